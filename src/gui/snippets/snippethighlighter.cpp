// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snippets/snippethighlighter.h"

#include "gui/base/theme.h"

#include <QSet>
#include <QTextCharFormat>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

// What a line leaves open for the next one (block states; -1 is Qt's "none").
constexpr int kNothing = 0;
constexpr int kTripleQuote = 1;
constexpr int kSingleQuote = 2;

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

SnippetHighlighter::SnippetHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    connect(&Theme::instance(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void SnippetHighlighter::setSyntax(SnippetSyntax syntax)
{
    if (m_syntax == syntax)
        return;
    m_syntax = syntax;
    rehighlight();
}

void SnippetHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(kNothing);
    switch (m_syntax) {
    case SnippetSyntax::Plain:
        break;
    case SnippetSyntax::Properties:
        paintProperties(text);
        break;
    case SnippetSyntax::Markdown:
        paintMarkdown(text);
        break;
    default:
        paintCode(text);
        break;
    }
}

void SnippetHighlighter::paint(qsizetype from, qsizetype to, Part part)
{
    const ThemeColors &colors = themeColors();
    QTextCharFormat format;
    switch (part) {
    case Part::Comment:
        format.setForeground(colors.role(ColorRole::TextMuted));
        format.setFontItalic(true);
        break;
    case Part::String:
        format.setForeground(colors.statusText(StatusRole::Succeeded));
        break;
    case Part::Word:
    case Part::Key:
        format.setForeground(colors.role(ColorRole::Link));
        break;
    case Part::Number:
        format.setForeground(colors.statusText(StatusRole::Killed));
        break;
    }
    setFormat(int(from), int(to - from), format);
}

bool SnippetHighlighter::isWord(const QString &word) const
{
    static const QSet<QString> python{u"from"_s, u"import"_s, u"def"_s,   u"return"_s, u"if"_s,    u"not"_s,
                                      u"for"_s,  u"in"_s,     u"and"_s,   u"or"_s,     u"raise"_s, u"None"_s,
                                      u"True"_s, u"False"_s,  u"print"_s, u"next"_s,   u"len"_s,   u"getattr"_s};
    static const QSet<QString> scala{u"import"_s, u"val"_s,     u"var"_s,  u"def"_s,   u"new"_s,    u"null"_s,
                                     u"if"_s,     u"classOf"_s, u"true"_s, u"false"_s, u"require"_s};
    static const QSet<QString> shell{u"export"_s, u"set"_s, u"printf"_s};
    static const QSet<QString> json{u"true"_s, u"false"_s, u"null"_s};
    switch (m_syntax) {
    case SnippetSyntax::Python:
        return python.contains(word);
    case SnippetSyntax::Scala:
        return scala.contains(word);
    case SnippetSyntax::Json:
        return json.contains(word);
    default:
        return shell.contains(word);
    }
}

//! Behind the closing quote; the length of the text where it is not closed in this line.
qsizetype SnippetHighlighter::stringEnd(const QString &text, qsizetype from, const QString &quote) const
{
    const bool shellQuote = quote == "'"_L1 && m_syntax != SnippetSyntax::Python;
    const bool escapes = !shellQuote || m_syntax == SnippetSyntax::Fish;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (escapes && text[i] == u'\\')
            ++i;
        else if (QStringView(text).mid(i).startsWith(quote))
            return i + quote.size();
    }
    return -1;
}

void SnippetHighlighter::paintCode(const QString &text)
{
    const bool slashes = m_syntax == SnippetSyntax::Scala;
    const bool hashes = !slashes && m_syntax != SnippetSyntax::Json;
    const bool terminal =
        m_syntax == SnippetSyntax::Shell || m_syntax == SnippetSyntax::Fish || m_syntax == SnippetSyntax::PowerShell;
    qsizetype at = 0;
    const auto string = [&](qsizetype from, qsizetype inside, const QString &quote, int open) {
        const qsizetype end = stringEnd(text, inside, quote);
        paint(from, end < 0 ? text.size() : end, Part::String);
        if (end < 0)
            setCurrentBlockState(open);
        at = end < 0 ? text.size() : end;
    };
    if (previousBlockState() == kTripleQuote)
        string(0, 0, u"\"\"\""_s, kTripleQuote);
    else if (previousBlockState() == kSingleQuote)
        string(0, 0, u"'"_s, kSingleQuote);
    while (at < text.size()) {
        const QStringView rest = QStringView(text).mid(at);
        const QChar c = text[at];
        const bool begins = at == 0 || text[at - 1].isSpace();
        if ((slashes && rest.startsWith("//"_L1)) || (hashes && c == u'#' && begins)) {
            paint(at, text.size(), Part::Comment);
            return;
        }
        if (terminal && c == u'\\') {
            at += 2; // a quote behind it opens nothing
        } else if (rest.startsWith("\"\"\""_L1) && !terminal) {
            string(at, at + 3, u"\"\"\""_s, kTripleQuote);
        } else if (c == u'"' || (c == u'\'' && (terminal || m_syntax == SnippetSyntax::Python))) {
            string(at, at + 1, QString(c), terminal ? (c == u'\'' ? kSingleQuote : kNothing) : kNothing);
        } else if (terminal && begins && c == u'-') {
            qsizetype end = at;
            while (end < text.size() && !text[end].isSpace())
                ++end;
            paint(at, end, Part::Word);
            at = end;
        } else if (isWordCharacter(c)) {
            qsizetype end = at;
            while (end < text.size() && isWordCharacter(text[end]))
                ++end;
            const bool member = at > 0 && text[at - 1] == u'.';
            if (c.isDigit() && !terminal)
                paint(at, end, Part::Number);
            else if (!member && (!terminal || begins) && isWord(text.mid(at, end - at)))
                paint(at, end, Part::Word);
            at = end;
        } else {
            ++at;
        }
    }
}

void SnippetHighlighter::paintProperties(const QString &text)
{
    const qsizetype end = text.indexOf(u' ');
    paint(0, end < 0 ? text.size() : end, Part::Key);
    if (end >= 0)
        paint(end, text.size(), Part::String);
}

void SnippetHighlighter::paintMarkdown(const QString &text)
{
    if (text.startsWith(u'#'))
        paint(0, text.size(), Part::Word);
    for (qsizetype at = text.indexOf(u'|'); at >= 0 && text.startsWith(u'|'); at = text.indexOf(u'|', at + 1))
        paint(at, at + 1, Part::Comment);
}

} // namespace cinderscope
