// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QByteArray>
#include <QString>
#include <QStringList>

namespace cinderscope {

struct Arguments;

//! What a second start hands over to the window that is there: a value.
struct StartRequest
{
    QStringList open; //!< absolute paths and addresses
    QString page, theme;
    bool replay = false;
    QString activationToken; //!< of xdg-activation (Wayland) or startup notification (X11); may be empty

    //! Paths become absolute by \a folder; "~", URLs and what \a isAddress says stay as they are.
    static StartRequest of(const Arguments &arguments, const QString &folder, const QString &token,
                           const std::function<bool(const QString &)> &isAddress);
    //! One line of JSON with its line break.
    QByteArray toLine() const;
    //! Nothing for what is no request: other JSON, wrong types, over the limits. Control characters in a location are
    //! refused.
    static std::optional<StartRequest> fromLine(const QByteArray &line);
    bool operator==(const StartRequest &) const = default;

    static constexpr qsizetype MaxBytes = 256 * 1024;
    static constexpr qsizetype MaxLocations = 1'000;
};

} // namespace cinderscope
