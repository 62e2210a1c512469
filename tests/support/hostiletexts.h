// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>

//! Texts that break careless quoting, in every language that snippets are written in.
namespace cinderscope::test {

inline QList<QString> hostileTexts()
{
    using namespace Qt::StringLiterals;
    return {u""_s,
            u" "_s,
            u"plain"_s,
            u"two words"_s,
            u"it's"_s,
            u"''"_s,
            u"\"quoted\""_s,
            u"\"\"\""_s,
            u"'''"_s,
            u"$HOME ${HOME} $(id) `id` $env:HOME"_s,
            u"\\"_s,
            u"\\\\ \\n \\' \\\" \\u0041 \\U00000041 \\N{DASH} \\x41 \\101"_s,
            u"ends in \\"_s,
            u"line\nbreak"_s,
            u"\n"_s,
            u"carriage\r\nreturn"_s,
            u"tab\there"_s,
            u"-leading"_s,
            u"--conf"_s,
            u"=equals"_s,
            u":colon"_s,
            u"#comment"_s,
            u"!history !!"_s,
            u"~ ~root"_s,
            u"*?[a-z]{a,b}"_s,
            u"a;b&c|d>e<f(g)"_s,
            u"%d %s %1 %2 %%"_s,
            u"// /* */ <!-- --> \"\"\" '''"_s,
            u"Grüße, 火花 и искры"_s,
            u"\U0001f525 fire"_s,
            u"\u2018typographic\u2019 \u201aquotes\u201b \u201cas\u201d"_s,
            u"\u202eright to left\u202c\u200b\u2028\u2029\u00a0\ufeff"_s,
            u"bell\a esc\x1b del\x7f ff\f vt\v"_s,
            u"'; DROP TABLE jobs; --"_s,
            u"'\"'\"'"_s,
            u"$'\\n'"_s,
            u"\\\n"_s,
            u"a\\\nb"_s};
}

//! \a count texts put together at random, always the same ones.
inline QList<QString> randomTexts(int count, quint32 seed = 7)
{
    using namespace Qt::StringLiterals;
    static const QList<QString> pieces{u"'"_s, u"\""_s, u"\\"_s,         u"$"_s, u"`"_s, u"\n"_s, u" "_s,  u"a"_s,
                                       u"u"_s, u"n"_s,  u"0041"_s,       u"{"_s, u"}"_s, u"-"_s,  u"!"_s,  u"\u2019"_s,
                                       u"é"_s, u"="_s,  u"\U0001f525"_s, u"#"_s, u"%"_s, u"*"_s,  u"\r"_s, u"\t"_s,
                                       u":"_s, u"("_s,  u")"_s,          u";"_s, u"~"_s, u"N"_s,  u"x"_s,  u"\u2028"_s};
    QRandomGenerator random(seed);
    QList<QString> texts;
    for (int i = 0; i < count; ++i) {
        QString text;
        const int length = random.bounded(1, 13);
        for (int j = 0; j < length; ++j)
            text += pieces[random.bounded(pieces.size())];
        texts.append(text);
    }
    return texts;
}

} // namespace cinderscope::test
