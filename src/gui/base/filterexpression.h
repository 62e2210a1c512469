// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! What a person typed into a filter field. Case does not matter.
//!   word other      both occur somewhere in the row
//!   "two words"     exactly this text
//!   -word           rows with it are left out (also -"…", -/…/, -column:word)
//!   /regex/         a regular expression (Perl syntax)
//!   column:word     only in this column; also column:/regex/, "column name":word. The column may be shortened and
//!                   written without blanks; what is no column ("host:8080") is a plain word.
//! A value, thread-safe to read.
class FilterExpression
{
public:
    struct Term
    {
        QString text; //!< folded case; empty if regex
        QRegularExpression regex;
        bool isRegex = false;
        bool exclude = false;
        QString column;   //!< normalised, as typed; empty for any
        QString original; //!< whole term with its column, for the case that there is no such column
        int columnIndex = -1;
    };
    //! Text of one column of the row that is tested.
    using CellText = std::function<QString(int column)>;

    FilterExpression() = default;
    //! Never fails: a broken regex gives error() and an expression that accepts everything.
    static FilterExpression parse(const QString &text);

    //! Resolves column names: exact, then unique prefix, blanks and case ignored. Do this once per model.
    FilterExpression boundTo(const QStringList &columns) const;
    //! Calls `cell` only as often as needed. An unbound expression treats "column:word" as a plain word.
    bool matches(const CellText &cell, int columnCount) const;
    bool matches(const QStringList &cells) const;
    //! For things that are one text; "column:word" is a plain word here.
    bool matchesText(const QString &text) const;

    bool isEmpty() const { return m_terms.isEmpty(); }
    QString error() const { return m_error; } //!< for people, with the place; empty if fine
    QString text() const { return m_text; }
    const QList<Term> &terms() const { return m_terms; }
    bool operator==(const FilterExpression &other) const { return m_text == other.m_text; }

private:
    QString m_text;
    QString m_error;
    QList<Term> m_terms;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::FilterExpression)
