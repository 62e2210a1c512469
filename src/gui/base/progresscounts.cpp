// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/progresscounts.h"

#include "gui/base/format.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>

namespace cinderscope {
namespace {
//! Where tr() of these free functions finds its texts.
struct ProgressTexts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::ProgressCounts)
};
} // namespace

double ProgressCounts::fraction() const
{
    return total > 0 ? std::clamp(double(complete + skipped) / double(total), 0.0, 1.0) : 0.0;
}

ProgressCounts &ProgressCounts::operator+=(const ProgressCounts &other)
{
    total += other.total;
    complete += other.complete;
    active += other.active;
    failed += other.failed;
    skipped += other.skipped;
    killed += other.killed;
    return *this;
}

QString progressText(const ProgressCounts &counts)
{
    return ProgressTexts::tr("%1 / %2").arg(format::count(counts.complete), format::count(counts.total));
}

QString progressDescription(const ProgressCounts &counts)
{
    QStringList parts{
        ProgressTexts::tr("%1 of %2 complete").arg(format::count(counts.complete), format::count(counts.total))};
    const auto add = [&parts](std::int64_t value, const QString &text) {
        if (value > 0)
            parts += text.arg(format::count(value));
    };
    add(counts.active, ProgressTexts::tr("%1 active"));
    add(counts.failed, ProgressTexts::tr("%1 failed"));
    add(counts.killed, ProgressTexts::tr("%1 killed"));
    add(counts.skipped, ProgressTexts::tr("%1 skipped"));
    return parts.join(ProgressTexts::tr(", "));
}

} // namespace cinderscope
