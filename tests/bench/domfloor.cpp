// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ingest is measured against: parses each line of a plain event log with simdjson's DOM, reads every number of a
// task end's metrics and stores nothing.
#include "benchclock.h"

#include <simdjson.h>

#include <cstring>
#include <fcntl.h>
#include <vector>

namespace {

std::uint64_t g_numbers = 0;
std::int64_t g_sum = 0;

void readNumbers(const simdjson::dom::object &object)
{
    for (const auto field : object) {
        switch (field.value.type()) {
        case simdjson::dom::element_type::INT64:
            g_sum += field.value.get_int64().value_unsafe();
            ++g_numbers;
            break;
        case simdjson::dom::element_type::OBJECT:
            readNumbers(field.value.get_object().value_unsafe());
            break;
        default:
            break;
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: domfloor LOG\n");
        return 2;
    }
    const int file = open(argv[1], O_RDONLY);
    if (file < 0) {
        std::perror(argv[1]);
        return 1;
    }
    const cinderscope::bench::Clock clock;
    simdjson::dom::parser parser;
    std::vector<char> buffer(std::size_t(8) << 20);
    std::size_t used = 0;
    std::uint64_t bytes = 0, lines = 0, ends = 0;
    for (;;) {
        const ssize_t got = read(file, buffer.data() + used, buffer.size() - used - simdjson::SIMDJSON_PADDING);
        if (got <= 0)
            break;
        bytes += static_cast<std::uint64_t>(got);
        used += static_cast<std::size_t>(got);
        const char *at = buffer.data();
        const char *end = at + used;
        while (const void *stop = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
            const auto length = static_cast<std::size_t>(static_cast<const char *>(stop) - at);
            simdjson::dom::object event, metrics;
            std::string_view kind;
            if (!parser.parse(at, length, false).get(event)) {
                ++lines;
                if (!event.at_key("Event").get(kind) && kind == "SparkListenerTaskEnd") {
                    ++ends;
                    if (!event.at_key("Task Metrics").get(metrics))
                        readNumbers(metrics);
                    if (!event.at_key("Task Executor Metrics").get(metrics))
                        readNumbers(metrics);
                }
            }
            at += length + 1;
        }
        used = static_cast<std::size_t>(end - at);
        std::memmove(buffer.data(), at, used);
    }
    close(file);
    std::printf("domfloor bytes %llu lines %llu ends %llu numbers %llu wall %.3f cpu %.3f MB/cpu-s %.0f\n",
                static_cast<unsigned long long>(bytes), static_cast<unsigned long long>(lines),
                static_cast<unsigned long long>(ends), static_cast<unsigned long long>(g_numbers), clock.wall(),
                clock.cpu(), double(bytes) / 1e6 / clock.cpu());
    return g_sum == 42 ? 3 : 0; // the sum must be made
}
