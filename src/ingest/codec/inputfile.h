// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace cinderscope {

//! The Error for an errno value: NotFound, NoPermission, DiskFull or Io with the system's (untranslated) text.
Error errorFromErrno(int number, std::string source);

//! A readable file descriptor: regular file, pipe or standard input. Move-only, closes what it opened.
class InputFile
{
public:
    InputFile() = default;
    ~InputFile();
    InputFile(InputFile &&other) noexcept;
    InputFile &operator=(InputFile &&other) noexcept;

    //! Error InvalidArgument for a folder. "-" is standard input. Tells the kernel that reading is sequential.
    static Result<InputFile> open(const std::string &path);
    //! Does not close `fd` unless `owned`.
    static InputFile fromFd(int fd, bool owned, std::string name);

    //! Up to out.size() bytes from the current position; 0 is the end. On pipes it waits for data or for `stop`
    //! (error Cancelled).
    Result<std::size_t> read(std::span<char> out, const std::stop_token &stop = {});
    //! Up to out.size() bytes from `offset`, as many as there are; regular files only.
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> out) const;
    Result<void> seek(std::uint64_t offset);

    bool isRegular() const { return m_regular; }
    //! Current size of a regular file, nothing for pipes.
    std::optional<std::uint64_t> size() const;
    int fd() const { return m_fd; }
    const std::string &name() const { return m_name; }

private:
    int m_fd = -1;
    bool m_owned = false;
    bool m_regular = false;
    std::string m_name;
};

} // namespace cinderscope
