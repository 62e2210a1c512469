// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/checkparts.h"
#include "reach/route.h"

#include <QRegularExpression>
#include <QUrl>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kField = u"master"_s;

//! As org.apache.spark.SparkContext's regular expressions for local masters (SparkMasterRegex).
void checkLocal(CheckRun &run)
{
    static const QRegularExpression plain(u"^local$|^local\\[([0-9]+|\\*)\\]$"_s);
    static const QRegularExpression failures(u"^local\\[([0-9]+|\\*)\\s*,\\s*([0-9]+)\\]$"_s);
    static const QRegularExpression cluster(
        u"^local-cluster\\[\\s*([0-9]+)\\s*,\\s*([0-9]+)\\s*,\\s*([0-9]+)\\s*\\]$"_s);
    if (const auto match = cluster.match(run.master); match.hasMatch()) {
        run.remark(kField, u"local-cluster"_s,
                   SessionCheck::tr("local-cluster is for Spark's own tests: it needs a whole Spark distribution."),
                   SessionCheck::tr("A standalone cluster on this computer does the same and is supported."));
        return;
    }
    auto match = plain.match(run.master);
    if (!match.hasMatch())
        match = failures.match(run.master);
    if (!match.hasMatch()) {
        run.error(kField, u"bad-master"_s, SessionCheck::tr("“%1” is no local master.").arg(run.master.left(80)),
                  SessionCheck::tr("Write local[*] for all cores, local[4] for four, local[4,2] for two tries a task."),
                  u"local[*]"_s);
        return;
    }
    if (match.captured(1) == "0"_L1)
        run.error(kField, u"bad-master"_s, SessionCheck::tr("A local master needs one core at least."),
                  SessionCheck::tr("Write local[*] for all cores, or local[1]."), u"local[*]"_s);
    if (run.isClusterMode() && run.isKind(SessionKind::Submit))
        run.error(u"submit.cluster-mode"_s, u"cluster-mode"_s,
                  SessionCheck::tr("Cluster mode does not go with a local master: there is no cluster."),
                  SessionCheck::tr("Choose client mode, or the master of a cluster."));
}

void checkHostPort(CheckRun &run, const QString &text, const QString &whole)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasPort = colon > 0 && (!text.startsWith(u'[') || text.indexOf(u']') < colon) &&
                         (text.startsWith(u'[') || text.count(u':') == 1);
    if (!hasPort) {
        run.error(kField, u"no-port"_s, SessionCheck::tr("The master's address “%1” has no port.").arg(whole.left(80)),
                  SessionCheck::tr("Write spark://host:port; the port is 7077 unless it was changed."),
                  text.isEmpty() || text.contains(u':') ? QString() : u"spark://"_s + text + u":7077"_s);
        return;
    }
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        run.error(kField, u"bad-port"_s, SessionCheck::tr("“%1” is no port.").arg(text.mid(colon + 1).left(40)),
                  SessionCheck::tr("Write a number from 1 to 65535; 7077 unless it was changed."));
    if (port == 8080 || port == 6066)
        run.warn(kField, u"web-port"_s,
                 port == 8080 ? SessionCheck::tr("8080 is usually the port of the master's pages, not of the master.")
                              : SessionCheck::tr("6066 is usually the port of the master's REST server."),
                 SessionCheck::tr("The master's port is 7077 unless it was changed; its page names it on top."));
    if (const Result<void> good = checkHostName(host); !good)
        run.error(kField, u"bad-host"_s, SessionCheck::tr("“%1” is no name of a host.").arg(host.left(80)),
                  SessionCheck::tr("Write a name or an address as the network knows it."));
}

void checkStandalone(CheckRun &run)
{
    const QStringList parts = run.master.mid(8).split(u',');
    for (const QString &part : parts)
        checkHostPort(run, part.trimmed(), run.master);
    const QString application = run.config.submit.application;
    // SparkSubmit.prepareSubmitEnvironment
    if (run.isClusterMode() && (application.endsWith(".py"_L1) || application.endsWith(".R"_L1)))
        run.error(u"submit.cluster-mode"_s, u"cluster-mode"_s,
                  SessionCheck::tr("A standalone cluster runs drivers of Scala and Java only, not of Python or R."),
                  SessionCheck::tr("Choose client mode."));
}

