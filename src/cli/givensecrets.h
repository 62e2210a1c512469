// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/secretbackend.h"

#include <QHash>

#include <string>

namespace cinderscope::cli {

//! Secrets of this run only, which an environment variable or a file has; the keychain is not asked.
class GivenSecrets : public SecretBackend
{
    Q_OBJECT

public:
    using SecretBackend::SecretBackend;

    //! Reads what \a source ("env:NAME", "file:PATH": the first line) has; a variable is then taken out of the
    //! environment, so that no program that is started gets it. Errors: NotFound, NoPermission, Io, TooLarge, Empty;
    //! the detail is a sentence for people.
    Result<void> add(const QString &name, const std::string &source);

    //! Empty: there is none of that name.
    QString text(const QString &name) const { return m_secrets.value(name); }

    void read(const QString &name, Handler handler) override;
    void write(const QString &name, const QString &secret, Handler handler) override;
    void remove(const QString &name, Handler handler) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace cinderscope::cli
