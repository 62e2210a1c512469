// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A driver's events through a real socket into a feed as the window has it: read, cut, parsed, stored, published,
// journaled. Says what that cost this process; the sender is another one.
#include "benchclock.h"
#include "livedriver.h"

#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! The driver: a listener's part of the handshake, then the whole log as fast as it is taken.
int drive(const QByteArray &path, const QByteArray &secret, const char *log, std::size_t size)
{
    const int fd = bench::introduceListener(path, secret);
    if (fd < 0)
        return 1;
    const auto sendText = [fd](const char *text) { return bench::sendAll(fd, text, std::strlen(text)); };
    const bool sent = sendText("{\"@\":\"live\",\"seq\":0}\n") && bench::sendAll(fd, log, size) &&
                      sendText("{\"@\":\"end\",\"time\":1,\"seq\":1,\"droppedTotal\":0}\n");
    ::shutdown(fd, SHUT_WR);
    char c = 0;
    while (::read(fd, &c, 1) == 1) { // until the window closes
    }
    return sent ? 0 : 1;
}

struct Log
{
    const char *data = nullptr;
    std::size_t size = 0;
    std::uint64_t lines = 0;
};

//! The whole lines of a plain event log.
std::optional<Log> mapped(const char *path)
{
    const int fd = ::open(path, O_RDONLY);
    struct stat info
    {
    };
    if (fd < 0 || ::fstat(fd, &info) != 0 || info.st_size == 0)
        return std::nullopt;
    void *memory = ::mmap(nullptr, std::size_t(info.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (memory == MAP_FAILED)
        return std::nullopt;
    Log log{static_cast<const char *>(memory), std::size_t(info.st_size), 0};
    for (std::size_t i = 0; i < log.size; ++i)
        log.lines += log.data[i] == '\n';
    return log;
}

} // namespace

int main(int argc, char **argv)
{
    const auto log = argc > 1 ? mapped(argv[1]) : std::nullopt;
    if (!log) {
        std::fprintf(stderr, "usage: wirebench PLAIN-LOG [no-journal]\n");
        return 2;
    }
    const QTemporaryDir folder;
    QCoreApplication application(argc, argv);
    ListenServer server;
    ListenOptions options;
    options.runtimeFolder = folder.filePath(u"run"_s);
    options.publish = false;
    if (const auto listening = server.listen(options); !listening) {
        std::fprintf(stderr, "cannot listen: %s\n", listening.error().detail.c_str());
        return 1;
    }
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(drive(server.address().unixPath.toLocal8Bit(), server.address().secret, log->data, log->size));
    ApplicationFeed::Settings settings;
    settings.journal = argc < 3;
    settings.journalFolder = folder.filePath(u"journal"_s);
    settings.fillByRest = settings.fillByEventLog = false; // the log names one that is not here
    ApplicationFeed feed(settings);
    std::optional<bench::Clock> clock;
    double wall = 0, cpu = 0;
    std::uint64_t snapshots = 0;
    QObject::connect(&server, &ListenServer::connected, &feed, [&] {
        clock.emplace();
        feed.addListener(server.takeChannel());
    });
    QObject::connect(&feed, &ApplicationFeed::snapshotChanged, &feed, [&] { ++snapshots; });
    const auto taken = [&feed] {
        const FeedSourceState *source = feed.status().source(FeedSource::Listener);
        return source ? source->records : std::uint64_t(0);
    };
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &feed, [&] {
        if (clock && taken() >= log->lines)
            QCoreApplication::quit();
    });
    watch.start(2);
    QTimer::singleShot(300'000, &application, &QCoreApplication::quit);
    QCoreApplication::exec();
    wall = clock ? clock->wall() : 0;
    cpu = clock ? clock->cpu() : 0;
    const SnapshotPtr last = feed.publishNow();
    const std::uint64_t events = taken();
    feed.stop();
    server.close();
    ::kill(child, SIGKILL); // that one only waits for the end of the connection by now
    ::waitpid(child, nullptr, 0);
    std::printf(
        "wire events %llu bytes %zu tasks %zu wall %.3f cpu %.3f events/cpu-s %.0f MB/cpu-s %.0f snapshots %llu\n",
        static_cast<unsigned long long>(events), log->size, last->tasks.size(), wall, cpu, double(events) / cpu,
        double(log->size) / 1e6 / cpu, static_cast<unsigned long long>(snapshots));
    return events == log->lines ? 0 : 1;
}
