// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/sessionsettings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kJarName = u"cinderscope-listener.jar"_s;

QJsonObject toObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        object[entry.key()] = entry.value();
    return object;
}

} // namespace

QString findListenerJar()
{
    const QString named = qEnvironmentVariable("CINDERSCOPE_LISTENER_JAR");
    if (!named.isEmpty())
        return QFileInfo(named).isFile() ? QFileInfo(named).absoluteFilePath() : QString();
    QDir folder(QCoreApplication::applicationDirPath());
    const QFileInfo installed(folder.filePath(u"../share/cinderscope/"_s + kJarName));
    if (installed.isFile())
        return installed.canonicalFilePath();
    for (int level = 0; level < 5; ++level) { // build/<preset>/src/cli/cinderscope-cli
        const QFileInfo built(folder.filePath(u"listener/"_s + kJarName));
        if (built.isFile())
            return built.canonicalFilePath();
        if (!folder.cdUp())
            break;
    }
    return {};
}

SessionSettings sessionSettings(const ListenAddress &address)
{
    SessionSettings settings;
    settings.jar = findListenerJar();
    settings.environment[u"CINDERSCOPE_LISTENER_ADDRESS"_s] = address.addresses();
    settings.environment[u"CINDERSCOPE_LISTENER_SECRET"_s] = QString::fromLatin1(address.secret);
    settings.sparkConf[u"spark.cinderscope.address"_s] = address.addresses();
    settings.sparkConf[u"spark.cinderscope.secretFile"_s] = address.secretFile;
    if (!settings.jar.isEmpty()) {
        settings.sparkConf[u"spark.extraListeners"_s] = QString::fromLatin1(kListenerClass);
        settings.sparkConf[u"spark.driver.extraClassPath"_s] = settings.jar;
    }
    return settings;
}

QJsonObject SessionSettings::toJson(const ListenAddress &address) const
{
    return {{u"address"_s, address.addresses()},
            {u"environment"_s, toObject(environment)},
            {u"sparkConf"_s, toObject(sparkConf)}};
}

} // namespace cinderscope
