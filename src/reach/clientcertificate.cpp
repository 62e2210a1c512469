// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/clientcertificate.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace cinderscope {

namespace {

constexpr qint64 kLongest = 1024 * 1024;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const std::string source = path.toStdString();
    if (!file.exists())
        return Error{ErrorCode::NotFound, "no such file", source};
    if (!file.open(QIODevice::ReadOnly)) {
        const bool denied = file.error() == QFile::PermissionsError ||
                            !(file.permissions() & (QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther));
        return Error{denied ? ErrorCode::NoPermission : ErrorCode::Io, file.errorString().toStdString(), source};
    }
    const QByteArray bytes = file.read(kLongest + 1);
    if (bytes.size() > kLongest)
        return Error{ErrorCode::TooLarge, "longer than a certificate can be", source};
    return bytes;
}

} // namespace

Result<QSslConfiguration> loadClientCertificate(const QString &certificatePath, const QString &keyPath,
                                                const QString &passphrase)
{
    if (!QSslSocket::supportsSsl())
        return Error{ErrorCode::Unsupported, "this Qt has no TLS", {}};
    const auto certificateText = readFile(certificatePath);
    if (!certificateText)
        return certificateText.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificateText, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return Error{ErrorCode::Corrupt, "no PEM certificate in it", certificatePath.toStdString()};

    const QString keyFile = keyPath.isEmpty() ? certificatePath : keyPath;
    const auto keyText = keyPath.isEmpty() ? certificateText : readFile(keyPath);
    if (!keyText)
        return keyText.error();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*keyText, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.toUtf8());
        if (key.isNull())
            continue;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        return configuration;
    }
    if (keyText->contains("ENCRYPTED"))
        return Error{ErrorCode::Unauthorized, std::string(kPassphraseWanted), keyFile.toStdString()};
    return Error{ErrorCode::Corrupt,
                 keyText->contains("PRIVATE KEY") ? "the private key in it cannot be read" : "no PEM private key in it",
                 keyFile.toStdString()};
}

} // namespace cinderscope
