// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timescale.h"

#include <QString>
#include <vector>

namespace cinderscope {

//! What the labels of the time axis count from.
enum class AxisMode
{
    LocalTime,
    SinceStart
};

struct AxisTick
{
    double x = 0;
    bool major = false; //!< has a label
    QString label;
    QString context; //!< the day, where a label is the first of it
};

//! Ticks for [0, width): round steps, labels at least \a labelWidth pixels apart. \a origin: start of the
//! application, for SinceStart. Months and years are not rounded to calendars: steps above a day are multiples of days.
std::vector<AxisTick> axisTicks(const TimeScale &scale, double width, double labelWidth, AxisMode mode, TimeMs origin);
//! The least round step (ms) that is at least \a ms.
double roundStep(double ms);
//! A moment as the axis shows it, with \a step's precision: "14:03:27.042" or "+1:02:03".
QString axisLabel(double time, double step, AxisMode mode, TimeMs origin);

} // namespace cinderscope
