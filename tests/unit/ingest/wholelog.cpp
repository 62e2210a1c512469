// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/ingest/wholelog.h"

#include "ingest/codec/decoder.h"
#include "ingest/eventparser.h"
#include "ingest/source/logfiles.h"
#include "unit/ingest_io/recordedlogs.h"

namespace cinderscope::test {

std::vector<std::string_view> WholeLog::lines() const
{
    std::vector<std::string_view> lines;
    std::string_view rest(text);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return lines;
}

std::string decodedLog(const std::string &path)
{
    std::string text;
    const auto source = openLog(path);
    if (!source)
        return text;
    for (const LogPart &part : source->parts) {
        const std::string bytes = readFile(part.path);
        if (!decodeAll(part.codec, bytes, text, std::size_t(1) << 30))
            return {};
    }
    return text;
}

std::unique_ptr<WholeLog> readWholeLog(const std::string &path)
{
    auto log = std::make_unique<WholeLog>();
    log->text = decodedLog(path);
    if (log->text.empty())
        return nullptr;
    log->text.erase(log->text.rfind('\n') + 1);
    log->text.reserve(log->text.size() + 64);
    EventParser parser;
    parser.parseLines(log->text, {path, 0, 0}, log->batch);
    return log;
}

} // namespace cinderscope::test
