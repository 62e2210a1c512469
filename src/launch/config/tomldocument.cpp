// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/tomldocument.h"

// Header-only: the packaged library is made with exceptions and other limits.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
// Its assertions do not hold for hostile texts ("x = [}"), after which it goes on well; a release build would even
// build on them (TOML_ASSERT_ASSUME).
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 32
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMostDots = 32;

Error corrupt(int line, int column, const QString &text)
{
    return Error{ErrorCode::Corrupt, u"line %1, column %2: %3"_s.arg(line).arg(column).arg(text).toStdString(), {}};
}

//! Follows strings and comments, so that what stands outside of them can be looked at. toml++ builds dotted keys
//! without limit and takes them apart by recursion, which a hostile file would use against the stack.
class DepthGuard
{
public:
    explicit DepthGuard(const QByteArray &text) : m_text(text) {}

    std::optional<Error> check()
    {
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at);
            if (c == '"' || c == '\'') {
                skipString(c);
                continue;
            }
            if (c == '#') {
                const qsizetype end = m_text.indexOf('\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
                continue;
            }
            if (c == '.' && ++m_dots > kMostDots)
                return corrupt(int(m_text.left(m_at).count('\n')) + 1, 1,
                               u"a key has more than %1 dots. Put it in quotes."_s.arg(kMostDots));
            if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[')
                m_dots = 0;
            ++m_at;
        }
        return {};
    }

private:
    void skipString(char quote)
    {
        const QByteArray triple(3, quote);
        const bool isLong = m_text.mid(m_at, 3) == triple;
        m_at += isLong ? 3 : 1;
        while (m_at < m_text.size()) {
            if (quote == '"' && m_text.at(m_at) == '\\') {
                m_at += 2;
                continue;
            }
            if (isLong ? m_text.mid(m_at, 3) == triple : m_text.at(m_at) == quote || m_text.at(m_at) == '\n') {
                m_at += isLong ? 3 : 1;
                return;
            }
            ++m_at;
        }
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_dots = 0;
};

//! toml++'s description without its "Error while parsing …: ", and what helps.
QString explain(const QString &description)
{
    QString text = description;
    if (text.startsWith("Error while parsing"_L1) && text.contains(u": "_s))
        text = text.mid(text.indexOf(u": "_s) + 2);
    text = text.simplified();
    QString cure = u"Correct that line."_s;
    if (text.contains("as dotted key-value pair"_L1) || text.contains("redefine existing"_L1))
        cure =
            u"Each key may come once; put property names that begin alike in quotes: \"spark.speculation\" = true."_s;
    else if (text.contains("expected value"_L1) || text.contains("could not determine value type"_L1))
        cure = u"Put texts in quotes: key = \"value\"."_s;
    else if (text.contains("utf-8"_L1))
        cure = u"Save the file in UTF-8."_s;
    else if (text.contains("end-of-file"_L1))
        cure = u"A quote or a bracket is not closed."_s;
    if (!text.endsWith(u'.'))
        text += u'.';
    return text + u' ' + cure;
}

} // namespace

//! Walks toml++'s tree and fills the document.
class TomlDocument::Reader
{
public:
    explicit Reader(TomlDocument &document) : m_document(document)
    {
        m_lines.append(0);
        for (qsizetype at = document.m_text.indexOf('\n'); at >= 0; at = document.m_text.indexOf('\n', at + 1))
            m_lines.append(at + 1);
    }

    void read(const toml::table &root)
    {
        m_document.m_sections.append(Section{});
        walk(root, {}, false, false);
        std::sort(m_document.m_values.begin(), m_document.m_values.end(),
                  [](const Value &a, const Value &b) { return a.begin < b.begin; });
        std::sort(m_document.m_sections.begin(), m_document.m_sections.end(),
                  [](const Section &a, const Section &b) { return a.end < b.end; });
        stretchSections();
    }

private:
    qsizetype offset(const toml::source_position &position) const
    {
        const QByteArray &text = m_document.m_text;
        if (position.line < 1 || position.line > m_lines.size())
            return text.size();
        qsizetype at = m_lines.at(position.line - 1);
        for (toml::source_index column = 1; column < position.column && at < text.size(); ++column) {
            ++at;
            while (at < text.size() && (uchar(text.at(at)) & 0xC0) == 0x80)
                ++at;
        }
        return at;
    }

