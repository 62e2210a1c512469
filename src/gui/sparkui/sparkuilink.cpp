// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuilink.h"

#include "gui/sparkui/sparkuisite.h"

#include <algorithm>
#include <array>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Kind = SparkUiLink::Kind;

//! What the query of a page tells.
enum class Parameter
{
    None,
    Id,       //!< a number; without it there is no such page
    StageId,  //!< a number, and "attempt"
    Name,     //!< text; without it there is no such page
    MayBeName //!< text, if it is there
};

struct PageAddress
{
    Kind kind;
    QLatin1StringView path; //!< behind the root
    Parameter parameter = Parameter::None;
    QLatin1StringView key = ""_L1; //!< of the query
};

//! WebUITab.prefix + WebUIPage.prefix of Spark 3.5.9 and 4.3.0; WebUI.attachPage() makes them paths.
constexpr std::array kPages{
    PageAddress{Kind::Jobs, "jobs"_L1},
    PageAddress{Kind::Job, "jobs/job"_L1, Parameter::Id, "id"_L1},
    PageAddress{Kind::Stages, "stages"_L1},
    PageAddress{Kind::Stage, "stages/stage"_L1, Parameter::StageId, "id"_L1},
    PageAddress{Kind::Pool, "stages/pool"_L1, Parameter::Name, "poolname"_L1},
    PageAddress{Kind::Storage, "storage"_L1},
    PageAddress{Kind::Rdd, "storage/rdd"_L1, Parameter::Id, "id"_L1},
    PageAddress{Kind::Environment, "environment"_L1},
    PageAddress{Kind::Executors, "executors"_L1},
    PageAddress{Kind::ThreadDump, "executors/threadDump"_L1, Parameter::Name, "executorId"_L1},
    PageAddress{Kind::HeapHistogram, "executors/heapHistogram"_L1, Parameter::Name, "executorId"_L1},
    PageAddress{Kind::SqlQueries, "SQL"_L1},
    PageAddress{Kind::SqlExecution, "SQL/execution"_L1, Parameter::Id, "id"_L1},
    PageAddress{Kind::Streaming, "streaming"_L1},
    PageAddress{Kind::StreamingBatch, "streaming/batch"_L1, Parameter::Id, "id"_L1},
    PageAddress{Kind::StructuredStreaming, "StreamingQuery"_L1},
    PageAddress{Kind::StreamingQuery, "StreamingQuery/statistics"_L1, Parameter::Name, "id"_L1},
    PageAddress{Kind::Connect, "connect"_L1},
    PageAddress{Kind::ConnectSession, "connect/session"_L1, Parameter::Name, "id"_L1},
    PageAddress{Kind::ThriftServer, "sqlserver"_L1},
    PageAddress{Kind::ThriftSession, "sqlserver/session"_L1, Parameter::Name, "id"_L1},
    PageAddress{Kind::Application, "app"_L1, Parameter::MayBeName, "appId"_L1},
    PageAddress{Kind::Log, "logPage"_L1, Parameter::MayBeName, "executorId"_L1},
};

const PageAddress *addressOf(Kind kind)
{
    const auto at = std::ranges::find(kPages, kind, &PageAddress::kind);
    return at == kPages.end() ? nullptr : &*at;
}

bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

//! The page that the last words of a path name; a gateway may have put others before them.
const PageAddress *pageAt(const QStringList &words)
{
    for (qsizetype first = 0; first < words.size(); ++first) {
        const QString path = words.mid(first).join(u'/');
        const auto at = std::ranges::find_if(kPages, [&path](const PageAddress &page) { return path == page.path; });
        if (at != kPages.end())
            return &*at;
    }
    return nullptr;
}

//! Takes "proxy/APP" or "history/APP[/ATTEMPT]" and what stands before it off the words, as Spark's own scripts do
//! (core/src/main/resources/org/apache/spark/ui/static/utils.js, getBaseURI and getStandAloneAppId).
void takePrefix(QStringList &words, SparkUiLink &link)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] != "proxy"_L1 && words[i] != "history"_L1)
            continue;
        const bool history = words[i] == "history"_L1;
        words.remove(0, i + 1);
        if (words.isEmpty())
            return;
        if (const QString id = words.takeFirst(); history || !id.startsWith("worker-"_L1))
            link.applicationId = id;
        if (history && !words.isEmpty() && isNumber(words.first()))
            link.attemptId = words.takeFirst();
        return;
    }
}

