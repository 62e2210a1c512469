// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/applicationview.h"

#include "gui/base/actionregistry.h"
#include "gui/base/async.h"
#include "gui/base/emptystate.h"
#include "gui/base/errortext.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/pagetabbar.h"
#include "gui/shell/replaybar.h"

#include <QFrame>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

ApplicationView::ApplicationView(PageFactories factories, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent), m_factories(std::move(factories)), m_pages(m_factories.size(), nullptr)
{
    setObjectName(u"applicationView"_s);
    m_empty = new EmptyState(this);
    m_waiting = new EmptyState(this);
    m_header = new ApplicationHeader(actions, this);
    m_tabs = new PageTabBar(this);
    m_tabs->setObjectName(u"pageTabs"_s);
    m_tabs->setAccessibleName(tr("Pages"));
    for (const PageFactory &factory : std::as_const(m_factories)) {
        const int index = m_tabs->addTab(factory.title);
        m_tabs->setTabData(index, factory.key);
        if (!factory.iconName.isEmpty())
            m_tabs->setTabIcon(index, Icons::icon(factory.iconName));
    }
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_waiting);
    m_replay = new ReplayBar(actions, this);

    auto *application = new QWidget(this);
    auto *inner = new QVBoxLayout(application);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_header);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(Spacing::Small, 0, Spacing::Small, 0);
    tabRow->addWidget(m_tabs, 1);
    inner->addLayout(tabRow);
    auto *line = new QFrame(application);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    inner->addWidget(line);
    inner->addWidget(m_stack, 1);
    inner->addWidget(m_replay);

    m_outer = new QStackedWidget(this);
    m_outer->addWidget(m_empty);
    m_outer->addWidget(application);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);
    connect(m_tabs, &QTabBar::currentChanged, this, &ApplicationView::switchTo);
}

void ApplicationView::showSession(const ApplicationRef &ref, ApplicationSession *session, const QString &fallbackName)
{
    m_fallbackName = fallbackName;
    if (session && session == m_session && ref.key() == m_ref.key() &&
        (ref.kind == SourceKind::Replay) == (m_ref.kind == SourceKind::Replay)) {
        m_ref = ref;
        feed();
        return;
    }
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_ref = ref;
    m_fed.reset();
    m_fedPage = nullptr;
    for (Page *page : std::as_const(m_pages)) {
        if (page)
            page->clear();
    }
    m_notebook.reset(); // of the one before
    m_marked = false;
    if (session) {
        connect(session, &ApplicationSession::snapshotChanged, this, &ApplicationView::feed);
        connect(session, &ApplicationSession::statusChanged, this, &ApplicationView::feed);
        connect(session, &ApplicationSession::finished, this, &ApplicationView::feed);
        connect(session, &ApplicationSession::replayChanged, this, &ApplicationView::readMarks);
    }
    const bool replay = session && ref.kind == SourceKind::Replay;
    m_replay->setSession(replay ? session : nullptr);
    readMarks();
    m_outer->setCurrentIndex(session ? 1 : 0);
    feed();
}

void ApplicationView::forgetSession(const ApplicationSession *session)
{
    if (session == m_session)
        showSession({}, nullptr, {});
}

void ApplicationView::readMarks()
{
    const std::optional<ReplayStatus> replay = m_session ? m_session->replay() : std::nullopt;
    if (m_marked || !replay || !replay->whole)
        return;
    m_marked = true;
    const QPointer<ApplicationSession> session = m_session;
    runAsync(
        this, [whole = replay->whole] { return ReplayMarks::of(*whole); },
        [this, session](const ReplayMarks &marks) {
            if (session && session == m_session)
                m_replay->setMarks(marks);
        });
}

void ApplicationView::feed()
{
    if (!m_session)
        return;
    m_header->showApplication(m_ref, m_session, m_fallbackName);
    const SnapshotPtr snapshot = m_session->snapshot();
    if (!snapshot) {
        if (Page *early = m_pages.value(m_tabs->currentIndex()); early && !early->needsSnapshot()) {
            m_stack->setCurrentWidget(early);
            return;
        }
        const SourceStatus &status = m_session->status();
        m_waiting->setIcon(status.error ? u"warning"_s : u"recent"_s);
        const bool live = status.isLive();
        m_waiting->setHeadline(status.error ? tr("Nothing could be read") : live ? tr("Connecting…") : tr("Reading…"));
        QString text = status.error ? errorText(*status.error) : status.location;
        if (live && !status.error)
            text = tr("Waiting for the first answer. A driver that is asked for the first time may need a minute: it "
                      "starts its REST service then.");
        m_waiting->setText(text.toHtmlEscaped());
        m_stack->setCurrentWidget(m_waiting);
        return;
    }
    Page *shown = page(currentPageKey());
    if (!shown)
        return;
    if (m_fed == snapshot && m_fedPage == shown) {
        m_stack->setCurrentWidget(shown);
        return;
    }
    // A replay that went back: rows that a page holds may be gone.
    const bool back = m_fed && m_fed != snapshot &&
                      (snapshot->version < m_fed->version || snapshot->time < m_fed->time ||
                       snapshot->tasks.size() < m_fed->tasks.size() || snapshot->jobs.size() < m_fed->jobs.size());
    if (back) {
        for (Page *made : std::as_const(m_pages)) {
            if (!made)
                continue;
            made->clear();
            made->setNotebook(m_notebook);
        }
    }
    m_fed = snapshot;
    m_fedPage = shown;
    shown->setSnapshot(snapshot);
    m_stack->setCurrentWidget(shown);
}