    void walk(const toml::table &table, const QStringList &path, bool inlined, bool repeated)
    {
        for (auto &&[key, node] : table) {
            const std::string_view name = key.str();
            const QStringList here = path + QStringList{QString::fromUtf8(name.data(), qsizetype(name.size()))};
            if (const toml::table *inner = node.as_table()) {
                readTable(*inner, key, here, inlined, repeated);
            } else if (const toml::array *array = node.as_array(); array && isArrayOfTables(*array)) {
                for (const toml::node &element : *array) {
                    const qsizetype header = offset(element.source().begin);
                    m_document.m_sections.append(
                        Section{here, m_document.lineEnd(header), m_document.lineEnd(header), true});
                    walk(*element.as_table(), here, false, true);
                }
            } else {
                add(node, key, here, inlined, repeated);
            }
        }
    }

    void readTable(const toml::table &table, const toml::key &key, const QStringList &path, bool inlined, bool repeated)
    {
        const qsizetype begin = offset(table.source().begin);
        if (table.is_inline()) {
            m_document.m_inlineTables.append(InlineTable{path, begin, offset(table.source().end)});
            inlined = true;
        } else if (begin < m_document.m_text.size() && m_document.m_text.at(begin) == '[') {
            // "[a.b]" makes a as well, with the same place: only the table that is named has that many keys.
            if (headerOf(begin) == path)
                m_document.m_sections.append(
                    Section{path, m_document.lineEnd(begin), m_document.lineEnd(begin), repeated});
        }
        if (table.empty()) {
            Value value = place(table, key, path, inlined, repeated);
            value.type = Type::Table;
            m_document.m_values.append(value);
        }
        walk(table, path, inlined, repeated);
    }

    //! The path that a header line names.
    QStringList headerOf(qsizetype begin) const
    {
        const QByteArray line = m_document.m_text.mid(begin, m_document.lineEnd(begin) - begin);
        const toml::parse_result result = toml::parse(std::string_view(line.constData(), std::size_t(line.size())));
        QStringList path;
        if (!result)
            return path;
        const toml::table *table = &result.table();
        while (table && table->size() == 1) {
            const std::string_view name = table->begin()->first.str();
            path.append(QString::fromUtf8(name.data(), qsizetype(name.size())));
            table = table->begin()->second.as_table();
        }
        return path;
    }

    bool isArrayOfTables(const toml::array &array) const
    {
        const qsizetype begin = offset(array.source().begin);
        return !array.empty() && array.is_homogeneous<toml::table>() && m_document.m_text.mid(begin, 2) == "[[" &&
               !array.front().as_table()->is_inline();
    }

    Value place(const toml::node &node, const toml::key &key, const QStringList &path, bool inlined, bool repeated)
    {
        Value value;
        value.path = path;
        value.key = offset(key.source().begin);
        value.begin = offset(node.source().begin);
        value.end = offset(node.source().end);
        value.line = int(node.source().begin.line);
        value.column = int(node.source().begin.column);
        value.inlined = inlined;
        value.repeated = repeated;
        return value;
    }

    void add(const toml::node &node, const toml::key &key, const QStringList &path, bool inlined, bool repeated)
    {
        Value value = place(node, key, path, inlined, repeated);
        value.type = node.is_array() ? Type::Array : typeOf(node);
        if (const toml::array *array = node.as_array()) {
            QVariantList list;
            for (const toml::node &element : *array)
                list.append(element.is_array() || element.is_table() ? QVariant() : variant(element));
            value.value = list;
        } else {
            value.value = variant(node);
        }
        m_document.m_values.append(value);
    }

    static Type typeOf(const toml::node &node)
    {
        if (node.is_string())
            return Type::Text;
        if (node.is_integer())
            return Type::Integer;
        if (node.is_boolean())
            return Type::Boolean;
        return node.is_floating_point() ? Type::Number : Type::Time;
    }

    QVariant variant(const toml::node &node) const
    {
        if (const auto *text = node.as_string())
            return QString::fromStdString(text->get());
        if (const auto *integer = node.as_integer())
            return qlonglong(integer->get());
        if (const auto *boolean = node.as_boolean())
            return boolean->get();
        const qsizetype begin = offset(node.source().begin), end = offset(node.source().end);
        QByteArray text = m_document.m_text.mid(begin, end - begin);
        if (node.is_floating_point())
            text.replace('_', QByteArray());
        return QString::fromUtf8(text);
    }

