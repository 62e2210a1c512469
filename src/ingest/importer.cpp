// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/importer.h"

#include "core/applicationstore.h"
#include "ingest/codec/decodedstream.h"
#include "ingest/eventparser.h"
#include "ingest/source/linechunker.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

namespace cinderscope {

namespace {

//! One parsed chunk, or the last thing to know about the input.
struct Piece
{
    EventBatch batch;
    bool isTail = false; //!< text after the last line break
    std::uint64_t read = 0;
    std::size_t bytes = 0; //!< of the text
};

//! Text that is read ahead: beyond it, chunks (of long lines) wait for those before them.
constexpr std::size_t kMostTextAhead = std::size_t(64) << 20;

//! The input side: hands out chunks in order to any thread that asks.
class ChunkReader
{
public:
    ChunkReader(const LogSource &source, const ImportOptions &options) : m_source(source), m_options(options)
    {
        ChunkOptions chunking;
        chunking.chunkBytes = options.chunkBytes;
        chunking.maxLineBytes = options.maxLineBytes;
        m_chunker.emplace(chunking);
        for (const LogPart &part : source.parts)
            m_total += part.size;
    }

    struct Item
    {
        LineChunk chunk;
        std::string source;
        std::size_t number = 0;
        bool isTail = false;
        std::uint64_t read = 0;
    };

    //! The next chunk; nothing at the end of the input or after an error.
    std::optional<Item> next();

    std::uint64_t total() const { return m_total; }
    const std::optional<Error> &error() const { return m_error; }
    bool truncated() const { return m_truncated; }
    std::uint64_t read() const { return m_done + (m_stream ? m_stream->compressedConsumed() : 0); }
    std::vector<DroppedLine> takeDropped() { return m_chunker->takeDropped(); }
    const std::string &partName() const { return m_name; }

private:
    bool openNext();
    Item item(LineChunk chunk, bool isTail);

    const LogSource &m_source;
    const ImportOptions &m_options;
    std::optional<LineChunker> m_chunker;
    std::unique_ptr<DecodedStream> m_stream;
    std::size_t m_part = 0;
    std::size_t m_numbers = 0;
    std::uint64_t m_total = 0, m_done = 0;
    std::string m_name;
    std::optional<Error> m_error;
    bool m_truncated = false;
    bool m_ended = false;    //!< no more chunks of whole lines
    bool m_finished = false; //!< the tail was handed out too
};

bool ChunkReader::openNext()
{
    if (m_part >= m_source.parts.size())
        return false;
    const LogPart &part = m_source.parts[m_part++];
    StreamOptions streaming;
    streaming.codec = part.path == "-" ? std::nullopt : std::optional(part.codec);
    if (part.codec == Codec::None && part.path != "-")
        streaming.codec = std::nullopt; // the name may lie: sniff
    streaming.stop = m_options.stop;
    auto opened = DecodedStream::open(part.path, streaming);
    if (!opened) {
        m_error = opened.error();
        return false;
    }
    m_stream = std::move(opened.value());
    m_name = part.path == "-" ? part.path : std::filesystem::path(part.path).filename().string();
    return true;
}

ChunkReader::Item ChunkReader::item(LineChunk chunk, bool isTail)
{
    return {std::move(chunk), m_name, m_numbers++, isTail, read()};
}

std::optional<ChunkReader::Item> ChunkReader::next()
{
    while (!m_ended) {
        if (!m_stream && !openNext()) {
            m_ended = true;
            break;
        }
        auto chunk = m_chunker->next(*m_stream);
        if (chunk && chunk.value())
            return item(std::move(*chunk.value()), false);
        if (!chunk) {
            m_error = chunk.error();
            m_ended = true;
        } else {
            m_truncated = m_truncated || m_stream->truncated();
            m_done += m_stream->compressedConsumed();
            m_stream.reset();
            if (m_part < m_source.parts.size())
                continue; // a line may go on in the next part
            m_ended = true;
        }
        if (auto rest = m_chunker->flush())
            return item(std::move(*rest), false); // the tail comes with the next call
    }
    if (m_finished) // other threads may still ask
        return std::nullopt;
    m_finished = true;
    if (auto tail = m_chunker->tail())
        return item(std::move(*tail), true);
    return std::nullopt;
}

//! Reading and parsing by several threads, in order for the one that applies.
class Pipeline
{
public:
    Pipeline(const LogSource &source, const ImportOptions &options, unsigned threads)
        : m_reader(source, options), m_options(options), m_window(threads * 3)
    {
        for (unsigned i = 1; i < threads; ++i)
            m_workers.emplace_back([this](std::stop_token stop) { work(stop); });
    }
    ~Pipeline()
    {
        for (auto &worker : m_workers)
            worker.request_stop();
        {
            const std::lock_guard lock(m_mutex); // a worker between its look at the stop token and its sleep
        }
        m_changed.notify_all();
    }

    //! The next piece in order; parses one itself when none is ready. nullptr at the end.
    std::unique_ptr<Piece> next();
    void recycle(std::unique_ptr<Piece> piece);
    ChunkReader &reader() { return m_reader; }

private:
    struct Parser
    {
        EventParser events;
    };
    std::unique_ptr<Piece> parse(const ChunkReader::Item &item, EventParser &parser, std::unique_ptr<Piece> piece);
    std::unique_ptr<Piece> fresh();
    void work(std::stop_token stop);
    //! Whether another chunk may be read; m_mutex must be held.
    bool hasRoom() const
    {
        return m_started == m_wanted || (m_started < m_wanted + m_window && m_textAhead < kMostTextAhead);
    }
    void countStarted(const std::optional<ChunkReader::Item> &item);

