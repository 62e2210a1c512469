// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a log into a store as the window does, and says what it cost.
#include "benchclock.h"

#include "core/applicationstore.h"
#include "ingest/importer.h"

#include <cstdlib>
#include <malloc.h>

int main(int argc, char **argv)
{
    using namespace cinderscope;
    if (argc < 2) {
        std::fprintf(stderr, "usage: ingestbench LOG [THREADS]\n");
        return 2;
    }
    const auto source = openLog(argv[1]);
    if (!source) {
        std::fprintf(stderr, "%s: %s\n", argv[1], source.error().detail.c_str());
        return 1;
    }
    ImportOptions options;
    options.threads = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1;
    const bench::Clock clock;
    ApplicationStore store;
    const auto done = importLog(source.value(), store, options);
    const double wall = clock.wall();
    const double cpu = clock.cpu();
    malloc_trim(0); // what the readers used and gave back is not the store's
    const auto snapshot = store.snapshot();
    const auto bytes = double(snapshot->import->decodedBytes);
    std::printf("ingest threads %u bytes %.0f tasks %zu wall %.3f cpu %.3f MB/cpu-s %.0f MB/s %.0f rss %.1f MB "
                "columns %.1f bytes/task\n",
                options.threads, bytes, snapshot->tasks.size(), wall, cpu, bytes / 1e6 / cpu, bytes / 1e6 / wall,
                bench::residentBytes() / 1e6,
                snapshot->tasks.empty() ? 0.0 : double(store.taskBytes()) / double(snapshot->tasks.size()));
    return done ? 0 : 1;
}
