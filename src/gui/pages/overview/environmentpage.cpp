// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/environmentpage.h"

#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/pages/overview/sparkdefaults.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Long lists that few people look for are closed at first.
const QSet<int> kClosedAtFirst{int(EnvironmentGroup::Hadoop), int(EnvironmentGroup::System),
                               int(EnvironmentGroup::Classpath)};

} // namespace

EnvironmentPage::EnvironmentPage(QWidget *parent)
    : Page(parent), m_collapsed(kClosedAtFirst), m_stack(new QStackedWidget(this)), m_messages(new MessageBar(this)),
      m_model(new EnvironmentModel(this)), m_proxy(new FilterProxy(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack);

    auto *empty = new EmptyState(m_stack);
    empty->setIcon(u"environment"_s);
    empty->setHeadline(tr("No application is open"));
    empty->setText(tr("Choose an application in the tree on the left, or open an event log with Ctrl+O."));
    m_stack->addWidget(empty);

    auto *content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Medium);
    m_proxy->setSourceModel(m_model);
    column->addWidget(buildBar(content));
    buildTree(content);
    column->addWidget(m_tree, 1);
    m_note = new QLabel(content);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_note);
    m_stack->addWidget(content);
    connect(&Theme::instance(), &Theme::changed, this, &EnvironmentPage::updateNote);
    setAccessibleName(title());
}

QString EnvironmentPage::title() const
{
    return tr("Environment");
}

QString EnvironmentPage::key() const
{
    return u"environment"_s;
}

QWidget *EnvironmentPage::buildBar(QWidget *content)
{
    auto *bar = new QWidget(content);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Medium);
    m_filter = new FilterField(bar);
    m_filter->setPlaceholderText(tr("Filter properties"));
    m_filter->setMaximumWidth(420);
    m_filter->installShortcut(this);
    connect(m_filter, &FilterField::filterChanged, this, [this](const FilterExpression &expression) {
        m_proxy->setFilter(expression);
        expandGroups();
    });
    m_onlyDifferent = new QCheckBox(tr("Only what differs from Spark's defaults"), bar);
    m_onlyDifferent->setToolTip(
        tr("Spark properties that were set to something else than the documented default. Those that "
           "Spark sets itself for each application are left out."));
    connect(m_onlyDifferent, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setOnlyDifferent(on);
        expandGroups();
    });
    m_copyButton = new QToolButton(bar);
    m_copyButton->setText(tr("Copy"));
    m_copyButton->setAccessibleName(tr("Copy Spark properties"));
    m_copyButton->setPopupMode(QToolButton::InstantPopup);
    m_copyButton->setIcon(Icons::icon(u"copy"_s));
    m_copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menu = new QMenu(m_copyButton);
    const auto add = [&](const QString &name, const QString &text, const QKeySequence &keys, auto make) {
        auto *action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, make] { copy((this->*make)()); });
        addAction(action);
    };
    add(u"copyAsSparkDefaults"_s, tr("Copy as spark-defaults.conf lines"), QKeySequence(tr("Ctrl+Alt+D")),
        &EnvironmentPage::asSparkDefaults);
    add(u"copyAsConfArguments"_s, tr("Copy as --conf arguments"), QKeySequence(tr("Ctrl+Alt+A")),
        &EnvironmentPage::asConfArguments);
    m_copyButton->setMenu(menu);
    row->addWidget(m_filter, 1);
    row->addWidget(m_onlyDifferent);
    row->addStretch();
    row->addWidget(m_copyButton);
    return bar;
}

void EnvironmentPage::buildTree(QWidget *content)
{
    m_tree = new TreeTableView(content);
    m_tree->setAccessibleName(tr("Properties"));
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setModel(m_proxy);
    m_tree->sortByColumn(EnvironmentModel::Name, Qt::AscendingOrder);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(EnvironmentModel::Name, 360);
    m_tree->header()->resizeSection(EnvironmentModel::Value, 420);
    m_tree->tools().setSettingsKey(u"environment"_s);
    m_tree->tools().setExportName(u"environment"_s);
    m_tree->tools().setEmptyState({}, tr("No property"),
                                  tr("The source has not told its environment yet, or the filter hides everything."));
    m_filter->setView(m_tree);
    connect(m_proxy, &FilterProxy::countsChanged, this, [this] {
        const auto counts = m_proxy->counts();
        const int groups = m_model->rowCount();
        m_filter->setCounts(std::max<qint64>(0, counts.shown), std::max<qint64>(0, counts.total - groups));
    });
    const auto remember = [this](const QModelIndex &index, bool collapsed) {
        if (m_expanding || !m_filter->expression().isEmpty())
            return;
        const int group = int(m_model->group(m_proxy->mapToSource(index)));
        if (collapsed)
            m_collapsed.insert(group);
        else
            m_collapsed.remove(group);
    };
    connect(m_tree, &QTreeView::collapsed, this, [remember](const QModelIndex &index) { remember(index, true); });
    connect(m_tree, &QTreeView::expanded, this, [remember](const QModelIndex &index) { remember(index, false); });
}

