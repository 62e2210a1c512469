// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/listenplace.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kRuntimeFile = u"listener.json"_s;

} // namespace

QString ListenAddress::addresses() const
{
    QStringList list;
    if (!unixPath.isEmpty())
        list << u"unix:"_s + unixPath;
    if (port != 0)
        list << u"tcp:127.0.0.1:%1"_s.arg(port);
    return list.join(u',');
}

Result<ListenPlace> ListenPlace::open(const ListenOptions &options)
{
    const QString path = options.runtimeFolder.isEmpty() ? ListenServer::defaultRuntimeFolder() : options.runtimeFolder;
    auto folder = RuntimeFolder::open(path);
    if (!folder)
        return folder.error();
    ListenPlace place(std::move(*folder), options);
    const RuntimeFolder::Lock lock(place.m_folder);
    place.m_folder.sweep();
    auto secret = place.m_folder.secret();
    if (!secret)
        return secret.error();
    place.m_address.secret = *secret;
    place.m_address.secretFile = place.m_folder.secretFile();
    const auto other = place.otherWindow();
    place.m_address.primary = options.publish && !other;
    place.m_address.otherPid = other ? other->pid : 0;
    if (auto bound = place.bind(); !bound)
        return bound.error();
    if (options.publish)
        place.publish();
    return place;
}

Result<void> ListenPlace::bind()
{
    std::optional<Error> problem;
    if (m_options.unixSocket) {
        if (auto bound = bindUnix(); !bound)
            problem = bound.error();
    }
    if (m_options.tcp) {
        auto bound = bindTcp();
        if (!bound && m_options.port != 0)
            return bound.error(); // a port that was asked for, or nothing
        if (!bound)
            problem = bound.error();
    }
    if (!m_unix.isOpen() && !m_tcp.isOpen())
        return problem.value_or(Error{ErrorCode::InvalidArgument, "neither TCP nor a Unix socket is wanted", {}});
    return {};
}

Result<void> ListenPlace::bindUnix()
{
    // The plain name is for the window that is found: drivers that were told it come back to the next one.
    std::optional<Error> problem;
    QStringList names;
    if (m_address.primary)
        names << u"listener.sock"_s;
    for (int i = 0; i < 8; ++i)
        names << u"listener-%1%2.sock"_s.arg(QCoreApplication::applicationPid()).arg(i ? u".%1"_s.arg(i) : QString());
    for (const QString &name : names) {
        auto bound = LocalSocket::onPath(m_folder.file(name));
        if (bound) {
            m_unix = std::move(*bound);
            m_address.unixPath = m_unix.path();
            return {};
        }
        problem = bound.error();
        if (problem->code != ErrorCode::Network)
            break;
    }
    remark(*problem, u"there is no Unix socket"_s);
    return *problem;
}

Result<void> ListenPlace::bindTcp()
{
    quint16 port = m_options.port;
    if (port == 0 && m_address.primary)
        port = m_folder.lastPort();
    auto bound = LocalSocket::onPort(port);
    if (!bound && m_options.port == 0 && port != 0)
        bound = LocalSocket::onPort(0);
    if (!bound) {
        remark(bound.error(), u"there is no TCP port"_s);
        return bound.error();
    }
    m_tcp = std::move(*bound);
    m_address.port = m_tcp.port();
    if (m_address.primary && m_options.port == 0)
        m_folder.rememberPort(m_tcp.port());
    return {};
}

RuntimeRecord ListenPlace::record() const
{
    return {QCoreApplication::applicationPid(), m_address.addresses().split(u','), m_address.secret};
}

//! Of a window that is not the one that is found; named as its socket, since a process may have several.
QString ListenPlace::ownName() const
{
    const QString socket = m_address.unixPath.section(u'/', -1);
    if (socket.startsWith(u"listener-"))
        return socket.chopped(4) + u"json"_s;
    return u"listener-%1.tcp%2.json"_s.arg(QCoreApplication::applicationPid()).arg(m_address.port);
}

std::optional<RuntimeRecord> ListenPlace::otherWindow() const
{
    auto found = m_folder.read(kRuntimeFile);
    if (!found || found->addresses == m_address.addresses().split(u',') || !somebodyListens(*found))
        return std::nullopt;
    return found;
}

void ListenPlace::publish()
{
    const QString name = m_address.primary ? kRuntimeFile : ownName();
    if (auto written = m_folder.write(name, record()); !written) {
        remark(written.error(), u"drivers cannot find this window by themselves"_s);
        m_address.runtimeFile.clear();
        return;
    }
    m_address.runtimeFile = m_folder.file(name);
}

bool ListenPlace::keepPublished()
{
    if (!m_options.publish)
        return false;
    if (m_address.primary && m_folder.read(kRuntimeFile) == record())
        return false;
    const ListenAddress before = m_address;
    const RuntimeFolder::Lock lock(m_folder);
    const auto other = otherWindow();
    m_address.primary = !other;
    m_address.otherPid = other ? other->pid : 0;
    if (before.primary && m_address.primary) { // the file is gone or damaged
        publish();
    } else if (before.primary != m_address.primary) {
        if (!before.primary)
            m_folder.remove(ownName());
        publish();
    }
    return before.primary != m_address.primary || before.runtimeFile != m_address.runtimeFile ||
           before.otherPid != m_address.otherPid;
}

void ListenPlace::close()
{
    const RuntimeFolder::Lock lock(m_folder);
    for (const QString &name : {kRuntimeFile, ownName()}) {
        if (const auto found = m_folder.read(name); found && *found == record())
            m_folder.remove(name);
    }
    m_unix.close();
    m_tcp.close();
}

void ListenPlace::remark(const Error &error, const QString &what)
{
    const QString text =
        u"%1: %2 (%3)"_s.arg(what, QString::fromStdString(error.detail), QString::fromStdString(error.source));
    if (!m_address.remarks.contains(text))
        m_address.remarks << text;
}

} // namespace cinderscope
