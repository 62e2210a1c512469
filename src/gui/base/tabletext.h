// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QList>
#include <QString>

namespace cinderscope {

enum class TableFormat
{
    Tsv,      //!< texts as shown; line breaks and tabs in a cell become blanks. What spreadsheets paste.
    Csv,      //!< raw values (ExportRole), RFC 4180: quotes doubled, CRLF
    Markdown, //!< texts as shown, pipes escaped
    Json      //!< array of objects, raw values, numbers as numbers
};

//! Writes rows of a model as text, in the order of the columns given. Header first, then rows one by one, then the
//! footer, so that an export can go on in slices. Uses headerData() and data() only: GUI thread, as the model demands.
class TableText
{
public:
    TableText(TableFormat format, const QAbstractItemModel &model, QList<int> columns);

    QByteArray header();
    QByteArray row(const QModelIndex &rowIndex); //!< any column of the row
    QByteArray footer();

    static QString csvField(const QString &value);
    static QString markdownCell(const QString &value);
    static QString tsvCell(const QString &value);

private:
    QString shown(const QModelIndex &index) const;
    QVariant raw(const QModelIndex &index) const;

    TableFormat m_format;
    const QAbstractItemModel &m_model;
    QList<int> m_columns;
    QStringList m_names;
    bool m_first = true;
};

//! A whole small table at once: `rows` are indexes of any column. Trees: the rows as given, no indentation.
QByteArray tableText(TableFormat format, const QAbstractItemModel &model, const QList<QModelIndex> &rows,
                     const QList<int> &columns);

} // namespace cinderscope
