// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/themecolors.h"

#include <algorithm>
#include <cmath>

namespace cinderscope {
namespace {
//! Fills `colors` from 0xrrggbb in the order of the enumeration.
template <std::size_t N>
void fill(std::array<QColor, N> &colors, const unsigned (&values)[N])
{
    std::transform(std::begin(values), std::end(values), colors.begin(),
                   [](unsigned rgb) { return QColor(QRgb(rgb)); });
}

ThemeColors makeLight()
{
    ThemeColors c;
    // Window, Surface, SurfaceAlt, Sunken, Hover, Selection, SelectionText, Border, GridLine, Text, TextMuted,
    // TextDisabled, Link, Accent, AccentText, Tooltip, TooltipText, Shadow, Overlay
    fill(c.roles, {0xf5f6f8, 0xffffff, 0xf8f9fb, 0xeceff3, 0xeaf0f8, 0xcfe1fb, 0x10243f, 0xd5dae1, 0xe6e9ee, 0x1b1f24,
                   0x586069, 0x98a0aa, 0x1f5fbf, 0x2563c9, 0xffffff, 0x1f252d, 0xf3f5f8, 0x000000, 0x000000});
    c.roles[std::size_t(ColorRole::Shadow)].setAlpha(40);
    c.roles[std::size_t(ColorRole::Overlay)].setAlpha(60);
    // Running, Succeeded, Failed, Killed, Skipped, Pending
    fill(c.statuses, {0x2f6fd0, 0x1e8a5f, 0xcc3340, 0xb8650a, 0x7d8590, 0x8a8fa3});
    fill(c.statusTexts, {0x1f5fbf, 0x14704c, 0xb3242f, 0x8f4d00, 0x5b636d, 0x5a6075});
    fill(c.statusTints, {0xe3edfc, 0xdff3ea, 0xfce5e6, 0xfbecd8, 0xeceef1, 0xeceef4});
    // Waiting is warm or grey, work is green, shuffle blue and violet.
    fill(c.phases, {0x8a93a0, 0xe0a526, 0x3d86dc, 0x2f8a5b, 0x6f3fa8, 0xf0a3b5, 0x3cc0cc});
    // Info, Success, Warning, Error
    fill(c.severities, {0x2563c9, 0x1e8a5f, 0xb06000, 0xcc3340});
    fill(c.severityTints, {0xe8f0fd, 0xe4f5ed, 0xfdf0dc, 0xfdeaea});
    fill(c.categories, {0x2343d8, 0xd37011, 0x14715a, 0xb038c0, 0x88701a, 0xd02c7a, 0x2e7ed8, 0x64251c, 0x2a3666,
                        0x5a9a48, 0x7c8896, 0x7a1e57});
    return c;
}

ThemeColors makeDark()
{
    ThemeColors c;
    c.dark = true;
    fill(c.roles, {0x15181d, 0x1e2228, 0x22272e, 0x111419, 0x2a3038, 0x26426b, 0xf4f8ff, 0x353c46, 0x2b313a, 0xe6e9ee,
                   0xa3acb8, 0x626b77, 0x82b4ff, 0x6aa6f5, 0x0b1a30, 0x343b45, 0xf3f5f8, 0x000000, 0x000000});
    c.roles[std::size_t(ColorRole::Shadow)].setAlpha(120);
    c.roles[std::size_t(ColorRole::Overlay)].setAlpha(120);
    fill(c.statuses, {0x5b9cf5, 0x3fb884, 0xf0606a, 0xe59a3c, 0x8b939f, 0x7f869c});
    fill(c.statusTexts, {0x8fbcff, 0x5fd0a0, 0xff8f96, 0xf2b263, 0xaab2bd, 0xa8aec4});
    fill(c.statusTints, {0x1f3352, 0x173a2d, 0x4a2327, 0x43301a, 0x2d333b, 0x2c303e});
    fill(c.phases, {0x7b8593, 0xe8b84a, 0x5b9cf0, 0x3fa372, 0x9b5fd6, 0xf09aac, 0x6fdbe4});
    fill(c.severities, {0x6aa6f5, 0x3fb884, 0xe9a547, 0xf0606a});
    fill(c.severityTints, {0x1c2b42, 0x18332a, 0x3a2c17, 0x3f2125});
    fill(c.categories, {0x65aaf3, 0xee823b, 0x4ab48b, 0x9c70d2, 0xc2dc49, 0xe678aa, 0xa9e5f5, 0xad6c43, 0x7c51df,
                        0xbbc46a, 0x888293, 0xf3bcb2});
    return c;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
} // namespace

const ThemeColors &ThemeColors::light()
{
    static const ThemeColors colors = makeLight();
    return colors;
}

const ThemeColors &ThemeColors::darkTheme()
{
    static const ThemeColors colors = makeDark();
    return colors;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor textOn(const QColor &fill)
{
    // Not quite black where that is enough: softer. One of black and white always has 4.58:1 and more.
    const QColor soft(QRgb(0x14181d));
    if (contrastRatio(soft, fill) >= 4.5)
        return soft;
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    return contrastRatio(white, fill) >= contrastRatio(black, fill) ? white : black;
}

QColor blend(const QColor &under, const QColor &over, double share)
{
    const double rest = 1 - share;
    return QColor::fromRgbF(float(under.redF() * rest + over.redF() * share),
                            float(under.greenF() * rest + over.greenF() * share),
                            float(under.blueF() * rest + over.blueF() * share));
}

} // namespace cinderscope
