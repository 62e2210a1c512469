// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/pairpage.h"

#include "gui/base/theme.h"
#include "gui/launchform/fieldnote.h"
#include "gui/launchform/pairdelegate.h"
#include "launch/config/sparkcatalogue.h"

#include <QApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QString typeText(const SparkProperty &property)
{
    switch (property.type) {
    case SparkProperty::Type::Boolean:
        return PairPage::tr("true or false");
    case SparkProperty::Type::Integer:
        return PairPage::tr("whole number");
    case SparkProperty::Type::Number:
        return PairPage::tr("number");
    case SparkProperty::Type::Bytes:
        return PairPage::tr("size, for example 512m; a bare number is in %1").arg(property.unit);
    case SparkProperty::Type::Time:
        return PairPage::tr("time, for example 30s; a bare number is in %1").arg(property.unit);
    case SparkProperty::Type::List:
        return PairPage::tr("list, separated by commas");
    case SparkProperty::Type::Regex:
        return PairPage::tr("regular expression");
    case SparkProperty::Type::Text:
        break;
    }
    return property.choices.isEmpty() ? PairPage::tr("text") : property.choices.join(u", "_s);
}

} // namespace

PairPage::PairPage(PairModel::Of of, const QString &title, const QString &iconName, QWidget *parent)
    : FormPage(title, iconName, parent), m_model(new PairModel(of, this)), m_delegate(new PairDelegate(this)),
      m_table(new QTableView(content()))
{
    setUpTable();
    auto *layout = qobject_cast<QVBoxLayout *>(content()->layout());
    layout->insertWidget(layout->count() - 1, m_table, 1);
    layout->insertWidget(layout->count() - 1, createBelow());
    layout->setStretch(layout->count() - 1, 0);
    connect(m_model, &PairModel::edited, this, &FormPage::changed);
    connect(m_model, &PairModel::edited, this, &PairPage::showCurrent, Qt::QueuedConnection);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first) { rowsAdded(first); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PairPage::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PairPage::showCurrent);
    connect(m_delegate, &PairDelegate::nameConsidered, this, [this](const QString &name) { describe(name, {}); });
    connect(m_delegate, &PairDelegate::valueTyped, this, [this](const QString &name, const QString &value) {
        QList<SessionProblem> problems;
        if (m_model->of() == PairModel::Of::Properties) {
            if (const auto problem = checkProperty(name, value, m_model->sparkVersion()))
                problems.append(*problem);
        }
        describe(name, problems);
    });
    showCurrent();
}

void PairPage::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setObjectName(m_model->of() == PairModel::Of::Properties ? u"properties"_s : u"environment"_s);
    m_table->setAccessibleName(title());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setMinimumHeight(180);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // all that is left, no more
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Spacing::RowHeight + 4);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->resizeSection(PairModel::Name, 320);
    header->resizeSection(PairModel::Value, 190);
    header->setStretchLastSection(true);
    m_table->setWordWrap(false);
    m_table->installEventFilter(this);
}

QWidget *PairPage::createBelow()
{
    auto *below = new QWidget(content());
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Small);
    auto *buttons = new QHBoxLayout;
    auto *add =
        new QPushButton(m_model->of() == PairModel::Of::Properties ? tr("&Add property") : tr("&Add variable"), below);
    m_remove = new QPushButton(tr("&Remove"), below);
    m_reveal = new QPushButton(tr("Show &value"), below);
    m_reveal->setCheckable(true);
    for (QPushButton *button : {add, m_remove, m_reveal}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_note = new FieldNote(below);
    layout->addWidget(m_note);
    m_documentation = new QLabel(below);
    m_documentation->setWordWrap(true);
    m_documentation->setTextFormat(Qt::RichText);
    m_documentation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_documentation->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_documentation->setAccessibleName(tr("Documentation"));
    auto *scroll = new QScrollArea(below); // some texts are long
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedHeight(m_documentation->fontMetrics().lineSpacing() * 7);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_documentation);
    scroll->setVisible(m_model->of() == PairModel::Of::Properties);
    layout->addWidget(scroll);
    connect(add, &QPushButton::clicked, this, &PairPage::addRow);
    connect(m_remove, &QPushButton::clicked, this, &PairPage::removeSelected);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool on) {
        m_model->setRevealed(m_table->currentIndex().row(), on);
        m_reveal->setText(on ? tr("Hide &value") : tr("Show &value"));
    });
    connect(m_note, &FieldNote::suggestionAccepted, this, [this](const QString &suggestion) {
        const int row = m_table->currentIndex().row();
        const bool isKey = suggestion.startsWith("spark."_L1);
        m_model->setData(m_model->index(row, isKey ? PairModel::Name : PairModel::Value), suggestion, Qt::EditRole);
    });
    return below;
}