void ApplicationView::setNotebook(const std::shared_ptr<const NotebookCells> &notebook)
{
    m_notebook = notebook;
    for (Page *made : std::as_const(m_pages)) {
        if (made)
            made->setNotebook(notebook);
    }
}

Page *ApplicationView::page(const QString &key)
{
    for (qsizetype i = 0; i < m_factories.size(); ++i) {
        if (m_factories[i].key != key)
            continue;
        if (!m_pages[i]) {
            Page *made = m_factories[i].create(m_stack);
            m_pages[i] = made;
            m_stack->addWidget(made);
            made->setAccessibleName(m_factories[i].title);
            connect(made, &Page::targetActivated, this, &ApplicationView::reveal);
            connect(made, &Page::connectionRequested, this, &ApplicationView::connectionRequested);
            made->setTargetMenu([this](QMenu &menu, const Target &target) {
                for (const TargetMenu &add : std::as_const(m_targetMenus))
                    add(menu, target);
            });
            connect(made, &Page::currentTargetChanged, this, &ApplicationView::currentTargetChanged);
            for (QAction *action : std::as_const(m_targetActions))
                made->addTargetAction(action);
            for (QAction *action : std::as_const(m_notebookActions))
                made->addNotebookAction(action);
            made->setNotebook(m_notebook);
        }
        return m_pages[i];
    }
    return nullptr;
}

Page *ApplicationView::currentPage() const
{
    const int index = m_tabs->currentIndex();
    return m_session && index >= 0 ? m_pages[index] : nullptr;
}

QString ApplicationView::currentPageKey() const
{
    const int index = m_tabs->currentIndex();
    return index < 0 ? QString() : m_factories[index].key;
}

bool ApplicationView::showPage(const QString &key)
{
    for (qsizetype i = 0; i < m_factories.size(); ++i) {
        if (m_factories[i].key == key) {
            m_tabs->setCurrentIndex(int(i));
            return true;
        }
    }
    return false;
}

void ApplicationView::stepPage(int step)
{
    const int count = m_tabs->count();
    if (count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
}

void ApplicationView::switchTo(int)
{
    feed();
    Q_EMIT pageShown(currentPageKey());
}

QStringList ApplicationView::pagesFor(Target::Kind kind) const
{
    switch (kind) {
    case Target::Kind::Job:
    case Target::Kind::Stage:
    case Target::Kind::Task:
        return {u"jobs"_s, u"timeline"_s};
    case Target::Kind::Executor:
        return {u"executors"_s, u"timeline"_s};
    case Target::Kind::Sql:
        return {u"sql"_s, u"jobs"_s, u"timeline"_s};
    case Target::Kind::TimeRange:
        return {u"timeline"_s};
    case Target::Kind::JobGroup:
    case Target::Kind::Tag:
    case Target::Kind::Jobs:
        return {u"jobs"_s};
    case Target::Kind::Cell:
        return {u"notebook"_s, u"timeline"_s};
    }
    return {};
}

bool ApplicationView::reveal(const Target &target)
{
    if (!m_session || !m_session->snapshot())
        return false;
    QStringList order = pagesFor(target.kind);
    for (const PageFactory &factory : std::as_const(m_factories)) {
        if (!order.contains(factory.key))
            order.append(factory.key);
    }
    const QString before = currentPageKey();
    for (const QString &key : std::as_const(order)) {
        Page *candidate = page(key);
        if (!candidate)
            continue;
        // A page must know the application before it can find something in it.
        if (key != currentPageKey())
            candidate->setSnapshot(m_session->snapshot());
        if (!candidate->reveal(target))
            continue;
        if (key != currentPageKey()) {
            m_fed = m_session->snapshot();
            m_fedPage = candidate;
            showPage(key);
        }
        candidate->setFocus();
        return true;
    }
    showPage(before);
    return false;
}

bool ApplicationView::revealOn(const QString &key, const Target &target)
{
    Page *wanted = m_session && m_session->snapshot() ? page(key) : nullptr;
    if (!wanted)
        return false;
    if (key != currentPageKey())
        wanted->setSnapshot(m_session->snapshot());
    if (!wanted->reveal(target))
        return false;
    if (key != currentPageKey()) {
        m_fed = m_session->snapshot();
        m_fedPage = wanted;
        showPage(key);
    }
    wanted->setFocus();
    return true;
}

} // namespace cinderscope
