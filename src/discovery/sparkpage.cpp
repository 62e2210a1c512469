// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/sparkpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::size_t kMostText = 1000; // of a title, an id, an address
constexpr qsizetype kMostLinks = 20'000;

constexpr std::string_view kAppId = "appId=";
constexpr std::string_view kIdItem = "<strong>ID:</strong>";

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

QString unescaped(std::string_view text)
{
    text = trimmed(text);
    QString result = QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), kMostText)));
    if (result.contains(u'&')) {
        result.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&quot;"_s, u"\""_s);
        result.replace(u"&#39;"_s, u"'"_s).replace(u"&apos;"_s, u"'"_s).replace(u"&amp;"_s, u"&"_s);
    }
    return result;
}

//! Text behind \a open up to \a close; empty where one of both is missing.
std::string_view between(std::string_view text, std::string_view open, std::string_view close)
{
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos)
        return {};
    text.remove_prefix(begin + open.size());
    const std::size_t end = text.find(close);
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
}

SparkPage::Kind kindOf(const QString &title)
{
    if (title.startsWith(u"Spark Master at "_s))
        return SparkPage::Kind::Master;
    if (title.startsWith(u"Spark Worker at "_s))
        return SparkPage::Kind::Worker;
    // spark.history.ui.* cannot change it; "History Server" since 1.0
    return title == u"History Server"_s ? SparkPage::Kind::History : SparkPage::Kind::Other;
}

//! <span class="version"…>4.3.0</span>
QString versionOf(std::string_view html)
{
    const std::size_t begin = html.find("<span class=\"version");
    if (begin == std::string_view::npos)
        return {};
    const QString version = unescaped(between(html.substr(begin, 400), ">", "</span>"));
    const bool plausible = !version.isEmpty() && version.size() < 80 && version[0].isDigit();
    return plausible ? version : QString();
}

//! Goes through the anchors of a page once.
class LinkReader
{
public:
    explicit LinkReader(SparkPage &page) : m_page(page) {}

    void read(std::string_view html)
    {
        std::size_t place = 0;
        while (m_page.uiLinks.size() + m_page.workerLinks.size() < kMostLinks) {
            const std::size_t anchor = html.find("<a ", place);
            if (anchor == std::string_view::npos)
                return;
            takeText(html.substr(place, anchor - place));
            const std::size_t tagEnd = html.find('>', anchor);
            if (tagEnd == std::string_view::npos)
                return;
            const std::size_t textEnd = html.find('<', tagEnd);
            const std::string_view tag = html.substr(anchor, tagEnd - anchor);
            takeLink(between(tag, "href=\"", "\""),
                     html.substr(tagEnd + 1, std::min(textEnd, html.size()) - tagEnd - 1));
            place = tagEnd + 1;
        }
    }

private:
    //! What stands between two anchors: rows end, and a worker's page names the application in a list.
    void takeText(std::string_view text)
    {
        if (text.find("</tr>") != std::string_view::npos)
            m_application.clear();
        const std::size_t item = text.rfind(kIdItem);
        if (item == std::string_view::npos)
            return;
        const std::string_view id = text.substr(item + kIdItem.size());
        m_application = unescaped(id.substr(0, id.find('<')));
    }

    void takeLink(std::string_view href, std::string_view text)
    {
        if (href.empty() || href.front() == '#')
            return;
        if (const std::size_t id = href.find(kAppId); id != std::string_view::npos) {
            const std::string_view rest = href.substr(id + kAppId.size());
            if (href.find("logPage") == std::string_view::npos)
                m_application = unescaped(rest.substr(0, rest.find('&')));
            return;
        }
        if (href.find("logPage") != std::string_view::npos)
            return;
        const QString link = unescaped(href);
        const std::string_view label = trimmed(text);
        if (label.starts_with("worker-"))
            m_page.workerLinks.insert(unescaped(label), link);
        else if (!m_application.isEmpty() && isAddress(href) && !m_page.uiLinks.contains(m_application))
            m_page.uiLinks.insert(std::exchange(m_application, QString()), link);
    }

    static bool isAddress(std::string_view href)
    {
        return href.starts_with("http://") || href.starts_with("https://") ||
               href.find("/proxy/") != std::string_view::npos || href.starts_with("proxy/");
    }

    SparkPage &m_page;
    QString m_application; //!< that the next link belongs to
};

} // namespace

SparkPage readSparkPage(std::string_view html)
{
    SparkPage page;
    page.title = unescaped(between(html, "<title>", "</title>"));
    page.kind = kindOf(page.title);
    if (page.kind == SparkPage::Kind::Other)
        return page;
    page.sparkVersion = versionOf(html);
    if (page.kind != SparkPage::Kind::History)
        LinkReader(page).read(html);
    return page;
}

} // namespace cinderscope
