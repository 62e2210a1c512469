// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/keychainbackend.h"

#include <memory>
#include <qt6keychain/keychain.h>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kPatienceMs = 120'000;

SecretBackend::Outcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretBackend::Outcome::Done;
    case QKeychain::EntryNotFound:
        return SecretBackend::Outcome::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretBackend::Outcome::Denied;
    default:
        return SecretBackend::Outcome::Unavailable;
    }
}

} // namespace

KeychainBackend::KeychainBackend(QString service, QObject *parent)
    : SecretBackend(parent), m_service(std::move(service))
{
}

void KeychainBackend::run(QKeychain::Job *job, const QString &name, Handler handler)
{
    job->setKey(name);
    job->setInsecureFallback(false);
    const auto once = std::make_shared<Handler>(std::move(handler));
    const auto finish = [once](Outcome outcome, const QString &text) {
        if (const Handler call = std::exchange(*once, nullptr))
            call(outcome, text);
    };
    connect(job, &QKeychain::Job::finished, this, [finish](QKeychain::Job *done) {
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        const bool good = done->error() == QKeychain::NoError;
        finish(outcomeOf(done->error()), !good ? done->errorString() : reading ? reading->textData() : QString());
    });
    QTimer::singleShot(kPatienceMs, this, [finish] { finish(Outcome::Unavailable, u"no answer"_s); });
    job->start(); // by the event loop
}

void KeychainBackend::read(const QString &name, Handler handler)
{
    run(new QKeychain::ReadPasswordJob(m_service), name, std::move(handler));
}

void KeychainBackend::write(const QString &name, const QString &secret, Handler handler)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(secret);
    run(job, name, std::move(handler));
}

void KeychainBackend::remove(const QString &name, Handler handler)
{
    run(new QKeychain::DeletePasswordJob(m_service), name, std::move(handler));
}

} // namespace cinderscope
