// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinderscope {

//! `<id>[_<attempt>]` as a part of file names: what is no letter, digit, "-" or "_" is percent-encoded, and what is too
//! long is cut and gets a hash. Different ids give different names.
std::string journalFileName(std::string_view applicationId, std::string_view attemptId);

//! The folder of one journal, held open: all files are reached through it and never through a symbolic link.
class JournalFolder
{
public:
    JournalFolder() = default;
    ~JournalFolder() { close(); }
    JournalFolder(JournalFolder &&other) noexcept;
    JournalFolder &operator=(JournalFolder &&other) noexcept;

    //! Errors: NotFound, NoPermission (also: a link, or somebody else's), Io.
    static Result<JournalFolder> open(const std::string &path);
    //! Also makes it and the folders above it, mode 0700.
    static Result<JournalFolder> make(const std::string &path);

    //! The right to write or remove it; kept until close(). Errors: Unsupported (another process has it), Io, …
    Result<void> lock();
    //! Whether some process has the right to write.
    bool isLocked() const;

    struct File
    {
        std::string name;
        std::uint64_t bytes = 0;
        std::int64_t mtimeMs = 0;
        bool regular = false;
    };
    Result<std::vector<File>> files() const;

    //! A descriptor, for the caller to close.
    Result<int> create(const std::string &name) const; //!< must not exist
    Result<int> openToWrite(const std::string &name) const;
    Result<void> rename(const std::string &from, const std::string &to) const;
    Result<void> remove(const std::string &name) const;
    //! At once, by a draft and a rename.
    Result<void> replace(const std::string &name, std::string_view content) const;
    bool exists(const std::string &name) const;
    //! False if the path now leads elsewhere (removed by somebody).
    bool isInPlace() const;

    const std::string &path() const { return m_path; }
    bool isOpen() const { return m_fd >= 0; }
    void close();

    static constexpr char kLockName[] = ".lock";

private:
    Error failure(int number, const std::string &name) const;

    std::string m_path;
    int m_fd = -1;
    int m_lock = -1;
};

//! All of it, or the Error (DiskFull, Io); `written` says how much went out.
Result<void> writeFully(int fd, std::string_view bytes, const std::string &path, std::size_t &written);

} // namespace cinderscope
