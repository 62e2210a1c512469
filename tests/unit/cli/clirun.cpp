// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"

#include <QJsonDocument>
#include <QJsonParseError>
#include <QProcess>
#include <QProcessEnvironment>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

CliRun run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CLI"_s, QStringLiteral(CINDERSCOPE_CLI));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    CliRun result;
    if (!process.waitForStarted())
        return result;
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return result;
    }
    result.exitCode = process.exitStatus() == QProcess::CrashExit ? 128 + process.exitCode() : process.exitCode();
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}

} // namespace

QStringList CliRun::errorLines() const
{
    return QString::fromUtf8(errors).split(u'\n', Qt::SkipEmptyParts);
}

CliRun runCli(const QStringList &arguments, const QByteArray &input)
{
    return run(QStringLiteral(CINDERSCOPE_CLI), arguments, input);
}

CliRun runShell(const QString &command)
{
    return run(u"/bin/sh"_s, {u"-c"_s, command}, {});
}

QList<QJsonObject> jsonLines(const QByteArray &output)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(line, &error);
        if (error.error == QJsonParseError::NoError && document.isObject())
            objects.append(document.object());
    }
    return objects;
}

QString difference(const QJsonObject &expected, const QJsonObject &actual, const QString &path)
{
    for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
        const QString key = path + u'/' + entry.key();
        const QJsonValue got = actual.value(entry.key());
        if (entry->isObject()) {
            if (const QString inner = difference(entry->toObject(), got.toObject(), key); !inner.isEmpty())
                return inner;
        } else if (got != *entry) {
            return QStringLiteral("%1: expected %2, got %3")
                .arg(key, entry->toVariant().toString(), got.isUndefined() ? u"nothing"_s : got.toVariant().toString());
        }
    }
    return {};
}

} // namespace cinderscope::test
