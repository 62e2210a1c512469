// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/pairmodel.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "launch/config/sessionproperties.h"
#include "launch/config/sparkcatalogue.h"

#include <algorithm>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kDots = u"••••••••"_s;

//! As wide as a mark, so that names stand below each other.
const QPixmap &emptyIcon()
{
    static const QPixmap icon = [] {
        QPixmap pixmap(Spacing::IconSize, Spacing::IconSize);
        pixmap.fill(Qt::transparent);
        return pixmap;
    }();
    return icon;
}

Severity lookOf(SessionProblem::Severity severity)
{
    return severity == SessionProblem::Severity::Error     ? Severity::Error
           : severity == SessionProblem::Severity::Warning ? Severity::Warning
                                                           : Severity::Info;
}

} // namespace

PairModel::PairModel(Of of, QObject *parent) : QAbstractTableModel(parent), m_of(of) {}

QString PairModel::prefix() const
{
    return m_of == Of::Properties ? u"properties/"_s : u"environment/"_s;
}

void PairModel::setPairs(const PropertyPairs &pairs)
{
    if (pairs == m_pairs)
        return;
    beginResetModel();
    m_pairs = pairs;
    endResetModel();
}

void PairModel::setSparkVersion(const QString &version)
{
    if (version == m_version)
        return;
    m_version = version;
    Q_EMIT dataChanged(index(0, Default), index(rowCount() - 1, Default));
}

void PairModel::setProblems(const QList<SessionProblem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QList<SessionProblem> PairModel::problems(int row) const
{
    QList<SessionProblem> own;
    if (row < 0 || row >= m_pairs.size())
        return own;
    const QString field = prefix() + m_pairs.at(row).first;
    std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(own),
                 [&](const SessionProblem &problem) { return problem.field == field; });
    return own;
}

int PairModel::rowOf(const QString &name) const
{
    for (qsizetype row = 0; row < m_pairs.size(); ++row) {
        if (m_pairs.at(row).first == name)
            return int(row);
    }
    return -1;
}

QString PairModel::nameAt(int row) const
{
    return row >= 0 && row < m_pairs.size() ? m_pairs.at(row).first : QString();
}

bool PairModel::isSecretRow(int row) const
{
    return row >= 0 && row < m_pairs.size() && isSecret(m_pairs.at(row).first, m_pairs.at(row).second);
}

void PairModel::setRevealed(int row, bool revealed)
{
    if (revealed)
        m_revealed.insert(nameAt(row));
    else
        m_revealed.remove(nameAt(row));
    Q_EMIT dataChanged(index(row, Value), index(row, Value));
}

void PairModel::removePairs(const QList<int> &rows)
{
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    bool any = false;
    for (const int row : std::as_const(sorted)) {
        if (row < 0 || row >= m_pairs.size())
            continue;
        beginRemoveRows({}, row, row);
        m_pairs.removeAt(row);
        endRemoveRows();
        any = true;
    }
    if (any)
        Q_EMIT edited();
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size()) + 1;
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_of == Of::Properties ? int(ColumnCount) : int(Default);
}

QString PairModel::defaultOf(const QString &name) const
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const SparkProperty *property = catalogue.find(name);
    return property ? catalogue.defaultOf(*property, m_version).value_or(QString()) : QString();
}

QVariant PairModel::shownData(int row, int column) const
{
    if (row == m_pairs.size())
        return column != Name ? QVariant() : m_of == Of::Properties ? tr("Add a property…") : tr("Add a variable…");
    const auto &[name, value] = m_pairs.at(row);
    if (column == Name)
        return name;
    if (column == Value)
        return isSecretRow(row) && !isRevealed(row) && !value.isEmpty() ? kDots : value;
    return defaultOf(name);
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() > m_pairs.size())
        return {};
    const bool isNew = index.row() == m_pairs.size();
    switch (role) {
    case Qt::DisplayRole:
        return shownData(index.row(), index.column());
    case Qt::EditRole:
        if (isNew)
            return QString();
        return index.column() == Name ? m_pairs.at(index.row()).first : m_pairs.at(index.row()).second;
    case Qt::ForegroundRole:
        if (isNew || index.column() == Default)
            return themeColors().role(ColorRole::TextMuted);
        return {};
    case Qt::DecorationRole:
        if (index.column() != Name || m_pairs.isEmpty())
            return {};
        if (const QList<SessionProblem> own = problems(index.row()); !own.isEmpty())
            return Icons::severity(lookOf(own.first().severity));
        return emptyIcon();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        if (const QList<SessionProblem> own = problems(index.row()); !own.isEmpty())
            return QString(own.first().cause + u' ' + own.first().cure);
        return {};
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_of == Of::Properties ? tr("Property") : tr("Variable");
    case Value:
        return tr("Value");
    default:
        return m_version.isEmpty() ? tr("Default") : tr("Default in Spark %1").arg(m_version);
    }
}

Qt::ItemFlags PairModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const bool isNew = index.row() == m_pairs.size();
    if (index.column() == Name || (index.column() == Value && !isNew))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool PairModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const QString text = index.column() == Name ? value.toString().trimmed() : value.toString();
    if (index.row() == m_pairs.size()) {
        if (text.isEmpty())
            return false;
        // "key=value" and "key value" as they stand in commands and files are taken apart.
        QString name = text, rest;
        const qsizetype at = std::max(text.indexOf(u'='), text.indexOf(u' '));
        const qsizetype equals = text.indexOf(u'=') > 0 ? text.indexOf(u'=') : at;
        if (equals > 0) {
            name = text.left(equals).trimmed();
            rest = text.mid(equals + 1).trimmed();
        }
        if (name.startsWith("--conf "_L1))
            name = name.mid(7).trimmed();
        beginInsertRows({}, int(m_pairs.size()), int(m_pairs.size()));
        m_pairs.append({name, rest});
        endInsertRows();
    } else if (index.column() == Name) {
        if (m_pairs.at(index.row()).first == text)
            return true;
        m_pairs[index.row()].first = text;
    } else {
        if (m_pairs.at(index.row()).second == text)
            return true;
        m_pairs[index.row()].second = text;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT edited();
    return true;
}

} // namespace cinderscope
