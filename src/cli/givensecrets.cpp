// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/givensecrets.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

constexpr qint64 kLongestSecret = 64 * 1024;

Result<QByteArray> textOf(const std::string &source)
{
    const std::string where = source.substr(source.find(':') + 1);
    if (source.starts_with("env:")) {
        if (!qEnvironmentVariableIsSet(where.c_str()))
            return Error{ErrorCode::NotFound, "The environment variable " + where + " is not set.", source};
        const QByteArray text = qgetenv(where.c_str());
        qunsetenv(where.c_str());
        return text;
    }
    QFile file(QFile::decodeName(QByteArray::fromStdString(where)));
    if (!file.exists())
        return Error{ErrorCode::NotFound, "The file " + where + " does not exist.", source};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NoPermission,
                     "The file " + where + " cannot be read: " + file.errorString().toStdString() + '.', source};
    QByteArray line = file.readLine(kLongestSecret + 1);
    if (file.error() != QFile::NoError)
        return Error{ErrorCode::Io, "The file " + where + " cannot be read: " + file.errorString().toStdString() + '.',
                     source};
    if (line.size() >= kLongestSecret)
        return Error{ErrorCode::TooLarge, "The first line of " + where + " is too long for a secret.", source};
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

Result<void> GivenSecrets::add(const QString &name, const std::string &source)
{
    const auto text = textOf(source);
    if (!text)
        return text.error();
    if (text->isEmpty())
        return Error{ErrorCode::Empty, source.substr(source.find(':') + 1) + " is empty; it should have a secret.",
                     source};
    m_secrets.insert(name, QString::fromUtf8(*text));
    return {};
}

void GivenSecrets::read(const QString &name, Handler handler)
{
    const bool there = m_secrets.contains(name);
    QMetaObject::invokeMethod(
        this,
        [handler = std::move(handler), there, text = m_secrets.value(name)] {
            handler(there ? Outcome::Done : Outcome::NotFound, text);
        },
        Qt::QueuedConnection);
}

void GivenSecrets::write(const QString &, const QString &, Handler handler)
{
    QMetaObject::invokeMethod(
        this, [handler = std::move(handler)] { handler(Outcome::Unavailable, u"secrets are only read"_s); },
        Qt::QueuedConnection);
}

void GivenSecrets::remove(const QString &, Handler handler)
{
    QMetaObject::invokeMethod(
        this, [handler = std::move(handler)] { handler(Outcome::NotFound, {}); }, Qt::QueuedConnection);
}

} // namespace cinderscope::cli
