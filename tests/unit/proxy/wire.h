// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace cinderscope::test {

//! One TCP connection, byte by byte, with blocking calls that give up after 20 s. For client and server alike.
class Wire
{
public:
    explicit Wire(int socket);
    //! "127.77.3.9:4040", "[::1]:4040"
    static Wire to(const std::string &authority, int receiveBuffer = 0);
    ~Wire();
    Wire(Wire &&other) noexcept;
    Wire &operator=(Wire &&) = delete;

    bool isOpen() const { return m_socket >= 0; }
    //! False when the other side does not take it any more.
    bool send(std::string_view bytes);
    void endSending();
    void reset();
    //! Up to and with the marker; less where the connection ended before.
    std::string readTo(std::string_view marker);
    std::string read(std::size_t count);
    std::string readAll();
    //! What there is, at most \a most bytes, waiting for the first; empty at the end.
    std::string readSome(std::size_t most = 65536);
    //! After a read that gave less: it was a reset, not an orderly end.
    bool wasReset() const { return m_reset; }
    //! Without waiting: the other side has closed, and nothing is left to be read.
    bool isClosedByPeer() const;

private:
    int m_socket;
    std::string m_kept;
    bool m_reset = false;
};

//! A response as a client understands it.
struct Reply
{
    int status = 0;
    std::string head, body;
    bool complete = false; //!< ended as its framing says

    std::string header(std::string_view name) const;
};

//! Reads one response by Content-Length, chunks or end.
Reply readReply(Wire &wire, bool isHead = false);

//! Server on 127.0.0.1 (or another address) whose script says byte for byte what it does, each connection in a thread.
class ScriptedServer
{
public:
    //! Called with each request's head; the body is still to be read. Returns false to close the connection.
    using Script = std::function<bool(Wire &, const std::string &head)>;

    explicit ScriptedServer(Script script, const std::string &address = "127.0.0.1");
    ~ScriptedServer();

    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    std::vector<std::string> heads() const;
    int connections() const;
    int mostConnections() const;

private:
    void serve(int socket);

    Script m_script;
    int m_socket;
    int m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_heads;
    std::vector<int> m_open;
    int m_connections = 0, m_now = 0, m_most = 0;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

//! An answer with the headers that Spark puts on its pages.
std::string page(std::string_view body, std::string_view headers = {}, std::string_view type = "text/html");

} // namespace cinderscope::test
