// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From an event to the repaint that shows it: a driver in another process writes task events at a steady rate into a
// real connection; a page of the window, off screen, shows them. For each event, the time between its own time in the
// driver and the end of the first repaint whose snapshot counts it. Then the same rate goes on while every 60th of a
// second something moves, as when a person drags or scrolls: how many of those frames come, and what the GUI thread
// pays.
#include "livedriver.h"

#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/base/watchdog.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/session/livecenter.h"
#include "gui/timeline/timelinepage.h"
#include "gui/timeline/timelineview.h"
#include "live/wire/listenserver.h"

#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr double kWarmUp = 2, kScrolled = 4; // seconds before and after the ones that count

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double processCpu()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! What was used between two moments.
struct Span
{
    double wall = 0, gui = 0, process = 0;
    std::uint64_t frames = 0;
};

//! Tells when a repaint of the window is complete.
class BenchApplication : public QApplication
{
public:
    using QApplication::QApplication;
    std::function<void()> painted;
    QWidget *watched = nullptr; //!< the widget whose painting counts

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && receiver == watched)
            m_paints = true;
        const bool outer = event->type() == QEvent::UpdateRequest && !m_inside;
        if (!outer)
            return QApplication::notify(receiver, event);
        m_inside = true;
        const bool result = QApplication::notify(receiver, event);
        m_inside = false;
        if (std::exchange(m_paints, false) && painted)
            painted();
        return result;
    }

private:
    bool m_inside = false, m_paints = false;
};

struct Bench
{
    bench::LiveDriver driver;
    BenchApplication *application = nullptr;
    Page *page = nullptr;
    std::function<SnapshotPtr()> shown; //!< what the page shows
    std::function<void()> move;         //!< what a person does

    Span begin, still, scrolled;
    std::int64_t shownEvents = 0;
    std::vector<double> milliseconds;
    std::uint64_t frames = 0;
    int phase = 0; //!< 0 warming up, 1 still, 2 moving, 3 over
    QTimer mover;
    Watchdog::Figures stillBlocks, scrolledBlocks;
    Watchdog watchdog;

    Span now() const { return {double(bench::sharedNow()) / 1e9, threadCpu(), processCpu(), frames}; }
    static Span between(const Span &from, const Span &to)
    {
        return {to.wall - from.wall, to.gui - from.gui, to.process - from.process, to.frames - from.frames};
    }

    void repainted()
    {
        ++frames;
        const SnapshotPtr snapshot = shown();
        if (!snapshot)
            return;
        const auto count = snapshot->totals.tasksLaunched + snapshot->totals.tasksSucceeded;
        const std::int64_t time = bench::sharedNow();
        for (; shownEvents < count; ++shownEvents) {
            if (phase == 1)
                milliseconds.push_back(double(time - driver.happened[shownEvents]) / 1e6);
        }
        const double seconds = double(shownEvents) / driver.rate;
        if (phase == 0 && seconds >= kWarmUp) {
            next();
        } else if (phase == 1 && seconds >= driver.seconds - kScrolled) {
            still = between(begin, now());
            stillBlocks = watchdog.figures();
            next();
            QObject::connect(&mover, &QTimer::timeout, page, move);
            mover.setTimerType(Qt::PreciseTimer);
            mover.start(std::chrono::milliseconds(1000 / 60));
        } else if (phase == 2 && seconds >= driver.seconds - 0.5) {
            scrolled = between(begin, now());
            scrolledBlocks = watchdog.figures();
            phase = 3;
            QCoreApplication::quit();
        }
    }

    void next()
    {
        ++phase;
        begin = now();
        watchdog.reset();
    }