    //! A section ends after its last value.
    void stretchSections()
    {
        QList<Section> &sections = m_document.m_sections;
        for (qsizetype i = 0; i < sections.size(); ++i) {
            const qsizetype next = i + 1 < sections.size() ? sections.at(i + 1).header : m_document.m_text.size() + 1;
            for (const Value &value : std::as_const(m_document.m_values)) {
                // The header of the next section ends its own line after every value of this one.
                if (value.type != Type::Table && value.begin >= sections.at(i).end && value.begin < next)
                    sections[i].end = std::max(sections.at(i).end, m_document.lineEnd(value.end));
            }
        }
    }

    TomlDocument &m_document;
    QList<qsizetype> m_lines;
};

Result<TomlDocument> TomlDocument::parse(const QByteArray &text)
{
    if (const std::optional<Error> error = DepthGuard(text).check())
        return *error;
    const toml::parse_result result = toml::parse(std::string_view(text.constData(), std::size_t(text.size())));
    if (!result) {
        const toml::parse_error &error = result.error();
        const std::string_view description = error.description();
        return corrupt(int(error.source().begin.line), int(error.source().begin.column),
                       explain(QString::fromUtf8(description.data(), qsizetype(description.size()))));
    }
    TomlDocument document;
    document.m_text = text;
    Reader(document).read(result.table());
    return document;
}

const TomlDocument::Value *TomlDocument::find(const QStringList &path) const
{
    const auto at = std::find_if(m_values.begin(), m_values.end(),
                                 [&](const Value &value) { return value.path == path && !value.repeated; });
    return at == m_values.end() ? nullptr : &*at;
}

qsizetype TomlDocument::lineStart(qsizetype position) const
{
    return position <= 0 ? 0 : m_text.lastIndexOf('\n', position - 1) + 1;
}

qsizetype TomlDocument::lineEnd(qsizetype position) const
{
    const qsizetype end = m_text.indexOf('\n', position);
    return end < 0 ? m_text.size() : end + 1;
}

//! What is to be done with the text, by place.
struct TomlDocument::Edits
{
    struct Replacement
    {
        qsizetype end;
        QByteArray text;
    };
    std::map<qsizetype, Replacement> replacements;
    std::map<qsizetype, QByteArray> insertions;      //!< whole lines, at starts of lines
    std::map<qsizetype, QList<Change>> inlineTables; //!< by their start: written anew as a whole
    std::map<QString, std::pair<QStringList, QByteArray>> newSections;
    QByteArray lineBreak;
};

QByteArray TomlDocument::changed(const QList<Change> &changes) const
{
    Edits edits;
    edits.lineBreak = m_text.contains("\r\n") ? "\r\n" : "\n";
    for (const Change &change : changes) {
        const Value *value = find(change.path);
        if (value && value->inlined)
            edits.inlineTables[outerInlineTable(value->begin)->begin].append(change);
        else if (value && change.literal)
            edits.replacements[value->begin] = {value->end, *change.literal};
        else if (value)
            edits.replacements[lineStart(value->key)] = {lineEnd(value->end), {}};
        else if (change.literal)
            insert(change, edits);
    }
    for (const auto &[begin, inside] : edits.inlineTables) {
        const InlineTable *table = outerInlineTable(begin);
        edits.replacements[begin] = {table->end, inlineText(*table, inside)};
    }
    return applied(edits);
}

//! From the end to the start, so that places stay right.
QByteArray TomlDocument::applied(const Edits &edits) const
{
    QByteArray text = m_text;
    for (const auto &[name, section] : edits.newSections) {
        QByteArrayList keys;
        for (const QString &key : section.first)
            keys.append(keyLiteral(key));
        if (!text.isEmpty() && !text.endsWith('\n'))
            text += edits.lineBreak;
        text += edits.lineBreak + '[' + keys.join('.') + ']' + edits.lineBreak + section.second;
    }
    auto replacement = edits.replacements.rbegin();
    auto insertion = edits.insertions.rbegin();
    while (replacement != edits.replacements.rend() || insertion != edits.insertions.rend()) {
        const bool replaces = insertion == edits.insertions.rend() ||
                              (replacement != edits.replacements.rend() && replacement->first >= insertion->first);
        if (replaces) {
            text.replace(replacement->first, replacement->second.end - replacement->first, replacement->second.text);
            ++replacement;
            continue;
        }
        const bool breaksLine = insertion->first > 0 && m_text.at(insertion->first - 1) != '\n';
        text.insert(insertion->first, breaksLine ? QByteArray(edits.lineBreak + insertion->second) : insertion->second);
        ++insertion;
    }
    return text;
}

