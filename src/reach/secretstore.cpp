// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/secretstore.h"

#include "reach/keychainbackend.h"

#include <QPointer>

namespace cinderscope {

using Outcome = SecretBackend::Outcome;

SecretStore::SecretStore(std::unique_ptr<SecretBackend> backend, QObject *parent)
    : QObject(parent), m_backend(backend ? std::move(backend) : std::unique_ptr<SecretBackend>(new KeychainBackend))
{
}

SecretStore::~SecretStore() = default;

void SecretStore::setKept(Kept kept, const QString &why)
{
    if (std::exchange(m_kept, kept) != kept && kept == Kept::UntilQuit)
        Q_EMIT keptUntilQuit(why);
}

void SecretStore::read(const QString &name, QObject *context, ReadHandler handler)
{
    if (const auto known = m_memory.constFind(name); known != m_memory.cend()) {
        QMetaObject::invokeMethod(
            context, [handler = std::move(handler), secret = *known] { handler(secret); }, Qt::QueuedConnection);
        return;
    }
    m_backend->read(name, [name, alive = QPointer<QObject>(context),
                           handler = std::move(handler)](Outcome outcome, const QString &text) {
        if (!alive)
            return;
        const std::string source = name.toStdString();
        switch (outcome) {
        case Outcome::Done:
            return handler(text);
        case Outcome::NotFound:
            return handler(Error{ErrorCode::NotFound, "no such secret", source});
        case Outcome::Denied:
            return handler(Error{ErrorCode::NoPermission, text.toStdString(), source});
        case Outcome::Unavailable:
            return handler(Error{ErrorCode::Io, text.toStdString(), source});
        }
    });
}

void SecretStore::write(const QString &name, const QString &secret, QObject *context, WriteHandler handler)
{
    m_memory.insert(name, secret); // until the keychain has it: a read may come before
    m_backend->write(name, secret,
                     [this, store = QPointer<SecretStore>(this), name, secret, alive = QPointer<QObject>(context),
                      handler = std::move(handler)](Outcome outcome, const QString &text) {
                         if (!store)
                             return;
                         const Kept kept = outcome == Outcome::Done ? Kept::InKeychain : Kept::UntilQuit;
                         if (kept == Kept::InKeychain && m_memory.value(name) == secret)
                             m_memory.remove(name);
                         setKept(kept, text);
                         if (alive && handler)
                             handler(kept);
                     });
}

void SecretStore::remove(const QString &name, QObject *context, RemoveHandler handler)
{
    const bool inMemory = m_memory.remove(name) > 0;
    m_backend->remove(name, [name, inMemory, alive = QPointer<QObject>(context),
                             handler = std::move(handler)](Outcome outcome, const QString &text) {
        if (!alive || !handler)
            return;
        const bool gone =
            outcome == Outcome::Done || outcome == Outcome::NotFound || (inMemory && outcome == Outcome::Unavailable);
        if (gone)
            return handler({});
        handler(Error{outcome == Outcome::Denied ? ErrorCode::NoPermission : ErrorCode::Io, text.toStdString(),
                      name.toStdString()});
    });
}

} // namespace cinderscope
