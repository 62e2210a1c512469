// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/resourcemanager.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QXmlStreamReader>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostSite = 4 * 1024 * 1024;
constexpr int kMostManagers = 8;
constexpr int kHttpPort = 8088, kHttpsPort = 8090; //!< YarnConfiguration.DEFAULT_RM_WEBAPP_PORT, …_HTTPS_PORT
// Spark has a filter of its own since 4, before it was Hadoop's.
constexpr std::string_view kProxyBases[] = {
    "spark.org.apache.spark.deploy.yarn.AmIpFilter.param.PROXY_URI_BASES",
    "spark.org.apache.hadoop.yarn.server.webproxy.amfilter.AmIpFilter.param.PROXY_URI_BASES",
};

//! The root of a page: no path, no password.
QUrl rootOf(const QUrl &url)
{
    QUrl root;
    root.setScheme(url.scheme() == "https"_L1 ? u"https"_s : u"http"_s);
    root.setHost(url.host());
    root.setPort(url.port());
    return root;
}

//! "http://rm:8088/proxy/application_1_2/…" to "http://rm:8088"; empty for other addresses.
QUrl rootOfProxied(const QUrl &url)
{
    return url.path().startsWith("/proxy/application_"_L1) && !url.host().isEmpty() ? rootOf(url) : QUrl();
}

void add(QList<QUrl> &list, const QUrl &url)
{
    if (url.isValid() && !url.host().isEmpty() && !list.contains(url) && list.size() < kMostManagers)
        list.append(url);
}

//! Names and values of a Hadoop configuration; the last of a name counts, as long as none is final.
QHash<QString, QString> readConfiguration(const QByteArray &xml)
{
    QHash<QString, QString> values;
    QXmlStreamReader reader(xml);
    QString name, value;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == "property"_L1) {
            name.clear();
            value.clear();
        } else if (reader.isStartElement() && reader.name() == "name"_L1) {
            name = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        } else if (reader.isStartElement() && reader.name() == "value"_L1) {
            value = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        } else if (reader.isEndElement() && reader.name() == "property"_L1 && !name.isEmpty()) {
            values.insert(name, value);
        }
    }
    return values;
}

//! org.apache.hadoop.conf.Configuration.substituteVars, which follows 20 of them at most.
QString filled(QString text, const QHash<QString, QString> &values)
{
    static const QRegularExpression variable(u"\\$\\{([^}$\\s]+)\\}"_s);
    for (int depth = 0; depth < 20; ++depth) {
        const auto match = variable.match(text);
        if (!match.hasMatch() || !values.contains(match.captured(1)))
            break;
        text.replace(match.capturedStart(), match.capturedLength(), values.value(match.captured(1)));
    }
    return text;
}

QString userName()
{
    const passwd *entry = getpwuid(geteuid());
    return entry && entry->pw_name ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

Result<QString> readState(const Result<RawAnswer> &answer, const QUrl &base)
{
    if (!answer)
        return answer.error();
    const std::string source = base.toDisplayString().toStdString();
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray(answer->body.data(), qsizetype(answer->body.size()))).object();
    const QJsonObject problem = object[u"RemoteException"_s].toObject();
    const std::string words = problem[u"message"_s].toString().section(u'\n', 0, 0).left(300).toStdString();
    const std::string status = "status " + std::to_string(answer->status);
    const std::string detail = words.empty() ? status : status + ": " + words;
    if (answer->status == 401 || answer->status == 403)
        return Error{ErrorCode::Unauthorized, detail, source};
    if (answer->status == 404 && !problem.isEmpty())
        return Error{ErrorCode::NotFound, words, source};
    const QString state = object[u"state"_s].toString();
    if ((answer->status != 200 && answer->status != 202) || state.isEmpty())
        return Error{ErrorCode::Protocol, detail, source};
    return state;
}

} // namespace

