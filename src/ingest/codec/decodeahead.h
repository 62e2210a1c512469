// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/decodedstream.h"
#include "ingest/codec/headwalker.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace cinderscope {

//! Decodes independent units (zstd frames, blocks) of a file on several threads and hands the bytes out in order.
//!
//! Every worker does the same: under the input lock it takes the next unit (a walk over heads) and queues a slot for
//! it; without the lock it decodes into that slot. The queue is bounded, so memory is too. A unit that is too big
//! to be held (one frame of a gigabyte), or whose heads make no sense, is decoded from its start as a stream by the one
//! worker that met it, still ahead of the reader; the decoder then finds the exact place of the damage.
class DecodeAhead
{
public:
    //! `file` must outlive this; nobody else may read from it. `head`: bytes that were already taken from it.
    DecodeAhead(InputFile &file, std::vector<char> head, Codec codec, const StreamOptions &options);
    ~DecodeAhead();

    Result<std::size_t> read(std::span<char> out);
    bool truncated() const { return m_truncated; }
    std::uint64_t compressedConsumed() const { return m_consumed; }
    //! The newest border that the reader has passed, once.
    std::optional<ResumePoint> takeBorder() { return std::exchange(m_border, std::nullopt); }

private:
    struct Slot
    {
        std::vector<char> packed;
        std::unique_ptr<char[]> plain;
        std::size_t plainCapacity = 0;
        std::size_t plainSize = 0;
        std::size_t plainUsed = 0;
        std::uint64_t inputBegin = 0;
        std::uint64_t inputEnd = 0;
        std::optional<ResumePoint> border; //!< output counts from the slot's first byte
        std::optional<Error> error;
        bool truncated = false;
        bool last = false;
        bool done = false;
    };
    enum class Next
    {
        Unit,
        Stream,
        End,
        Failed
    };

    void work();
    bool waitForRoom();
    Next nextUnit(Slot &slot);
    Next takeUnit(Slot &slot, std::size_t bytes, std::uint64_t bound, bool last);
    bool fill(std::size_t wanted);
    void decodeUnit(Slot &slot, Decoder &decoder);
    void streamRest();
    void streamInto(Slot &slot, Decoder &decoder);
    void makeRoom(Slot &slot, std::size_t bytes);
    Slot *queue(std::unique_ptr<Slot> slot);
    void finish(Slot &slot);
    Slot *frontSlot();
    void dropFront();

    InputFile &m_file;
    const Codec m_codec;
    const StreamOptions m_options;
    std::stop_source m_stopSource; //!< the caller's stop and the destructor's
    std::stop_token m_stop = m_stopSource.get_token();
    std::stop_callback<std::function<void()>> m_callersStop;

    // Under m_inputMutex: taking packed bytes.
    std::mutex m_inputMutex;
    HeadWalker m_walker;
    std::vector<char> m_input;
    std::size_t m_inputBegin = 0;
    std::uint64_t m_inputOffset = 0; //!< file offset of m_input[m_inputBegin]
    bool m_inputEnded = false;
    bool m_allTaken = false;
    std::optional<Error> m_readError;

    // Under m_mutex: the queue between workers and reader.
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Slot>> m_slots;
    std::vector<std::pair<std::unique_ptr<char[]>, std::size_t>> m_freeBuffers;
    std::size_t m_maxSlots;

    // The reader's own.
    std::uint64_t m_consumed = 0;
    std::uint64_t m_slotOutput = 0;
    std::optional<ResumePoint> m_border;
    bool m_truncated = false;

    std::vector<std::jthread> m_workers; // last: they stop before the rest goes
};

} // namespace cinderscope
