// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Actions, menus and ways to and fro of SparkUiControl.
#include "gui/base/actionregistry.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/places/placecentre.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "gui/shell/sparkuipage.h"
#include "gui/shell/statusstrip.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabs.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostLogs = 4; // a driver's attributes may hold any number

std::optional<Target> targetOf(const SparkUiLink &link)
{
    Target target;
    target.id = link.id;
    switch (link.kind) {
    case SparkUiLink::Kind::Job:
        target.kind = Target::Kind::Job;
        return target;
    case SparkUiLink::Kind::Stage:
        target.kind = Target::Kind::Stage;
        target.attempt = link.attempt;
        return target;
    case SparkUiLink::Kind::SqlExecution:
        target.kind = Target::Kind::Sql;
        return target;
    case SparkUiLink::Kind::Executors:
    case SparkUiLink::Kind::ThreadDump:
    case SparkUiLink::Kind::HeapHistogram:
        target.kind = Target::Kind::Executor;
        target.executorId = link.name;
        return link.name.isEmpty() ? std::nullopt : std::optional(target);
    default:
        return {};
    }
}

//! An entry of a menu, with the key that does the same, and why it cannot be used.
QAction *addEntry(QMenu &menu, const QString &icon, const QString &text, const QString &why, const QAction *same = {})
{
    const QString key = same ? same->shortcut().toString(QKeySequence::NativeText) : QString();
    QAction *action = menu.addAction(Icons::icon(icon), key.isEmpty() ? text : QString(text % u'\t' % key));
    action->setEnabled(why.isEmpty());
    action->setToolTip(why.isEmpty() ? text : why);
    action->setStatusTip(why);
    menu.setToolTipsVisible(true);
    return action;
}

} // namespace

void SparkUiControl::createActions()
{
    ActionRegistry &actions = m_window->actions();
    const QString go = MainWindow::tr("Go");
    QAction *show =
        actions.add(u"spark.show"_s, tr("Show in Spark &UI"), go, Qt::CTRL | Qt::SHIFT | Qt::Key_U, u"globe"_s);
    connect(show, &QAction::triggered, this, &SparkUiControl::showTriggered);
    QAction *tab = actions.add(u"spark.newTab"_s, tr("New &tab of Spark’s UI"), go, Qt::CTRL | Qt::Key_T);
    connect(tab, &QAction::triggered, this, [this] {
        m_window->showPage(u"sparkui"_s);
        if (m_page)
            m_page->openInNewTab();
    });
    QAction *browser = actions.add(u"spark.browser"_s, tr("Open Spark UI in &browser"), go,
                                   Qt::CTRL | Qt::SHIFT | Qt::Key_B, u"external"_s);
    connect(browser, &QAction::triggered, this, &SparkUiControl::browserTriggered);
}

void SparkUiControl::updateActions()
{
    ActionRegistry &actions = m_window->actions();
    QAction *show = actions.action(u"spark.show"_s);
    if (!show)
        return; // they are made after the page
    const bool shown = m_window->m_view->session() != nullptr;
    const Choice choice = choiceOf(shown ? m_window->m_view->ref() : ApplicationRef());
    auto set = [](QAction *action, bool enabled, const QString &tip) {
        action->setEnabled(enabled);
        action->setToolTip(tip);
        action->setStatusTip(enabled ? QString() : tip);
    };
    const QString showTip = tr("Spark’s own page of the selected row");
    const QString browserTip = tr("Your browser gets a link that works once");
    const QString tabTip = isEmbedded() ? tr("Another page of Spark’s UI beside the one that is shown")
                                        : tr("Spark’s pages open in your browser: this window has no web view.");
    const bool server = isServerShown();
    // In the tree they work for the row that the keyboard is on.
    const bool inTree = m_window->m_tree->isAncestorOf(QApplication::focusWidget());
    set(show, choice.site || inTree, choice.site ? showTip : choice.why);
    set(actions.action(u"spark.browser"_s), choice.site || server || inTree,
        choice.site || server ? browserTip : choice.why);
    set(actions.action(u"spark.newTab"_s), choice.site && isEmbedded(),
        !isEmbedded() ? tabTip
        : choice.site ? tabTip
                      : choice.why);
}

