// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/certificateproblem.h"

#include <algorithm>
#include <QCryptographicHash>
#include <QHash>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kLongest = 300; // characters of one text of a stranger's certificate
constexpr qsizetype kMostNames = 20;

//! "CN=…, O=…" out of a distinguished name, in the order that people read.
QString distinguishedName(const QSslCertificate &certificate,
                          QStringList (QSslCertificate::*info)(QSslCertificate::SubjectInfo) const)
{
    const std::pair<QSslCertificate::SubjectInfo, QString> parts[] = {
        {QSslCertificate::CommonName, u"CN"_s},  {QSslCertificate::OrganizationalUnitName, u"OU"_s},
        {QSslCertificate::Organization, u"O"_s}, {QSslCertificate::LocalityName, u"L"_s},
        {QSslCertificate::CountryName, u"C"_s},
    };
    QStringList texts;
    for (const auto &[part, key] : parts) {
        for (const QString &value : (certificate.*info)(part))
            texts += key + u'=' + value;
    }
    return texts.join(u", "_s).left(kLongest);
}

QString escaped(const QString &text)
{
    // keeps what a person can read; separators, line ends and bytes beyond ASCII are encoded
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " =,.:-_/()'@*+", "|;%"));
}

QString unescaped(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toLatin1());
}

QString escapedList(const QStringList &list)
{
    QStringList parts;
    for (const QString &text : list)
        parts += escaped(text);
    return parts.join(u'|');
}

QStringList unescapedList(const QString &text)
{
    QStringList list;
    for (const QString &part : text.split(u'|', Qt::SkipEmptyParts))
        list += unescaped(part);
    return list;
}

} // namespace

QByteArray certificatePin(const QSslCertificate &certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

bool isConfirmable(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::HostNameMismatch:
        return true;
    default:
        return false;
    }
}

CertificateProblem CertificateProblem::fromErrors(const QSslCertificate &leaf, const QList<QSslError> &errors)
{
    CertificateProblem problem;
    if (!leaf.isNull()) {
        problem.fingerprint = QString::fromLatin1(certificatePin(leaf).toHex());
        problem.subject = distinguishedName(leaf, &QSslCertificate::subjectInfo);
        problem.issuer = distinguishedName(leaf, &QSslCertificate::issuerInfo);
        problem.from = leaf.effectiveDate().toUTC();
        problem.until = leaf.expiryDate().toUTC();
        for (const QString &name : leaf.subjectAlternativeNames().values(QSsl::DnsEntry).mid(0, kMostNames))
            problem.names += name.left(kLongest);
        problem.names.sort();
    }
    problem.canBeConfirmed = !leaf.isNull();
    for (const QSslError &error : errors) {
        if (const QString reason = error.errorString(); !problem.reasons.contains(reason))
            problem.reasons += reason;
        problem.canBeConfirmed = problem.canBeConfirmed && isConfirmable(error.error());
        problem.otherHost = problem.otherHost || error.error() == QSslError::HostNameMismatch;
    }
    return problem;
}

Error CertificateProblem::toError(const std::string &source) const
{
    const QStringList parts = {
        QString::fromUtf8(kCertificateNotTrusted.data(), qsizetype(kCertificateNotTrusted.size())),
        u"why=" + escapedList(reasons),
        u"sha256=" + fingerprint,
        u"subject=" + escaped(subject),
        u"issuer=" + escaped(issuer),
        u"from=" + from.toString(Qt::ISODate),
        u"until=" + until.toString(Qt::ISODate),
        u"names=" + escapedList(names),
        u"confirmable=" + (canBeConfirmed ? u"yes"_s : u"no"_s),
        u"host=" + (otherHost ? u"other"_s : u"same"_s),
    };
    return {ErrorCode::Network, parts.join(u"; "_s).toStdString(), source};
}

std::optional<CertificateProblem> CertificateProblem::fromError(const Error &error)
{
    if (error.code != ErrorCode::Network || !error.detail.starts_with(kCertificateNotTrusted))
        return std::nullopt;
    QHash<QString, QString> values;
    for (const QString &part : QString::fromStdString(error.detail).split(u"; "_s)) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals > 0)
            values.insert(part.left(equals), part.mid(equals + 1));
    }
    CertificateProblem problem;
    problem.fingerprint = values.value(u"sha256"_s);
    problem.subject = unescaped(values.value(u"subject"_s));
    problem.issuer = unescaped(values.value(u"issuer"_s));
    problem.from = QDateTime::fromString(values.value(u"from"_s), Qt::ISODate);
    problem.until = QDateTime::fromString(values.value(u"until"_s), Qt::ISODate);
    problem.names = unescapedList(values.value(u"names"_s));
    problem.reasons = unescapedList(values.value(u"why"_s));
    problem.canBeConfirmed = values.value(u"confirmable"_s) == u"yes"_s;
    problem.otherHost = values.value(u"host"_s) == u"other"_s;
    return problem;
}

QString CertificateProblem::fingerprintForPeople() const
{
    QStringList bytes;
    for (qsizetype i = 0; i < fingerprint.size(); i += 2)
        bytes += fingerprint.mid(i, 2).toUpper();
    return bytes.join(u':');
}

} // namespace cinderscope
