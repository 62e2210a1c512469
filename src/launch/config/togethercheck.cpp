// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/checkparts.h"
#include "launch/config/valuecheck.h"

#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! org.apache.spark.memory.UnifiedMemoryManager: 300 MiB are reserved, and one and a half times that is the least heap.
constexpr qint64 kLeastHeap = 450 * 1024 * 1024;

const QString kDynamic = u"spark.dynamicAllocation.enabled"_s;

void checkHeap(CheckRun &run, const QString &part)
{
    const QString key = u"spark.%1.memory"_s.arg(part);
    const std::optional<QString> text = run.property(key);
    if (!text)
        return;
    const QString field = run.fieldOf(key);
    const std::optional<qint64> size = bytesOf(*text, u"MiB"_s);
    if (!size) {
        if (field.startsWith("resources."_L1)) // a property's own type was told already
            run.error(field, u"wrong-type"_s,
                      SessionCheck::tr("“%1” is no size that Spark understands.").arg(text->left(60)),
                      SessionCheck::tr("Write a whole number with m or g, for example 2g."));
        return;
    }
    // In client mode the text goes to java as it is, behind -Xmx: there a bare number is bytes, and "2gb" is refused.
    if (part == "driver"_L1 && !isHeapSize(*text)) {
        bool bare = false;
        text->trimmed().toLongLong(&bare);
        run.error(field, u"heap-unit"_s,
                  bare ? SessionCheck::tr("Java would take “%1” for bytes.").arg(text->trimmed())
                       : SessionCheck::tr("Java does not understand “%1”.").arg(text->trimmed()),
                  SessionCheck::tr("Write it with k, m, g or t, for example 2g."),
                  bare                                       ? text->trimmed() + u'm'
                  : text->trimmed().toLower().endsWith(u'b') ? text->trimmed().chopped(1)
                                                             : QString());
        return;
    }
    if (*size < kLeastHeap)
        run.error(field, u"too-little-memory"_s,
                  part == "driver"_L1 ? SessionCheck::tr("Spark refuses to start a driver with less than 450 MiB.")
                                      : SessionCheck::tr("Spark refuses to start executors with less than 450 MiB."),
                  SessionCheck::tr("Write 512m or more."), u"512m"_s);
}

void checkTwice(CheckRun &run)
{
    const SessionConfig &config = run.config;
    const QList<std::pair<QString, QString>> both{
        {u"spark.driver.memory"_s, config.driverMemory},
        {u"spark.executor.memory"_s, config.executorMemory},
        {u"spark.driver.cores"_s, config.driverCores > 0 ? QString::number(config.driverCores) : QString()},
        {u"spark.executor.cores"_s, config.executorCores > 0 ? QString::number(config.executorCores) : QString()},
        {u"spark.executor.instances"_s,
         config.executors > 0 && !config.dynamicAllocation ? QString::number(config.executors) : QString()}};
    for (const auto &[key, resource] : both) {
        const std::optional<QString> own = propertyOf(config.properties, key);
        if (own && !resource.isEmpty() && *own != resource)
            run.warn(
                u"properties/"_s + key, u"contradiction"_s,
                SessionCheck::tr("“%1” is also set under resources, to %2; this property wins.").arg(key, resource),
                SessionCheck::tr("Keep one of both."));
    }
    const QList<std::tuple<int, QString, QString>> counts{{config.driverCores, u"resources.driver-cores"_s, {}},
                                                          {config.executorCores, u"resources.executor-cores"_s, {}},
                                                          {config.executors, u"resources.executors"_s, {}}};
    for (const auto &[count, field, unused] : counts) {
        if (count < 0)
            run.error(field, u"out-of-range"_s, SessionCheck::tr("%1 is too small.").arg(count),
                      SessionCheck::tr("Write 1 or more, or 0 for Spark's default."));
    }
}

//! As org.apache.spark.ExecutorAllocationManager.validateSettings.
void checkDynamicAllocation(CheckRun &run)
{
    if (!run.isTrue(kDynamic))
        return;
    const QString field = run.fieldOf(kDynamic);
    if (run.isLocal()) {
        run.warn(field, u"unused"_s, SessionCheck::tr("Dynamic allocation does nothing with a local master."),
                 SessionCheck::tr("Remove it, or choose the master of a cluster."));
        return;
    }
    const bool decommissions = run.isTrue(u"spark.decommission.enabled"_s) &&
                               run.isTrue(u"spark.storage.decommission.shuffleBlocks.enabled"_s);
    if (!run.isTrue(u"spark.shuffle.service.enabled"_s) &&
        !run.isTrue(u"spark.dynamicAllocation.shuffleTracking.enabled"_s) && !decommissions)
        run.error(field, u"no-shuffle-tracking"_s,
                  SessionCheck::tr("Dynamic allocation needs shuffle tracking, an external shuffle service or "
                                   "decommissioning: Spark refuses to start without."),
                  SessionCheck::tr("Set spark.dynamicAllocation.shuffleTracking.enabled to true."));
    const auto number = [&](const QString &key) { return integerOf(run.valueOf(key)); };
    const auto least = number(u"spark.dynamicAllocation.minExecutors"_s);
    const auto most = number(u"spark.dynamicAllocation.maxExecutors"_s);
    if (least && most && *least > *most)
        run.error(run.fieldOf(u"spark.dynamicAllocation.maxExecutors"_s), u"contradiction"_s,
                  SessionCheck::tr("At most %1 executors are fewer than at least %2.").arg(*most).arg(*least),
                  SessionCheck::tr("Exchange them."));
    if (most && *most == 0)
        run.error(run.fieldOf(u"spark.dynamicAllocation.maxExecutors"_s), u"out-of-range"_s,
                  SessionCheck::tr("Without executors nothing runs."), SessionCheck::tr("Write 1 or more."));
}

