// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/secretbackend.h"

namespace cinderscope {

//! Stands for a keychain where a person wants none: a SecretStore over it keeps secrets in memory only.
class NoKeychain : public SecretBackend
{
    Q_OBJECT
public:
    using SecretBackend::SecretBackend;

    void read(const QString &name, Handler handler) override;
    void write(const QString &name, const QString &secret, Handler handler) override;
    void remove(const QString &name, Handler handler) override;

private:
    void refuse(Outcome outcome, Handler handler);
};

} // namespace cinderscope
