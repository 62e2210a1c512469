// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/frontdoor.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

bool FrontDoor::open(const QString &address, const QStringList &arguments, const QStringList &prefix)
{
    close();
    QStringList command =
        prefix + QStringList{u"python3"_s, QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/front_door.py"),
                             u"--listen"_s, address};
    command += arguments;
    const QString program = command.takeFirst();
    m_process.start(program, command);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 60'000 && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(200);
        if (!m_process.canReadLine())
            continue;
        const QByteArray line = m_process.readLine().trimmed();
        m_port = line.startsWith("READY ") ? line.mid(6).toInt() : 0;
        if (m_port > 0)
            return true;
    }
    m_why = u"front_door.py does not start: "_s + m_process.errorString() + u' ' +
            QString::fromUtf8(m_process.readAllStandardError().right(2000));
    return false;
}

void FrontDoor::close()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    m_told.clear();
}

QStringList FrontDoor::told()
{
    m_process.waitForReadyRead(0);
    while (m_process.canReadLine())
        m_told.append(QString::fromUtf8(m_process.readLine()).trimmed());
    return m_told;
}

} // namespace cinderscope::test
