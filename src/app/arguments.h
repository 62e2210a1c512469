// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QSize>
#include <QString>
#include <QStringList>

class QCoreApplication;

namespace cinderscope {

//! What the command line asks for.
struct Arguments
{
    QStringList open; //!< logs, folders, addresses
    QString page, theme, screenshot;
    QSize size;
    bool replay = false;
    bool watchdog = false;
    bool newWindow = false;
    bool exitAfterFirstPaint = false;
    double atSeconds = -1;
    QString error; //!< for people; empty if everything is fine
};

//! Ends the program for --help and --version.
Arguments parseArguments(const QCoreApplication &application);
//! True if the option stands in argv: for what must be known before there is an application object.
bool hasOption(int argc, char **argv, const char *name);
//! True where no other window may take over what this start asks for: for before there is an application object.
bool startsAlone(int argc, char **argv);
//! "1280x800"; nothing for another form or a side that is not 1 to 16384.
std::optional<QSize> sizeFromText(const QString &text);

} // namespace cinderscope
