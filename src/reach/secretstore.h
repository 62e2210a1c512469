// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/secretbackend.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace cinderscope {

//! Passwords, tokens and passphrases by name (Route::secretName()). In the system's keychain; where there is none they
//! are kept in memory until this run ends, and the person is told. Never in a file, a log or a command line. Lives in
//! the GUI thread, never blocks; handlers are called exactly once, never from within the call, unless \a context or the
//! store is gone before.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    enum class Kept
    {
        InKeychain,
        UntilQuit //!< in memory only
    };
    Q_ENUM(Kept)
    using ReadHandler = std::function<void(const Result<QString> &)>;
    using WriteHandler = std::function<void(Kept)>;
    using RemoveHandler = std::function<void(const Result<void> &)>;

    //! \a backend: nullptr is the system's keychain.
    explicit SecretStore(std::unique_ptr<SecretBackend> backend = {}, QObject *parent = nullptr);
    ~SecretStore() override;

    //! Errors: NotFound; NoPermission (the person said no to the keychain); Io (there is no keychain, and it was not
    //! given in this run): detail says why.
    void read(const QString &name, QObject *context, ReadHandler handler);
    void write(const QString &name, const QString &secret, QObject *context, WriteHandler handler = {});
    //! Also what is in memory. A secret that was not there is removed well.
    void remove(const QString &name, QObject *context, RemoveHandler handler = {});

    //! Where the last write went; before the first one: where it would, as far as is known.
    Kept kept() const { return m_kept; }

Q_SIGNALS:
    //! The keychain could not be used, \a why in its own words: secrets given now must be given again after the next
    //! start. Whenever it turns from InKeychain to UntilQuit.
    void keptUntilQuit(const QString &why);

private:
    void setKept(Kept kept, const QString &why);

    std::unique_ptr<SecretBackend> m_backend;
    QHash<QString, QString> m_memory; // what the keychain did not take
    Kept m_kept = Kept::InKeychain;
};

} // namespace cinderscope
