// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionbook.h"
#include "launch/config/sessioncheck.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace cinderscope {

//! The configurations of a SessionBook as rows, in its order.
class SessionListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Kind,
        Master,
        Problems,
        Changed,
        ColumnCount
    };
    explicit SessionListModel(SessionBook &book, QObject *parent = nullptr);

    //! nullptr for no row; valid until the book changes.
    const SessionEntry *entry(int row) const;
    int rowOf(const QString &path) const; //!< -1 for none
    //! What is wrong with a row: of a broken file its error, else the worst problem; empty for nothing.
    QString trouble(int row) const;
    bool canBeStarted(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QList<SessionProblem> problems; //!< no remarks
        QDateTime changed;
    };
    void reload();
    QVariant shown(int row, int column) const;
    QString problemsText(int row) const;

    SessionBook &m_book;
    QList<SessionEntry> m_entries;
    QList<Row> m_rows;
};

} // namespace cinderscope
