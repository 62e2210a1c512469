// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/pairdelegate.h"

#include "gui/base/theme.h"
#include "gui/launchform/pairmodel.h"
#include "launch/config/sparkcatalogue.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const PairModel *pairModel(const QModelIndex &index)
{
    return qobject_cast<const PairModel *>(index.model());
}

QStringList offeredValues(const SparkProperty *property)
{
    if (!property)
        return {};
    if (property->type == SparkProperty::Type::Boolean)
        return {u"true"_s, u"false"_s};
    return property->choices;
}

} // namespace

QWidget *PairDelegate::createNameEditor(QWidget *parent) const
{
    auto *line = new QLineEdit(parent);
    auto *completer = new QCompleter(SparkCatalogue::instance().offeredKeys(), line);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    completer->popup()->setMinimumWidth(460);
    line->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::highlighted), this, &PairDelegate::nameConsidered);
    connect(line, &QLineEdit::textEdited, this, &PairDelegate::nameConsidered);
    return line;
}

QWidget *PairDelegate::createValueEditor(QWidget *parent, const QModelIndex &index) const
{
    const PairModel *model = pairModel(index);
    const QString name = model->nameAt(index.row());
    const SparkProperty *property =
        model->of() == PairModel::Of::Properties ? SparkCatalogue::instance().find(name) : nullptr;
    const QStringList offered = offeredValues(property);
    QLineEdit *line = nullptr;
    QWidget *editor = nullptr;
    if (offered.isEmpty()) {
        line = new QLineEdit(parent);
        editor = line;
    } else {
        auto *combo = new QComboBox(parent);
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->addItems(offered);
        line = combo->lineEdit();
        editor = combo;
    }
    if (property)
        line->setPlaceholderText(
            SparkCatalogue::instance().defaultOf(*property, model->sparkVersion()).value_or(QString()));
    if (model->isSecretRow(index.row()) && !model->isRevealed(index.row()))
        line->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    connect(line, &QLineEdit::textChanged, this, [this, name](const QString &text) { Q_EMIT valueTyped(name, text); });
    return editor;
}

QWidget *PairDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PairModel *model = pairModel(index);
    if (!model)
        return QStyledItemDelegate::createEditor(parent, option, index);
    QWidget *editor = index.column() == PairModel::Name && model->of() == PairModel::Of::Properties
                          ? createNameEditor(parent)
                      : index.column() == PairModel::Name ? new QLineEdit(parent)
                                                          : createValueEditor(parent, index);
    editor->setAccessibleName(model->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return editor;
}

void PairDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Also called when marks of the row change: what was typed since stays.
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *combo = qobject_cast<QComboBox *>(editor); combo && !combo->lineEdit()->isModified())
        combo->setCurrentText(text);
    else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified())
        line->setText(text);
}

void PairDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        model->setData(index, combo->currentText(), Qt::EditRole);
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

void PairDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

QSize PairDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, Spacing::RowHeight + 4));
}

} // namespace cinderscope
