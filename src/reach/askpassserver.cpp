// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/askpassserver.h"

#include <QLocalSocket>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kLongestQuestion = 16 * 1024;

QString printable(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (c == u'\n' || c.category() != QChar::Other_Control)
            clean += c;
    }
    return clean.trimmed();
}

} // namespace

AskpassServer::AskpassServer(QObject *parent) : QObject(parent), m_server(this)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &AskpassServer::takeConnection);
}

AskpassServer::~AskpassServer()
{
    // They go with m_server, after the tables: forget() must not be called then.
    for (QLocalSocket *socket : m_texts.keys() + m_open.values())
        socket->disconnect(this);
}

Result<void> AskpassServer::listen(const QString &path)
{
    if (m_server.listen(path))
        return {};
    return Error{ErrorCode::Io, m_server.errorString().toStdString(), path.toStdString()};
}

void AskpassServer::takeConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readQuestion(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] { forget(socket); });
        m_texts.insert(socket, {});
        readQuestion(socket);
    }
}

void AskpassServer::readQuestion(QLocalSocket *socket)
{
    const auto text = m_texts.find(socket);
    if (text == m_texts.end())
        return;
    *text += socket->readAll();
    if (text->size() > kLongestQuestion)
        return socket->abort();
    const qsizetype end = text->indexOf('\0');
    if (end < 0)
        return;
    const QByteArray whole = text->left(end);
    m_texts.erase(text);
    const qsizetype line = whole.indexOf('\n');
    SshQuestion question = parse(QString::fromUtf8(whole.left(line)), QString::fromUtf8(whole.mid(line + 1)));
    question.id = m_next++;
    m_open.insert(question.id, socket);
    Q_EMIT asked(question);
}

SshQuestion AskpassServer::parse(const QString &hint, const QString &prompt)
{
    SshQuestion question;
    question.prompt = printable(prompt);
    // sshconnect.c (confirm), sshconnect2.c (userauth_passwd, input_userauth_info_req, load_identity_file)
    static const QRegularExpression hostKey(u"^The authenticity of host '([^']*)'"_s);
    static const QRegularExpression fingerprint(u"([A-Z0-9-]+) key fingerprint is ([A-Za-z0-9]+:[^\\s.]+)"_s);
    static const QRegularExpression password(u"^(?:\\(([^)]*)\\) )?(?:(\\S+)'s )?[Pp]assword:?\\s*$"_s);
    static const QRegularExpression passphrase(u"passphrase for "_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = hostKey.match(question.prompt);
        match.hasMatch() || question.prompt.contains(u"continue connecting (yes/no"_s)) {
        question.kind = SshQuestion::Kind::HostKey;
        question.host = match.captured(1);
        const auto key = fingerprint.match(question.prompt);
        question.keyType = key.captured(1);
        question.fingerprint = key.captured(2);
    } else if (hint == u"none"_s) {
        question.kind = SshQuestion::Kind::Notice;
    } else if (hint == u"confirm"_s) {
        question.kind = SshQuestion::Kind::Confirm;
    } else if (const auto words = password.match(question.prompt); words.hasMatch()) {
        question.kind = SshQuestion::Kind::Password;
        question.host = words.captured(1).isEmpty() ? words.captured(2) : words.captured(1);
    } else if (passphrase.match(question.prompt).hasMatch()) {
        question.kind = SshQuestion::Kind::Passphrase;
    }
    return question;
}

void AskpassServer::answer(quint64 id, const std::optional<QString> &text)
{
    QLocalSocket *socket = m_open.value(id);
    if (!socket)
        return;
    if (text)
        socket->write('+' + text->toUtf8());
    socket->disconnectFromServer(); // after what is to be written
}

void AskpassServer::forget(QLocalSocket *socket)
{
    m_texts.remove(socket);
    if (const quint64 id = m_open.key(socket, 0); id != 0) {
        m_open.remove(id);
        Q_EMIT settled(id);
    }
    socket->deleteLater();
}

} // namespace cinderscope
