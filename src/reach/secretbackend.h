// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace cinderscope {

//! Where secrets are kept beyond this run. Handlers are called exactly once, never from within the call.
class SecretBackend : public QObject
{
    Q_OBJECT

public:
    enum class Outcome
    {
        Done,
        NotFound,
        Denied,     //!< the person or the system said no; asking again may help
        Unavailable //!< there is no keychain here, or it does not work
    };
    //! \a text: the secret that was read, or why it failed.
    using Handler = std::function<void(Outcome outcome, const QString &text)>;

    using QObject::QObject;

    virtual void read(const QString &name, Handler handler) = 0;
    virtual void write(const QString &name, const QString &secret, Handler handler) = 0;
    virtual void remove(const QString &name, Handler handler) = 0;
};

} // namespace cinderscope
