// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/config/sessionconfig.h"
#include "launch/config/sessionfile.h"

#include <optional>
#include <QFileSystemWatcher>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace cinderscope {

//! A file of a SessionBook.
struct SessionEntry
{
    SessionConfig config; //!< path is always set; of a broken file also the name (of the file), nothing else
    QList<SessionRemark> remarks;
    std::optional<Error> error; //!< why it could not be read
    bool readOnly = false;      //!< a JSON configuration: a copy can be saved

    bool isBroken() const { return error.has_value(); }
};

//! A configuration that was removed, for restore().
struct RemovedSession
{
    QString path;
    QByteArray content;
    QString name;
};

//! All session configurations: *.toml of the person's folder and, read as they are, *.json of a folder that they point
//! to. Watches both; files that others add, change or remove come and go by themselves. A thread with an event loop;
//! reads at most MaxFiles small files when something changed.
class SessionBook : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaxFiles = 2000;

    //! \a folder: made when the first one is saved.
    explicit SessionBook(const QString &folder = defaultFolder(), QObject *parent = nullptr);

    //! $XDG_CONFIG_HOME/cinderscope/sessions
    static QString defaultFolder();
    //! The folder of JSON configurations as the person chose it: QSettings "sessions/jsonFolder".
    static QString rememberedJsonFolder();

    QString folder() const { return m_folder; }
    QString jsonFolder() const { return m_jsonFolder; }
    //! Empty: none. \a remember: for the next start, too.
    void setJsonFolder(const QString &folder, bool remember = false);

    //! By name, in the person's collation.
    const QList<SessionEntry> &entries() const { return m_entries; }
    //! nullptr where there is none; valid until changed().
    const SessionEntry *entry(const QString &path) const;
    //! For a command line: a path, else a name, else a file's name without suffix; exact before ignoring case. Broken
    //! ones are found too. Errors: NotFound (detail: the nearest names), InvalidArgument (several: detail lists them).
    Result<SessionEntry> find(const QString &nameOrPath) const;

    //! Writes it to its path, or to a new file named after it where that is empty. As writeSessionFile().
    Result<void> save(SessionConfig &config);
    Result<RemovedSession> remove(const QString &path);
    //! NoPermission… as writeSessionFile(); Corrupt where another file came to its place.
    Result<void> restore(const RemovedSession &removed);
    //! \a name, or "name 2", …: one that no configuration has.
    QString freeName(const QString &name) const;
    //! A copy to be edited: free name, no path.
    SessionConfig copyOf(const SessionConfig &config) const;
    //! Reads all again, now.
    void reload();

    //! Shipped ones, "new from example", without path. Names and descriptions are English.
    static const QList<SessionConfig> &examples();

Q_SIGNALS:
    //! Entries were added, removed or are others.
    void changed();

private:
    void watch();
    void readFolder(const QString &folder, const QString &suffix, QList<SessionEntry> &entries);
    QString freePath(const QString &name) const;

    QString m_folder, m_jsonFolder;
    QList<SessionEntry> m_entries;
    QHash<QString, QByteArray> m_stamps; //!< path to size and time, so that only changed ones are read
    QFileSystemWatcher m_watcher;
    QTimer m_reload;
};

} // namespace cinderscope
