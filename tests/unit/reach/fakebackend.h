// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/secretbackend.h"

#include <QHash>
#include <QStringList>

namespace cinderscope::test {

//! A keychain in memory that can be told to fail.
class FakeBackend : public SecretBackend
{
public:
    QHash<QString, QString> secrets;
    QStringList calls;
    Outcome fails = Outcome::Done; //!< what every call comes to, unless Done

    void read(const QString &name, Handler handler) override
    {
        const Outcome outcome = secrets.contains(name) ? Outcome::Done : Outcome::NotFound;
        finish("read " + name.toUtf8(), outcome, secrets.value(name), std::move(handler));
    }
    void write(const QString &name, const QString &secret, Handler handler) override
    {
        if (fails == Outcome::Done)
            secrets.insert(name, secret);
        finish("write " + name.toUtf8(), Outcome::Done, {}, std::move(handler));
    }
    void remove(const QString &name, Handler handler) override
    {
        const bool there = fails == Outcome::Done && secrets.remove(name) > 0;
        finish("remove " + name.toUtf8(), there ? Outcome::Done : Outcome::NotFound, {}, std::move(handler));
    }

private:
    void finish(const QByteArray &call, Outcome outcome, const QString &text, Handler handler)
    {
        calls += QString::fromUtf8(call);
        const Outcome end = fails == Outcome::Done ? outcome : fails;
        const QString words = fails == Outcome::Done ? text : QStringLiteral("no keychain");
        QMetaObject::invokeMethod(
            this, [handler = std::move(handler), end, words] { handler(end, words); }, Qt::QueuedConnection);
    }
};

} // namespace cinderscope::test
