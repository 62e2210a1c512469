// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessionform.h"

#include "gui/base/async.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/launchform/formpage.h"
#include "gui/launchform/pairpage.h"
#include "gui/launchform/pathedit.h"
#include "gui/launchform/sessionpages.h"
#include "launch/config/sessionfile.h"
#include "launch/config/sparkplaces.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct DiskAnswer
{
    QList<SessionProblem> problems;
    QString version;
};

} // namespace

SessionForm::SessionForm(QWidget *parent)
    : QWidget(parent), m_navigation(new QListWidget(this)), m_stack(new QStackedWidget(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setObjectName(u"pages"_s);
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setIconSize({Spacing::IconSize, Spacing::IconSize});
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_navigation);
    layout->addWidget(m_stack, 1);
    m_properties = new PairPage(PairModel::Of::Properties, tr("Properties"), u"columns"_s, m_stack);
    addPage(Page::General, makeGeneralPage(m_stack));
    addPage(Page::Submit, makeSubmitPage(m_stack));
    addPage(Page::Cluster, makeClusterPage(m_stack));
    addPage(Page::SshCluster, makeSshClusterPage(m_stack));
    addPage(Page::Kernel, makeKernelPage(m_stack));
    addPage(Page::NotebookServer, makeNotebookServerPage(m_stack));
    addPage(Page::History, makeHistoryPage(m_stack));
    addPage(Page::Spark, makeSparkPage(m_stack));
    addPage(Page::Resources, makeResourcesPage(m_stack));
    addPage(Page::Packages, makePackagesPage(m_stack));
    addPage(Page::Properties, m_properties);
    addPage(Page::Environment, new PairPage(PairModel::Of::Environment, tr("Environment"), u"environment"_s, m_stack));
    connect(m_navigation, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            m_stack->setCurrentIndex(item->data(Qt::UserRole).toInt());
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(CheckDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionForm::checkNow);
    setConfig(SessionConfig());
    showPlaces();
}

void SessionForm::addPage(Page page, FormPage *widget)
{
    m_pages.append({page, widget});
    m_stack->addWidget(widget);
    connect(widget, &FormPage::changed, this, &SessionForm::fieldsChanged);
}

QList<SessionForm::Page> SessionForm::pagesOf(SessionKind kind)
{
    const QList<Page> common{Page::Resources, Page::Packages, Page::Properties, Page::Environment};
    switch (kind) {
    case SessionKind::LocalSession:
        return QList<Page>{Page::General, Page::Spark} + common;
    case SessionKind::Submit:
    case SessionKind::Kubernetes:
        return QList<Page>{Page::General, Page::Submit, Page::Spark} + common;
    case SessionKind::StandaloneCluster:
        return {Page::General, Page::Cluster, Page::Spark, Page::Properties, Page::Environment};
    case SessionKind::SshCluster:
        return {Page::General, Page::SshCluster, Page::Properties, Page::Environment};
    case SessionKind::KernelSession:
        return QList<Page>{Page::General, Page::Kernel} + common;
    case SessionKind::NotebookServer:
        return QList<Page>{Page::General, Page::NotebookServer, Page::Spark} + common;
    case SessionKind::HistoryServer:
        break;
    }
    return {Page::General, Page::History, Page::Spark, Page::Properties, Page::Environment};
}

void SessionForm::setConfig(const SessionConfig &config)
{
    m_loading = true;
    m_base = config;
    // Pages of two kinds have the same fields: all are loaded, those of the kind are read.
    for (const auto &[page, widget] : std::as_const(m_pages))
        widget->load(config);
    m_loading = false;
    updatePages();
    checkNow();
}

SessionConfig SessionForm::config() const
{
    SessionConfig config = m_base;
    m_pages.first().second->store(config); // the kind first
    const QList<Page> shown = pagesOf(config.kind);
    for (const auto &[page, widget] : m_pages) {
        if (shown.contains(page))
            widget->store(config);
    }
    return config;
}

void SessionForm::fieldsChanged()
{
    if (m_loading)
        return;
    const SessionKind before = m_base.kind;
    SessionConfig now = config();
    m_base = now;
    if (now.kind != before) {
        // What was written on a page that goes (the same fields on another) is taken along.
        m_loading = true;
        for (const auto &[page, widget] : std::as_const(m_pages))
            widget->load(now);
        m_loading = false;
        updatePages();
    }
    m_timer.start();
    Q_EMIT changed();
}

void SessionForm::updatePages()
{
    const SessionKind kind = m_base.kind;
    const QVariant current =
        m_navigation->currentItem() ? m_navigation->currentItem()->data(Qt::UserRole) : QVariant(0);
    m_navigation->clear();
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        if (!pagesOf(kind).contains(m_pages.at(i).first))
            continue;
        auto *item = new QListWidgetItem(m_pages.at(i).second->title(), m_navigation);
        item->setData(Qt::UserRole, int(i));
        item->setSizeHint({0, Spacing::RowHeight + 8});
        if (current == int(i))
            m_navigation->setCurrentItem(item);
    }
    if (!m_navigation->currentItem())
        m_navigation->setCurrentRow(0);
    int widest = 0; // the same for all kinds, so that nothing jumps
    for (const auto &[page, widget] : std::as_const(m_pages))
        widest = std::max(widest, m_navigation->fontMetrics().horizontalAdvance(widget->title()));
    m_navigation->setFixedWidth(widest + Spacing::IconSize + 2 * Spacing::XLarge);
    const bool hasMaster =
        kind != SessionKind::StandaloneCluster && kind != SessionKind::SshCluster && kind != SessionKind::HistoryServer;
    FormPage *general = m_pages.first().second;
    general->setFieldVisible(u"master"_s, hasMaster || !m_base.master.isEmpty());
    general->setFieldVisible(u"connect-server"_s, kind == SessionKind::LocalSession);
    general->setFieldVisible(u"keep-running"_s, kind != SessionKind::KernelSession);
    updateBadges();
}

