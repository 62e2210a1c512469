// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QColor>

namespace cinderscope {

//! What a neutral or accent colour is for. Text roles are readable (WCAG contrast ≥ 4.5:1) on every background
//! role up to Hover, with the exception of TextDisabled (as WCAG allows).
enum class ColorRole
{
    Window,        //!< behind everything
    Surface,       //!< cards, tables, fields
    SurfaceAlt,    //!< every other row, table headers
    Sunken,        //!< tracks of bars, code and log text
    Hover,         //!< row or button under the pointer
    Selection,     //!< selected rows
    SelectionText, //!< text on Selection
    Border,        //!< frames of cards and fields
    GridLine,      //!< lines in pictures and between rows
    Text,
    TextMuted,    //!< secondary text: labels, units, axes
    TextDisabled, //!< what cannot be used now
    Link,
    Accent,     //!< buttons that matter, focus, current page
    AccentText, //!< text on Accent
    Tooltip,    //!< background of tooltips
    TooltipText,
    Shadow,  //!< translucent
    Overlay, //!< translucent, over what is covered by a popup
    Count
};

//! State of anything that runs.
enum class StatusRole
{
    Running,
    Succeeded,
    Failed,
    Killed,
    Skipped,
    Pending,
    Count
};

//! Where the time of a unit of work goes.
enum class PhaseRole
{
    SchedulerDelay,
    Deserialisation,
    ShuffleRead,
    Compute,
    ShuffleWrite,
    ResultSerialisation,
    GettingResult,
    Count
};

//! How serious a message is.
enum class Severity
{
    Info,
    Success,
    Warning,
    Error,
    Count
};

inline constexpr int kCategoricalCount = 12;

//! All colours of one theme: a plain value, so that painters on any thread can keep a copy.
struct ThemeColors
{
    bool dark = false;
    std::array<QColor, int(ColorRole::Count)> roles;
    std::array<QColor, int(StatusRole::Count)> statuses;    //!< marks, bars, icons: ≥ 3:1 on Surface
    std::array<QColor, int(StatusRole::Count)> statusTexts; //!< text: ≥ 4.5:1 on Window to Hover and on its tint
    std::array<QColor, int(StatusRole::Count)> statusTints; //!< background of a pill
    std::array<QColor, int(PhaseRole::Count)> phases;       //!< fills; text on them by textOn()
    std::array<QColor, int(Severity::Count)> severities;    //!< marks: ≥ 3:1 on their tint
    std::array<QColor, int(Severity::Count)> severityTints; //!< background; Text on it is ≥ 4.5:1
    std::array<QColor, kCategoricalCount> categories;       //!< ≥ 3:1 on Surface, told apart without red or green too

    QColor role(ColorRole r) const { return roles[std::size_t(r)]; }
    QColor status(StatusRole s) const { return statuses[std::size_t(s)]; }
    QColor statusText(StatusRole s) const { return statusTexts[std::size_t(s)]; }
    QColor statusTint(StatusRole s) const { return statusTints[std::size_t(s)]; }
    QColor phase(PhaseRole p) const { return phases[std::size_t(p)]; }
    QColor severity(Severity s) const { return severities[std::size_t(s)]; }
    QColor severityTint(Severity s) const { return severityTints[std::size_t(s)]; }
    //! Any index ≥ 0; repeats after kCategoricalCount.
    QColor category(std::size_t index) const { return categories[index % kCategoricalCount]; }

    static const ThemeColors &light();
    static const ThemeColors &darkTheme();
};

//! Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio" and "relative luminance").
double contrastRatio(const QColor &a, const QColor &b);
//! Near-black or white, whichever is easier to read on this fill; always ≥ 4.5:1.
QColor textOn(const QColor &fill);
//! `share` (0 to 1) of `over` on `under`, opaque.
QColor blend(const QColor &under, const QColor &over, double share);

} // namespace cinderscope
