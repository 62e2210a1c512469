// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QMetaType>
#include <QString>

namespace cinderscope {

//! Counts behind a progress bar. Invariant not required: parts over the total are clipped when painted.
struct ProgressCounts
{
    std::int64_t total = 0;
    std::int64_t complete = 0;
    std::int64_t active = 0;
    std::int64_t failed = 0;
    std::int64_t skipped = 0;
    std::int64_t killed = 0;

    bool operator==(const ProgressCounts &) const = default;
    ProgressCounts &operator+=(const ProgressCounts &other);
    //! Share done (complete and skipped), 0 to 1; 0 with no total.
    double fraction() const;
};

//! "12 / 34"; the short text beside a bar
QString progressText(const ProgressCounts &counts);
//! "12 of 34 complete, 3 active, 1 failed, 2 skipped"; for tooltips, screen readers and copies
QString progressDescription(const ProgressCounts &counts);

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::ProgressCounts)