void SessionForm::updateBadges()
{
    for (int row = 0; row < m_navigation->count(); ++row) {
        QListWidgetItem *item = m_navigation->item(row);
        const FormPage *page = m_pages.at(item->data(Qt::UserRole).toInt()).second;
        const auto worst = std::find_if(m_problems.begin(), m_problems.end(), [&](const SessionProblem &problem) {
            return problem.severity != SessionProblem::Severity::Remark && page->hasField(problem.field);
        });
        if (worst == m_problems.end()) {
            item->setIcon(Icons::icon(page->iconName(), ColorRole::TextMuted));
            item->setToolTip({});
            item->setData(Qt::AccessibleTextRole, page->title());
        } else {
            const bool isError = worst->severity == SessionProblem::Severity::Error;
            item->setIcon(Icons::severity(isError ? Severity::Error : Severity::Warning));
            item->setToolTip(worst->cause);
            item->setData(Qt::AccessibleTextRole, QString(page->title() + u": "_s + worst->cause));
        }
    }
}

QString SessionForm::knownVersion() const
{
    return m_base.sparkVersion.isEmpty() ? m_foundVersion : m_base.sparkVersion;
}

void SessionForm::checkNow()
{
    m_timer.stop();
    m_base = config();
    m_fast = checkSession(m_base, knownVersion());
    m_properties->setSparkVersion(knownVersion());
    publish();
    checkFiles();
}

void SessionForm::checkFiles()
{
    if (m_checkingFiles) {
        m_checkAgain = true;
        return;
    }
    if (m_checked == m_base && !m_checked.name.isEmpty())
        return;
    m_checkingFiles = true;
    m_checked = m_base;
    runAsync(
        this,
        [config = m_base] {
            const QString home = expandedPath(config.spark.home);
            return DiskAnswer{checkSessionFiles(config), home.isEmpty() ? QString() : sparkVersionOf(home)};
        },
        [this](const DiskAnswer &answer) {
            m_checkingFiles = false;
            m_slow = answer.problems;
            if (m_foundVersion != answer.version) {
                m_foundVersion = answer.version;
                m_fast = checkSession(m_base, knownVersion());
                m_properties->setSparkVersion(knownVersion());
            }
            publish();
            if (std::exchange(m_checkAgain, false))
                checkFiles();
        });
}

void SessionForm::publish()
{
    m_problems = m_fast + m_slow;
    std::stable_sort(m_problems.begin(), m_problems.end(), [](const SessionProblem &a, const SessionProblem &b) {
        return int(a.severity) < int(b.severity);
    });
    for (const auto &[page, widget] : std::as_const(m_pages))
        widget->showProblems(m_problems);
    updateBadges();
    Q_EMIT problemsChanged();
}

void SessionForm::showPlaces()
{
    runAsync(
        this, [] { return findSparkPlaces(); },
        [this](const SparkPlaces &places) {
            const QList<std::pair<QString, QList<SparkPlace>>> lists{
                {u"spark.home"_s, places.homes}, {u"spark.python"_s, places.pythons}, {u"spark.java"_s, places.javas}};
            for (const auto &[field, found] : lists) {
                QList<std::pair<QString, QString>> shown;
                for (const SparkPlace &place : found)
                    shown.append(
                        {place.version.isEmpty() ? place.path : place.version + u"  –  "_s + place.path, place.path});
                for (const auto &[page, widget] : std::as_const(m_pages)) {
                    if (auto *path = qobject_cast<PathEdit *>(widget->editor(field)))
                        path->setFound(shown);
                }
            }
        });
}

FormPage *SessionForm::currentPage() const
{
    return qobject_cast<FormPage *>(m_stack->currentWidget());
}

QWidget *SessionForm::editor(const QString &field) const
{
    for (int row = 0; row < m_navigation->count(); ++row) {
        const FormPage *page = m_pages.at(m_navigation->item(row)->data(Qt::UserRole).toInt()).second;
        if (QWidget *widget = page->editor(field))
            return widget;
    }
    return nullptr;
}

void SessionForm::showField(const QString &field)
{
    for (int row = 0; row < m_navigation->count(); ++row) {
        FormPage *page = m_pages.at(m_navigation->item(row)->data(Qt::UserRole).toInt()).second;
        if (!page->hasField(field))
            continue;
        m_navigation->setCurrentRow(row);
        page->focusField(field);
        return;
    }
}

} // namespace cinderscope
