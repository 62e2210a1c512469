// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which kernel has which Spark, by the processes of this computer.
#include "jupyter/jupyterentry.h"
#include "jupyter/kernelprocesses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostPages = 3;
constexpr RestLimits kSmall{4'000, 256 * 1024};

} // namespace

void JupyterWatcher::lookAtProcesses()
{
    const bool worth = std::ranges::any_of(m_entries, [](const auto &entry) {
        return entry->access && !entry->server.kernels.isEmpty() && entry->access->isNear(entry->server.url);
    });
    if (!m_started || m_looking || !m_settings.lookAtProcesses || !worth)
        return;
    m_looking = true;
    m_pool.start([this] {
        QMetaObject::invokeMethod(
            this, [this, processes = kernelProcesses()] { takeProcesses(processes); }, Qt::QueuedConnection);
    });
}

void JupyterWatcher::takeProcesses(const QList<KernelProcess> &processes)
{
    m_looking = false;
    m_uis.clear();
    QSet<qint64> jvms;
    QHash<QString, SparkInKernel> spark = m_spark;
    for (auto entry = spark.begin(); entry != spark.end();) {
        const auto same = [&entry](const KernelProcess &process) { return process.kernelId == entry.key(); };
        entry = entry->byProcess && std::ranges::none_of(processes, same) ? spark.erase(entry) : std::next(entry);
    }
    for (const KernelProcess &process : processes) {
        SparkInKernel &kernel = spark[process.kernelId];
        kernel.kernelPid = process.kernelPid;
        const bool stopped = kernel.byProcess && !kernel.ui.isEmpty() &&
                             std::ranges::none_of(process.pages, [&kernel](const QUrl &page) {
                                 return page.port() == kernel.ui.port(); // Spark's own host name may be another
                             });
        if (stopped) {
            kernel.applicationId.clear();
            kernel.ui.clear();
        }
        kernel.byProcess = true;
        // Each time: the next context of the same JVM may have the same port.
        jvms.insert(process.jvmPid);
        askUi(process.kernelId, process.jvmPid, process.pages.first(std::min(process.pages.size(), kMostPages)));
    }
    m_spark = std::move(spark);
    m_jvms = std::move(jvms);
    publishAll();
}

//! Which application it is: the driver's own pages say.
void JupyterWatcher::askUi(const QString &kernelId, qint64 jvm, const QList<QUrl> &pages)
{
    for (const QUrl &page : pages) {
        auto &client = m_uis.emplace_back(std::make_unique<RestClient>(page));
        client->getJson(
            u"applications"_s,
            [this, kernelId, jvm, page](const Result<JsonAnswer> &answer) {
                std::string_view id;
                if (!answer || !m_jvms.contains(jvm) || answer->root.at(0).at_key("id").get(id) != simdjson::SUCCESS)
                    return;
                SparkInKernel &spark = m_spark[kernelId];
                spark.applicationId = QString::fromUtf8(id.data(), qsizetype(std::min<std::size_t>(id.size(), 200)));
                spark.ui = page;
                spark.byProcess = true;
                publishAll();
            },
            kSmall);
    }
}

void JupyterWatcher::publishAll()
{
    for (const JupyterServer &server : servers()) {
        if (Entry *entry = find(server.id))
            publish(*entry, entry->server);
    }
}

} // namespace cinderscope
