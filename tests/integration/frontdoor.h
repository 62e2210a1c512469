// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace cinderscope::test {

//! A running tests/support/front_door.py: an HTTP proxy or a gateway. Ends with this object.
class FrontDoor
{
public:
    ~FrontDoor() { close(); }

    //! \a address: where it listens, "127.0.0.1:0" for any port. \a prefix: program and arguments that run it
    //! elsewhere. False with why().
    bool open(const QString &address, const QStringList &arguments, const QStringList &prefix = {});
    void close();
    int port() const { return m_port; }
    QString why() const { return m_why; }
    //! Lines that it has told so far, e.g. "CONNECT host:port".
    QStringList told();

private:
    QProcess m_process;
    int m_port = 0;
    QString m_why;
    QStringList m_told;
};

} // namespace cinderscope::test
