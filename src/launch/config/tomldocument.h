// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <optional>
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QVariant>

namespace cinderscope {

//! A TOML 1.0 text (toml++) as a flat list of its values with their places, so that one can be changed without touching
//! the rest. A value; any thread; throws nothing. Limits that guard the stack: 32 nested values, 32 dots in a key.
class TomlDocument
{
public:
    enum class Type
    {
        Text,
        Integer,
        Number,
        Boolean,
        Time, //!< date, time or both
        Array,
        Table //!< an empty one: { } or a header with nothing below
    };
    struct Value
    {
        QStringList path; //!< keys from the root; those of an array of tables without index
        Type type = Type::Text;
        //! QString (Text; Number and Time as written), qlonglong, bool, or QVariantList of these; nothing for Table. An
        //! array that holds tables or arrays has an invalid QVariant in their place.
        QVariant value;
        qsizetype key = 0, begin = 0, end = 0; //!< bytes: of the last key, of the value
        int line = 0, column = 0;              //!< of the value, from 1, column in characters
        bool inlined = false;                  //!< within { }
        bool repeated = false;                 //!< within [[ ]]: is read, cannot be changed
    };
    struct Change
    {
        QStringList path;
        std::optional<QByteArray> literal; //!< nothing: remove it
    };

    //! Errors: Corrupt, detail "line 3, column 7: cause. cure".
    static Result<TomlDocument> parse(const QByteArray &text);

    const QByteArray &text() const { return m_text; }
    const QList<Value> &values() const { return m_values; } //!< in the order written
    const Value *find(const QStringList &path) const;       //!< nullptr where there is none
    QByteArray raw(const Value &value) const { return m_text.mid(value.begin, value.end - value.begin); }
    //! The text with these changes; comments and everything else stay as they are. Not verified: a strangely written
    //! file may come out wrong, so that the caller must parse it again and compare.
    QByteArray changed(const QList<Change> &changes) const;

    //! A text as a TOML string of one line.
    static QByteArray literal(const QString &text);
    static QByteArray literal(const QStringList &texts);
    //! Bare where TOML allows it, else quoted.
    static QByteArray keyLiteral(const QString &key);

private:
    struct Section //!< what follows a header, or the start of the text
    {
        QStringList path;
        qsizetype end = 0;    //!< after the line of its last value, or of its header
        qsizetype header = 0; //!< after the line of its header
        bool repeated = false;
    };
    struct InlineTable
    {
        QStringList path;
        qsizetype begin = 0, end = 0;
    };
    struct Edits;
    class Reader;

    QByteArray applied(const Edits &edits) const;
    //! The outermost one that holds this place; nullptr outside of all.
    const InlineTable *outerInlineTable(qsizetype position) const;
    QByteArray inlineText(const InlineTable &table, const QList<Change> &changes) const;
    void insert(const Change &change, Edits &edits) const;
    qsizetype lineStart(qsizetype position) const;
    qsizetype lineEnd(qsizetype position) const; //!< after its line break

    QByteArray m_text;
    QList<Value> m_values;
    QList<Section> m_sections; //!< the root first
    QList<InlineTable> m_inlineTables;
};

} // namespace cinderscope
