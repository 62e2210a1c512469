// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/notify/notificationcentre.h"
#include "gui/notify/notificationsettingsjson.h"
#include "gui/notify/trayicon.h"
#include "notify/notifier.h"

#include <functional>
#include <map>
#include <QObject>
#include <QTimer>

namespace cinderscope {

class DesktopNotifier;
struct DesktopText;

//! Everything about notifications of one window: rules, policy, list, tray and desktop. It is told about applications
//! (observe(), lost(), forget()) and says where the person wants to go (activated()). GUI thread only.
class NotificationService : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        bool persistent = true; //!< settings and list of the last time; keep them
        bool tray = true;
        bool desktop = true;              //!< org.freedesktop.Notifications
        std::function<qint64()> now;      //!< wall clock in ms; empty: the system's. For tests
        std::function<int()> minuteOfDay; //!< local; empty: the system's
    };
    //! Cheap: tray and bus come with start().
    explicit NotificationService(Options options, QObject *parent = nullptr);
    explicit NotificationService(QObject *parent = nullptr);
    ~NotificationService() override;

    //! Shows the tray icon and connects to the desktop; after the window's first paint.
    void start();

    // --- what the window tells -----------------------------------------------------------------------------------
    //! A live application is known from now on: what fails from here is told. observe() does it too, at its first call,
    //! but a source may take long to answer.
    void watch(const QString &application);
    //! A newer snapshot. \a reading: history still comes in (SourceStatus::progress ≥ 0, a gap is being filled, a
    //! source has not answered yet). Not for replays and ended logs.
    void observe(const QString &application, const QString &name, const SnapshotPtr &snapshot, bool reading);
    //! The driver is gone without an end (FeedEnd::Lost).
    void lost(const QString &application, const QString &name, TimeMs lastHeard);
    //! It is closed or forgotten: no rule looks at it any more, the menu of the tray neither.
    void forget(const QString &application);
    //! Something that is no application's, for the desktop only: the list has no row of it. Not while notifications are
    //! off or it is quiet; \a opened where the person clicks it, with a token for raising the window.
    void tell(const QString &title, const QString &body, bool urgent, std::function<void(const QString &token)> opened);
    //! The person looks at this application: its notifications are read, its failure is none for the tray.
    void looked(const QString &application);

    // --- parts ---------------------------------------------------------------------------------------------------
    NotificationCentre *centre() const { return m_centre; }
    TrayIcon *tray() const { return m_tray; }
    DesktopNotifier *desktop() const { return m_desktop; }
    const NotificationSettings &settings() const { return m_policy.settings(); }
    void setSettings(const NotificationSettings &settings);
    CloseAction closeAction() const { return m_closeAction; }
    void setCloseAction(CloseAction action);
    //! Some application runs that is watched.
    bool isWatching() const;
    //! Opens the place of a row of the list.
    void activate(int row);

Q_SIGNALS:
    //! The person wants to see this: show the window, open the application, reveal the target (id -1: none).
    //! \a token: for raising the window on Wayland; may be empty.
    void activated(const cinderscope::NotificationTarget &target, const QString &token);
    void showRequested(const QString &token); //!< the window; from the tray or a summary
    void quitRequested();
    void settingsChanged();

private:
    void take(std::vector<Notification> notifications);
    void showDue();
    void showOnDesktop(const DesktopMessage &message);
    void openGroup(quint64 group, const QString &token);
    void refreshTray();
    qint64 now() const;
    int minuteOfDay() const;

    Options m_options;
    Notifier m_notifier;
    NotificationPolicy m_policy;
    CloseAction m_closeAction = CloseAction::Ask;
    NotificationCentre *m_centre = nullptr;
    TrayIcon *m_tray = nullptr;
    DesktopNotifier *m_desktop = nullptr;
    std::map<QString, TrayIcon::Application> m_applications;
    QHash<quint64, NotificationTarget> m_targets; //!< of what the desktop shows; a summary has none
    QList<quint64> m_targetOrder;                 //!< keys of m_targets, oldest first
    quint64 m_lastSummary = 0;
    QHash<quint64, std::function<void(const QString &)>> m_told; //!< what tell() showed, by its group
    quint64 m_lastTold = 0;
    QTimer m_dueTimer, m_trayTimer;
};

} // namespace cinderscope
