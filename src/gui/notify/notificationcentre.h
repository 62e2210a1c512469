// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"
#include "gui/session/page.h"
#include "notify/notificationpolicy.h"

#include <deque>
#include <QAbstractListModel>
#include <QTimer>

namespace cinderscope {

//! Where a notification leads to.
struct NotificationTarget
{
    QString application; //!< key, as it was given to NotificationService::observe()
    QString applicationName;
    Target target; //!< a job or stage; id -1: the application itself

    static NotificationTarget of(const Notification &notification);
};

//! What was told, newest first: the list behind the bell. Bounded; kept over restarts in a file of the person's data.
//! GUI thread only.
class NotificationCentre : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int Limit = 500;
    enum Role : int
    {
        TitleRole = FirstModelRole, //!< QString
        BodyRole,                   //!< QString
        HintRole,                   //!< QString, may be empty
        TimeRole,                   //!< qint64, ms since the epoch
        UnreadRole,                 //!< bool
        KindRole,                   //!< int(NotificationKind)
        FailureRole                 //!< bool
    };

    //! \a file: where it is kept; empty: nowhere. Read at once (some KiB), written some seconds after a change, and by
    //! save(). A file that cannot be read is an empty list.
    explicit NotificationCentre(const QString &file = {}, QObject *parent = nullptr);
    ~NotificationCentre() override;
    //! In the person's data folder.
    static QString defaultFile();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    //! New groups come on top; one that is here already is renewed, goes to the top and is unread again. An event whose
    //! id is here already (from before a restart) changes nothing.
    void add(const std::vector<NotificationGroup> &groups);
    const NotificationGroup &group(int row) const;
    NotificationTarget target(int row) const;
    int unreadCount() const { return m_unread; }
    //! Newest unread one is a failure, or any of them.
    bool hasUnreadFailure() const;
    void markRead(int row);
    void markAllRead();
    //! All of an application; the numbers of the groups that were unread.
    QList<quint64> markReadOf(const QString &application);
    int rowOf(quint64 group) const; //!< -1: it is not here (any more)
    void remove(int row);
    void clear();
    //! Distinct names of applications in it, newest first.
    QStringList applicationNames() const;
    void save();

Q_SIGNALS:
    void unreadCountChanged(int count);

private:
    struct Entry
    {
        NotificationGroup group;
        bool unread = true;
        bool old = false; //!< of an earlier run: its group number means nothing now
    };
    void load();
    void changed();
    void setUnread(int count);

    QString m_file;
    std::deque<Entry> m_entries;
    int m_unread = 0;
    QTimer m_saveTimer;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::NotificationTarget)
