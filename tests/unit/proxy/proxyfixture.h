// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/proxyserver.h"
#include "unit/proxy/wire.h"

#include <mutex>
#include <vector>

namespace cinderscope::test {

//! A proxy in front of one scripted server, named as a driver's page of cluster "a".
class ProxyFixture
{
public:
    explicit ProxyFixture(ScriptedServer::Script script, const ProxyLimits &limits = {})
        : server(std::move(script)), proxy(options(limits))
    {
        upstream = *proxy.add(QStringLiteral("a"), QUrl(QString::fromStdString(server.url())));
    }

    std::string host() const { return upstream->listenAuthority(); }
    Wire connect(int receiveBuffer = 0) const { return Wire::to(host(), receiveBuffer); }
    //! A request of our view: the secret is in it. \a more: header lines, each with its end.
    std::string request(const std::string &line, const std::string &more = {}, const std::string &body = {}) const
    {
        return line + " HTTP/1.1\r\nHost: " + host() + "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n" + more +
               "\r\n" + body;
    }
    Reply ask(const std::string &line, const std::string &more = {}, const std::string &body = {}) const
    {
        Wire wire = connect();
        wire.send(request(line, more, body));
        return readReply(wire, line.starts_with("HEAD"));
    }
    std::vector<AccessRecord> records()
    {
        const std::scoped_lock lock(m_mutex);
        return m_records;
    }

private:
    ProxyServer::Options options(const ProxyLimits &limits)
    {
        ProxyServer::Options result;
        result.limits = limits;
        result.log = [this](const AccessRecord &record) {
            const std::scoped_lock lock(m_mutex);
            m_records.push_back(record);
        };
        return result;
    }

    std::mutex m_mutex;
    std::vector<AccessRecord> m_records;

public:
    ScriptedServer server;
    ProxyServer proxy;
    UpstreamPtr upstream;
};

} // namespace cinderscope::test
