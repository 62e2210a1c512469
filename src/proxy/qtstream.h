// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/stream.h"

#include <memory>
#include <QObject>

class QSslSocket;

namespace cinderscope {

//! A connection through TLS, a SOCKS5 relay or an HTTP proxy: what Qt does and we do not.
class QtStream : public QObject, public Stream
{
public:
    //! The socket must be connected (and encrypted, if it shall be).
    explicit QtStream(std::unique_ptr<QSslSocket> socket);
    ~QtStream() override;

    ReadResult read(std::span<char> buffer) override;
    void write(std::string_view bytes) override;
    void queue(std::string_view bytes) override { write(bytes); }
    std::size_t pending() const override;
    void setReading(bool reading) override;
    void endWriting() override;
    void close() override;
    void abort() override;
    bool isQuiet() const override;

private:
    void announce();
    void written();
    void ended();

    std::unique_ptr<QSslSocket> m_socket;
    bool m_reading = false;
    bool m_ended = false;
    bool m_broken = false;
    bool m_announced = false;
};

} // namespace cinderscope
