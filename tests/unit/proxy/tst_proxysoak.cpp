// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/gatekeeper.h"
#include "proxy/proxyserver.h"
#include "support/patience.h"
#include "unit/proxy/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <dirent.h>
#include <malloc.h>
#include <netinet/in.h>
#include <poll.h>
#include <QTest>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRequests = 50'000; // tests/bench has 100,000, of one kind
constexpr int kAConnection = 50;  // requests, one behind the other without waiting

//! A server in one thread that keeps nothing of what it was asked, so that all that grows is the proxy's.
class Responder
{
public:
    Responder()
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&at), size) != 0 || ::listen(m_listener, 64) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&at), &size) != 0 || ::pipe(m_stop) != 0)
            std::abort();
        m_port = ntohs(at.sin_port);
        m_links = "<html>";
        for (int i = 0; i < 10; ++i)
            m_links += "<a href=\"http://worker" + std::to_string(i) + ":8081/logPage/?a&amp;b\">log</a>\n";
        m_thread = std::thread([this] { run(); });
    }
    ~Responder()
    {
        (void)!::write(m_stop[1], "x", 1);
        m_thread.join();
        for (const Client &client : m_clients)
            ::close(client.socket);
        for (const int each : {m_listener, m_stop[0], m_stop[1]})
            ::close(each);
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)); }

