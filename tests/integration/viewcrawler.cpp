// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/viewcrawler.h"

#include "gui/sparkui/sparkuicenter.h"
#include "integration/eventwait.h"
#include "integration/ownconnections.h"
#include "integration/pagetexts.h"
#include "proxy/proxyserver.h"

#include <algorithm>
#include <cstdio>
#include <QDeadlineTimer>
#include <QDialog>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPixmap>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

constexpr int kPatienceMs = 60'000; // on a loaded machine
constexpr int kBusyMs = 20'000;     // a page that still says that it loads
constexpr int kMovedOnMs = 4000;    // what differs for so long was loaded at two moments: once more
constexpr int kRestMs = 120;        // between two looks
constexpr int kMostProblems = 60;   // then something is wrong as such
constexpr int kMostSilent = 3;      // a Spark whose Java hangs does not come back

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
    std::printf("PROBLEM: %s\n", qPrintable(m_problems.constLast()));
    std::fflush(stdout);
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
    if (!kind.endsWith(u'*'))
        return m_kinds.contains(kind);
    return std::ranges::any_of(m_kinds.keys(), [&](const QString &each) { return each.startsWith(kind.chopped(1)); });
}

bool ViewCrawler::wanted(const QUrl &url) const
{
    return !m_seen.contains(url) && m_settings.wanted(url) && m_kinds.value(kindOf(url)).opened < m_settings.mostOfKind;
}

