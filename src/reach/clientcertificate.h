// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSslConfiguration>
#include <QString>

namespace cinderscope {

//! Detail of the Unauthorized error for a key whose passphrase is missing or wrong.
inline constexpr std::string_view kPassphraseWanted = "the key wants its passphrase";

//! TLS configuration with a client certificate and its key from PEM files (RSA, EC or DSA; PKCS#1, PKCS#8 or SEC 1).
//! \a keyPath empty: the key is in the certificate's file. Reads two small files. Errors: NotFound, NoPermission, Io,
//! TooLarge, Corrupt (no certificate, no key: detail says which), Unauthorized (kPassphraseWanted), Unsupported (no TLS
//! in this Qt).
Result<QSslConfiguration> loadClientCertificate(const QString &certificatePath, const QString &keyPath,
                                                const QString &passphrase);

} // namespace cinderscope
