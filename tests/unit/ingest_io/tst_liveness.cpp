// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"
#include "ingest/source/liveness.h"
#include "recordedlogs.h"
#include "support/patience.h"

#include <chrono>
#include <fcntl.h>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace std::chrono_literals;

class LivenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyWrites();
    void readersDoNotCount();
    void thisProcessWrites();
    void anotherProcessWrites();
    void anyPartOfARollingLog();
    void foreignFilesByTime();
    void oneScanServesMany();

private:
    LogSource log(const char *name)
    {
        const std::string path = m_dir.filePath(QString::fromUtf8(name)).toStdString();
        writeFile(path, eventLines(100));
        auto source = openLog(path);
        return source ? *source : LogSource{};
    }
    QTemporaryDir m_dir;
    LivenessProbe m_probe{0ms};
};

void LivenessTest::initTestCase()
{
#ifndef __linux__
    QSKIP("needs /proc");
#endif
    if (!m_probe.check(log("probe")).certain)
        QSKIP("the temporary folder is on a file system that other computers may write to");
}

void LivenessTest::nobodyWrites()
{
    const Liveness result = m_probe.check(log("a.inprogress")); // written just now: the time alone would mislead
    QVERIFY(!result.written);
    QVERIFY(result.certain);
    QVERIFY(!m_probe.check(LogSource{LogSource::Kind::StandardInput}).written);
}

void LivenessTest::readersDoNotCount()
{
    const LogSource source = log("b.inprogress");
    const int fd = ::open(source.path.c_str(), O_RDONLY | O_CLOEXEC);
    QVERIFY(fd >= 0);
    QVERIFY(!m_probe.check(source).written);
    ::close(fd);
}

void LivenessTest::thisProcessWrites()
{
    const LogSource source = log("c.inprogress");
    for (const int flags : {O_WRONLY, O_RDWR, O_WRONLY | O_APPEND}) {
        const int fd = ::open(source.path.c_str(), flags | O_CLOEXEC);
        QVERIFY(fd >= 0);
        const Liveness result = m_probe.check(source);
        QVERIFY(result.written);
        QVERIFY(result.certain);
        ::close(fd);
        QVERIFY(!m_probe.check(source).written);
    }
    // Reached by another path.
    QVERIFY(QFile::link(QString::fromStdString(source.path), m_dir.filePath(QStringLiteral("link"))));
    const int fd = ::open(source.path.c_str(), O_WRONLY | O_CLOEXEC);
    QVERIFY(m_probe.check(std::vector{m_dir.filePath(QStringLiteral("link")).toStdString()}).written);
    ::close(fd);
}

void LivenessTest::anotherProcessWrites()
{
    const LogSource source = log("d.inprogress");
    QProcess writer;
    writer.setStandardOutputFile(QString::fromStdString(source.path), QIODevice::Append);
    writer.start(QStringLiteral("sleep"), {QStringLiteral("60")});
    QVERIFY(writer.waitForStarted());
    QTRY_VERIFY(m_probe.check(source).written);
    writer.kill();
    QVERIFY(writer.waitForFinished());
    QVERIFY(!m_probe.check(source).written);
}

void LivenessTest::anyPartOfARollingLog()
{
    QDir(m_dir.path()).mkdir(QStringLiteral("eventlog_v2_e"));
    const std::string folder = m_dir.filePath(QStringLiteral("eventlog_v2_e")).toStdString();
    writeFile(folder + "/appstatus_e.inprogress", "");
    writeFile(folder + "/events_1_e", eventLines(100));
    const auto source = openLog(folder);
    QVERIFY(source);
    QVERIFY(!m_probe.check(*source).written);
    writeFile(folder + "/events_2_e", ""); // begun after the list was made
    const int fd = ::open((folder + "/events_2_e").c_str(), O_WRONLY | O_CLOEXEC);
    QVERIFY(m_probe.check(*source).written);
    ::close(fd);
}

//! A file of somebody else, whose processes an ordinary user cannot look into.
void LivenessTest::foreignFilesByTime()
{
    ::chmod(m_dir.path().toStdString().c_str(), 0755);
    LogSource source = log("f.inprogress");
    std::string path = source.path;
    const bool root = ::getuid() == 0;
    if (!root) { // any file of root's will do
        path = "/etc/passwd";
        source.parts.at(0).path = path;
    }
    struct stat info
    {
    };
    QCOMPARE(::stat(path.c_str(), &info), 0);
    const OrdinaryUser user;
    const Liveness result = m_probe.check(source);
    QVERIFY(!result.certain);
    QCOMPARE(result.written, ::time(nullptr) - info.st_mtim.tv_sec < 120);
    if (root)
        QVERIFY(result.written);
}

void LivenessTest::oneScanServesMany()
{
    const LogSource source = log("g.inprogress");
    LivenessProbe cached(1h);
    QVERIFY(!cached.check(source).written);
    const int fd = ::open(source.path.c_str(), O_WRONLY | O_CLOEXEC);
    QVERIFY(!cached.check(source).written); // the old look
    QVERIFY(m_probe.check(source).written);
    ::close(fd);
}

QTEST_GUILESS_MAIN(LivenessTest)
#include "tst_liveness.moc"
