// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time to paint the timeline of a run with many tasks, at every zoom. Prints a table: thread CPU time (the machine may
// be shared) and wall time, median and greatest of some repaints at different places.
// timelinebench [TASKS=10000000] [FRAMES=9]

#include "gui/base/theme.h"
#include "gui/timeline/timelinepainter.h"
#include "support/syntheticrun.h"

#include <QApplication>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <malloc.h>
#include <unistd.h>

using namespace cinderscope;

namespace {

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double residentMiB()
{
    std::ifstream file("/proc/self/statm");
    long total = 0, resident = 0;
    file >> total >> resident;
    return double(resident) * double(sysconf(_SC_PAGESIZE)) / 1048576.0;
}

struct Times
{
    std::vector<double> cpu, wall;
    void report(const char *what)
    {
        std::sort(cpu.begin(), cpu.end());
        std::sort(wall.begin(), wall.end());
        std::printf("  %-26s cpu %6.2f ms median %6.2f ms max   wall %6.2f ms median %6.2f ms max\n", what,
                    cpu[cpu.size() / 2], cpu.back(), wall[wall.size() / 2], wall.back());
        std::fflush(stdout);
    }
};

struct Picture
{
    TimelineScene scene;
    BarIndex bars;
    RowChoices choices;
    QImage canvas;

    void update(const SnapshotPtr &snapshot)
    {
        scene.snapshot = snapshot;
        scene.bars = bars.update(*snapshot);
        scene.running = std::make_shared<RunningIndex>(*snapshot);
        scene.layout = std::make_shared<RowLayout>(*snapshot, *scene.bars, choices, scene.lanesRect().height());
    }
    void paint(Times &times)
    {
        const double cpu = cpuMs();
        const auto wall = std::chrono::steady_clock::now();
        TimelinePainter(scene).paint(canvas, 1);
        times.cpu.push_back(cpuMs() - cpu);
        times.wall.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - wall).count());
    }
};

void zoomLevels(Picture &picture, int frames)
{
    const auto begin = double(picture.scene.snapshot->begin());
    const auto end = double(picture.scene.snapshot->end());
    for (double share = 1; (end - begin) * share > 5; share /= 4) {
        Times times;
        for (int frame = 0; frame < frames; ++frame) {
            const double from = begin + (end - begin) * (1 - share) * (frame + 0.5) / frames;
            picture.scene.scale =
                TimeScale::fitting(from, from + (end - begin) * share, picture.scene.lanesRect().width());
            picture.scene.scroll = frame % 3 * std::max(0, picture.scene.layout->height() / 3 - 800);
            picture.paint(times);
        }
        char what[64];
        std::snprintf(what, sizeof what, "1/%-8.0f %10.4g ms/px", 1 / share, picture.scene.scale.msPerPixel);
        times.report(what);
    }
}

void run(int executors, int cores, std::int64_t tasks, int frames)
{
    SyntheticRun::Options options;
    options.executors = executors;
    options.cores = cores;
    options.tasksPerStage = int(std::max<std::int64_t>(2000, tasks / 500));
    options.threads = 3;
    options.failureShare = 0.0005;
    const double before = residentMiB();
    ApplicationStore store;
    SyntheticRun synthetic(options);
    const double start = cpuMs();
    synthetic.advance(store, tasks);
    const SnapshotPtr snapshot = store.snapshot();
    std::printf("%d executors x %d cores, %lld tasks: built in %.1f s CPU, %.0f MiB, %.1f bytes a task in all\n",
                executors, cores, static_cast<long long>(tasks), (cpuMs() - start) / 1e3, residentMiB() - before,
                (residentMiB() - before) * 1048576.0 / double(tasks));

    Picture picture;
    picture.scene.size = {1920, 1080};
    const Theme &theme = Theme::instance();
    picture.scene.colors = theme.colors();
    picture.scene.font = theme.font(FontRole::Body);
    picture.scene.smallFont = theme.font(FontRole::Small);
    picture.scene.strongFont = theme.font(FontRole::Strong);
    const double index = cpuMs();
    picture.update(snapshot);
    std::printf("  first look at the snapshot: %.1f ms CPU; content %d px high, lanes %d px\n", cpuMs() - index,
                picture.scene.layout->height(), picture.scene.layout->laneHeight());
    Times first;
    picture.scene.scale = TimeScale::fitting(double(snapshot->begin()), double(snapshot->end()), 1700);
    picture.paint(first);
    first.report("first paint, whole run");
    for (const ColorMode mode : {ColorMode::Phase, ColorMode::Stage}) {
        picture.scene.mode = mode;
        std::printf(" colour by %s\n", mode == ColorMode::Phase ? "phase" : "stage");
        zoomLevels(picture, frames);
    }
    picture.choices.executorsFolded = true;
    picture.update(snapshot);
    std::printf(" executors folded\n");
    zoomLevels(picture, frames);
    picture.choices.executorsFolded = false;

    std::printf(" live: 100,000 tasks a second, ten snapshots a second\n");
    Times update, paint;
    for (int frame = 0; frame < 3 * frames; ++frame) {
        synthetic.advance(store, 10'000);
        const SnapshotPtr next = store.snapshot();
        const double cpu = cpuMs();
        const auto wall = std::chrono::steady_clock::now();
        picture.update(next);
        update.cpu.push_back(cpuMs() - cpu);
        update.wall.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - wall).count());
        const auto begin = double(next->begin());
        const auto end = double(next->end());
        const double share = std::pow(0.25, frame % 7);
        picture.scene.scale = TimeScale::fitting(end - (end - begin) * share, end, picture.scene.lanesRect().width());
        picture.paint(paint);
    }
    update.report("taking the snapshot");
    paint.report("repaint");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const std::int64_t tasks = argc > 1 ? std::max(1000LL, std::atoll(argv[1])) : 10'000'000;
    const int frames = argc > 2 ? std::max(1, std::atoi(argv[2])) : 9;
    run(50, 8, tasks, frames);
    malloc_trim(0);
    run(1000, 4, tasks, frames);
    return 0;
}
