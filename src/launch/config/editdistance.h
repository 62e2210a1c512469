// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace cinderscope {

//! Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), case ignored; \a most + 1 at
//! most. O(length × length), texts over 200 characters are taken for far.
int editDistance(const QString &a, const QString &b, int most);
//! Those of \a known that a person may have meant by \a typed, best first.
QStringList nearestOf(const QString &typed, const QStringList &known, int most);

} // namespace cinderscope
