// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/viewcrawler.h"

#include "gui/sparkui/sparkuicenter.h"
#include "proxy/proxyserver.h"

#include <algorithm>
#include <cstdio>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPixmap>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

constexpr int kPatienceMs = 60'000; // on a loaded machine
constexpr int kBusyMs = 20'000;     // a page that still says that it loads
constexpr int kRestMs = 250;        // a page that does not change for so long is done

//! One of the expressions of pagefacts.js.
QString script(const QString &name)
{
    static const QString all = [] {
        QFile file(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/integration/pagefacts.js"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }();
    const QString mark = u"// === "_s + name + u'\n';
    const qsizetype at = all.indexOf(mark);
    return at < 0 ? QString() : all.mid(at + mark.size()).section(u"// === "_s, 0, 0).trimmed();
}

//! Where to click on an element, in the middle of what is to be seen of it.
QString placeScript(const QString &element)
{
    return u"(() => { const e = %1; if (!e || !e.isConnected) return null;"
           "  e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});"
           "  for (const r of e.getClientRects()) { if (r.width < 2 || r.height < 2) continue;"
           "    const x = r.left + Math.min(r.width, 40) / 2, y = r.top + r.height / 2;"
           "    const at = document.elementFromPoint(x, y);"
           "    if (at && (at === e || e.contains(at))) return [x, y]; }"
           "  return null; })()"_s.arg(element);
}

//! Without figures and units, which go on between one look and the next.
QString withoutFigures(QString text)
{
    static const QRegularExpression figure(u"[0-9]+([.,:/][0-9]+)*"_s);
    static const QRegularExpression units(u"\\b(ms|s|min|h|B|KiB|MiB|GiB|seconds?|minutes?|hours?)\\b"_s);
    return text.remove(figure).remove(units).simplified();
}

//! What an error of the console says wherever the page is and whenever it came.
QString plainError(QString text)
{
    static const QRegularExpression origin(u"https?://[A-Za-z0-9.-]+(:[0-9]+)?"_s);
    static const QRegularExpression nonce(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    return text.remove(origin).remove(nonce).simplified();
}

bool isMoment(const QUrl &url)
{
    static const QRegularExpression moment(u"threadDump|heapHistogram|/streaming/"_s);
    return moment.match(url.path()).hasMatch();
}

bool isKill(const QUrl &url)
{
    static const QRegularExpression kill(u"/kill(/|$)"_s);
    return kill.match(url.path()).hasMatch();
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

//! The first place where two texts part, for a message.
QString parting(const QString &ours, const QString &theirs)
{
    qsizetype at = 0;
    while (at < std::min(ours.size(), theirs.size()) && ours[at] == theirs[at])
        ++at;
    const qsizetype from = std::max<qsizetype>(0, at - 30);
    return u"\"…%1\" instead of \"…%2\""_s.arg(ours.mid(from, 90), theirs.mid(from, 90)).replace(u'\n', u' ');
}

} // namespace

ViewCrawler::ViewCrawler(SparkUiCenter &center, SparkWebView &view, BareView &bare, Settings settings)
    : m_center(center), m_view(view), m_bare(bare), m_settings(std::move(settings))
{
    QDir().mkpath(m_settings.shots);
    QObject::connect(&view, &SparkWebView::consoleMessage, &view, [this](int level, const QString &text) {
        if (level == 2)
            m_errors.append(text);
    });
    QObject::connect(&view, &SparkUiView::newTab, &view, [this](const QUrl &url) {
        if (wanted(url))
            m_queue.append(url);
    });
}

void ViewCrawler::note(const AccessRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_records.push_back(record);
}

void ViewCrawler::problem(const QUrl &url, const QString &what)
{
    m_problems.append(url.toString() + u": "_s + what);
}

//! "driver /stages/stage/ attempt=1&id": server, path and names of what is asked for; what has pages of its own
//! (a log's name, an attempt) with its value.
QString ViewCrawler::kindOf(const QUrl &url)
{
    static const QRegularExpression ids(u"(app|worker|driver)-[0-9-]+(?=/|$)"_s);
    QStringList names;
    for (const auto &[name, value] : QUrlQuery(url).queryItems()) {
        const bool tells = name == "attempt"_L1 || name == "logType"_L1 || name == "showIncomplete"_L1 ||
                           (name == "executorId"_L1 && !url.path().contains(u"logPage"_s));
        names.append(tells ? name + u'=' + value : name);
    }
    static const QRegularExpression sorts(u"^[A-Za-z]+\\.(sort|desc|pageSize|page|prevPageSize)$"_s);
    if (const auto at = std::ranges::find_if(names, [](const QString &n) { return sorts.match(n).hasMatch(); });
        at != names.end())
        names = {u"arranged"_s};
    names.sort();
    const QString kind =
        url.host().section(u'.', 0, 0) + u' ' + url.path().replace(ids, u"*"_s) + u' ' + names.join(u'&');
    return kind.trimmed();
}

bool ViewCrawler::has(const QString &kind) const
{
    return std::ranges::any_of(m_kinds.keys(), [&](const QString &each) { return each.startsWith(kind); });
}

bool ViewCrawler::wanted(const QUrl &url) const
{
    return !m_seen.contains(url) && m_settings.wanted(url) && m_kinds.value(kindOf(url)).opened < m_settings.mostOfKind;
}

QVariant ViewCrawler::eval(const QString &script)
{
    const auto answer = std::make_shared<std::optional<QVariant>>();
    m_view.tab()->runScript(script, [answer](const QVariant &value) { *answer = value; });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, kPatienceMs))
        return {};
    return **answer;
}

std::optional<QUrl> ViewCrawler::publicOf(const QUrl &href)
{
    ProxyServer &proxy = m_center.proxy();
    if (const auto known = proxy.toPublic(href))
        return known;
    const Result<QUrl> there = proxy.follow(m_view.tab()->url(), href);
    return there ? proxy.toPublic(*there) : std::nullopt;
}

//! Links of the page that is shown; each is checked, whether it is opened or not.
std::vector<ViewCrawler::Link> ViewCrawler::collect()
{
    std::vector<Link> links;
    const QUrl here = m_view.publicUrl().adjusted(QUrl::RemoveFragment);
    const QJsonArray all = QJsonDocument::fromJson(eval(script(u"links"_s)).toString().toUtf8()).array();
    for (const QJsonValue &each : all) {
        const QUrl href(each[u"href"_s].toString());
        ++m_checked;
        const auto url = publicOf(href);
        if (!url) {
            m_outside.insert(href.toString());
            continue;
        }
        const QUrl plain = url->adjusted(QUrl::RemoveFragment);
        if (plain == here || isKill(plain) || plain.path().contains(u"/api/v1/"_s))
            continue;
        links.push_back({each[u"index"_s].toInt(), plain, each[u"visible"_s].toBool() && each[u"plain"_s].toBool()});
    }
    return links;
}

bool ViewCrawler::clickAt(const QVariantList &place)
{
    if (place.size() != 2)
        return false;
    QWidget *widget = m_view.tab()->widget();
    QWidget *target = widget->focusProxy() ? widget->focusProxy() : widget;
    QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(place[0].toInt(), place[1].toInt()));
    return true;
}

