// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>
#include <QString>
#include <QStringList>

#include <optional>

namespace cinderscope {

//! Beginning of the detail of the Network error that a CertificateProblem makes.
inline constexpr std::string_view kCertificateNotTrusted = "certificate not trusted";

//! A server's certificate that is not trusted: what a person needs to see in order to confirm it once. Travels as an
//! Error, whose detail it is written into and read back from.
struct CertificateProblem
{
    QString fingerprint; //!< SHA-256 of the leaf: 64 lower-case hexadecimal digits
    QString subject;     //!< "CN=spark.example.org, O=Example"
    QString issuer;
    QDateTime from, until; //!< UTC
    QStringList names;     //!< DNS names that it is made out to
    QStringList reasons;   //!< Qt's words, English: "The certificate is self-signed, and untrusted"
    //! True when confirming the fingerprint is enough; false for an expired, revoked or broken one.
    bool canBeConfirmed = false;
    //! It is not made out to the host that was asked.
    bool otherHost = false;

    static CertificateProblem fromErrors(const QSslCertificate &leaf, const QList<QSslError> &errors);
    //! Nothing for every other error.
    static std::optional<CertificateProblem> fromError(const Error &error);
    Error toError(const std::string &source) const;
    //! "AB:CD:…", as browsers and openssl write it.
    QString fingerprintForPeople() const;

    bool operator==(const CertificateProblem &) const = default;
};

//! SHA-256 of a certificate, 32 bytes.
QByteArray certificatePin(const QSslCertificate &certificate);
//! True for what a person may take on: not issued by an authority known here, or made out to another host.
bool isConfirmable(QSslError::SslError error);

} // namespace cinderscope
