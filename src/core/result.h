// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace cinderscope {

//! Why an operation failed, in a form that code can decide on.
//! Texts for people are made in the GUI and the CLI only (tr() lives there): they map the code to
//! a whole sentence with cause and cure and fill in source and detail.
enum class ErrorCode
{
    NotFound,        //!< file, folder, host or object does not exist
    NoPermission,    //!< it exists, but this user may not read (or do) it
    NotAnEventLog,   //!< readable, but neither an event log nor a folder of them
    Empty,           //!< nothing in it: an empty file, a folder without logs
    Corrupt,         //!< the bytes break the rules of their format; detail says where
    Truncated,       //!< the input ends in the middle of something that cannot be used without its end
    TooLarge,        //!< a length in the input is over a limit that guards memory
    Cancelled,       //!< the caller asked to stop; not a failure to show
    Unsupported,     //!< a known format or version that Cinderscope does not read
    Io,              //!< the operating system reported an error while reading or writing; detail has its text
    DiskFull,        //!< no space or quota left while writing
    Timeout,         //!< no answer in time
    Network,         //!< connection refused, reset, name not found, TLS
    Protocol,        //!< the other side answered something that cannot be understood; detail has status or text
    Unauthorized,    //!< the other side wants (other) credentials
    InvalidArgument, //!< the caller's own input makes no sense; detail names it
};

//! Name of the code as written in the enumeration: for logs and tests, not for people.
constexpr std::string_view errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "NotFound";
    case ErrorCode::NoPermission:
        return "NoPermission";
    case ErrorCode::NotAnEventLog:
        return "NotAnEventLog";
    case ErrorCode::Empty:
        return "Empty";
    case ErrorCode::Corrupt:
        return "Corrupt";
    case ErrorCode::Truncated:
        return "Truncated";
    case ErrorCode::TooLarge:
        return "TooLarge";
    case ErrorCode::Cancelled:
        return "Cancelled";
    case ErrorCode::Unsupported:
        return "Unsupported";
    case ErrorCode::Io:
        return "Io";
    case ErrorCode::DiskFull:
        return "DiskFull";
    case ErrorCode::Timeout:
        return "Timeout";
    case ErrorCode::Network:
        return "Network";
    case ErrorCode::Protocol:
        return "Protocol";
    case ErrorCode::Unauthorized:
        return "Unauthorized";
    case ErrorCode::InvalidArgument:
        return "InvalidArgument";
    }
    return "Unknown";
}

//! A failed operation: what kind, the technical detail (untranslated: errno text, offset, HTTP
//! status), and what it was about (path, URL, "host:port"; empty if the caller knows it anyway).
struct Error
{
    ErrorCode code = ErrorCode::Io;
    std::string detail;
    std::string source;

    bool operator==(const Error &) const = default;
};

//! The value of an operation or the Error why there is none; like C++23's std::expected<T, Error>.
//! Construction is implicit from a T and from an Error: `return value;`, `return Error{…};`.
//! value() and error() are checked by assert only: test first.
template <class T>
class [[nodiscard]] Result
{
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::remove_cv_t<T>, Error>);

public:
    using value_type = T;
    using error_type = Error;

    template <class U = T>
    requires(std::is_constructible_v<T, U> && !std::is_same_v<std::remove_cvref_t<U>, Result> &&
             !std::is_same_v<std::remove_cvref_t<U>, Error>) explicit(!std::is_convertible_v<U, T>) Result(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    T &value() &
    {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    const T &value() const &
    {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        assert(hasValue());
        return std::move(*std::get_if<0>(&m_state));
    }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    template <class U>
    T valueOr(U &&fallback) const &
    {
        return hasValue() ? value() : static_cast<T>(std::forward<U>(fallback));
    }
    template <class U>
    T valueOr(U &&fallback) &&
    {
        return hasValue() ? std::move(*this).value() : static_cast<T>(std::forward<U>(fallback));
    }

    const Error &error() const &
    {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }
    Error &&error() &&
    {
        assert(!hasValue());
        return std::move(*std::get_if<1>(&m_state));
    }

private:
    std::variant<T, Error> m_state;
};

//! Success without a value, or the Error. `return {};` is success.
template <>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;
    using error_type = Error;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool hasValue() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return hasValue(); }
    void value() const { assert(hasValue()); }

    const Error &error() const &
    {
        assert(!hasValue());
        return *m_error;
    }
    Error &&error() &&
    {
        assert(!hasValue());
        return std::move(*m_error);
    }

private:
    std::optional<Error> m_error;
};

} // namespace cinderscope