bool ViewCrawler::click(const QString &selector)
{
    return clickAt(eval(placeScript(u"document.querySelector(\"%1\")"_s.arg(selector))).toList());
}

bool ViewCrawler::clickLink(const Link &link)
{
    const int load = m_view.loadCount();
    for (const int patience : {2000, 4000, 10'000}) { // one may be lost on a page that is still being painted
        if (!clickAt(eval(placeScript(u"window.cinderscopeLinks[%1]"_s.arg(link.index))).toList()))
            return false;
        if (QTest::qWaitFor([&] { return m_view.loadCount() > load; }, patience))
            return waitFor(load);
    }
    problem(link.url, u"a click on its link in %1 leads nowhere"_s.arg(m_view.publicUrl().toString()));
    return false;
}

bool ViewCrawler::waitFor(int load)
{
    return QTest::qWaitFor([&] { return m_view.loadCount() > load && !m_view.isLoading(); }, kPatienceMs);
}

//! Waits until two looks at both are the same.
QJsonObject ViewCrawler::facts()
{
    QString before;
    QElapsedTimer clock;
    clock.start();
    while (true) {
        const QString now = eval(script(u"facts"_s)).toString();
        const QJsonObject object = QJsonDocument::fromJson(now.toUtf8()).object();
        const QString plain = withoutFigures(now);
        if ((plain == before && !object[u"busy"_s].toBool()) || clock.elapsed() > kBusyMs)
            return object;
        before = plain;
        QTest::qWait(kRestMs);
    }
}

void ViewCrawler::crawl(const SparkUiSite &site, const QList<QUrl> &starts)
{
    m_site = site;
    m_queue = starts;
    constexpr int most = 60; // then something is wrong as such
    while (!m_queue.isEmpty() && m_problems.size() < most) {
        const QUrl next = m_queue.takeFirst();
        if (!wanted(next) || !(clickThere(next) || visit(next)))
            continue;
        while (m_problems.size() < most) { // on from page to page, while one leads to another
            const std::vector<Link> links = collect();
            std::vector<Link> open;
            for (const Link &link : links) {
                if (!wanted(link.url))
                    continue;
                if (link.visible) {
                    open.push_back(link);
                    m_sources.insert(link.url, m_view.publicUrl());
                }
                if (!m_known.contains(link.url)) {
                    m_known.insert(link.url);
                    m_queue.append(link.url);
                }
            }
            std::ranges::stable_sort(open, {},
                                     [this](const Link &link) { return m_kinds.value(kindOf(link.url)).clicked; });
            const Link *clicked = nullptr;
            for (const Link &link : open) {
                m_bare.open(m_settings.direct(link.url));
                m_errors.clear();
                if (clickLink(link)) {
                    clicked = &link;
                    break;
                }
                m_bare.loaded();
            }
            if (!clicked)
                break;
            examine(clicked->url, true);
        }
    }
    checkRequests();
}

//! A page of a kind that no click has led to yet, from one that has a link to it.
bool ViewCrawler::clickThere(const QUrl &url)
{
    if (m_kinds.value(kindOf(url)).clicked > 0 || !m_sources.contains(url))
        return false;
    const int load = m_view.loadCount();
    m_view.open(m_site, m_sources.value(url));
    if (!waitFor(load))
        return false;
    facts(); // until its scripts have made the link
    for (const Link &link : collect()) {
        if (link.url != url || !link.visible)
            continue;
        m_bare.open(m_settings.direct(url));
        m_errors.clear();
        if (clickLink(link)) {
            examine(url, true);
            return true;
        }
        m_bare.loaded();
    }
    return false;
}

void ViewCrawler::restart(std::function<bool(const QUrl &)> wanted)
{
    m_settings.wanted = std::move(wanted);
    m_seen.clear();
    m_known.clear();
    m_sources.clear();
    m_kinds.clear();
    m_outside.clear();
    m_checked = m_requests = 0;
}

bool ViewCrawler::visit(const QUrl &url)
{
    m_bare.open(m_settings.direct(url));
    m_errors.clear();
    const int load = m_view.loadCount();
    m_view.open(m_site, url);
    if (!waitFor(load)) {
        problem(url, u"does not load"_s);
        return false;
    }
    examine(url, false);
    return true;
}

void ViewCrawler::act(const QString &what, const QString &selector)
{
    const QUrl url = m_view.publicUrl();
    const QJsonObject before = facts();
    if (!click(selector))
        return problem(url, u"nothing to click on: "_s + selector);
    m_bare.run(u"document.querySelector(\"%1\").click()"_s.arg(selector));
    const auto shown = [](const QJsonObject &page) { return QJsonArray{page[u"tables"_s], page[u"words"_s]}; };
    QElapsedTimer clock;
    clock.start();
    while (shown(facts()) == shown(before) && clock.elapsed() < kBusyMs)
        QTest::qWait(kRestMs);
    if (clock.elapsed() >= kBusyMs)
        problem(url, u"nothing changes by a click on "_s + selector);
    Count count;
    compare(url, count);
    shoot(kindOf(url) + u' ' + what);
}

//! The page that has just been loaded, in both.
void ViewCrawler::examine(const QUrl &url, bool clicked)
{
    const QString kind = kindOf(url);
    Count &count = m_kinds[kind];
    m_seen.insert(url);
    ++count.opened;
    count.clicked += clicked;
    m_bare.loaded();
    if (!m_view.problemHeadline().isEmpty())
        return problem(url, u"is not shown: "_s + m_view.problemHeadline());
    if (m_view.guard().refusedCount() > 0)
        problem(url, u"asked for something outside of the proxy"_s);
    compare(url, count);
    checkConsole(url);
    checkSockets(url);
    if (count.opened == 1)
        shoot(kind);
}

QStringList ViewCrawler::differences(const QJsonObject &ours, const QJsonObject &theirs, bool moment, bool &same) const
{
    QStringList found;
    same = true;
    const auto both = [&](const QString &key, bool exactCounts) {
        const QStringList mine = strings(ours[key]), direct = strings(theirs[key]);
        same = same && (mine == direct || !exactCounts);
        if (mine.size() != direct.size()) {
            found.append(u"%1 %2 instead of %3"_s.arg(mine.size()).arg(key).arg(direct.size()));
            return;
        }
        for (qsizetype i = 0; i < mine.size(); ++i) {
            if (withoutFigures(mine[i]) != withoutFigures(direct[i]))
                found.append(key + u": "_s + parting(mine[i], direct[i]));
        }
    };
    both(u"heads"_s, true);
    both(u"broken"_s, true);
    if (ours[u"title"_s] != theirs[u"title"_s])
        found.append(u"title "_s + parting(ours[u"title"_s].toString(), theirs[u"title"_s].toString()));
    for (const QString &key : {u"styles"_s, u"unstyled"_s, u"timelines"_s, u"canvases"_s}) {
        if (ours[key] != theirs[key])
            found.append(u"%1: %2 instead of %3"_s.arg(key).arg(ours[key].toInt()).arg(theirs[key].toInt()));
    }
    if (moment)
        return found;
    both(u"tables"_s, true);
    both(u"words"_s, false); // uptimes
    both(u"drawings"_s, true);
    if (ours[u"items"_s] != theirs[u"items"_s])
        found.append(
            u"%1 items of timelines instead of %2"_s.arg(ours[u"items"_s].toInt()).arg(theirs[u"items"_s].toInt()));
    return found;
}

void ViewCrawler::compare(const QUrl &url, Count &count)
{
    const bool moment = isMoment(url);
    QStringList found;
    bool same = false;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kBusyMs) { // until both are done
        eval(script(u"unfold"_s));      // also what is there only by and by
        m_bare.run(script(u"unfold"_s));
        const QJsonObject ours = facts();
        const QJsonObject theirs = QJsonDocument::fromJson(m_bare.run(script(u"facts"_s)).toString().toUtf8()).object();
        found = differences(ours, theirs, moment, same);
        const auto place = m_center.proxy().toPublic(QUrl(ours[u"url"_s].toString()));
        const QUrl direct(theirs[u"url"_s].toString());
        if (!place || m_settings.direct(*place).adjusted(QUrl::RemoveFragment) != direct.adjusted(QUrl::RemoveFragment))
            found.append(u"is %1 instead of %2"_s.arg(ours[u"url"_s].toString(), direct.toString()));
        if (ours.isEmpty() || theirs.isEmpty())
            found.append(u"nothing to compare"_s);
        if (found.isEmpty())
            break;
        QTest::qWait(kRestMs);
    }
    for (const QString &each : found)
        problem(url, each);
    if (found.isEmpty())
        ++(moment ? count.moments : same ? count.same : count.alike);
}

