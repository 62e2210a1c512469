// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QLocalServer>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <optional>

class QLocalSocket;

namespace cinderscope {

//! What ssh wants to know from the person.
struct SshQuestion
{
    enum class Kind
    {
        HostKey,    //!< an unknown host's key: yes or no, after comparing the fingerprint
        Password,   //!< of the user on the host
        Passphrase, //!< of a private key
        Code,       //!< anything else to type: a verification code
        Confirm,    //!< yes or no: the use of a key
        Notice      //!< to be shown until it is withdrawn: "Confirm user presence for key…"
    };
    quint64 id = 0;
    Kind kind = Kind::Code;
    QString prompt;      //!< as ssh wrote it, control characters removed
    QString host;        //!< of HostKey and Password, as ssh names it
    QString fingerprint; //!< of HostKey: "SHA256:…"
    QString keyType;     //!< of HostKey: "ED25519"
};

//! Takes the questions of the ssh processes of one tunnel, which the askpass program brings.
class AskpassServer : public QObject
{
    Q_OBJECT

public:
    explicit AskpassServer(QObject *parent = nullptr);
    ~AskpassServer() override;

    //! \a path: a socket in a private folder. Errors: Io.
    Result<void> listen(const QString &path);
    //! Answers a question; nothing means no (or no password). Unknown ids are ignored.
    void answer(quint64 id, const std::optional<QString> &text);
    bool isAsking() const { return !m_open.isEmpty(); }
    QList<quint64> openQuestions() const { return m_open.keys(); }

    static SshQuestion parse(const QString &hint, const QString &prompt);

Q_SIGNALS:
    void asked(const cinderscope::SshQuestion &question);
    //! ssh does not wait for the answer any more, or has it.
    void settled(quint64 id);

private:
    void takeConnection();
    void readQuestion(QLocalSocket *socket);
    void forget(QLocalSocket *socket);

    QLocalServer m_server;
    QHash<quint64, QLocalSocket *> m_open;
    QHash<QLocalSocket *, QByteArray> m_texts; // not complete yet
    quint64 m_next = 1;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::SshQuestion)
