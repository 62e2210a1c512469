// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importreport.h"

#include "cli/output.h"
#include "core/units.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace cinderscope::cli {

namespace {

std::string count(std::uint64_t number)
{
    return formatCount(static_cast<std::int64_t>(number));
}

void line(std::string &report, std::string_view label, const std::string &value)
{
    report += "  " + std::string(label) + std::string(label.size() < 20 ? 20 - label.size() : 1, ' ') + value + "\n";
}

void eventsByType(std::string &report, const ImportStats &stats)
{
    std::vector<std::pair<std::string, std::uint64_t>> types(stats.eventsByType.begin(), stats.eventsByType.end());
    std::stable_sort(types.begin(), types.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::size_t widest = 0;
    for (const auto &[type, number] : types)
        widest = std::max(widest, count(number).size());
    report += "\nEvents by type\n";
    for (const auto &[type, number] : types) {
        const std::string text = count(number);
        report += "  " + std::string(widest - text.size(), ' ') + text + "  " + oneLine(type) + "\n";
    }
}

} // namespace

std::string importReport(const ImportStats &stats)
{
    std::string report = "Import report\n";
    line(report, "Bytes of the files", formatBytes(static_cast<std::int64_t>(stats.compressedBytes)));
    line(report, "Bytes of events", formatBytes(static_cast<std::int64_t>(stats.decodedBytes)));
    line(report, "Lines", count(stats.lines));
    line(report, "Events", count(stats.events));
    line(report, "Unknown events", count(stats.unknownEvents));
    line(report, "Unreadable lines", count(stats.unreadableLines));
    line(report, "Repeated events", count(stats.duplicateEvents));
    line(report, "Truncated", stats.truncated ? "yes, the end of the log is missing" : "no");
    if (!stats.eventsByType.empty())
        eventsByType(report, stats);
    if (!stats.samples.empty())
        report += "\nWhat could not be read\n";
    for (const ImportStats::Sample &sample : stats.samples) {
        report += "  " + oneLine(sample.source) + ":" + std::to_string(sample.line) + " (byte " +
                  std::to_string(sample.offset) + "): " + oneLine(sample.reason) + "\n";
        if (!sample.excerpt.empty())
            report += "    " + oneLine(sample.excerpt) + "\n";
    }
    return report;
}

} // namespace cinderscope::cli
