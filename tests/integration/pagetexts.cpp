// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/pagetexts.h"

#include <algorithm>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

QString pageScript(const QString &name)
{
    static const QString all = [] {
        QFile file(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/integration/pagefacts.js"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }();
    const QString mark = u"// === "_s + name + u'\n';
    const qsizetype at = all.indexOf(mark);
    return at < 0 ? QString() : all.mid(at + mark.size()).section(u"// === "_s, 0, 0).trimmed();
}

QString placeScript(const QString &element)
{
    return u"(() => { const e = %1; if (!e || !e.isConnected) return null;"
           "  e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});"
           "  for (const r of e.getClientRects()) { if (r.width < 2 || r.height < 2) continue;"
           "    for (const x of [r.left + Math.min(r.width, 40) / 2, r.left + 3, r.right - 3]) {"
           "      const y = r.top + r.height / 2, at = document.elementFromPoint(x, y);"
           "      if (at && (at === e || e.contains(at))) return [x, y]; } }"
           "  return null; })()"_s.arg(element);
}

QString withoutFigures(QString text)
{
    static const QRegularExpression figure(u"[0-9]+([.,:/][0-9]+)*"_s);
    static const QRegularExpression units(u"\\b(ms|s|min|h|B|KiB|MiB|GiB|seconds?|minutes?|hours?)\\b"_s);
    return text.remove(figure).remove(units).simplified();
}

QString plainError(QString text)
{
    static const QRegularExpression origin(u"https?://[A-Za-z0-9.-]+(:[0-9]+)?"_s);
    static const QRegularExpression nonce(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    return text.remove(origin).remove(nonce).simplified();
}

QString settled(const QJsonObject &page, bool moment)
{
    const QJsonObject part{{u"heads"_s, page[u"heads"_s]}, {u"title"_s, page[u"title"_s]}};
    return withoutFigures(QString::fromUtf8(QJsonDocument(moment ? part : page).toJson(QJsonDocument::Compact)));
}

QString parting(const QString &ours, const QString &theirs)
{
    qsizetype at = 0;
    while (at < std::min(ours.size(), theirs.size()) && ours[at] == theirs[at])
        ++at;
    const qsizetype from = std::max<qsizetype>(0, at - 30);
    return u"\"…%1\" instead of \"…%2\""_s.arg(ours.mid(from, 90), theirs.mid(from, 90)).replace(u'\n', u' ');
}

} // namespace cinderscope::test
