// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! Icons out of resources/icons/<name>.svg, drawn in the theme's colours at whatever size and pixel ratio is asked for.
//! They follow a change of the theme without being made again. GUI thread only.
class Icons
{
public:
    //! In the text colour. A null icon (and a warning in the log) where there is no such name.
    static QIcon icon(const QString &name);
    //! In a neutral or accent role.
    static QIcon icon(const QString &name, ColorRole role);
    //! In a fixed colour of the theme's status.
    static QIcon icon(const QString &name, StatusRole status);
    //! Filled mark for a status: "status-running", …; different shapes, not colours alone.
    static QIcon status(StatusRole status);
    static QIcon severity(Severity severity);
    //! For painters: `size` in device-independent pixels; cached.
    static QPixmap pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);
    static QString statusIconName(StatusRole status);
    //! The program's own icon, in its own colours; null if it was built without.
    static QIcon application();
    //! Names of all icons there are.
    static QStringList names();
};

} // namespace cinderscope