void ViewCrawler::checkConsole(const QUrl &url)
{
    for (auto *dialog : m_view.findChildren<QDialog *>()) { // what the page has said by alert()
        if (!dialog->isVisible())
            continue;
        for (const auto *label : dialog->findChildren<QLabel *>())
            m_errors.append(u"alert: "_s + label->text());
        dialog->reject();
    }
    QSet<QString> known;
    for (const QString &error : m_bare.errors())
        known.insert(plainError(error));
    for (const QString &error : std::as_const(m_errors)) {
        if (!known.contains(plainError(error)))
            problem(url, u"error of the console: "_s + error);
    }
}

//! Each request of the pages got the answer that the server gives to anybody.
void ViewCrawler::checkRequests()
{
    std::vector<AccessRecord> records;
    {
        const std::lock_guard lock(m_mutex);
        records.swap(m_records);
    }
    m_requests += int(records.size());
    for (const AccessRecord &record : records) {
        const QUrl url(QString::fromStdString(record.upstream + record.target));
        const bool left = record.note == "the client went away"; // on to the next page
        if (!left && !record.note.empty())
            problem(url, QString::fromStdString(record.method + ": " + record.note));
        if (record.status >= 400 && (record.method != "GET" || m_settings.directStatus(url) != record.status))
            problem(url, u"%1 answered with %2"_s.arg(QString::fromStdString(record.method)).arg(record.status));
    }
}

