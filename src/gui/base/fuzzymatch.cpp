// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/fuzzymatch.h"

#include <algorithm>
#include <limits>
#include <QVector>

namespace cinderscope {
namespace {
constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kMatch = 4;
constexpr int kRun = 8;
constexpr int kWordStart = 10;
constexpr int kStart = 6;
constexpr int kGap = -2;
constexpr int kWhole = 40;

//! One letter without case and accent.
char16_t folded(QChar c)
{
    const QString parts = c.decomposition();
    const QChar base = parts.isEmpty() || c.decompositionTag() != QChar::Canonical ? c : parts[0];
    return base.toCaseFolded().unicode();
}

bool startsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit());
}

//! Best way to find the letters of `part` in order: best[i][j] is the score with letter i on character j.
std::optional<FuzzyMatch> matchPart(const QString &part, const QString &candidate)
{
    const int letters = int(part.size());
    const int length = int(candidate.size());
    if (letters > length)
        return std::nullopt;
    QVector<char16_t> text(length);
    for (int j = 0; j < length; ++j)
        text[j] = folded(candidate[j]);
    QVector<int> best(letters * length, kNone);
    QVector<int> from(letters * length, -1);
    for (int i = 0; i < letters; ++i) {
        const char16_t letter = folded(part[i]);
        int bestBefore = kNone; // over all earlier ends but the neighbour, gap included
        int bestBeforeAt = -1;
        for (int j = i; j < length; ++j) {
            if (i > 0 && j >= 2 && best[(i - 1) * length + j - 2] > bestBefore) {
                bestBefore = best[(i - 1) * length + j - 2];
                bestBeforeAt = j - 2;
            }
            if (text[j] != letter)
                continue;
            const int own = kMatch + (startsWord(candidate, j) ? kWordStart : 0) + (j == 0 ? kStart : 0);
            if (i == 0) {
                best[j] = own;
                continue;
            }
            const int run = best[(i - 1) * length + j - 1];
            const int withRun = run > kNone ? run + kRun : kNone;
            const int withGap = bestBefore > kNone ? bestBefore + kGap : kNone;
            if (withRun == kNone && withGap == kNone)
                continue;
            best[i * length + j] = own + qMax(withRun, withGap);
            from[i * length + j] = withRun >= withGap ? j - 1 : bestBeforeAt;
        }
    }
    const auto last = best.begin() + (letters - 1) * length;
    const auto top = std::max_element(last, last + length);
    if (*top == kNone)
        return std::nullopt;
    FuzzyMatch match;
    match.score = *top;
    for (int i = letters - 1, j = int(top - last); i >= 0; --i) {
        match.positions.prepend(j);
        j = from[i * length + j];
    }
    // Letters strewn over a long text are no hit that a person would understand: a part of three letters and more needs
    // a run or starts of words for half of them.
    if (letters >= 3 && match.score < letters * (kMatch + kRun / 2))
        return std::nullopt;
    return match;
}
} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &candidate)
{
    FuzzyMatch sum;
    const QStringList parts = pattern.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const std::optional<FuzzyMatch> match = matchPart(part, candidate);
        if (!match)
            return std::nullopt;
        sum.score += match->score;
        sum.positions += match->positions;
    }
    std::sort(sum.positions.begin(), sum.positions.end());
    sum.positions.erase(std::unique(sum.positions.begin(), sum.positions.end()), sum.positions.end());
    if (!parts.isEmpty()) {
        if (pattern.trimmed().compare(candidate, Qt::CaseInsensitive) == 0)
            sum.score += kWhole;
        sum.score -= int(candidate.size()) / 8;
    }
    return sum;
}

} // namespace cinderscope
