// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/logfiles.h"

#include "ingest/codec/decodedstream.h"
#include "ingest/source/lognames.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

namespace cinderscope {

namespace {

constexpr std::size_t kHeadBytes = 1024; // decoded; "Event" is the first key of every event that Spark writes

struct FileInfo
{
    bool folder = false;
    bool regular = false;
    bool pipe = false;
    std::uint64_t size = 0;
    std::int64_t mtimeMs = 0;
};

Result<FileInfo> fileInfo(const std::string &path)
{
    struct stat info
    {
    };
    if (::stat(path.c_str(), &info) != 0)
        return errorFromErrno(errno, path);
    return FileInfo{S_ISDIR(info.st_mode), S_ISREG(info.st_mode), S_ISFIFO(info.st_mode),
                    static_cast<std::uint64_t>(info.st_size),
                    std::int64_t(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000};
}

Result<std::vector<std::string>> folderEntries(const std::string &folder)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(folder.c_str()), &::closedir);
    if (!dir)
        return errorFromErrno(errno, folder);
    std::vector<std::string> names;
    while (const dirent *entry = ::readdir(dir.get())) {
        if (!isIgnoredName(entry->d_name))
            names.emplace_back(entry->d_name);
    }
    std::sort(names.begin(), names.end(), naturalLess);
    return names;
}

std::string joined(const std::string &folder, const std::string &name)
{
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

bool looksRolling(const std::vector<std::string> &names)
{
    const bool status = std::any_of(names.begin(), names.end(), [](const auto &n) { return isAppStatusName(n); });
    return status &&
           std::any_of(names.begin(), names.end(), [](const auto &n) { return parseRollingPartName(n).has_value(); });
}

LogSource fileSource(const std::string &path, const FileInfo &info, Codec codec)
{
    const LogName name = parseLogName(baseName(path));
    LogSource source;
    source.path = path;
    source.appIdHint = name.appId;
    source.attemptHint = name.attempt;
    source.inProgress = name.inProgress;
    source.codec = codec;
    source.mtimeMs = info.mtimeMs;
    source.totalBytes = info.size;
    source.parts.push_back({path, info.size, 0, false, codec});
    return source;
}

Result<LogSource> singleFile(const std::string &path, const FileInfo &info)
{
    if (info.regular && info.size == 0) {
        const LogName name = parseLogName(baseName(path));
        if (name.inProgress)
            return fileSource(path, info, name.codec);
        return Error{ErrorCode::Empty, "empty file", path};
    }
    if (!info.regular)
        return Error{ErrorCode::NotAnEventLog, "a device or socket", path};
    const auto codec = checkLogFile(path);
    if (!codec)
        return codec.error();
    return fileSource(path, info, *codec);
}

void noteMissing(LogSource &source)
{
    std::int64_t expected = source.parts.front().compact ? source.parts.front().index : 1;
    constexpr std::size_t enough = 1000; // a name may hold any number
    for (const LogPart &part : source.parts) {
        for (; expected < part.index && source.missingParts.size() < enough; ++expected)
            source.missingParts.push_back(expected);
        expected = part.index + 1;
    }
}

Result<LogSource> rollingSource(const std::string &folder, const std::vector<std::string> &names)
{
    LogSource source;
    source.kind = LogSource::Kind::Rolling;
    source.path = folder;
    const LogName name = parseLogName(baseName(folder));
    source.appIdHint = name.appId;
    source.attemptHint = name.attempt;
    bool completed = false;
    std::int64_t compacted = -1;
    for (const std::string &entry : names) {
        if (isAppStatusName(entry))
            completed = completed || !entry.ends_with(".inprogress");
        const auto part = parseRollingPartName(entry);
        if (!part)
            continue;
        const std::string path = joined(folder, entry);
        const auto info = fileInfo(path);
        if (!info) {
            if (info.error().code == ErrorCode::NotFound)
                continue; // compacted away between the two calls
            return info.error();
        }
        source.parts.push_back({path, info->size, part->index, part->compact, part->codec});
        source.mtimeMs = std::max(source.mtimeMs, info->mtimeMs);
        if (part->compact)
            compacted = std::max(compacted, part->index);
    }
    std::erase_if(source.parts, [compacted](const LogPart &part) {
        return part.compact ? part.index < compacted : part.index <= compacted;
    });
    if (source.parts.empty())
        return Error{ErrorCode::Empty, "no events_* file", folder};
    std::sort(source.parts.begin(), source.parts.end(),
              [](const LogPart &a, const LogPart &b) { return a.index < b.index; });
    noteMissing(source);
    source.inProgress = !completed;
    for (const LogPart &part : source.parts)
        source.totalBytes += part.size;
    source.codec = source.parts.back().codec;
    return source;
}

class FolderSearch
{
public:
    explicit FolderSearch(FoundLogs &found) : m_found(found) {}

    void search(const std::string &folder, const std::vector<std::string> &names, int levels)
    {
        for (const std::string &name : names)
            visit(joined(folder, name), name, levels);
    }

private:
    void visit(const std::string &path, const std::string &name, int levels)
    {
        const auto info = fileInfo(path);
        if (!info) {
            m_found.problems.push_back(info.error());
        } else if (info->folder) {
            visitFolder(path, name, levels);
        } else if (info->regular) {
            auto source = singleFile(path, *info);
            if (source)
                m_found.logs.push_back(std::move(*source));
            else
                noteFile(source.error());
        }
    }

    void visitFolder(const std::string &path, const std::string &name, int levels)
    {
        if (levels <= 0 && !isRollingFolderName(name))
            return;
        const auto names = folderEntries(path);
        if (!names) {
            m_found.problems.push_back(names.error());
        } else if (isRollingFolderName(name) || looksRolling(*names)) {
            auto source = rollingSource(path, *names);
            if (source)
                m_found.logs.push_back(std::move(*source));
            else
                m_found.problems.push_back(source.error());
        } else {
            search(path, *names, levels - 1);
        }
    }

    void noteFile(const Error &error)
    {
        if (error.code == ErrorCode::NotAnEventLog || error.code == ErrorCode::Empty ||
            error.code == ErrorCode::Unsupported)
            ++m_found.otherFiles;
        else
            m_found.problems.push_back(error);
    }

    FoundLogs &m_found;
};

Result<FoundLogs> findInFolder(const std::string &path, const FindOptions &options)
{
    const auto names = folderEntries(path);
    if (!names)
        return names.error();
    FoundLogs found;
    if (isRollingFolderName(baseName(path)) || looksRolling(*names)) {
        auto source = rollingSource(path, *names);
        if (!source)
            return source.error();
        found.logs.push_back(std::move(*source));
        return found;
    }
    FolderSearch(found).search(path, *names, options.folderLevels);
    if (found.logs.empty() && found.problems.empty()) {
        if (names->empty())
            return Error{ErrorCode::Empty, "empty folder", path};
        return Error{ErrorCode::NotAnEventLog, "folder without event logs", path};
    }
    if (found.logs.empty() && found.problems.size() == 1 && found.otherFiles == 0)
        return found.problems.front();
    return found;
}

} // namespace

bool naturalLess(std::string_view left, std::string_view right)
{
    const auto digits = [](std::string_view text, std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        return end - at;
    };
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        const std::size_t leftDigits = digits(left, l);
        const std::size_t rightDigits = digits(right, r);
        if (leftDigits > 0 && rightDigits > 0) {
            auto a = left.substr(l, leftDigits);
            auto b = right.substr(r, rightDigits);
            a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
            b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
            if (a.size() != b.size())
                return a.size() < b.size();
            if (a != b)
                return a < b;
            l += leftDigits;
            r += rightDigits;
        } else if (left[l] != right[r]) {
            return static_cast<unsigned char>(left[l]) < static_cast<unsigned char>(right[r]);
        } else {
            ++l;
            ++r;
        }
    }
    return left.size() - l != right.size() - r ? left.size() - l < right.size() - r : left < right;
}