//! No connection of this process, which Chromium's network service is part of, leads to another computer. (The way to
//! the cluster is ssh's, or leads to the HTTP proxy.)
void ViewCrawler::checkSockets(const QUrl &url)
{
    QSet<QString> mine;
    const QDir folder(u"/proc/self/fd"_s);
    for (const QString &name : folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(folder.filePath(name)).section(u'/', -1);
        if (target.startsWith("socket:["_L1))
            mine.insert(target.mid(8).chopped(1));
    }
    for (const QString &table : {u"/proc/self/net/tcp"_s, u"/proc/self/net/tcp6"_s, u"/proc/self/net/udp"_s}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QStringList fields = QString::fromLatin1(line).simplified().split(u' ');
            const QString remote = fields.value(2).section(u':', 0, 0);
            const bool here = remote.endsWith("7F"_L1) || remote == QString(remote.size(), u'0');
            if (fields.size() > 9 && mine.contains(fields[9]) && !here && !m_way.contains(remote))
                problem(url, u"a connection to another computer: "_s + fields[2]);
        }
    }
}

void ViewCrawler::shoot(const QString &kind)
{
    QString name = kind;
    static const QRegularExpression notInNames(u"[^A-Za-z0-9=.-]+"_s);
    name.replace(notInNames, u"_"_s);
    m_view.grab().save(m_settings.shots + u'/' + name.left(120) + u".png"_s);
}

} // namespace cinderscope::test