std::optional<SparkUiLink> SparkUiControl::linkOf(const Target &target)
{
    switch (target.kind) {
    case Target::Kind::Job:
        return SparkUiLink::job(target.id);
    case Target::Kind::Stage:
        return SparkUiLink::stage(target.id, target.attempt);
    case Target::Kind::Sql:
        return SparkUiLink::sqlExecution(target.id);
    case Target::Kind::Executor:
        return SparkUiLink::executor(target.executorId);
    case Target::Kind::Task: // Spark has no page for one
    case Target::Kind::TimeRange:
    case Target::Kind::JobGroup:
    case Target::Kind::Tag:
    case Target::Kind::Jobs:
    case Target::Kind::Cell:
        break;
    }
    return {};
}

void SparkUiControl::show(const Target &target)
{
    const Choice choice = choiceOf(m_window->m_view->ref());
    const auto link = linkOf(target);
    if (!choice.site || !link)
        return;
    const QUrl url = link->url(*choice.site);
    if (!isEmbedded())
        return openInBrowser(*choice.site, url);
    m_page->open(url); // before it is seen, so that no other page is loaded first
    m_window->showPage(u"sparkui"_s);
    if (!isEmbedded())
        openInBrowser(*choice.site, url); // the engine has just failed
}

void SparkUiControl::show(const SourceEntry &entry)
{
    const Choice choice = choiceOf(entry);
    if (!choice.site) {
        m_window->m_messages->show({.severity = Severity::Info,
                                    .what = tr("Spark’s UI of %1 is not there.").arg(entry.name),
                                    .cause = choice.why});
        return;
    }
    if (!isEmbedded())
        return openInBrowser(*choice.site);
    // One that runs, or is open, has its pages beside ours; a past one is not read for a look at Spark's.
    const bool application = entry.kind == SourceEntry::Kind::Application;
    if (application && (m_window->m_hub->session(entry.key()) || choice.site->kind == UpstreamKind::Driver)) {
        m_window->openApplication(entry.ref);
        m_window->showPage(u"sparkui"_s);
        return;
    }
    showServer(*choice.site);
}

void SparkUiControl::showServer(const SparkUiSite &site, const QUrl &publicUrl)
{
    makeServerPanel();
    if (!m_server->open(site, publicUrl)) {
        engineFailed();
        return openInBrowser(site, publicUrl);
    }
    m_window->m_right->setCurrentWidget(m_server);
    m_server->setFocus();
    m_window->m_status->showSession(nullptr);
    m_window->updateTitle();
    m_window->updateActions();
    updateActions();
}

void SparkUiControl::openInBrowser(const SparkUiSite &site, const QUrl &publicUrl)
{
    if (const Result<void> opened = m_center->openInBrowser(site, publicUrl); !opened) {
        m_window->m_messages->showError(tr("Spark’s UI could not be opened in your browser."), opened.error());
        return;
    }
    m_window->statusBar()->showMessage(tr("Opened in your browser. The link works once."), 4000);
}

void SparkUiControl::showTriggered()
{
    if (m_window->m_tree->isAncestorOf(QApplication::focusWidget()))
        return show(m_window->m_tree->currentEntry());
    const Page *page = m_window->m_view->currentPage();
    const auto target = page ? page->currentTarget() : std::nullopt;
    if (target && linkOf(*target))
        return show(*target);
    const Choice choice = choiceOf(m_window->m_view->ref());
    if (choice.site && !isEmbedded())
        return openInBrowser(*choice.site);
    m_window->showPage(u"sparkui"_s);
}

void SparkUiControl::browserTriggered()
{
    const bool inTree = m_window->m_tree->isAncestorOf(QApplication::focusWidget());
    const bool onPage = m_page && m_page->isVisible();
    const SparkUiView *view = isServerShown() ? m_server->current() : onPage ? m_page->currentView() : nullptr;
    if (view && !inTree)
        return openInBrowser(view->site(), view->publicUrl());
    const SourceEntry entry = m_window->m_tree->currentEntry();
    const Choice choice = inTree ? choiceOf(entry) : choiceOf(m_window->m_view->ref());
    if (choice.site) {
        const Page *page = inTree ? nullptr : m_window->m_view->currentPage();
        const auto target = page ? page->currentTarget() : std::nullopt;
        const auto link = target ? linkOf(*target) : std::nullopt;
        return openInBrowser(*choice.site, link ? link->url(*choice.site) : QUrl());
    }
    m_window->m_messages->show(
        {.severity = Severity::Info, .what = tr("There is no page of Spark’s UI to open."), .cause = choice.why});
}

