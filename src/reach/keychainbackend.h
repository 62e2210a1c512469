// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/secretbackend.h"

namespace QKeychain {
class Job;
}

namespace cinderscope {

//! The system's keychain: what QtKeychain finds (Secret Service of GNOME, KeePassXC and others; KWallet). Never its
//! insecure fallback. A keychain that does not answer for two minutes (it may be asking for its own password) is
//! Unavailable.
class KeychainBackend : public SecretBackend
{
    Q_OBJECT

public:
    explicit KeychainBackend(QString service = QStringLiteral("Cinderscope"), QObject *parent = nullptr);

    void read(const QString &name, Handler handler) override;
    void write(const QString &name, const QString &secret, Handler handler) override;
    void remove(const QString &name, Handler handler) override;

private:
    void run(QKeychain::Job *job, const QString &name, Handler handler);

    QString m_service;
};

} // namespace cinderscope
