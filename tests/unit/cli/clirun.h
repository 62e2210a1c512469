// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace cinderscope::test {

struct CliRun
{
    int exitCode = -1; //!< 128 + n for one that a signal ended; -1: did not start or end
    QByteArray output, errors;
    QStringList errorLines() const;
};

//! Runs cinderscope-cli with \a arguments and \a input on its standard input.
CliRun runCli(const QStringList &arguments, const QByteArray &input = {});
//! Through sh, with "$CLI" for the program.
CliRun runShell(const QString &command);

//! The lines of \a output as JSON objects; fewer than lines if one is none.
QList<QJsonObject> jsonLines(const QByteArray &output);

//! Path of the first difference of what \a expected names, or empty.
QString difference(const QJsonObject &expected, const QJsonObject &actual, const QString &path = {});

} // namespace cinderscope::test