void PairPage::load(const SessionConfig &config)
{
    m_model->setPairs(m_model->of() == PairModel::Of::Properties ? config.properties : config.environment);
}

void PairPage::store(SessionConfig &config) const
{
    (m_model->of() == PairModel::Of::Properties ? config.properties : config.environment) = m_model->pairs();
}

void PairPage::showProblems(const QList<SessionProblem> &problems)
{
    m_model->setProblems(problems);
    showCurrent();
}

bool PairPage::hasField(const QString &field) const
{
    return field.startsWith(m_model->of() == PairModel::Of::Properties ? "properties/"_L1 : "environment/"_L1);
}

void PairPage::focusField(const QString &field)
{
    m_table->setFocus(Qt::OtherFocusReason);
    const int row = m_model->rowOf(field.section(u'/', 1));
    m_table->setCurrentIndex(
        m_model->index(row >= 0 ? row : m_model->rowCount() - 1, row >= 0 ? PairModel::Value : PairModel::Name));
}

void PairPage::setSparkVersion(const QString &version)
{
    m_model->setSparkVersion(version);
    showCurrent();
}

void PairPage::addRow()
{
    const QModelIndex last = m_model->index(m_model->rowCount() - 1, PairModel::Name);
    m_table->setCurrentIndex(last);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(last);
}

void PairPage::rowsAdded(int first)
{
    // A name was written into the empty row: its value comes next. Not within the delegate's own work.
    QTimer::singleShot(0, m_table, [this, first] {
        if (first >= m_model->rowCount() - 1)
            return;
        const QModelIndex value = m_model->index(first, PairModel::Value);
        m_table->setCurrentIndex(value);
        const QWidget *focus = QApplication::focusWidget();
        const bool isElsewhere = focus && focus != m_table && !m_table->isAncestorOf(focus);
        if (isElsewhere || !value.data(Qt::EditRole).toString().isEmpty())
            return;
        m_table->edit(value);
    });
}

void PairPage::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    m_model->removePairs(rows);
}

bool PairPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            // Not the dialog's default button; also where an editor lets its Return through to here.
            if (m_table->hasFocus())
                m_table->edit(m_table->currentIndex());
            return true;
        }
    }
    return FormPage::eventFilter(watched, event);
}

void PairPage::showCurrent()
{
    const int row = m_table->currentIndex().row();
    const QString name = m_model->nameAt(row);
    m_remove->setEnabled(!name.isEmpty());
    m_reveal->setVisible(m_model->isSecretRow(row));
    m_reveal->setChecked(m_model->isRevealed(row));
    describe(name, m_model->problems(row));
}

void PairPage::describe(const QString &name, const QList<SessionProblem> &problems)
{
    m_note->setProblems(problems);
    m_documentation->setText(name.isEmpty() ? QString() : propertyText(name));
}

QString PairPage::propertyText(const QString &name) const
{
    if (m_model->of() == PairModel::Of::Environment)
        return {};
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const SparkProperty *property = catalogue.find(name);
    if (!property)
        return {};
    const std::optional<QString> usual = catalogue.defaultOf(*property, m_model->sparkVersion());
    QStringList facts{typeText(*property)};
    if (usual && !usual->isEmpty())
        facts.append(tr("default: %1").arg(*usual));
    if (!property->since.isEmpty())
        facts.append(tr("since Spark %1").arg(property->since));
    if (property->fixed)
        facts.append(tr("cannot be changed while Spark runs"));
    return u"<b>%1</b><br><span style=\"color:%2\">%3</span><br>%4"_s.arg(
        property->key.toHtmlEscaped(), themeColors().role(ColorRole::TextMuted).name(),
        facts.join(u" · "_s).toHtmlEscaped(), property->documentation.toHtmlEscaped());
}

} // namespace cinderscope