const TomlDocument::InlineTable *TomlDocument::outerInlineTable(qsizetype position) const
{
    const InlineTable *outer = nullptr;
    for (const InlineTable &one : m_inlineTables) {
        if (one.begin <= position && position < one.end && (!outer || one.begin < outer->begin))
            outer = &one;
    }
    return outer;
}

//! An inline table with its values, as changed; tables within become dotted keys.
QByteArray TomlDocument::inlineText(const InlineTable &table, const QList<Change> &changes) const
{
    const auto entry = [&](const QStringList &path, const QByteArray &literal) -> QByteArray {
        QByteArrayList keys;
        for (const QString &key : path.mid(table.path.size()))
            keys.append(keyLiteral(key));
        return keys.join('.') + " = " + literal;
    };
    QByteArrayList entries;
    for (const Value &value : m_values) {
        if (value.begin <= table.begin || value.begin >= table.end)
            continue;
        const auto change =
            std::find_if(changes.begin(), changes.end(), [&](const Change &one) { return one.path == value.path; });
        if (change == changes.end())
            entries.append(entry(value.path, raw(value)));
        else if (change->literal)
            entries.append(entry(value.path, *change->literal));
    }
    for (const Change &change : changes) {
        if (change.literal && !find(change.path))
            entries.append(entry(change.path, *change.literal));
    }
    return entries.isEmpty() ? QByteArray("{}") : QByteArray("{ " + entries.join(", ") + " }");
}

void TomlDocument::insert(const Change &change, Edits &edits) const
{
    const QStringList &path = change.path;
    const QByteArray &literal = *change.literal;
    const QStringList table = path.mid(0, path.size() - 1);
    const QByteArray line = keyLiteral(path.last()) + " = " + literal + edits.lineBreak;
    for (const InlineTable &one : m_inlineTables) {
        if (one.path != table)
            continue;
        edits.inlineTables[outerInlineTable(one.begin)->begin].append(change);
        return;
    }
    for (const Section &section : m_sections) {
        if (section.path != table || section.repeated)
            continue;
        edits.insertions[section.end] += line;
        return;
    }
    // Made by dotted keys of the root ("spark.home = …"): a header would define it twice.
    const Value *last = nullptr;
    for (const Value &value : m_values) {
        if (value.path.size() > table.size() && value.path.mid(0, table.size()) == table && !value.repeated &&
            !value.inlined && value.begin < (m_sections.size() > 1 ? m_sections.at(1).header : m_text.size()))
            last = &value;
    }
    if (last) {
        QByteArrayList keys;
        for (const QString &key : path)
            keys.append(keyLiteral(key));
        edits.insertions[lineEnd(last->end)] += keys.join('.') + " = " + literal + edits.lineBreak;
        return;
    }
    auto &section = edits.newSections[table.join(QChar(0x1f))];
    section.first = table;
    section.second += line;
}

QByteArray TomlDocument::literal(const QString &text)
{
    QByteArray out = "\"";
    // Byte by byte: what must be escaped is ASCII. Half a surrogate pair becomes U+FFFD.
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (uchar(c) < 0x20 || c == 0x7f)
                out += "\\u" + QByteArray::number(uchar(c), 16).rightJustified(4, '0');
            else
                out += c;
        }
    }
    return out + '"';
}

QByteArray TomlDocument::literal(const QStringList &texts)
{
    QByteArrayList parts;
    for (const QString &text : texts)
        parts.append(literal(text));
    const QByteArray line = '[' + parts.join(", ") + ']';
    return line.size() <= 100 ? line : "[\n    " + parts.join(",\n    ") + "\n]";
}

QByteArray TomlDocument::keyLiteral(const QString &key)
{
    const bool bare = !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'_';
    });
    return bare ? key.toLatin1() : literal(key);
}

} // namespace cinderscope
