// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace cinderscope {

enum class ThemeMode
{
    System,
    Light,
    Dark
};

//! Kinds of text. Sizes follow the system font, so that a person's own size is respected.
enum class FontRole
{
    Body,
    Small,    //!< captions, axes, units
    Strong,   //!< body, demi-bold
    Title,    //!< of a card
    Headline, //!< of a page or an empty state
    Figure,   //!< the one big number of a card; tabular figures
    Mono      //!< identifiers, paths, stack traces
};

//! Distances in device-independent pixels.
struct Spacing
{
    static constexpr int XSmall = 4;
    static constexpr int Small = 8;
    static constexpr int Medium = 12;
    static constexpr int Large = 16;
    static constexpr int XLarge = 24;
    static constexpr int Radius = 8;      //!< cards
    static constexpr int SmallRadius = 5; //!< buttons, fields, pills
    static constexpr int IconSize = 16;
    static constexpr int RowHeight = 26;
};

//! The look of the whole program: ThemeStyle (on Fusion) and our own colours, no style sheet. Follows the system's
//! light or dark unless the person chose one; the choice is kept in QSettings ("appearance/theme"). GUI thread only.
class Theme : public QObject
{
    Q_OBJECT
public:
    //! Belongs to qApp, made at the first call (a QApplication must exist). Colours work before install().
    static Theme &instance();

    //! Sets style, palette and font on the application and starts to follow the system.
    //! Call once, before the first window. Reads the remembered mode.
    void install();

    ThemeMode mode() const { return m_mode; }
    //! Switches at once; remembered unless `remember` is false (a `--theme` option, a test).
    void setMode(ThemeMode mode, bool remember = true);
    bool isDark() const { return m_dark; }

    const ThemeColors &colors() const { return m_dark ? ThemeColors::darkTheme() : ThemeColors::light(); }
    QColor color(ColorRole role) const { return colors().role(role); }
    QFont font(FontRole role) const;

    //! The palette that install() sets, for widgets that are rendered alone.
    static QPalette paletteFor(const ThemeColors &colors);

Q_SIGNALS:
    //! Colours or fonts are others now: repaint, drop caches.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Theme(QObject *parent);
    bool systemIsDark() const;
    void apply();
    void followSystem();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_installed = false;
    bool m_applying = false;
    bool m_followScheduled = false;
    bool m_systemDark = false;
};

//! Shorthand for Theme::instance().colors().
const ThemeColors &themeColors();

} // namespace cinderscope