    int report(const char *what)
    {
        if (phase != 3) {
            std::fprintf(stderr, "screenbench: broke off in phase %d, %lld events shown\n", phase,
                         static_cast<long long>(shownEvents));
            return 1;
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        const auto at = [this](double share) {
            return milliseconds[std::min(milliseconds.size() - 1, std::size_t(share * double(milliseconds.size())))];
        };
        std::printf("screen %s rate %.0f events %zu p50 %.1f p90 %.1f p99 %.1f max %.1f ms driver-late %.1f ms\n", what,
                    driver.rate, milliseconds.size(), at(0.5), at(0.9), at(0.99), milliseconds.back(),
                    double(*driver.late) / 1e6);
        const auto line = [](const char *name, const Span &span, const Watchdog::Figures &blocks) {
            std::printf("%s gui-share %.3f process-share %.3f frames/s %.1f gui-ms/frame %.2f block %.1f own %.1f cpu "
                        "%.1f ms\n",
                        name, span.gui / span.wall, span.process / span.wall, double(span.frames) / span.wall,
                        span.gui * 1e3 / double(std::max<std::uint64_t>(1, span.frames)), blocks.longestWallMs,
                        blocks.longestOwnMs, blocks.longestCpuMs);
        };
        line("still", still, stillBlocks);
        line("moving", scrolled, scrolledBlocks);
        return 0;
    }
};

void showJobs(Bench &bench)
{
    auto *page = new JobsPage;
    bench.page = page;
    bench.application->watched = page->view()->viewport();
    bench.shown = [page] { return page->model()->snapshot(); };
    bench.move = [page] {
        QScrollBar *bar = page->view()->verticalScrollBar();
        if (bar->maximum() > 0)
            bar->setValue(bar->value() < bar->maximum() ? bar->value() + 1 : 0);
        page->view()->viewport()->update();
    };
}

void showTimeline(Bench &bench)
{
    auto *page = new TimelinePage;
    bench.page = page;
    TimelineView *view = page->view();
    bench.application->watched = view;
    bench.shown = [view] { return view->scene().snapshot; };
    bench.move = [view, step = 0]() mutable { // back and forth over the last seconds
        const SnapshotPtr &snapshot = view->scene().snapshot;
        const double shift = double(std::abs(++step % 240 - 120)) * 10;
        view->showTimes(double(snapshot->end()) - 3'000 - shift, double(snapshot->end()) - shift);
    };
}

//! The driver: waits until it is told where the window listens.
int driverProcess(int pipe, const bench::LiveDriver &driver)
{
    QByteArray told;
    for (char c = 0; ::read(pipe, &c, 1) == 1 && c != '\n';)
        told += c;
    const qsizetype space = told.lastIndexOf(' ');
    const int fd = space < 0 ? -1 : bench::introduceListener(told.left(space), told.mid(space + 1));
    return fd >= 0 && bench::drive(driver, fd) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray what = argc > 3 ? argv[3] : "timeline";
    if (argc < 3 || (what != "timeline" && what != "jobs")) {
        std::fprintf(stderr, "usage: screenbench EVENTS-A-SECOND SECONDS [timeline|jobs]\n");
        return 2;
    }
    Bench *benchmark = nullptr;
    bench::LiveDriver driver;
    driver.rate = std::max(100.0, std::atof(argv[1]));
    driver.seconds = std::max(1.0, std::atof(argv[2])) + kWarmUp + kScrolled;
    const std::size_t bytes = (std::size_t(driver.rate * driver.seconds) + 1'000) * sizeof(std::int64_t);
    void *shared = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int pipes[2];
    if (shared == MAP_FAILED || ::pipe(pipes) != 0)
        return 1;
    driver.late = static_cast<std::int64_t *>(shared);
    driver.happened = driver.late + 1;
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipes[1]);
        ::_exit(driverProcess(pipes[0], driver));
    }
    ::close(pipes[0]);

    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "default.warning=false"); // of the platform plugin
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.filePath(u"config"_s).toUtf8());
    BenchApplication application(argc, argv);
    Theme::instance().install();
    benchmark = new Bench;
    benchmark->driver = driver;
    benchmark->application = &application;
    what == "jobs" ? showJobs(*benchmark) : showTimeline(*benchmark);
    benchmark->page->resize(1600, 1000);
    benchmark->page->show();
    application.painted = [benchmark] { benchmark->repainted(); };

    LiveCenter::Settings settings;
    settings.journalFolder = folder.filePath(u"journal"_s);
    settings.fillByRest = settings.fillByEventLog = false;
    LiveCenter center(settings);
    ListenOptions options;
    options.runtimeFolder = folder.filePath(u"run"_s);
    options.publish = false;
    if (const auto listening = center.listen(options); !listening) {
        std::fprintf(stderr, "screenbench: cannot listen: %s\n", listening.error().detail.c_str());
        return 1;
    }
    std::shared_ptr<ApplicationSession> session;
    QObject::connect(&center, &LiveCenter::applicationConnected, benchmark->page, [&](const ApplicationKey &key) {
        session = center.session(key);
        QObject::connect(session.get(), &ApplicationSession::snapshotChanged, benchmark->page,
                         [&] { benchmark->page->setSnapshot(session->snapshot()); }); // as ApplicationView does
    });
    const QByteArray told =
        center.server()->address().unixPath.toLocal8Bit() + ' ' + center.server()->address().secret + '\n';
    if (::write(pipes[1], told.constData(), std::size_t(told.size())) != told.size())
        return 1;
    QTimer::singleShot(std::chrono::milliseconds(int(driver.seconds * 3'000) + 10'000), &application,
                       &QCoreApplication::quit);
    QCoreApplication::exec();
    const int status = benchmark->report(what.constData());
    application.painted = {};
    session.reset();
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return status;
}
