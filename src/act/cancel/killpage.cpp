// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/killpage.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <array>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::array kPaths{"jobs/job/kill"_L1, "stages/stage/kill"_L1, "app/kill"_L1, "driver/kill"_L1};

//! The known path that an address ends in; empty for any other.
QString knownPath(QStringView address)
{
    const qsizetype question = address.indexOf(u'?');
    if (question >= 0)
        address = address.left(question);
    while (address.endsWith(u'/'))
        address.chop(1);
    for (const QLatin1StringView path : kPaths) {
        if (address == path || (address.endsWith(path) && address.at(address.size() - path.size() - 1) == u'/'))
            return path;
    }
    return {};
}

QString attribute(const QString &tag, QLatin1StringView name)
{
    const QRegularExpression rule(u"\\b"_s + name + u"\\s*=\\s*\"([^\"]*)\""_s);
    QString text = rule.match(tag).captured(1);
    return text.replace("&amp;"_L1, "&"_L1);
}

} // namespace

QList<KillForm> killForms(const QString &html)
{
    static const QRegularExpression form(u"<form\\b([^>]*)>(.*?)</form>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression input(u"<input\\b([^>]*)>"_s);
    static const QRegularExpression link(u"<a\\b([^>]*\\bkill-link\\b[^>]*)>"_s);
    QList<KillForm> found;
    for (auto match = form.globalMatch(html); match.hasNext();) {
        const auto block = match.next();
        KillForm one{knownPath(attribute(block.captured(1), "action"_L1)), {}, {}, false};
        if (one.path.isEmpty())
            continue;
        const QString inner = block.captured(2);
        for (auto field = input.globalMatch(inner); field.hasNext();) {
            const QString tag = field.next().captured(1);
            const QString name = attribute(tag, "name"_L1);
            if (name == "id"_L1)
                one.id = attribute(tag, "value"_L1);
            else if (name == "csrfToken"_L1)
                one.token = attribute(tag, "value"_L1);
        }
        found.append(one);
    }
    for (auto match = link.globalMatch(html); match.hasNext();) {
        const QString address = attribute(match.next().captured(1), "href"_L1);
        const QUrlQuery query(QUrl(address).query());
        if (const QString path = knownPath(address); !path.isEmpty())
            found.append({path, query.queryItemValue(u"id"_s, QUrl::FullyDecoded), {}, true});
    }
    return found;
}

bool listsActiveJobs(const QString &html)
{
    return html.contains("id=\"activeJob-table\""_L1);
}

QString submissionAddress(const QString &html)
{
    static const QRegularExpression rule(u"REST URL:\\s*</strong>\\s*spark://([^\\s<]+)"_s);
    return rule.match(html).captured(1);
}

QByteArray killBody(const QString &id, const QString &token, bool terminate)
{
    QByteArray body = "id=" + QUrl::toPercentEncoding(id);
    if (terminate)
        body += "&terminate=true";
    if (!token.isEmpty())
        body += "&csrfToken=" + QUrl::toPercentEncoding(token);
    return body;
}

} // namespace cinderscope