void SparkUiControl::fillMenu(QMenu &menu, const Target &target)
{
    if (!linkOf(target))
        return;
    const ActionRegistry &actions = m_window->actions();
    const Choice choice = choiceOf(m_window->m_view->ref());
    if (!menu.isEmpty())
        menu.addSeparator();
    if (choice.site)
        warmUp();
    if (isEmbedded())
        connect(addEntry(menu, u"globe"_s, tr("Show in Spark UI"), choice.why, actions.action(u"spark.show"_s)),
                &QAction::triggered, this, [this, target] { show(target); });
    connect(addEntry(menu, u"external"_s, tr("Open Spark’s page in the browser"), choice.why,
                     actions.action(u"spark.browser"_s)),
            &QAction::triggered, this, [this, target] {
                const Choice now = choiceOf(m_window->m_view->ref());
                if (const auto link = linkOf(target); link && now.site)
                    openInBrowser(*now.site, link->url(*now.site));
            });
    if (target.kind == Target::Kind::Executor && choice.site && isEmbedded())
        addLogActions(menu, target, *choice.site);
    menu.addSeparator();
}

//! Thread dump and logs of an executor, which other servers have: they are reached as the application is.
void SparkUiControl::addLogActions(QMenu &menu, const Target &target, const SparkUiSite &site)
{
    const ApplicationSession *session = m_window->m_view->session();
    const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
    const Row row = snapshot ? snapshot->executorRow(target.executorId.toStdString()) : kNoRow;
    const Executor *executor = row == kNoRow ? nullptr : snapshot->executors.find(row);
    if (!executor)
        return;
    const auto add = [&](const QString &text, const QUrl &url) {
        connect(addEntry(menu, u"globe"_s, text, {}), &QAction::triggered, this, [this, site, url] {
            m_window->showPage(u"sparkui"_s);
            if (SparkUiTabs *tabs = m_page ? m_page->currentTabs() : nullptr)
                tabs->openInNewTab(m_center->siteOf(site, url), url);
        });
    };
    if (site.kind == UpstreamKind::Driver && executor->removed == kNoTime) {
        SparkUiLink dump = SparkUiLink::executor(target.executorId);
        dump.kind = SparkUiLink::Kind::ThreadDump;
        add(tr("Show its thread dump"), dump.url(site));
    }
    qsizetype logs = 0;
    for (const auto &[name, address] : executor->logUrls) {
        const auto text = snapshot->text(address);
        const QUrl url(QString::fromUtf8(text.data(), qsizetype(text.size())).trimmed(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith("http"_L1) || ++logs > kMostLogs)
            continue;
        const auto word = snapshot->text(name);
        add(tr("Show its %1", "name of a log, e.g. stdout")
                .arg(QString::fromUtf8(word.data(), qsizetype(std::min<std::size_t>(word.size(), 40))).simplified()),
            url);
    }
}

void SparkUiControl::fillMenu(QMenu &menu, const SourceEntry &entry)
{
    const bool application = entry.kind == SourceEntry::Kind::Application;
    if (!application && entry.kind != SourceEntry::Kind::Endpoint)
        return;
    if (entry.kind == SourceEntry::Kind::Endpoint && !entry.ref.location.startsWith("http"_L1))
        return;
    const ActionRegistry &actions = m_window->actions();
    const Choice choice = choiceOf(entry);
    if (choice.site)
        warmUp();
    if (isEmbedded()) {
        QAction *open = addEntry(menu, u"globe"_s, tr("Open Spark &UI"), choice.why, actions.action(u"spark.show"_s));
        connect(open, &QAction::triggered, this, [this, entry] { show(entry); });
        if (!application)
            menu.setDefaultAction(open);
    }
    connect(
        addEntry(menu, u"external"_s, tr("Open Spark UI in &browser"), choice.why, actions.action(u"spark.browser"_s)),
        &QAction::triggered, this, [this, entry] {
            if (const Choice now = choiceOf(entry); now.site)
                openInBrowser(*now.site);
        });
    menu.addSeparator();
}

bool SparkUiControl::closeTab()
{
    SparkUiTabs *tabs = isServerShown()                 ? m_server.data()
                        : m_page && m_page->isVisible() ? m_page->currentTabs()
                                                        : nullptr;
    if (!tabs || tabs->count() < (tabs == m_server ? 1 : 2))
        return false;
    tabs->closeTab(tabs->currentIndex());
    return true;
}

bool SparkUiControl::stepTab(int by)
{
    if (!isServerShown())
        return false;
    m_server->step(by);
    return true;
}

bool SparkUiControl::reload()
{
    SparkUiView *view = isServerShown()                 ? m_server->current()
                        : m_page && m_page->isVisible() ? m_page->currentView()
                                                        : nullptr;
    if (view)
        view->reload();
    return view != nullptr;
}

// --- back from Spark's pages -----------------------------------------------------------------------------------------

void SparkUiControl::goToApplication(const SparkUiSite &site, const std::optional<SparkUiLink> &link)
{
    const QString id = !site.applicationId.isEmpty() ? site.applicationId : link ? link->applicationId : QString();
    const QString attempt = !site.attemptId.isEmpty() ? site.attemptId : link ? link->attemptId : QString();
    ApplicationRef ref = m_window->m_view->ref();
    if (const auto [shownId, shownAttempt] = idOf(ref); !m_window->m_view->session() || shownId != id) {
        if (id.isEmpty())
            return;
        SparkUiSite page = site;
        page.applicationId = id;
        page.attemptId = attempt;
        ref = refOf(page);
    }
    const auto target = link ? targetOf(*link) : std::nullopt;
    m_window->openApplication(ref);
    const bool past = m_window->m_view->currentPageKey() == "sparkui"_L1;
    if (past || target)
        m_window->showPage(target ? u"timeline"_s : u"summary"_s);
    if (!target)
        return;
    m_window->m_pendingTarget.reset();
    if (m_window->m_view->revealOn(u"timeline"_s, *target) || m_window->m_view->reveal(*target))
        return;
    m_window->m_pendingTarget = {ref.key(), *target}; // once it is read
}

void SparkUiControl::showJournal(const SparkUiSite &page)
{
    // Of the page's application, whichever is shown beside it; nothing where nobody knows which one that is.
    const ApplicationRef ref = page.isApplication() ? refOf(page) : ApplicationRef();
    const ApplicationSession *session = m_window->m_hub->session(ref.key());
    const FeedStatus *feed = session && session->status().feed ? &*session->status().feed : nullptr;
    const FeedSourceState *journal = feed ? feed->source(FeedSource::Journal) : nullptr;
    const QString known = ref.isEmpty() ? QString() : m_window->m_sources->known(ref).journal;
    const QString path = !known.isEmpty() ? known : journal ? journal->location : QString();
    if (path.isEmpty()) {
        m_window->m_messages->show(
            {.severity = Severity::Info,
             .what = tr("There is no event log of %1 yet.").arg(page.title),
             .cause = tr("A driver gives out an empty archive while it runs, and Cinderscope has no journal of it: it "
                         "keeps one of applications whose listener tells it everything."),
             .actionText = tr("Get live events…"),
             .action = [window = m_window] { window->showListenerHelp(); }});
        return;
    }
    m_window->m_messages->show({.severity = Severity::Info,
                                .what = tr("There is a journal of %1.").arg(page.title),
                                .cause = tr("It holds what the application’s listener has told so far. Spark’s own "
                                            "archive is empty while the driver runs."),
                                .details = path,
                                .actionText = tr("Show the journal"),
                                .action = [window = m_window, path] { window->reveal(path); }});
}

void SparkUiControl::logIn(const SparkUiSite &site, bool certificate)
{
    if (site.cluster == SparkUiSite::localCluster()) {
        m_window->editPlace({}, site.home.toString()); // only places have logins
        return;
    }
    certificate ? m_window->askCertificate(site.cluster) : m_window->askSecret(site.cluster);
}

} // namespace cinderscope