QVariant ViewCrawler::eval(const QString &script)
{
    QEventLoop loop;
    const auto answer = std::make_shared<QVariant>();
    m_view.tab()->runScript(script, [answer, waiting = QPointer(&loop)](const QVariant &value) {
        *answer = value;
        if (waiting)
            QMetaObject::invokeMethod(waiting, &QEventLoop::quit, Qt::QueuedConnection);
    });
    QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
    loop.exec();
    return *answer;
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
    const QJsonArray all = QJsonDocument::fromJson(eval(pageScript(u"links"_s)).toString().toUtf8()).array();
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

//! Chromium drops what is clicked before a page was painted for the first time (kDropInputEventsBeforeFirstPaint of its
//! widget_input_handler_manager.cc).
bool ViewCrawler::waitPainted()
{
    QElapsedTimer clock;
    clock.start();
    while (eval(u"performance.getEntriesByName('first-contentful-paint').length"_s).toInt() == 0) {
        if (clock.elapsed() > kBusyMs)
            return false;
        spin(10);
    }
    return true;
}

bool ViewCrawler::click(const QString &selector)
{
    const QString script = placeScript(u"document.querySelector(\"%1\")"_s.arg(selector));
    QElapsedTimer clock;
    clock.start();
    while (waitPainted()) {
        if (clickAt(eval(script).toList()))
            return true;
        if (clock.elapsed() > 3000)
            break;
        spin(kRestMs); // it may just be made
    }
    return false;
}

QString ViewCrawler::placeOf(const Link &link)
{
    return placeScript(u"window.cinderscopeLinks[%1]"_s.arg(link.index));
}

bool ViewCrawler::clickLink(const Link &link)
{
    const int load = m_view.loadCount();
    waitPainted();
    for (const int patience : {3000, 6000, 12'000}) { // one may be lost where the page changes under it
        if (!clickAt(eval(placeOf(link)).toList()))
            return false;
        if (spinUntil([&] { return m_view.loadCount() > load; }, patience))
            return waitFor(load);
        ++m_lostClicks;
    }
    problem(link.url, u"a click on its link in %1 leads nowhere"_s.arg(m_view.publicUrl().toString()));
    return false;
}

bool ViewCrawler::waitFor(int load)
{
    const auto loaded = [&] { return m_view.loadCount() > load && !m_view.isLoading(); };
    if (spinUntil(loaded, kBusyMs))
        return true;
    tellState(m_view.loadCount() - load);
    return spinUntil(loaded, kPatienceMs);
}

//! Of a page that takes long, for whoever reads the test's output.
void ViewCrawler::tellState(int loads)
{
    const QString page = eval(u"[document.readyState, location.href, performance.getEntries().length,"
                              " performance.getEntriesByName('first-contentful-paint').length].join(' ')"_s)
                             .toString();
    std::printf("WAITING: %d loads began, %s, %s; %s; %s\n", loads, m_view.isLoading() ? "goes on" : "ended",
                qPrintable(m_view.publicUrl().toString()), qPrintable(page), qPrintable(m_view.problemHeadline()));
    const int status = m_settings.directStatus(m_view.publicUrl());
    m_silent += status == 0;
    std::printf("WAITING: past the proxy the server answers with %d\n", status);
    for (const QString &each : ownConnections())
        std::printf("WAITING: %s\n", qPrintable(each));
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = m_records.size() > 6 ? m_records.size() - 6 : 0; i < m_records.size(); ++i) {
        const AccessRecord &last = m_records[i];
        std::printf("WAITING: %lld %s %s%s %d %.0f ms %s\n", static_cast<long long>(last.time), last.method.c_str(),
                    last.upstream.c_str(), last.target.c_str(), last.status, last.milliseconds, last.note.c_str());
    }
    std::fflush(stdout);
}

//! Waits until two looks are the same.
QJsonObject ViewCrawler::facts()
{
    QString before;
    QElapsedTimer clock;
    clock.start();
    while (true) {
        const QString now = eval(pageScript(u"facts"_s)).toString();
        const QJsonObject object = QJsonDocument::fromJson(now.toUtf8()).object();
        const QString plain = withoutFigures(now);
        if ((plain == before && !object[u"busy"_s].toBool()) || clock.elapsed() > kBusyMs)
            return object;
        before = plain;
        spin(kRestMs);
    }
}

void ViewCrawler::crawl(const SparkUiSite &site, const QList<QUrl> &starts)
{
    m_site = site;
    m_queue = starts;
    const auto goesOn = [this] { return m_problems.size() < kMostProblems && m_silent < kMostSilent; };
    while (!m_queue.isEmpty() && goesOn()) {
        const QUrl next = m_queue.takeFirst();
        if (!wanted(next) || !(clickThere(next) || visit(next)))
            continue;
        while (goesOn()) { // on from page to page, while one leads to another
            const std::vector<Link> links = collect();
            std::vector<Link> open;
            for (const Link &link : links) {
                if (!wanted(link.url))
                    continue;
                if (link.visible) {
                    open.push_back(link);
                    if (!m_sources.contains(link.url))
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
                begin(link.url);
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
    const auto isThere = [&](const Link &link) { // and nothing lies above it (Spark 3.5 says so that a page loads)
        return link.url == url && link.visible && eval(placeOf(link)).toList().size() == 2;
    };
    const QDeadlineTimer patience(2 * kMovedOnMs); // until its scripts have made the link, and leave it alone
    do {
        facts(); // comes to rest
        const std::vector<Link> links = collect();
        const auto found = std::ranges::find_if(links, isThere);
        if (found == links.end())
            continue;
        begin(url);
        if (clickLink(*found)) {
            examine(url, true);
            return true;
        }
        m_bare.loaded();
    } while (!patience.hasExpired());
    std::printf("not clicked: %s in %s\n", qPrintable(url.toString()), qPrintable(m_view.publicUrl().toString()));
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
    m_checked = m_requests = m_lostClicks = m_reloads = 0;
}

//! In the bare view; what leads to it in ours follows.
void ViewCrawler::begin(const QUrl &url)
{
    m_clock.start();
    m_bare.open(m_settings.direct(url));
    m_errors.clear();
    m_theirErrors.clear();
}

bool ViewCrawler::visit(const QUrl &url)
{
    begin(url);
    const int load = m_view.loadCount();
    m_view.open(m_site, url);
    if (!waitFor(load)) {
        problem(url, u"does not load: %1 %2 %3"_s.arg(m_view.loadCount() > load ? u"began"_s : u"never began"_s,
                                                      m_view.isLoading() ? u"and goes on,"_s : u"and ended,"_s,
                                                      m_view.problemHeadline()));
        return false;
    }
    examine(url, false);
    return true;
}

bool ViewCrawler::reload(const QUrl &url)
{
    ++m_reloads;
    for (const QString &error : m_bare.errors())
        m_theirErrors.insert(plainError(error));
    m_bare.open(m_settings.direct(url));
    const int load = m_view.loadCount();
    m_view.reload();
    const bool loaded = waitFor(load);
    return m_bare.loaded() && loaded;
}

void ViewCrawler::act(const QString &what, const QString &selector, const QString &before)
{
    const QUrl url = m_view.publicUrl();
    const QJsonObject page = facts();
    if (!before.isEmpty()) {
        eval(before);
        m_bare.run(before);
    }
    if (!click(selector))
        return problem(url, u"nothing to click on: "_s + selector);
    m_bare.run(u"document.querySelector(\"%1\").click()"_s.arg(selector));
    const auto shown = [](const QJsonObject &now) { return QJsonArray{now[u"tables"_s], now[u"words"_s]}; };
    QElapsedTimer clock;
    clock.start();
    while (shown(facts()) == shown(page) && clock.elapsed() < kBusyMs)
        spin(kRestMs);
    if (clock.elapsed() >= kBusyMs)
        problem(url, u"nothing changes by a click on "_s + selector);
    Count count;
    compare(url, count, false);
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
    compare(url, count, true);
    checkConsole(url);
    checkSockets(url);
    count.milliseconds += m_clock.elapsed();
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

QStringList ViewCrawler::placeProblems(const QJsonObject &ours, const QJsonObject &theirs)
{
    if (ours.isEmpty() || theirs.isEmpty())
        return {u"nothing to compare"_s};
    const auto place = m_center.proxy().toPublic(QUrl(ours[u"url"_s].toString()));
    const QUrl direct(theirs[u"url"_s].toString());
    if (place && m_settings.direct(*place).adjusted(QUrl::RemoveFragment) == direct.adjusted(QUrl::RemoveFragment))
        return {};
    return {u"is %1 instead of %2"_s.arg(ours[u"url"_s].toString(), direct.toString())};
}

//! Waits until both are done: equal, and as they were a moment before. Where they stay different, something went on
//! between the two loads (a log grew, a job ended): both are loaded again, if they may be.
void ViewCrawler::compare(const QUrl &url, Count &count, bool mayReload)
{
    const bool moment = isMoment(url);
    const auto look = [](const QVariant &json) { return QJsonDocument::fromJson(json.toString().toUtf8()).object(); };
    QStringList found;
    QString before;
    bool same = false;
    int rests = 0; // looks in a row that found nothing new
    QElapsedTimer clock, loaded;
    clock.start();
    loaded.start();
    while (true) {
        eval(pageScript(u"unfold"_s)); // also what is there only by and by
        m_bare.run(pageScript(u"unfold"_s));
        // what its scripts have asked for is still to come; ours is to be as it is then
        const bool asks = m_bare.run(u"window.jQuery ? jQuery.active : 0"_s, true).toInt() > 0;
        const QJsonObject ours = look(eval(pageScript(u"facts"_s)));
        const QJsonObject theirs = look(m_bare.run(pageScript(u"facts"_s)).toVariant());
        found = differences(ours, theirs, moment, same) + placeProblems(ours, theirs);
        const QString now = settled(ours, moment) + settled(theirs, moment);
        const bool busy = asks || ours[u"busy"_s].toBool() || theirs[u"busy"_s].toBool();
        rests = now == before && !busy ? rests + 1 : 0;
        if ((found.isEmpty() && rests >= 2) || clock.elapsed() > kPatienceMs)
            break;
        before = now;
        if (!found.isEmpty() && rests >= 2 && mayReload && loaded.elapsed() > kMovedOnMs) {
            if (!reload(url))
                break;
            loaded.restart();
        } else {
            spin(kRestMs);
        }
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
    for (const QString &error : m_bare.errors())
        m_theirErrors.insert(plainError(error));
    for (const QString &error : std::as_const(m_errors)) {
        if (!m_theirErrors.contains(plainError(error)))
            problem(url, u"error of the console: "_s + error);
    }
}

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
    for (const QString &each : connectionsElsewhere(m_settings.way))
        problem(url, u"a connection to another computer: "_s + each);
}

void ViewCrawler::shoot(const QString &kind)
{
    QString name = kind;
    static const QRegularExpression notInNames(u"[^A-Za-z0-9=.-]+"_s);
    name.replace(notInNames, u"_"_s);
    m_view.grab().save(m_settings.shots + u'/' + name.left(120) + u".png"_s);
}

} // namespace cinderscope::test
