// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/hostreport.h"

#include "launch/remote/remoteanswer.h"
#include "launch/run/launchenvironment.h"
#include "reach/route.h"

#include <algorithm>
#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMostPortTries = 100;

QStringList words(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    return text.split(blanks, Qt::SkipEmptyParts);
}

QString versionOfJars(const QStringList &jars)
{
    static const QRegularExpression core(u"^spark-core_[0-9.]+-([0-9][0-9A-Za-z.+-]*)\\.jar$"_s);
    for (const QString &jar : jars) {
        if (const auto match = core.match(jar); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

QString bracketed(const QString &address)
{
    return address.contains(u':') ? u'[' + address + u']' : address;
}

} // namespace

HostReport HostReport::of(const RemoteAnswer &answer)
{
    HostReport report;
    report.system = answer.value(u"system"_s);
    report.user = answer.value(u"user"_s);
    report.hostName = answer.value(u"hostname"_s);
    report.fullName = answer.value(u"fqdn"_s);
    report.sshAddress = words(answer.value(u"connection"_s)).value(2);
    report.addresses = words(answer.value(u"addresses"_s));
    report.ownAddress = answer.value(u"ownaddress"_s);
    report.loginShell = answer.value(u"login"_s) == u"1"_s;
    report.sparkHome = answer.value(u"home"_s);
    report.sparkFrom = answer.value(u"homefrom"_s);
    report.noSpark = answer.value(u"nohome"_s);
    report.sparkVersion = versionOfJars(answer.all(u"core"_s));
    report.bash = answer.has(u"bash"_s);
    report.java = answer.value(u"java"_s);
    report.javaMajor = javaMajorOf(answer.value(u"javaversion"_s), &report.javaVersion);
    report.javaFails = answer.value(u"javafails"_s);
    report.python = answer.value(u"python"_s);
    for (const QString &port : words(answer.value(u"hexports"_s)))
        report.ports.insert(port.toInt(nullptr, 16));
    for (const QString &port : words(answer.value(u"ports"_s)))
        report.ports.insert(port.toInt());
    report.ports.remove(0);
    report.portsKnown = answer.has(u"hexports"_s) || answer.has(u"ports"_s);
    return report;
}

std::optional<LaunchReason> HostReport::problem(const QString &title) const
{
    if (sparkHome.isEmpty()) {
        const QString path = noSpark.section(u' ', 1);
        if (noSpark.startsWith(u"missing "_s))
            return LaunchReason{
                u"no-spark"_s,
                LaunchSentence::tr("On %1 there is no folder %2.", {title, path}),
                LaunchSentence::tr("Install Spark there, or name its folder on the hosts in the configuration."),
                {}};
        if (noSpark.startsWith(u"empty "_s))
            return LaunchReason{
                u"no-spark"_s,
                LaunchSentence::tr("On %1 the folder %2 is no Spark: it has no bin/spark-class.", {title, path}),
                LaunchSentence::tr("Name the folder on the hosts that has bin and jars in the configuration."),
                {}};
        return LaunchReason{
            u"no-spark"_s,
            LaunchSentence::tr("On %1 no Spark was found: its login shell sets no SPARK_HOME and has no spark-submit.",
                               {title}),
            LaunchSentence::tr(
                "Name Spark's folder on the hosts in the configuration, or set SPARK_HOME in the login shell's profile "
                "there (not in a file for interactive shells, such as the end of .bashrc)."),
            {}};
    }
    if (!bash)
        return LaunchReason{u"no-bash"_s,
                            LaunchSentence::tr("On %1 there is no bash, which Spark's scripts need.", {title}),
                            LaunchSentence::tr("Install the package bash there."),
                            {}};
    if (java.isEmpty())
        return LaunchReason{
            u"no-java"_s,
            LaunchSentence::tr("On %1 no Java was found: neither JAVA_HOME nor PATH of its login shell has one.",
                               {title}),
            LaunchSentence::tr("Install Java there, or name its JAVA_HOME on the hosts in the configuration."),
            {}};
    if (javaVersion.isEmpty() || javaMajor == 0)
        return LaunchReason{u"no-java"_s, LaunchSentence::tr("On %1 the Java %2 does not start.", {title, java}),
                            LaunchSentence::tr("Correct JAVA_HOME there, or name one in the configuration."),
                            javaFails};
    if (auto wrong = javaProblem(sparkVersion, javaMajor, java)) {
        wrong->setCause(LaunchSentence::tr("On %1: %2", {title, wrong->causeSentence}));
        return wrong;
    }
    return {};
}

LaunchSentence HostReport::sentence(const QString &title) const
{
    return sparkVersion.isEmpty()
               ? LaunchSentence::tr("%1: Spark at %2, Java %3", {title, sparkHome, javaVersion})
               : LaunchSentence::tr("%1: Spark %2 at %3, Java %4", {title, sparkVersion, sparkHome, javaVersion});
}

bool isReachableAddress(const QString &address)
{
    const QHostAddress parsed(address);
    return !parsed.isNull() && !parsed.isLoopback() && !parsed.isLinkLocal() && !parsed.isMulticast() &&
           parsed != QHostAddress(QHostAddress::AnyIPv4) && parsed != QHostAddress(QHostAddress::AnyIPv6);
}

QStringList nameCandidates(const HostReport &host, const QString &sshName)
{
    QStringList names;
    for (const QString &name : {sshName, host.fullName, host.hostName}) {
        if (checkHostName(name) && name != u"localhost"_s && !name.startsWith(u"localhost."_s) && !names.contains(name))
            names += name;
    }
    return names;
}

QString advertisedHost(const HostReport &host, const QStringList &candidates, const NameTable &names)
{
    const auto isOwn = [&](const QString &address) {
        return isReachableAddress(address) && (address == host.sshAddress || host.addresses.contains(address));
    };
    for (const QString &name : candidates) {
        if (!QHostAddress(name).isNull()) { // an address was written
            if (isOwn(name))
                return bracketed(name);
            continue;
        }
        const bool everywhere =
            !names.isEmpty() && std::ranges::all_of(names, [&](const QHash<QString, QStringList> &table) {
                const QStringList addresses = table.value(name);
                return !addresses.isEmpty() && std::ranges::all_of(addresses, isOwn);
            });
        if (everywhere)
            return name;
    }
    if (isReachableAddress(host.sshAddress))
        return bracketed(host.sshAddress);
    for (const bool v6 : {false, true}) {
        for (const QString &address : host.addresses) {
            if (isReachableAddress(address) && address.contains(u':') == v6)
                return bracketed(address);
        }
    }
    return u"localhost"_s;
}

int choosePort(const HostReport &host, int wanted, int first, const QSet<int> &taken)
{
    const auto isFree = [&](int port) { return !host.ports.contains(port) && !taken.contains(port); };
    if (wanted != 0)
        return isFree(wanted) ? wanted : 0;
    for (int port = first; port < first + kMostPortTries && port <= 65535; ++port) {
        if (isFree(port))
            return port;
    }
    return 0;
}

} // namespace cinderscope