Result<Codec> checkLogFile(const std::string &path)
{
    StreamOptions options;
    options.readBytes = 16 << 10;
    auto stream = DecodedStream::open(path, options);
    if (!stream)
        return stream.error();
    std::array<char, kHeadBytes> head;
    std::size_t used = 0;
    while (used < head.size()) {
        const auto count = (*stream)->read(std::span(head).subspan(used));
        if (!count) {
            if (used == 0)
                return count.error();
            break;
        }
        if (*count == 0)
            break;
        used += *count;
    }
    std::string_view text(head.data(), used);
    if (used == 0 && (*stream)->truncated()) // an unfinished first frame; the codec's magic must do
        return (*stream)->codec();
    if (used == 0)
        return Error{ErrorCode::Empty, "nothing in it", path};
    text = text.substr(0, text.find('\n'));
    if (!text.starts_with('{') || text.find("\"Event\"") == std::string_view::npos)
        return Error{ErrorCode::NotAnEventLog, "the first line is no Spark event", path};
    return (*stream)->codec();
}

Result<LogSource> readRollingFolder(const std::string &folder)
{
    const auto names = folderEntries(folder);
    if (!names)
        return names.error();
    return rollingSource(folder, *names);
}

Result<FoundLogs> findLogs(std::string_view pathOrUrl, const FindOptions &options)
{
    const auto path = localPath(pathOrUrl);
    if (!path)
        return Error{ErrorCode::Unsupported, std::string(pathOrUrl.substr(0, pathOrUrl.find(':'))),
                     std::string(pathOrUrl)};
    FoundLogs found;
    const bool standardInput = *path == "-";
    const auto info = standardInput ? Result<FileInfo>(FileInfo{}) : fileInfo(*path);
    if (!info)
        return info.error();
    if (standardInput || info->pipe) {
        LogSource source;
        source.kind = LogSource::Kind::StandardInput;
        source.path = *path;
        source.parts.push_back({*path, 0, 0, false, Codec::None});
        found.logs.push_back(std::move(source));
        return found;
    }
    if (info->folder)
        return findInFolder(*path, options);
    auto source = singleFile(*path, *info);
    if (!source)
        return source.error();
    found.logs.push_back(std::move(*source));
    return found;
}

Result<LogSource> openLog(std::string_view pathOrUrl)
{
    auto found = findLogs(pathOrUrl, FindOptions{0});
    if (!found)
        return found.error();
    if (found->logs.size() != 1)
        return Error{ErrorCode::InvalidArgument, "a folder of " + std::to_string(found->logs.size()) + " logs",
                     std::string(pathOrUrl)};
    return std::move(found->logs.front());
}

} // namespace cinderscope