void EnvironmentPage::setSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot)
        return;
    m_stack->setCurrentIndex(1);
    Input input{snapshot->environment, snapshot->resourceProfiles, snapshot->app.sparkVersion};
    if (input == m_input)
        return;
    m_input = input;
    m_job.start(
        [input](const std::stop_token &) {
            static const Environment kNoEnvironment;
            static const std::vector<ResourceProfile> kNoProfiles;
            return environmentContent(input.environment ? *input.environment : kNoEnvironment,
                                      input.profiles ? *input.profiles : kNoProfiles, input.sparkVersion);
        },
        [this](EnvironmentContent content) { apply(std::move(content)); });
}

void EnvironmentPage::clear()
{
    m_job.cancel();
    m_input = {};
    m_model->setContent({});
    m_messages->clear();
    m_stack->setCurrentIndex(0);
}

void EnvironmentPage::apply(EnvironmentContent content)
{
    m_model->setContent(std::move(content));
    expandGroups();
    updateNote();
}

void EnvironmentPage::expandGroups()
{
    m_expanding = true;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        const int group = int(m_model->group(m_proxy->mapToSource(index)));
        m_tree->setExpanded(index, !m_filter->expression().isEmpty() || !m_collapsed.contains(group));
    }
    m_expanding = false;
}

void EnvironmentPage::updateNote()
{
    const EnvironmentContent &content = m_model->content();
    QString text = content.secrets == 0   ? tr("No value is hidden.")
                   : content.secrets == 1 ? tr("1 value is hidden.")
                                          : tr("%n values are hidden.", nullptr, int(content.secrets));
    switch (content.redaction) {
    case Redaction::Source::Default:
        text += u' ' + tr("Spark's default pattern is used: %1").arg(content.pattern);
        break;
    case Redaction::Source::Application:
        text += u' ' + tr("The application's spark.redaction.regex is used: %1").arg(content.pattern);
        break;
    case Redaction::Source::Fallback:
        text +=
            u' ' + tr("The application's spark.redaction.regex cannot be read here (%1); Spark's default is used: %2")
                       .arg(content.rejectedPattern, content.pattern);
        break;
    }
    m_note->setText(text);
    m_note->setFont(Theme::instance().font(FontRole::Small));
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, content.redaction == Redaction::Source::Fallback
                                               ? themeColors().statusText(StatusRole::Killed)
                                               : themeColors().role(ColorRole::TextMuted));
    m_note->setPalette(palette);
}

std::vector<const EnvironmentRow *> EnvironmentPage::chosenSparkRows() const
{
    std::vector<const EnvironmentRow *> rows;
    const auto add = [&](const QModelIndex &proxyIndex, bool selected) {
        const QModelIndex index = m_proxy->mapToSource(proxyIndex);
        const EnvironmentRow *row = m_model->row(index);
        if (row && m_model->group(index) == EnvironmentGroup::Spark &&
            (selected || !isSparkInternal(row->name.toStdString(), row->value.toStdString())))
            rows.push_back(row);
    };
    QModelIndexList selected = m_tree->selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end());
    for (const QModelIndex &index : selected)
        add(index, true);
    if (!rows.empty())
        return rows;
    for (int group = 0; group < m_proxy->rowCount(); ++group) {
        const QModelIndex parent = m_proxy->index(group, 0);
        for (int row = 0; row < m_proxy->rowCount(parent); ++row)
            add(m_proxy->index(row, 0, parent), false);
    }
    return rows;
}

QString EnvironmentPage::asSparkDefaults() const
{
    QString text;
    for (const EnvironmentRow *row : chosenSparkRows()) {
        if (row->secret)
            text += u"# "_s + tr("%1 is hidden").arg(row->name.simplified()) + u'\n';
        else
            text +=
                QString::fromStdString(sparkDefaultsLine(row->name.toStdString(), row->value.toStdString())) + u'\n';
    }
    return text;
}

QString EnvironmentPage::asConfArguments() const
{
    QStringList arguments;
    for (const EnvironmentRow *row : chosenSparkRows()) {
        if (!row->secret)
            arguments << QString::fromStdString(confArgument(row->name.toStdString(), row->value.toStdString()));
    }
    return arguments.join(u' ');
}

void EnvironmentPage::copy(const QString &text)
{
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
    const auto rows = chosenSparkRows();
    const auto hidden = std::count_if(rows.begin(), rows.end(), [](const EnvironmentRow *row) { return row->secret; });
    if (hidden == 0)
        return;
    Message message;
    message.what = hidden == 1 ? tr("1 hidden value was left out of the copy.")
                               : tr("%n hidden values were left out of the copy.", nullptr, int(hidden));
    message.timeoutMs = 5000;
    m_messages->show(message);
}

} // namespace cinderscope
