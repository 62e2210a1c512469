// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/clusterreaders.h"
#include "discovery/endpointlinks.h"
#include "discovery/place.h"
#include "discovery/restreaders.h"
#include "discovery/serversniffer.h"
#include "discovery/sparkpage.h"
#include "discovery/sparkprocess.h"
#include "fuzz/fuzztarget.h"

#include <string>

using namespace cinderscope;

namespace {

void requirePlain(const QUrl &url)
{
    FUZZ_REQUIRE(url.isEmpty() || url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
    FUZZ_REQUIRE(url.userInfo().isEmpty());
}

void checkEndpoint(FoundEndpoint &endpoint)
{
    linkEndpoints({&endpoint});
    for (const FoundApplication &application : endpoint.applications) {
        FUZZ_REQUIRE(!application.applicationId.isEmpty());
        FUZZ_REQUIRE(application.end == kNoTime || application.end >= application.start);
        requirePlain(application.uiUrl);
    }
    for (const FoundWorker &worker : endpoint.cluster.workers) {
        FUZZ_REQUIRE(worker.memory >= 0 && worker.cores >= 0 && worker.port >= 0 && worker.port <= 65535);
        requirePlain(worker.url);
    }
    FUZZ_REQUIRE(endpoint.cluster.cores >= 0 && endpoint.cluster.memory >= 0);
}

void readJson(const std::string &text, const SparkPage &page)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(text).get(root))
        return;
    QList<FoundApplication> list;
    cluster::readHistory(root, list);
    rest::applicationSummary(root);
    rest::jobSummary(root);
    rest::stageSummary(root);
    rest::executorSummary(root);
    rest::sqlRecord(root);
    rest::taskEnd(root, 0, 0);
    simdjson::dom::object object;
    if (root.get(object))
        return;
    rest::environmentUpdate(object);
    rest::resourceProfiles(object);
    FoundEndpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://master:8080"));
    endpoint.kind = cluster::kindOf(object);
    cluster::readMaster(object, endpoint);
    cluster::addLinks(page, endpoint);
    checkEndpoint(endpoint);
    cluster::readWorker(object, endpoint);
    cluster::addLinks(page, endpoint);
    endpoint.applications.clear();
    checkEndpoint(endpoint);
}

} // namespace

// Input: a page, a zero byte, an answer in JSON; also taken as first bytes, as an address and as a command line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t zero = input.find('\0');
    const std::string html = input.substr(0, zero);
    const SparkPage page = readSparkPage(html);
    FUZZ_REQUIRE(page.title.size() <= 2000);
    readJson(zero == std::string::npos ? html : input.substr(zero + 1), page);

    const QByteArray bytes(input.data(), qsizetype(std::min<std::size_t>(size, 4096)));
    ServerSniffer::Kind kind = ServerSniffer::Kind::Silent;
    QString looksLike;
    FUZZ_REQUIRE(ServerSniffer::judge(bytes, true, kind, looksLike) || bytes.isEmpty());
    const QString text = QString::fromUtf8(bytes);
    if (const auto targets = parseAddresses(text)) {
        FUZZ_REQUIRE(!targets->isEmpty() && targets->size() <= kMostHosts);
        for (const PlaceTarget &target : *targets)
            FUZZ_REQUIRE(!target.host.isEmpty() && !target.host.startsWith(QLatin1Char('-')));
    }
    if (const auto ports = parsePorts(text); ports && !ports->isEmpty())
        FUZZ_REQUIRE(*parsePorts(portsText(*ports)) == *ports);
    parseSparkCommand(bytes, 1);
    return 0;
}
