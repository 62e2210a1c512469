// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace cinderscope {

//! What a script of remotescript.h answered. Its lines begin with a mark that is new for each script; whatever else is
//! in the output (a .bashrc that talks, a message of the day) is noise.
//!
//!     MARK begun 1           the script runs
//!     MARK KEY VALUE         one line each
//!     MARK log N             then bytes of a log as they are, then a line break and
//!     MARK endlog N
//!     MARK done 1            and came to its end
struct RemoteAnswer
{
    QList<std::pair<QString, QString>> values; //!< in order; a key may come again
    QHash<int, QByteArray> logs;
    QByteArray noise; //!< the last 4 kB of it
    bool done = false;

    //! Errors: Protocol where the script never began: detail is what came instead.
    static Result<RemoteAnswer> parse(const QByteArray &output, const QByteArray &mark);
    //! The first one; empty if there is none.
    QString value(const QString &key) const;
    QStringList all(const QString &key) const;
    bool has(const QString &key) const;
    //! The last line of the noise with something in it, at most 300 characters.
    QString lastNoise() const;
};

} // namespace cinderscope
