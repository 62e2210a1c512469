// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/listenserver.h"
#include "live/wire/localsocket.h"
#include "live/wire/runtimefolder.h"

#include <optional>

namespace cinderscope {

//! The sockets of a window and what the runtime folder says about them.
class ListenPlace
{
public:
    //! Errors as ListenServer::listen().
    static Result<ListenPlace> open(const ListenOptions &options);

    const LocalSocket &unixSocket() const { return m_unix; }
    const LocalSocket &tcpSocket() const { return m_tcp; }
    const ListenAddress &address() const { return m_address; }

    //! To be called now and then: writes the runtime file again if it is gone, takes the place of a window that is
    //! gone. True if address() changed.
    bool keepPublished();
    //! Removes what is still ours.
    void close();

private:
    ListenPlace(RuntimeFolder folder, const ListenOptions &options) : m_folder(std::move(folder)), m_options(options) {}
    Result<void> bind();
    Result<void> bindUnix();
    Result<void> bindTcp();
    void publish();
    RuntimeRecord record() const;
    QString ownName() const;
    //! A living other window that drivers find.
    std::optional<RuntimeRecord> otherWindow() const;
    void remark(const Error &error, const QString &what);

    RuntimeFolder m_folder;
    ListenOptions m_options;
    LocalSocket m_unix, m_tcp;
    ListenAddress m_address;
};

} // namespace cinderscope
