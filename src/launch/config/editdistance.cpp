// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/editdistance.h"

#include <algorithm>
#include <cstdlib>
#include <QList>

namespace cinderscope {

namespace {

//! A lower bound of the distance, in linear time: letters that one has and the other has not.
int missingLetters(const QString &a, const QString &b)
{
    int counts[64] = {};
    for (const QChar c : a)
        ++counts[(c.unicode() | 0x20) & 63];
    for (const QChar c : b)
        --counts[(c.unicode() | 0x20) & 63];
    int more = 0, fewer = 0;
    for (const int count : counts)
        (count > 0 ? more : fewer) += std::abs(count);
    return std::max(more, fewer);
}

} // namespace

int editDistance(const QString &a, const QString &b, int most)
{
    constexpr qsizetype kLongest = 200;
    const int far = most + 1;
    if (a.size() > kLongest || b.size() > kLongest || qAbs(a.size() - b.size()) > most || missingLetters(a, b) > most)
        return far;
    const QString left = a.toLower(), right = b.toLower();
    QList<int> beforeLast(right.size() + 1), last(right.size() + 1), row(right.size() + 1);
    for (qsizetype j = 0; j <= right.size(); ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        row[0] = int(i);
        int best = row.at(0);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const int cost = left.at(i - 1) == right.at(j - 1) ? 0 : 1;
            int value = std::min({row.at(j - 1) + 1, last.at(j) + 1, last.at(j - 1) + cost});
            if (i > 1 && j > 1 && left.at(i - 1) == right.at(j - 2) && left.at(i - 2) == right.at(j - 1))
                value = std::min(value, beforeLast.at(j - 2) + 1);
            row[j] = value;
            best = std::min(best, value);
        }
        if (best > most)
            return far;
        beforeLast.swap(last);
        last.swap(row);
    }
    return std::min(last.at(right.size()), far);
}

QStringList nearestOf(const QString &typed, const QStringList &known, int most)
{
    // A letter in six may be wrong.
    const int limit = std::clamp(int(typed.size()) / 6, 1, 5);
    QList<std::pair<int, QString>> near;
    for (const QString &one : known) {
        const int distance = editDistance(typed, one, limit);
        if (distance <= limit && one != typed)
            near.append({distance, one});
    }
    std::stable_sort(near.begin(), near.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList names;
    for (const auto &[distance, name] : near.mid(0, most))
        names.append(name);
    return names;
}

} // namespace cinderscope