    ChunkReader m_reader;
    const ImportOptions &m_options;
    const std::size_t m_window; //!< pieces read and not yet applied
    std::mutex m_readMutex;     //!< guards m_reader; never taken while m_mutex is held
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::size_t, std::unique_ptr<Piece>> m_ready;
    std::vector<std::unique_ptr<Piece>> m_spare;
    std::size_t m_wanted = 0;
    std::size_t m_started = 0;   //!< chunks taken from the reader
    std::size_t m_textAhead = 0; //!< bytes of chunks taken and not yet applied
    bool m_ended = false;
    EventParser m_own;
    std::vector<std::jthread> m_workers; // last: joined before the rest goes
};

std::unique_ptr<Piece> Pipeline::fresh()
{
    const std::lock_guard lock(m_mutex);
    if (m_spare.empty())
        return std::make_unique<Piece>();
    auto piece = std::move(m_spare.back());
    m_spare.pop_back();
    return piece;
}

void Pipeline::recycle(std::unique_ptr<Piece> piece)
{
    piece->batch.clear();
    {
        const std::lock_guard lock(m_mutex);
        m_textAhead -= piece->bytes;
        m_spare.push_back(std::move(piece));
    }
    m_changed.notify_all();
}

void Pipeline::countStarted(const std::optional<ChunkReader::Item> &item)
{
    const std::lock_guard lock(m_mutex);
    if (item) {
        ++m_started;
        m_textAhead += item->chunk.text.size();
    } else {
        m_ended = true;
    }
}

std::unique_ptr<Piece> Pipeline::parse(const ChunkReader::Item &item, EventParser &parser, std::unique_ptr<Piece> piece)
{
    piece->isTail = item.isTail;
    piece->bytes = item.chunk.text.size();
    piece->read = item.read;
    piece->batch.data = item.chunk.memory;
    const EventParser::Origin origin{item.source, item.chunk.offset, item.chunk.firstLine};
    if (item.isTail)
        parser.parseTail(item.chunk.text, origin, piece->batch);
    else
        parser.parseLines(item.chunk.text, origin, piece->batch);
    return piece;
}

void Pipeline::work(std::stop_token stop)
{
    EventParser parser;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return stop.stop_requested() || m_ended || hasRoom(); });
            if (stop.stop_requested() || m_ended)
                return;
        }
        std::optional<ChunkReader::Item> item;
        {
            const std::lock_guard reading(m_readMutex);
            item = m_reader.next();
            countStarted(item);
        }
        if (!item) {
            m_changed.notify_all();
            return;
        }
        auto piece = parse(*item, parser, fresh());
        {
            const std::lock_guard lock(m_mutex);
            m_ready.emplace(item->number, std::move(piece));
        }
        m_changed.notify_all();
    }
}

std::unique_ptr<Piece> Pipeline::next()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (const auto found = m_ready.find(m_wanted); found != m_ready.end()) {
                auto piece = std::move(found->second);
                m_ready.erase(found);
                ++m_wanted;
                lock.unlock();
                m_changed.notify_all();
                return piece;
            }
            if (m_ended && m_wanted == m_started)
                return nullptr;
            if (m_ended || !hasRoom()) { // others are at it
                m_changed.wait(lock, [&] { return m_ready.contains(m_wanted) || (m_ended && m_wanted == m_started); });
                continue;
            }
        }
        std::optional<ChunkReader::Item> item;
        {
            const std::lock_guard reading(m_readMutex);
            item = m_reader.next();
            countStarted(item);
        }
        if (!item) {
            m_changed.notify_all();
            continue;
        }
        auto piece = parse(*item, m_own, fresh());
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(item->number, std::move(piece));
    }
}

} // namespace

Result<void> importLog(const LogSource &source, ApplicationStore &store, const ImportOptions &options)
{
    unsigned threads = options.threads ? options.threads : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
    Pipeline pipeline(source, options, threads);
    ImportStats &stats = store.importStats();
    while (auto piece = pipeline.next()) {
        if (options.stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, source.path};
        stats.truncated = stats.truncated || piece->batch.stats.truncated;
        stats.decodedBytes += piece->batch.stats.decodedBytes;
        stats.compressedBytes = std::max(stats.compressedBytes, piece->read);
        if (options.onBatch) {
            if (auto taken = options.onBatch(piece->batch); !taken)
                return taken.error();
        } else {
            piece->batch.apply(store);
        }
        if (options.onProgress)
            options.onProgress(piece->read, pipeline.reader().total());
        pipeline.recycle(std::move(piece));
    }
    ChunkReader &reader = pipeline.reader(); // the workers are at the end too
    stats.truncated = stats.truncated || reader.truncated();
    for (const DroppedLine &dropped : reader.takeDropped()) {
        if (dropped.closed) {
            ++stats.lines;
            ++stats.unreadableLines;
        } else {
            stats.truncated = true;
        }
        stats.addSample({reader.partName(),
                         dropped.line + 1,
                         dropped.offset,
                         "the line has " + std::to_string(dropped.length) + " bytes, more than are read in one piece",
                         {}});
    }
    if (reader.error())
        return *reader.error();
    return {};
}

} // namespace cinderscope
