// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QList>
#include <QString>

namespace cinderscope {

//! How well a typed text fits a candidate; higher is better.
struct FuzzyMatch
{
    int score = 0;
    QList<int> positions; //!< indexes of the matched characters, for highlighting
};

//! Characters of `pattern` in order in `candidate`, case and accents ignored; blanks in the pattern separate parts that
//! may match in any order. Prefers: whole text, start, starts of words, capitals, runs; punishes gaps and length.
//! nullopt: no match. O(pattern × candidate).
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &candidate);

} // namespace cinderscope
