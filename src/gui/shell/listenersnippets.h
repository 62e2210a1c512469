// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/sessionsettings.h"

#include <QList>
#include <QString>

namespace cinderscope {

//! A way to attach the listener, ready to be pasted.
struct ListenerSnippet
{
    QString title; //!< on the tab
    QString hint;  //!< where it belongs, one sentence
    QString text;
};

//! What stands for the jar's path where there is none.
inline constexpr char kNoJar[] = "/path/to/cinderscope-listener.jar";

//! All ways for a window that listens at \a address: spark-submit, PySpark, spark-defaults.conf, environment, and two
//! cells for sessions that run. Address and secret file are named only where drivers would not find this window by
//! themselves.
QList<ListenerSnippet> listenerSnippets(const ListenAddress &address, const QString &jar);

} // namespace cinderscope
