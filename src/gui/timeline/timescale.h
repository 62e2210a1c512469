// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"

#include <algorithm>
#include <cmath>

namespace cinderscope {

//! Maps times to horizontal places: x = (time - from) / msPerPixel. Doubles keep whole milliseconds exact up to the
//! year 287,396.
struct TimeScale
{
    double from = 0;       //!< time at x = 0, ms since the epoch
    double msPerPixel = 1; //!< within kFinest … kCoarsest

    static constexpr double kFinest = 0.01;
    static constexpr double kCoarsest = 1e13;

    double xAt(double time) const { return (time - from) / msPerPixel; }
    double timeAt(double x) const { return from + x * msPerPixel; }
    //! Zoomed by \a factor (above 1: closer) so that the time at \a x stays where it is.
    TimeScale zoomedAt(double x, double factor) const
    {
        TimeScale result;
        result.msPerPixel = std::clamp(msPerPixel / factor, kFinest, kCoarsest);
        result.from = timeAt(x) - x * result.msPerPixel;
        return result;
    }
    //! [begin, end] over \a width pixels.
    static TimeScale fitting(double begin, double end, double width)
    {
        TimeScale result;
        result.from = begin;
        result.msPerPixel = std::clamp((end - begin) / std::max(1.0, width), kFinest, kCoarsest);
        return result;
    }
    //! The same times on pixels \a ratio times as fine.
    TimeScale scaled(double ratio) const { return {from, msPerPixel / ratio}; }
};

} // namespace cinderscope
