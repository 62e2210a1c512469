// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/sshprocess.h"

#include <cerrno>
#include <QSignalSpy>
#include <QTest>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class SshProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsNothingOfOurs();
};

//! A socket that was made without SOCK_CLOEXEC, as Chromium makes them, is not the child's.
void SshProcessTest::holdsNothingOfOurs()
{
    if (::syscall(SYS_close_range, ~0u, ~0u, 0) != 0 && errno == ENOSYS)
        QSKIP("this kernel has no close_range");
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    QVERIFY(socket > STDERR_FILENO);
    SshProcess process;
    QSignalSpy ended(&process, &SshProcess::ended);
    process.start(u"/bin/sh"_s, {u"-c"_s, u"ls /proc/$$/fd | tr '\\n' ' ' >&2"_s},
                  QProcessEnvironment::systemEnvironment());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    const QList<QByteArray> open = process.takeErrors().simplified().split(' ');
    ::close(socket);
    QVERIFY2(open.contains("2"), open.join(' ').constData());
    QVERIFY2(!open.contains(QByteArray::number(socket)), open.join(' ').constData());
}

QTEST_GUILESS_MAIN(SshProcessTest)
#include "tst_sshprocess.moc"
