// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace cinderscope::test {

//! A dbus-daemon of the test's own, without any service files. Ends with this.
class PrivateBus
{
public:
    //! False where there is no dbus-daemon; the reason in error().
    bool start();
    ~PrivateBus();
    QString address() const { return m_address; }
    QString error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address, m_error;
};

} // namespace cinderscope::test
