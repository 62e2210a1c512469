// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/stream.h"

#include <memory>
#include <string>

namespace cinderscope {

class FdNotifier;

//! A plain TCP connection by its descriptor. Half the calls and none of the copies of a QTcpSocket, which was measured
//! to serve half as many requests.
class FdStream : public Stream
{
public:
    //! Owns \a socket, which must be connected.
    explicit FdStream(int socket);
    ~FdStream() override;

    ReadResult read(std::span<char> buffer) override;
    void write(std::string_view bytes) override;
    void queue(std::string_view bytes) override { m_out += bytes; }
    std::size_t pending() const override { return m_out.size(); }
    void setReading(bool reading) override;
    void endWriting() override;
    void close() override;
    void abort() override;
    bool isQuiet() const override;

private:
    void writable();
    void broken();
    void watchWriting(bool watch);

    int m_socket;
    std::unique_ptr<FdNotifier> m_readNotifier;
    std::unique_ptr<FdNotifier> m_writeNotifier;
    std::string m_out;
    bool m_ending = false;
    bool m_brokenReported = false;
};

} // namespace cinderscope
