// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/filterexpression.h"

#include <algorithm>
#include <QCoreApplication>

namespace cinderscope {
namespace {
//! Where tr() of these free functions finds its texts.
struct FilterTexts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::FilterExpression)
};

//! Column names without case, blanks, dashes and underscores.
QString normalised(const QString &name)
{
    QString result;
    for (const QChar c : name) {
        if (!c.isSpace() && c != u'-' && c != u'_')
            result += c.toLower();
    }
    return result;
}

//! Takes one term apart, from left to right.
class Scanner
{
public:
    explicit Scanner(const QString &text) : m_text(text) {}

    bool next(FilterExpression::Term &term, QString &error)
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return false;
        const qsizetype start = m_at;
        term = {};
        if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            term.exclude = true;
            ++m_at;
        }
        const qsizetype body = m_at;
        QString column;
        if (columnPrefix(column))
            term.column = normalised(column);
        value(term, error, start);
        term.original = unquoted(m_text.mid(body, m_at - body)).toCaseFolded();
        return true;
    }

private:
    static QString unquoted(QString text) { return text.remove(u'"'); }

    //! "name:" or "\"long name\":" that something follows; leaves the place alone otherwise.
    bool columnPrefix(QString &column)
    {
        qsizetype end = m_at;
        if (m_text[end] == u'"') {
            end = m_text.indexOf(u'"', end + 1);
            if (end < 0 || end + 1 >= m_text.size() || m_text[end + 1] != u':')
                return false;
            column = m_text.mid(m_at + 1, end - m_at - 1);
            ++end;
        } else {
            while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u':' && m_text[end] != u'"' &&
                   m_text[end] != u'/')
                ++end;
            if (end >= m_text.size() || m_text[end] != u':' || end == m_at)
                return false;
            column = m_text.mid(m_at, end - m_at);
        }
        if (end + 1 >= m_text.size() || m_text[end + 1].isSpace())
            return false;
        m_at = end + 1;
        return true;
    }

    void value(FilterExpression::Term &term, QString &error, qsizetype start)
    {
        if (m_text[m_at] == u'/' && regex(term, error, start))
            return;
        if (m_text[m_at] == u'"') {
            qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (end < 0)
                end = m_text.size(); // still being typed
            term.text = m_text.mid(m_at + 1, end - m_at - 1).toCaseFolded();
            m_at = qMin(end + 1, m_text.size());
            return;
        }
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace())
            ++end;
        term.text = m_text.mid(m_at, end - m_at).toCaseFolded();
        m_at = end;
    }

    //! "/…/" that ends at a blank or the end; a path ("/tmp/x") is none.
    bool regex(FilterExpression::Term &term, QString &error, qsizetype start)
    {
        for (qsizetype end = m_at + 1; end < m_text.size(); ++end) {
            if (m_text[end] == u'\\') {
                ++end;
                continue;
            }
            if (m_text[end] != u'/' || (end + 1 < m_text.size() && !m_text[end + 1].isSpace()))
                continue;
            const QString pattern = m_text.mid(m_at + 1, end - m_at - 1);
            if (pattern.isEmpty())
                return false;
            term.isRegex = true;
            term.regex = QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                                         QRegularExpression::UseUnicodePropertiesOption);
            if (!term.regex.isValid()) {
                error = FilterTexts::tr("The regular expression “%1” is broken at character %2: %3.")
                            .arg(pattern, QString::number(m_at - start + 1 + term.regex.patternErrorOffset()),
                                 term.regex.errorString());
            }
            m_at = end + 1;
            return true;
        }
        return false;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

bool found(const FilterExpression::Term &term, const QString &text)
{
    return term.isRegex ? term.regex.match(text).hasMatch() : text.contains(term.text, Qt::CaseInsensitive);
}

//! The whole term as plain text: "host:8080" where there is no column "host".
bool foundOriginal(const FilterExpression::Term &term, const QString &text)
{
    return text.contains(term.original, Qt::CaseInsensitive);
}
} // namespace

FilterExpression FilterExpression::parse(const QString &text)
{
    FilterExpression expression;
    expression.m_text = text.trimmed();
    Scanner scanner(expression.m_text);
    Term term;
    while (scanner.next(term, expression.m_error)) {
        if (!expression.m_error.isEmpty()) {
            expression.m_terms.clear();
            break;
        }
        if (term.isRegex || !term.text.isEmpty())
            expression.m_terms.append(term);
    }
    return expression;
}

FilterExpression FilterExpression::boundTo(const QStringList &columns) const
{
    FilterExpression bound(*this);
    QStringList names;
    for (const QString &column : columns)
        names += normalised(column);
    for (Term &term : bound.m_terms) {
        term.columnIndex = -1;
        if (term.column.isEmpty())
            continue;
        term.columnIndex = int(names.indexOf(term.column));
        if (term.columnIndex >= 0)
            continue;
        const auto starts = [&term](const QString &name) { return name.startsWith(term.column); };
        if (std::count_if(names.begin(), names.end(), starts) == 1)
            term.columnIndex = int(std::find_if(names.begin(), names.end(), starts) - names.begin());
    }
    return bound;
}

bool FilterExpression::matches(const CellText &cell, int columnCount) const
{
    for (const Term &term : m_terms) {
        bool hit = false;
        if (term.columnIndex >= 0) {
            hit = term.columnIndex < columnCount && found(term, cell(term.columnIndex));
        } else {
            const bool plain = !term.column.isEmpty();
            for (int column = 0; !hit && column < columnCount; ++column)
                hit = plain ? foundOriginal(term, cell(column)) : found(term, cell(column));
        }
        if (hit == term.exclude)
            return false;
    }
    return true;
}

bool FilterExpression::matches(const QStringList &cells) const
{
    return matches([&cells](int column) { return cells.value(column); }, int(cells.size()));
}

bool FilterExpression::matchesText(const QString &text) const
{
    return matches([&text](int) { return text; }, 1);
}

} // namespace cinderscope
