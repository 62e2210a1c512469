// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasktable.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace cinderscope {

namespace {

constexpr std::size_t kPadding = 8; // a value is loaded as 8 bytes and masked

std::uint8_t bytesFor(std::uint64_t range)
{
    return static_cast<std::uint8_t>((std::bit_width(range) + 7) / 8);
}

std::int64_t load(const std::byte *data, std::size_t index, std::uint8_t width, std::int64_t minimum)
{
    std::uint64_t raw;
    std::memcpy(&raw, data + index * width, sizeof raw);
    if (width < 8)
        raw &= (std::uint64_t(1) << (8 * width)) - 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(minimum) + raw);
}

} // namespace

static_assert(std::endian::native == std::endian::little, "packed columns are little endian");

SealedTasks::SealedTasks(std::span<const TaskRow, kRows> rows)
{
    TaskRow low = rows[0];
    TaskRow high = rows[0];
    for (const TaskRow &row : rows) {
        for (std::size_t c = 0; c < kTaskColumnCount; ++c) {
            low[c] = std::min(low[c], row[c]);
            high[c] = std::max(high[c], row[c]);
        }
    }
    std::size_t size = 0;
    for (std::size_t c = 0; c < kTaskColumnCount; ++c) {
        const auto range = static_cast<std::uint64_t>(high[c]) - static_cast<std::uint64_t>(low[c]);
        m_columns[c] = {low[c], static_cast<std::uint32_t>(size), bytesFor(range)};
        size += m_columns[c].width * kRows;
    }
    m_size = size + kPadding;
    m_data = std::make_unique<std::byte[]>(m_size);
    for (std::size_t c = 0; c < kTaskColumnCount; ++c) {
        const Column &column = m_columns[c];
        if (column.width == 0)
            continue;
        std::byte *out = m_data.get() + column.offset;
        for (const TaskRow &row : rows) {
            const auto raw = static_cast<std::uint64_t>(row[c]) - static_cast<std::uint64_t>(column.minimum);
            std::memcpy(out, &raw, sizeof raw); // the next value, or the next column, overwrites the excess
            out += column.width;
        }
    }
}

std::int64_t SealedTasks::value(std::size_t row, TaskColumn column) const
{
    const Column &c = m_columns[static_cast<std::size_t>(column)];
    return c.width == 0 ? c.minimum : load(m_data.get() + c.offset, row, c.width, c.minimum);
}

void SealedTasks::decode(TaskColumn column, std::size_t from, std::span<std::int64_t> out) const
{
    const Column &c = m_columns[static_cast<std::size_t>(column)];
    if (c.width == 0) {
        std::fill(out.begin(), out.end(), c.minimum);
        return;
    }
    const std::byte *data = m_data.get() + c.offset;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = load(data, from + i, c.width, c.minimum);
}

void TaskTable::View::decode(TaskColumn column, std::size_t from, std::span<std::int64_t> out) const
{
    std::size_t done = 0;
    while (done < out.size()) {
        const std::size_t row = from + done;
        const std::size_t inChunk = row % SealedTasks::kRows;
        const std::size_t count = std::min(out.size() - done, SealedTasks::kRows - inChunk);
        const std::size_t chunk = row / SealedTasks::kRows;
        if (chunk < m_sealed.size()) {
            m_sealed[chunk]->decode(column, inChunk, out.subspan(done, count));
        } else {
            for (std::size_t i = 0; i < count; ++i)
                out[done + i] = m_open->rows[inChunk + i][static_cast<std::size_t>(column)];
        }
        done += count;
    }
}

std::size_t TaskTable::append(const TaskRow &row)
{
    if (!m_open)
        m_open = std::shared_ptr<Open>(new Open); // rows are written before they are read
    const std::size_t inChunk = m_size % SealedTasks::kRows;
    m_open->rows[inChunk] = row;
    if (inChunk + 1 == SealedTasks::kRows) {
        auto sealed = std::make_shared<const SealedTasks>(std::span<const TaskRow, SealedTasks::kRows>(m_open->rows));
        m_bytes += sealed->bytes();
        m_sealed.push_back(std::move(sealed));
        if (m_openViewed) { // a reader may hold it: leave it to him
            m_open.reset();
            m_openViewed = false;
        }
    }
    return m_size++;
}

TaskTable::View TaskTable::view() const
{
    View view;
    view.m_sealed = m_sealed.view();
    if (m_size % SealedTasks::kRows != 0) {
        view.m_open = m_open;
        m_openViewed = true;
    }
    view.m_size = m_size;
    return view;
}

} // namespace cinderscope
