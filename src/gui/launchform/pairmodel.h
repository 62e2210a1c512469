// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"
#include "launch/config/sessionconfig.h"

#include <QAbstractTableModel>
#include <QSet>

namespace cinderscope {

//! Properties or variables as a table that is edited in place: name, value, and for properties Spark's default. The
//! last row is empty: writing there adds one. Values that are secret are shown as dots until they are revealed.
class PairModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Of
    {
        Properties,
        Environment
    };
    enum Column
    {
        Name,
        Value,
        Default,
        ColumnCount
    };
    explicit PairModel(Of of, QObject *parent = nullptr);

    Of of() const { return m_of; }
    const PropertyPairs &pairs() const { return m_pairs; }
    void setPairs(const PropertyPairs &pairs);
    //! Of the Spark that defaults are shown for.
    void setSparkVersion(const QString &version);
    QString sparkVersion() const { return m_version; }
    void setProblems(const QList<SessionProblem> &problems);
    QList<SessionProblem> problems(int row) const; //!< worst first
    int rowOf(const QString &name) const;          //!< -1 for none
    QString nameAt(int row) const;
    bool isSecretRow(int row) const;
    bool isRevealed(int row) const { return m_revealed.contains(nameAt(row)); }
    void setRevealed(int row, bool revealed);
    void removePairs(const QList<int> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    //! By the person, not by setPairs().
    void edited();

private:
    QString prefix() const;
    QVariant shownData(int row, int column) const;
    QString defaultOf(const QString &name) const;

    Of m_of;
    PropertyPairs m_pairs;
    QList<SessionProblem> m_problems;
    QSet<QString> m_revealed;
    QString m_version;
};

} // namespace cinderscope
