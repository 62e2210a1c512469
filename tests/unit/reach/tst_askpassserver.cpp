// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/askpassserver.h"

#include <memory>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class AskpassServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isAnswered();
    void goesWhileAQuestionIsOpen();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AskpassServer> m_server;
    std::unique_ptr<QLocalSocket> m_ssh;
};

void AskpassServerTest::init()
{
    m_ssh.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<AskpassServer>();
    const QString path = m_folder->filePath(u"askpass"_s);
    QVERIFY(m_server->listen(path));
    m_ssh = std::make_unique<QLocalSocket>();
    m_ssh->connectToServer(path);
    QTRY_VERIFY(m_ssh->state() == QLocalSocket::ConnectedState);
}

void AskpassServerTest::isAnswered()
{
    QSignalSpy asked(m_server.get(), &AskpassServer::asked);
    QSignalSpy settled(m_server.get(), &AskpassServer::settled);
    m_ssh->write(QByteArray("\nann@node1's password: \0", 24));
    QTRY_COMPARE(asked.size(), 1);
    m_server->answer(m_server->openQuestions().first(), u"open sesame"_s);
    QTRY_COMPARE(settled.size(), 1);
    QTRY_COMPARE(m_ssh->bytesAvailable(), 12);
    QCOMPARE(m_ssh->readAll(), QByteArray("+open sesame"));
}

//! One that is asked and one that has not said all yet: a place is removed, or the window closes.
void AskpassServerTest::goesWhileAQuestionIsOpen()
{
    QLocalSocket slow;
    slow.connectToServer(m_folder->filePath(u"askpass"_s));
    slow.write("\nann@");
    QSignalSpy asked(m_server.get(), &AskpassServer::asked);
    QSignalSpy settled(m_server.get(), &AskpassServer::settled);
    m_ssh->write(QByteArray("\nann@node1's password: \0", 24));
    QTRY_COMPARE(asked.size(), 1);
    m_server.reset();
    QTRY_VERIFY(m_ssh->state() == QLocalSocket::UnconnectedState);
    QTRY_VERIFY(slow.state() == QLocalSocket::UnconnectedState);
    QCOMPARE(settled.size(), 0); // by nobody: who owned the server closes its questions
}

QTEST_GUILESS_MAIN(AskpassServerTest)
#include "tst_askpassserver.moc"