//! As java.net.URLEncoder wrote it: a plus is a blank.
QString valueOf(const QUrlQuery &query, const QString &key)
{
    QString value = query.queryItemValue(key, QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(value.replace(u'+', u' ').toUtf8());
}

//! False where the query lacks what the page needs.
bool readQuery(const PageAddress &page, const QUrlQuery &query, SparkUiLink &link)
{
    const QString value = valueOf(query, page.key);
    bool number = true;
    switch (page.parameter) {
    case Parameter::None:
        return true;
    case Parameter::StageId:
        link.attempt = query.queryItemValue(u"attempt"_s).toInt();
        [[fallthrough]];
    case Parameter::Id:
        link.id = value.toLongLong(&number);
        return number && link.id >= 0;
    case Parameter::Name:
        link.name = value;
        return !value.isEmpty();
    case Parameter::MayBeName:
        if (link.kind == Kind::Application)
            link.applicationId = value;
        else
            link.name = value;
        if (link.kind == Kind::Log && link.applicationId.isEmpty())
            link.applicationId = valueOf(query, u"appId"_s);
        return link.kind != Kind::Application || !value.isEmpty();
    }
    return false;
}

//! Root of an application's pages, no slash at the end.
QString rootPath(const SparkUiSite &site)
{
    QString path = site.home.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (site.kind == UpstreamKind::HistoryServer && site.isApplication()) {
        path += u"/history/"_s + site.applicationId;
        if (!site.attemptId.isEmpty())
            path += u'/' + site.attemptId;
    }
    return path;
}

} // namespace

SparkUiLink SparkUiLink::job(qint64 id)
{
    SparkUiLink link;
    link.kind = Kind::Job;
    link.id = id;
    return link;
}

SparkUiLink SparkUiLink::stage(qint64 id, int attempt)
{
    SparkUiLink link;
    link.kind = Kind::Stage;
    link.id = id;
    link.attempt = attempt;
    return link;
}

SparkUiLink SparkUiLink::sqlExecution(qint64 id)
{
    SparkUiLink link;
    link.kind = Kind::SqlExecution;
    link.id = id;
    return link;
}

SparkUiLink SparkUiLink::executor(const QString &executorId)
{
    SparkUiLink link;
    link.kind = Kind::Executors;
    link.name = executorId;
    return link;
}

QUrl SparkUiLink::url(const SparkUiSite &site) const
{
    QUrl url = site.home;
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = rootPath(site) + u'/';
    // A history server finds the attempt by itself where no page follows (HistoryServer.loaderServlet).
    const bool unknownAttempt = site.kind == UpstreamKind::HistoryServer && site.attemptId.isEmpty();
    const PageAddress *page = addressOf(kind);
    if (!page && site.isApplication() && !unknownAttempt)
        page = addressOf(Kind::Jobs); // where "/" would redirect to
    if (!page) {
        url.setPath(path);
        return url;
    }
    url.setPath(path + page->path + u'/');
    QUrlQuery query;
    // '+' and '&' of a name must not be read as a blank and a separator
    const QString &text = kind == Kind::Application ? applicationId : name;
    if (page->parameter == Parameter::Id || page->parameter == Parameter::StageId)
        query.addQueryItem(page->key, QString::number(id));
    else if (page->parameter != Parameter::None && !text.isEmpty())
        query.addQueryItem(page->key, QString::fromLatin1(QUrl::toPercentEncoding(text)));
    if (page->parameter == Parameter::StageId)
        query.addQueryItem(u"attempt"_s, QString::number(attempt));
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

std::optional<SparkUiLink> SparkUiLink::of(const QUrl &publicUrl)
{
    if (publicUrl.scheme() != "http"_L1 && publicUrl.scheme() != "https"_L1)
        return {};
    SparkUiLink link;
    QStringList words = publicUrl.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    takePrefix(words, link);
    if (words.isEmpty())
        return link;
    if (words.contains(u"api"_s) || words.contains(u"static"_s))
        return {}; // what pages are made of
    const PageAddress *page = pageAt(words);
    if (!page)
        return {};
    link.kind = page->kind;
    if (!readQuery(*page, QUrlQuery(publicUrl), link))
        return {};
    return link;
}

bool SparkUiLink::hasRow() const
{
    return kind == Kind::Job || kind == Kind::Stage || kind == Kind::SqlExecution ||
           ((kind == Kind::Executors || kind == Kind::ThreadDump || kind == Kind::HeapHistogram) && !name.isEmpty());
}

} // namespace cinderscope