private:
    struct Client
    {
        int socket;
        std::string in;
    };

    void run()
    {
        for (;;) {
            std::vector<pollfd> waits{{m_stop[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
            for (const Client &client : m_clients)
                waits.push_back({client.socket, POLLIN, 0});
            ::poll(waits.data(), waits.size(), -1);
            if (waits[0].revents)
                return;
            std::vector<int> ended;
            for (std::size_t i = 2; i < waits.size(); ++i) {
                if (waits[i].revents && !serve(m_clients[i - 2]))
                    ended.push_back(waits[i].fd);
            }
            std::erase_if(m_clients, [&ended](const Client &client) {
                return std::ranges::find(ended, client.socket) != ended.end() && ::close(client.socket) == 0;
            });
            if (waits[1].revents)
                m_clients.push_back({::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), {}});
        }
    }
    bool serve(Client &client) const
    {
        std::array<char, 4096> buffer{};
        const ssize_t count = ::recv(client.socket, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            return false;
        client.in.append(buffer.data(), std::size_t(count));
        for (std::size_t end = client.in.find("\r\n\r\n"); end != std::string::npos; end = client.in.find("\r\n\r\n")) {
            const bool isForm = client.in.starts_with("POST ");
            if (isForm && client.in.size() < end + 4 + 3)
                return true; // its body: "a=b"
            const std::string answer = answerTo(client.in);
            if (::send(client.socket, answer.data(), answer.size(), MSG_NOSIGNAL) != ssize_t(answer.size()))
                return false;
            if (client.in.starts_with("GET /break"))
                return false;
            client.in.erase(0, end + 4 + (isForm ? 3 : 0));
        }
        return true;
    }
    std::string answerTo(const std::string &head) const
    {
        if (head.starts_with("GET /links"))
            return page(m_links);
        if (head.starts_with("GET /chunks"))
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        if (head.starts_with("GET /unchanged"))
            return "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n";
        if (head.starts_with("GET /moved"))
            return "HTTP/1.1 302 Found\r\nLocation: /jobs/\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
        if (head.starts_with("GET /break"))
            return "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc";
        if (head.starts_with("HEAD "))
            return "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
        return page(std::string(2000, 'x'));
    }

    int m_listener = -1, m_port = 0;
    int m_stop[2] = {-1, -1};
    std::string m_links;
    std::vector<Client> m_clients;
    std::thread m_thread;
};

int descriptors()
{
    int count = 0;
    DIR *folder = ::opendir("/proc/self/fd");
    while (folder && ::readdir(folder))
        ++count;
    ::closedir(folder);
    return count;
}

//! Bytes that are allocated, of all threads, exactly; with a sanitizer, which has its own means, 0.
std::size_t allocated()
{
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

//! As many requests as a day of work makes, of all kinds: nothing of them stays.
class ProxySoakTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingStays();

private:
    struct Kind
    {
        std::string text;
        bool isHead;
        int status;
        std::size_t body; //!< bytes; 0: any
    };

    std::vector<Kind> kinds() const;
    void soak(int connections);
    void oneConnection(const std::vector<Kind> &kinds);
    void breakOff(int number);

    std::unique_ptr<Responder> m_server;
    std::unique_ptr<ProxyServer> m_proxy;
    UpstreamPtr m_upstream;
    std::uint64_t m_asked = 0, m_resets = 0;
};

std::vector<ProxySoakTest::Kind> ProxySoakTest::kinds() const
{
    const std::string host = "Host: " + m_upstream->listenAuthority() + "\r\n";
    const std::string view = host + "X-Cinderscope-Secret: " + m_upstream->secret + "\r\n";
    const std::string browser = host + "Cookie: " + m_upstream->cookieName() + '=' + m_upstream->cookieSecret + "\r\n";
    const auto get = [](const std::string &target, const std::string &more) {
        return "GET " + target + " HTTP/1.1\r\n" + more + "\r\n";
    };
    return {{get("/jobs/", view), false, 200, 2000},
            {get("/static/webui.css", view + "Accept-Encoding: gzip\r\n"), false, 200, 2000},
            {get("/unchanged", view + "If-None-Match: \"x\"\r\n"), false, 304, 0},
            {get("/chunks", view), false, 200, 3},
            {get("/links", browser), false, 200, 0},
            {get("/moved", view + "Referer: " + m_upstream->listenOrigin() + "/a\r\n"), false, 302, 0},
            {"HEAD /jobs/ HTTP/1.1\r\n" + view + "\r\n", true, 200, 0},
            {"POST /jobs/job/kill/ HTTP/1.1\r\n" + view + "Content-Length: 3\r\n\r\na=b", false, 200, 2000},
            {get("/jobs/job/kill/?id=1", view), false, 405, 0},
            {get("/.cinderscope/go?to=http%3A%2F%2F169.254.169.254%2F", browser), false, 403, 0}};
}

void ProxySoakTest::oneConnection(const std::vector<Kind> &kinds)
{
    Wire wire = Wire::to(m_upstream->listenAuthority());
    std::string all;
    for (int i = 0; i < kAConnection; ++i)
        all += kinds[std::size_t(i) % kinds.size()].text;
    QVERIFY(wire.send(all));
    for (int i = 0; i < kAConnection; ++i) {
        const Kind &kind = kinds[std::size_t(i) % kinds.size()];
        const Reply reply = readReply(wire, kind.isHead);
        QCOMPARE(reply.status, kind.status);
        QVERIFY(reply.complete && (kind.body == 0 || reply.body.size() == kind.body));
        ++m_asked;
    }
}

//! What ends before its time, at either side, and who is not let in.
void ProxySoakTest::breakOff(int number)
{
    const std::string host = "Host: " + m_upstream->listenAuthority() + "\r\n";
    const std::string view = host + "X-Cinderscope-Secret: " + m_upstream->secret + "\r\n\r\n";
    Wire wire = Wire::to(m_upstream->listenAuthority());
    switch (number % 4) {
    case 0:
        wire.send("GET /break HTTP/1.1\r\n" + view);
        QVERIFY(!readReply(wire).complete);
        break;
    case 1:
        wire.send("GET /jobs/ HTTP/1.1\r\n" + view);
        wire.reset(); // perhaps before it was read, and so not logged
        ++m_resets;
        break;
    case 2:
        wire.send("GET /jobs/ HTTP/1.1\r\n" + host + "\r\n");
        QCOMPARE(readReply(wire).status, 403);
        break;
    default: {
        const auto ticket = m_proxy->ticketUrl(QUrl(QString::fromStdString(m_upstream->listenOrigin() + "/jobs/")));
        wire.send("GET " + ticket->path().toStdString() + " HTTP/1.1\r\n" + host + "\r\n");
        QCOMPARE(readReply(wire).status, 303);
    }
    }
    ++m_asked;
}

void ProxySoakTest::soak(int connections)
{
    const std::vector<Kind> all = kinds();
    for (int i = 0; i < connections; ++i) {
        oneConnection(all);
        breakOff(i);
        if (QTest::currentTestFailed())
            return;
    }
}

void ProxySoakTest::nothingStays()
{
    m_server = std::make_unique<Responder>();
    ProxyServer::Options options;
    std::atomic<std::uint64_t> logged = 0;
    options.log = [&logged](const AccessRecord &) { ++logged; };
    m_proxy = std::make_unique<ProxyServer>(std::move(options));
    m_upstream = *m_proxy->add(u"a"_s, m_server->url());

    soak(200); // what is allocated once
    QTRY_VERIFY(logged.load() >= m_asked - m_resets);
    const int open = descriptors();
    const std::size_t before = allocated();
    soak(kRequests / (kAConnection + 1));
    QTRY_VERIFY(logged.load() >= m_asked - m_resets);
    QVERIFY(m_asked > kRequests);
    // six connections to the server may stay; the clients' are closed soon
    QTRY_VERIFY2(descriptors() <= open + 6, qPrintable(u"%1, then %2"_s.arg(open).arg(descriptors())));
    // five bytes a request would show; what varies is what the allocator has at hand for each thread
    const auto grown = qint64(allocated()) - qint64(before);
    QVERIFY2(grown < 256 * 1024, qPrintable(u"%1 bytes more"_s.arg(grown)));
    qInfo("%lld requests: %lld bytes and %d descriptors more", static_cast<long long>(m_asked),
          static_cast<long long>(grown), descriptors() - open);
    m_proxy.reset();
    m_server.reset();
}

QTEST_GUILESS_MAIN(ProxySoakTest)
#include "tst_proxysoak.moc"
