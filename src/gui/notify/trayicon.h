// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QIcon>
#include <QList>
#include <QObject>
#include <QSystemTrayIcon>

class QMenu;

namespace cinderscope {

//! The icon in the tray: state, applications with their progress, show and quit.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Idle,    //!< nothing runs, or only applications without a job
        Running, //!< some job
        Failed   //!< a failure that nobody has looked at yet
    };
    //! An application in the menu.
    struct Application
    {
        QString key, name;
        double progress = -1; //!< 0 … 1; -1: not known
        int jobsRunning = 0, jobsFailed = 0;
        bool running = true;
        bool operator==(const Application &) const = default;
    };

    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    //! Shows it where the desktop has a tray; where one comes later (a panel that starts late), then.
    void show();
    void hide();
    //! Whether a person can see it.
    bool isVisible() const;
    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    void setApplications(const QList<Application> &applications);
    void setUnreadFailures(bool unread);
    void setPaused(bool paused);
    State state() const { return m_state; }
    QString toolTip() const;
    QMenu *menu() const { return m_menu.get(); }
    //! The fallback where there is no notification service.
    void showMessage(quint64 group, const QString &title, const QString &body, bool urgent);

    //! Drawn at whatever size is asked for; \a darkPanel: what it is drawn for.
    static QIcon icon(State state, bool darkPanel);
    static constexpr int MaxListed = 12;

Q_SIGNALS:
    void showRequested(); //!< the window
    void applicationRequested(const QString &key);
    void pauseRequested(bool paused); //!< notifications on the desktop
    void quitRequested();
    void messageClicked(quint64 group);

private:
    void refresh();
    void fillMenu();

    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_tray = nullptr; //!< nullptr while hidden
    QList<Application> m_applications;
    bool m_unreadFailures = false, m_paused = false, m_wanted = false;
    int m_looks = 0; //!< for a tray
    State m_state = State::Idle;
    quint64 m_messageGroup = 0;
};

} // namespace cinderscope