QList<QUrl> resourceManagersOfSite(const QByteArray &xml)
{
    const QHash<QString, QString> values = readConfiguration(xml);
    const bool https = values.value(u"yarn.http.policy"_s) == "HTTPS_ONLY"_L1;
    const QString key =
        https ? u"yarn.resourcemanager.webapp.https.address"_s : u"yarn.resourcemanager.webapp.address"_s;
    QStringList suffixes;
    if (values.value(u"yarn.resourcemanager.ha.enabled"_s) == "true"_L1) {
        for (const QString &id : values.value(u"yarn.resourcemanager.ha.rm-ids"_s).split(u',', Qt::SkipEmptyParts))
            suffixes += u'.' + id.trimmed();
    }
    suffixes += QString();
    QList<QUrl> list;
    for (const QString &suffix : suffixes) {
        QString address = filled(values.value(key + suffix), values);
        const QString host = filled(values.value(u"yarn.resourcemanager.hostname"_s + suffix), values);
        if (address.isEmpty() && !host.isEmpty())
            address = host + u':' + QString::number(https ? kHttpsPort : kHttpPort);
        const QUrl url((https ? u"https://"_s : u"http://"_s) + address);
        if (!address.isEmpty() && !address.contains(u'$') && url.host() != "0.0.0.0"_L1)
            add(list,
                rootOf(url.port() < 0 ? QUrl(url.toString() + u':' + QString::number(https ? kHttpsPort : kHttpPort))
                                      : url));
    }
    return list;
}

QList<QUrl> resourceManagers(const Snapshot *snapshot, const QUrl &ui, const QList<QUrl> &own)
{
    QList<QUrl> list;
    for (const std::string_view key : kProxyBases) {
        const QString bases =
            snapshot ? QString::fromStdString(std::string(snapshot->environment->sparkProperty(key))) : QString();
        for (const QString &base : bases.split(u',', Qt::SkipEmptyParts))
            add(list, rootOfProxied(QUrl(base.trimmed())));
    }
    add(list, rootOfProxied(ui));
    return list.isEmpty() ? own : list;
}

QList<QUrl> ownResourceManagers(const QProcessEnvironment &environment)
{
    for (const QString &variable : {u"YARN_CONF_DIR"_s, u"HADOOP_CONF_DIR"_s}) {
        const QString folder = environment.value(variable);
        QFile file(folder + u"/yarn-site.xml"_s);
        if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        if (const QList<QUrl> list = resourceManagersOfSite(file.read(kMostSite)); !list.isEmpty())
            return list;
    }
    return {};
}

bool isFinalYarnState(const QString &state)
{
    return state == "FINISHED"_L1 || state == "FAILED"_L1 || state == "KILLED"_L1;
}

ResourceManagerClient::ResourceManagerClient(const QList<QUrl> &bases, const Access &access, int timeoutMs,
                                             QObject *parent)
    : QObject(parent), m_limits{timeoutMs, 1024 * 1024}
{
    for (const QUrl &base : bases)
        m_clients.push_back(std::make_unique<RestClient>(base, access));
}

ResourceManagerClient::~ResourceManagerClient() = default;

QUrl ResourceManagerClient::base() const
{
    return m_answered ? m_clients[m_used]->base() : QUrl();
}

void ResourceManagerClient::state(const QString &applicationId, Handler handler)
{
    ask(Verb::Get, applicationId, m_used, handler);
}

void ResourceManagerClient::kill(const QString &applicationId, Handler handler)
{
    ask(Verb::Put, applicationId, m_used, handler);
}

void ResourceManagerClient::ask(Verb verb, const QString &applicationId, std::size_t at, const Handler &handler)
{
    RestClient &client = *m_clients[at];
    const auto take = [this, verb, applicationId, at, handler](const Result<RawAnswer> &answer) {
        const Result<QString> state = readState(answer, m_clients[at]->base());
        // The next one only where this one did nothing: no answer, or the redirect of one that stands by.
        const bool standsBy = answer && answer->status >= 300 && answer->status < 400;
        const bool silent = !answer && answer.error().code != ErrorCode::Timeout;
        if (!m_answered && (standsBy || silent) && at + 1 < m_clients.size())
            return ask(verb, applicationId, at + 1, handler);
        if (answer) {
            m_used = at;
            m_answered = true;
        }
        handler(state);
    };
    const QString path = u"/ws/v1/cluster/apps/"_s + applicationId + u"/state"_s;
    if (verb == Verb::Get)
        return client.getRaw(path, take, m_limits);
    QUrlQuery query;
    if (const QString user = userName(); !user.isEmpty())
        query.addQueryItem(u"user.name"_s, QString::fromLatin1(QUrl::toPercentEncoding(user)));
    client.put(query.isEmpty() ? path : path + u'?' + query.toString(QUrl::FullyEncoded), "application/json",
               R"({"state":"KILLED"})", take, m_limits);
}

} // namespace cinderscope