void checkKubernetes(CheckRun &run)
{
    QString address = run.master.mid(6);
    if (!address.contains("://"_L1))
        address.prepend("https://"_L1);
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        run.error(kField, u"bad-master"_s,
                  SessionCheck::tr("“%1” names no Kubernetes API server.").arg(run.master.left(80)),
                  SessionCheck::tr("Write k8s://https://host:port, as kubectl cluster-info names it."));
        return;
    }
    if (url.port() < 0)
        run.warn(kField, u"no-port"_s, SessionCheck::tr("The address has no port; Spark takes 443."),
                 SessionCheck::tr("Many API servers listen on 6443: see kubectl cluster-info."));
    if (url.scheme() == "http"_L1)
        run.warn(kField, u"not-encrypted"_s, SessionCheck::tr("Without TLS, everybody on the way reads what is sent."),
                 SessionCheck::tr("Write k8s://https://…, unless it is a proxy on this computer."));
    if (!url.userInfo().isEmpty())
        run.error(kField, u"secret-in-url"_s,
                  SessionCheck::tr("The address holds a login, which every user would see in the list of processes."),
                  SessionCheck::tr("Remove it; Spark takes the login of your kubectl configuration."));
}

void checkRemoved(CheckRun &run)
{
    if (run.master.startsWith("mesos://"_L1)) {
        const bool gone = QVersionNumber::fromString(run.version).majorVersion() >= 4;
        run.add(gone ? CheckRun::Severity::Error : CheckRun::Severity::Warning, kField, u"mesos"_s,
                gone ? SessionCheck::tr("Spark 4 has no Mesos any more.")
                     : SessionCheck::tr("Mesos is deprecated since Spark 3.2 and gone in Spark 4."),
                SessionCheck::tr("Choose Kubernetes, YARN or a standalone cluster."));
    } else if (run.master.startsWith("sc://"_L1)) {
        run.error(kField, u"connect-master"_s,
                  SessionCheck::tr("sc:// is the address of a Connect server, which is no master."),
                  SessionCheck::tr("Write the cluster's master; or set the property spark.remote and no master."));
    } else if (run.master == "yarn-client"_L1 || run.master == "yarn-cluster"_L1) {
        run.error(kField, u"bad-master"_s, SessionCheck::tr("Spark knows no master “%1” any more.").arg(run.master),
                  SessionCheck::tr("Write yarn; the mode is a field of its own."), u"yarn"_s);
    } else {
        run.error(kField, u"bad-master"_s, SessionCheck::tr("“%1” is no master.").arg(run.master.left(80)),
                  SessionCheck::tr("Write local[*], spark://host:7077, yarn or k8s://https://host:port."),
                  run.master.contains("://"_L1) || run.master.isEmpty() ? QString()
                  : run.master.contains(u':')                           ? u"spark://"_s + run.master
                                                                        : QString());
    }
}

} // namespace

void checkMaster(CheckRun &run)
{
    const std::optional<QString> second = propertyOf(run.config.properties, u"spark.master"_s);
    if (second && !run.config.master.isEmpty() && *second != run.config.master)
        run.warn(u"properties/spark.master"_s, u"contradiction"_s,
                 SessionCheck::tr("The property spark.master says something else than the master above, which wins."),
                 SessionCheck::tr("Remove the property."));
    if (!run.hasDriver()) {
        if (!run.config.master.isEmpty() && !run.isKind(SessionKind::NotebookServer))
            run.warn(kField, u"unused"_s,
                     SessionCheck::tr("The master is not used: this kind starts none, or its own."),
                     SessionCheck::tr("Leave it empty."));
        if (!run.isKind(SessionKind::NotebookServer) || run.master.isEmpty())
            return;
    }
    if (run.isKind(SessionKind::Kubernetes) && !run.master.startsWith("k8s://"_L1)) {
        run.error(kField, u"bad-master"_s, SessionCheck::tr("The Kubernetes API server's address is missing."),
                  SessionCheck::tr("Write k8s://https://host:port, as kubectl cluster-info names it."));
        return;
    }
    if (run.isLocal())
        checkLocal(run);
    else if (run.master.startsWith("spark://"_L1))
        checkStandalone(run);
    else if (run.master.startsWith("k8s://"_L1))
        checkKubernetes(run);
    else if (run.master != "yarn"_L1)
        checkRemoved(run);
}

} // namespace cinderscope
