// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "proxy/proxylimits.h"

#include <memory>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

namespace cinderscope {

class RuntimeFolder;

//! Files that lead the person's browser to a ticket. A ticket must be on no command line, which everybody on the
//! computer can read (/proc/PID/cmdline): the browser is given a page of mode 0600 that redirects to it, as Jupyter
//! does (ServerApp.use_redirect_file). GUI thread.
class TicketPages : public QObject
{
    Q_OBJECT

public:
    explicit TicketPages(QObject *parent = nullptr);
    //! Removes those that are left.
    ~TicketPages() override;

    //! The file's address. \a server: what the ticket opens ("http://host:4040"), as the proxy's AccessRecord has it.
    //! Errors as RuntimeFolder::make(), Io.
    Result<QUrl> write(const QUrl &ticket, const QString &server);
    //! A ticket of \a server was used: the oldest file for it goes.
    void used(const QString &server);
    //! It cannot be used: no browser was started.
    void remove(const QUrl &file);
    int count() const { return int(m_files.size()); }

    //! How long a browser may take to come before unused() tells of it, and a file is there at most.
    void setTimes(int patienceMs, int lifeMs);

    //! Gives the file to the person's browser. Where an editor opens what is HTML, the browser is started by GTK's
    //! gtk-launch if that is there; else it is whatever the desktop has for such files. False: nothing was started.
    static bool open(const QUrl &file);
    //! Desktop entry of the program that open() starts ("firefox_firefox.desktop"), by the freedesktop.org
    //! specification "MIME applications" 1.0.1, as far as a person or the system has chosen one; else empty.
    static QString handler();

Q_SIGNALS:
    //! The browser has not come: perhaps it may not read the file.
    void unused(const QUrl &file);

private:
    struct File
    {
        QString path, server;
        qint64 writtenAt = 0; //!< monotonic ms
        bool told = false;
    };
    Result<QString> folder();
    void tick();

    std::unique_ptr<RuntimeFolder> m_folder; //!< made with the first
    QList<File> m_files;                     //!< oldest first
    QTimer m_timer;
    int m_patienceMs = 20'000;
    int m_lifeMs = int(ProxyLimits().ticketLife.count()); //!< behind it leads nowhere
};

} // namespace cinderscope
