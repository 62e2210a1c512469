// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/quoting.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

bool isPlain(const QString &text)
{
    static const QString plain = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,@%+"_s;
    for (const QChar c : text) {
        if (!plain.contains(c))
            return false;
    }
    return !text.isEmpty() && text.front() != u'=' && text.front() != u'%'; // zsh and fish make something of these
}

QString carried(const QString &text)
{
    const auto characters = text.toUcs4(); // half a pair becomes U+FFFD
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size())
        .replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
}

//! Would not be seen, or would turn the line around: written as a number.
bool isHidden(char32_t c)
{
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Separator_Space:
        return c != U' ';
    default:
        return c == QChar::ReplacementCharacter;
    }
}

//! \a wide: writes one character beyond the basic plane.
template <class Wide>
QString quoted(const QString &text, Wide &&wide)
{
    QString result = u"\""_s;
    for (const char32_t c : carried(text).toUcs4()) {
        if (c == U'\\' || c == U'"')
            result += QChar(u'\\') + QChar(char16_t(c));
        else if (c == U'\n')
            result += u"\\n"_s;
        else if (c == U'\r')
            result += u"\\r"_s;
        else if (c == U'\t')
            result += u"\\t"_s;
        else if (!isHidden(c))
            result += QString::fromUcs4(&c, 1);
        else if (c > 0xffff)
            result += wide(c);
        else
            result += u"\\u%1"_s.arg(uint(c), 4, 16, QChar(u'0'));
    }
    return result + u'"';
}

} // namespace

QString shellWord(const QString &text)
{
    if (isPlain(text))
        return text;
    return u'\'' + carried(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString fishWord(const QString &text)
{
    if (isPlain(text))
        return text;
    return u'\'' + carried(text).replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QString powershellText(const QString &text)
{
    QString result = u"'"_s;
    for (const QChar c : carried(text)) {
        result += c;
        if (c == u'\'' || (c >= QChar(0x2018) && c <= QChar(0x201b)))
            result += c;
    }
    return result + u'\'';
}

QString pythonText(const QString &text)
{
    return quoted(text, [](char32_t c) { return u"\\U%1"_s.arg(uint(c), 8, 16, QChar(u'0')); });
}

QString scalaText(const QString &text)
{
    return quoted(text, [](char32_t c) {
        return u"\\u%1\\u%2"_s.arg(uint(QChar::highSurrogate(c)), 4, 16, QChar(u'0'))
            .arg(uint(QChar::lowSurrogate(c)), 4, 16, QChar(u'0'));
    });
}

} // namespace cinderscope
