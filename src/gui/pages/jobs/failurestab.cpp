// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/failurestab.h"

#include "gui/base/emptystate.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/models/rowfigures.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr qsizetype kMostCharacters = 1 << 20;
} // namespace

FailuresTab::FailuresTab(QWidget *parent)
    : QWidget(parent), m_model(new FailureModel(this)), m_view(new TableView(this)),
      m_reasonButton(new QPushButton(this)), m_splitter(new QSplitter(Qt::Horizontal, this)), m_title(new QLabel(this)),
      m_text(new QPlainTextEdit(this)), m_copy(new QPushButton(Icons::icon(u"copy"_s), tr("Copy"), this)),
      m_empty(new EmptyState(this))
{
    auto *left = new QWidget(m_splitter);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    m_reasonButton->setFlat(true);
    m_reasonButton->setIcon(Icons::severity(Severity::Error));
    m_reasonButton->setStyleSheet(u"text-align: left; padding: 6px 12px;"_s);
    leftLayout->addWidget(m_reasonButton);
    leftLayout->addWidget(m_view, 1);

    auto *right = new QWidget(m_splitter);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Spacing::Medium, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_copy->setToolTip(tr("Copy the whole text"));
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    rightLayout->addLayout(head);
    rightLayout->addWidget(m_text, 1);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameStyle(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Stack trace"));
    setMonoFont();

    m_splitter->addWidget(left);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_empty, 1);
    m_empty->setIcon(u"success"_s);
    m_empty->setHeadline(tr("Nothing failed here"));

    m_view->setAccessibleName(tr("Failure reasons of tasks"));
    m_view->setModel(m_model);
    m_view->setSortingEnabled(false); // most frequent first
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->tools().setSettingsKey(u"jobs.failures"_s);
    m_view->tools().setExportName(u"failures"_s);
    m_view->tools().setEmptyState(u"task"_s, tr("No task failed"), {});
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        m_showsReason = !now.isValid();
        showCurrent();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_view->selectionModel()->hasSelection() && m_showsReason) {
            m_showsReason = false;
            showCurrent();
        }
    });
    connect(m_reasonButton, &QPushButton::clicked, this, &FailuresTab::showReason);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(shownText()); });
    update();
}

void FailuresTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setMonoFont();
    QWidget::changeEvent(event);
}

void FailuresTab::setMonoFont()
{
    const QFont font = Theme::instance().font(FontRole::Mono);
    m_text->setFont(font);
    m_text->setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
}

QString FailuresTab::shownText() const
{
    return m_text->toPlainText();
}

void FailuresTab::setReason(const QString &headline, const QString &reason)
{
    if (headline == m_headline && reason == m_reason)
        return;
    m_headline = headline;
    m_reason = reason;
    m_reasonButton->setText(headline);
    if (!reason.isEmpty())
        m_showsReason = true;
    update();
}

void FailuresTab::setStatistics(const StageStatistics &statistics)
{
    m_model->setStatistics(statistics);
    update();
}

void FailuresTab::clearTasks()
{
    m_model->clear();
    m_showsReason = true;
    update();
}

void FailuresTab::revealFailure(qint64 failure)
{
    int row = 0;
    for (const FailureItem &item : m_model->items()) {
        const TaskFailure *wanted = item.snapshot && failure >= 0 && failure < qint64(item.snapshot->failures.size())
                                        ? &item.snapshot->failures[std::size_t(failure)]
                                        : nullptr;
        if (wanted && failureHeadline(*item.snapshot, *wanted) == item.group.headline) {
            m_view->setCurrentIndex(m_model->index(row, 0));
            m_view->selectRow(row);
            m_showsReason = false;
            showText(item.group.headline, [&] {
                FailureItem one = item; // the very one that was asked for, not the group's example
                one.group.example = std::uint32_t(failure);
                return one.fullText();
            }());
            return;
        }
        ++row;
    }
}

void FailuresTab::showReason()
{
    m_showsReason = true;
    m_view->clearSelection();
    showCurrent();
}

void FailuresTab::showText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_title->setToolTip(title);
    QString shown = text.left(kMostCharacters);
    if (text.size() > kMostCharacters)
        shown += tr("\n… %1 more characters").arg(format::count(text.size() - kMostCharacters));
    if (m_text->toPlainText() != shown) // keeps the place and the selection
        m_text->setPlainText(shown);
}

void FailuresTab::showCurrent()
{
    const FailureItem *item = m_model->item(m_view->currentIndex().row());
    if ((m_showsReason || !item) && !m_reason.isEmpty())
        showText(m_headline, m_reason);
    else if (item)
        showText(item->group.headline, item->fullText());
    else
        showText({}, {});
}

void FailuresTab::update()
{
    const bool any = m_model->rowCount() > 0;
    m_splitter->setVisible(any || !m_reason.isEmpty());
    m_empty->setVisible(!any && m_reason.isEmpty());
    m_reasonButton->setVisible(!m_reason.isEmpty());
    m_splitter->widget(0)->setVisible(any);
    if (any && m_reason.isEmpty() && !m_view->currentIndex().isValid())
        m_view->selectRow(0);
    if (m_showsReason || m_text->document()->isEmpty())
        showCurrent();
}

} // namespace cinderscope
