// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cinderscope {

//! A string literal as a template argument.
template <std::size_t N>
struct Literal
{
    char text[N]{};
    static constexpr std::size_t size = N - 1;
    constexpr Literal(const char (&from)[N])
    {
        for (std::size_t i = 0; i < N; ++i)
            text[i] = from[i];
    }
};

//! `"key":` of a JSON object, as a literal.
template <Literal Key>
struct QuotedKey
{
    static constexpr std::size_t size = Key.size + 3;
    char text[size]{};
    constexpr QuotedKey()
    {
        text[0] = '"';
        for (std::size_t i = 0; i < Key.size; ++i)
            text[i + 1] = Key.text[i];
        text[Key.size + 1] = '"';
        text[Key.size + 2] = ':';
    }
};

//! Reads JSON whose layout is known: Spark's JsonProtocol writes the keys of a class always in the same order, without
//! spaces, so comparing with the expected key is a couple of instructions. Strict in what it accepts: every byte is
//! looked at, and anything else than expected (escapes, non-ASCII, floats, spaces, another order) makes it fail,
//! whereupon the caller parses the line with a real JSON parser. So it can be fast without ever being wrong. At least
//! 64 bytes behind the end must be readable.
class LineScanner
{
public:
    LineScanner(const char *begin, const char *end) : m_at(begin), m_end(end) {}

    bool failed() const { return m_failed; }
    bool fail()
    {
        m_failed = true;
        return false;
    }
    bool atEnd() const { return m_at == m_end; }

    //! Goes over \a Expected if it is next.
    template <Literal Expected>
    bool skip()
    {
        if (std::memcmp(m_at, Expected.text, Expected.size) != 0 || m_at + Expected.size > m_end)
            return false;
        m_at += Expected.size;
        return true;
    }
    bool skip(char expected)
    {
        if (*m_at != expected || m_at >= m_end)
            return false;
        ++m_at;
        return true;
    }
    //! Goes over `"Key":` if it is next.
    template <Literal Key>
    bool key()
    {
        static constexpr QuotedKey<Key> kQuoted;
        if (std::memcmp(m_at, kQuoted.text, kQuoted.size) != 0 || m_at + kQuoted.size > m_end)
            return false;
        m_at += kQuoted.size;
        return true;
    }

    //! A whole number of at most 18 digits.
    bool number(std::int64_t &value)
    {
        const bool negative = *m_at == '-';
        m_at += negative;
        const char *first = m_at;
        std::uint64_t sum = 0;
        for (;;) {
            std::uint64_t word;
            std::memcpy(&word, m_at, 8);
            const std::uint64_t offset = word ^ 0x3030303030303030ull;
            const std::uint64_t other = ((offset + 0x7676767676767676ull) | offset) & 0x8080808080808080ull;
            const int digits = other ? std::countr_zero(other) / 8 : 8;
            if (digits == 0)
                break;
            sum = sum * kPowers[digits] + eightDigits(offset << (64 - 8 * digits));
            m_at += digits;
            if (digits < 8 || m_at - first > 18)
                break;
        }
        const auto length = m_at - first;
        if (length == 0 || length > 18 || m_at > m_end || (length > 1 && *first == '0') || *m_at == '.' ||
            (*m_at | 0x20) == 'e')
            return fail();
        value = negative ? -static_cast<std::int64_t>(sum) : static_cast<std::int64_t>(sum);
        return true;
    }
    bool number(std::int32_t &value)
    {
        std::int64_t wide = 0;
        if (!number(wide))
            return false;
        value = static_cast<std::int32_t>(wide);
        return value == wide || fail();
    }
    bool boolean(bool &value)
    {
        if (skip<"true">()) {
            value = true;
            return true;
        }
        if (skip<"false">()) {
            value = false;
            return true;
        }
        return fail();
    }
    //! A string of printable ASCII without escapes.
    bool string(std::string_view &value)
    {
        if (!skip('"'))
            return fail();
        const char *first = m_at;
        while (m_at < m_end) {
#if defined(__SSE2__)
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(m_at));
            // signed comparison: bytes from 0x80 are less than a space too
            const __m128i special = _mm_or_si128(
                _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
                _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
            const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(special));
            if (!mask) {
                m_at += 16;
                continue;
            }
            m_at += std::countr_zero(mask);
#else
            while (*m_at >= ' ' && static_cast<signed char>(*m_at) > 0 && *m_at != '"' && *m_at != '\\')
                ++m_at;
#endif
            if (*m_at != '"' || m_at >= m_end)
                return fail();
            value = {first, static_cast<std::size_t>(m_at - first)};
            ++m_at;
            return true;
        }
        return fail();
    }
    //! Behind a value within an object: true when another key follows, false at the object's end (or a failure).
    bool next()
    {
        const char c = *m_at;
        if (m_at >= m_end)
            return fail();
        ++m_at;
        if (c == ',')
            return true;
        if (c != '}')
            m_failed = true;
        return false;
    }

private:
    static constexpr std::uint64_t kPowers[9] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

    //! Value of eight digits, each the number 0 … 9 in a byte, first digit lowest.
    static std::uint64_t eightDigits(std::uint64_t digits)
    {
        digits = digits * 10 + (digits >> 8);
        return (((digits & 0x000000FF000000FFull) * 0x000F424000000064ull) +
                (((digits >> 16) & 0x000000FF000000FFull) * 0x0000271000000001ull)) >>
               32;
    }

    const char *m_at;
    const char *m_end;
    bool m_failed = false;
};

//! Reads the number under \a Key if that key is next in the object; \a open says whether more keys may come and is
//! false after the object's last.
template <Literal Key, class Int>
inline void field(LineScanner &scanner, bool &open, Int &value)
{
    if (open && scanner.key<Key>())
        open = scanner.number(value) && scanner.next();
}

} // namespace cinderscope