void checkExecutors(CheckRun &run)
{
    const qint64 cores = integerOf(run.property(u"spark.executor.cores"_s).value_or(QString())).value_or(0);
    const qint64 perTask = integerOf(run.valueOf(u"spark.task.cpus"_s)).value_or(1);
    if (cores > 0 && perTask > cores)
        run.error(run.fieldOf(u"spark.executor.cores"_s), u"contradiction"_s,
                  SessionCheck::tr("A task needs %1 cores, an executor has %2: no task would ever run.")
                      .arg(perTask)
                      .arg(cores),
                  SessionCheck::tr("Raise spark.executor.cores or lower spark.task.cpus."));
    const qint64 allCores = integerOf(run.property(u"spark.cores.max"_s).value_or(QString())).value_or(0);
    if (allCores > 0 && cores > allCores)
        run.error(
            run.fieldOf(u"spark.cores.max"_s), u"contradiction"_s,
            SessionCheck::tr("An executor asks for %1 cores, but all together may have %2: none would ever start.")
                .arg(cores)
                .arg(allCores),
            SessionCheck::tr("Raise spark.cores.max or lower spark.executor.cores."));
    if (!run.isLocal() || !run.hasDriver())
        return;
    for (const QString &key : {u"spark.executor.memory"_s, u"spark.executor.cores"_s, u"spark.executor.instances"_s}) {
        if (run.property(key))
            run.warn(run.fieldOf(key), u"unused"_s,
                     SessionCheck::tr("With a local master all work is done in the driver: there are no executors."),
                     key == "spark.executor.memory"_L1
                         ? SessionCheck::tr("Set the driver's memory instead.")
                         : SessionCheck::tr("Say how many cores in the master: local[4]."));
    }
}

void checkDriver(CheckRun &run)
{
    const bool isScala =
        run.isKind(SessionKind::KernelSession) && run.config.notebook.templateName.startsWith("scala"_L1);
    for (const QString &key : {u"spark.driver.memory"_s, u"spark.driver.extraJavaOptions"_s,
                               u"spark.driver.extraClassPath"_s, u"spark.driver.extraLibraryPath"_s}) {
        if (isScala && run.property(key))
            run.warn(run.fieldOf(key), u"too-late"_s,
                     SessionCheck::tr("A Scala kernel's Java runs already, so “%1” comes too late.").arg(key),
                     SessionCheck::tr("Set it where the kernel is started, in its kernel.json."));
        else if (run.isKind(SessionKind::KernelSession) && run.property(key))
            run.remark(run.fieldOf(key), u"too-late"_s,
                       SessionCheck::tr("“%1” counts only if the kernel has not started Spark yet.").arg(key),
                       SessionCheck::tr("Restart the kernel first if it had a session."));
    }
    if (run.property(u"spark.driver.cores"_s) && run.hasDriver() && !run.isClusterMode())
        run.remark(run.fieldOf(u"spark.driver.cores"_s), u"unused"_s,
                   SessionCheck::tr("The driver's cores count in cluster mode only."));
    if (run.property(u"spark.remote"_s) && (run.property(u"spark.master"_s) || !run.config.master.isEmpty()))
        run.error(u"properties/spark.remote"_s, u"contradiction"_s,
                  SessionCheck::tr("Spark refuses spark.remote together with a master."),
                  SessionCheck::tr("Remove one of both."));
}

//! org.apache.spark.SparkConf.validateSettings
void checkTimeouts(CheckRun &run)
{
    const auto beat = microsecondsOf(run.valueOf(u"spark.executor.heartbeatInterval"_s), u"ms"_s);
    const auto timeout = microsecondsOf(run.valueOf(u"spark.network.timeout"_s), u"s"_s);
    if (beat && timeout && *beat >= *timeout)
        run.error(run.property(u"spark.executor.heartbeatInterval"_s) ? u"properties/spark.executor.heartbeatInterval"_s
                                                                      : u"properties/spark.network.timeout"_s,
                  u"contradiction"_s,
                  SessionCheck::tr("Executors would report every %1, but be taken for lost after %2.")
                      .arg(run.valueOf(u"spark.executor.heartbeatInterval"_s), run.valueOf(u"spark.network.timeout"_s)),
                  SessionCheck::tr("Set spark.executor.heartbeatInterval well below spark.network.timeout."));
    if (run.isTrue(u"spark.network.crypto.enabled"_s) && !run.isTrue(u"spark.authenticate"_s))
        run.error(u"properties/spark.network.crypto.enabled"_s, u"contradiction"_s,
                  SessionCheck::tr("Encryption needs authentication: Spark refuses to start without."),
                  SessionCheck::tr("Set spark.authenticate to true."));
}

} // namespace

void checkTogether(CheckRun &run)
{
    checkHeap(run, u"driver"_s);
    checkHeap(run, u"executor"_s);
    checkTwice(run);
    checkDynamicAllocation(run);
    checkExecutors(run);
    checkDriver(run);
    checkTimeouts(run);
}

} // namespace cinderscope
