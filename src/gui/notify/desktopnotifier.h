// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QStringList>

class QDBusServiceWatcher;

namespace cinderscope {

//! A text for the desktop.
struct DesktopText
{
    quint64 group = 0;   //!< a later one of the same group replaces it
    QString title, body; //!< plain; the body is escaped where the service takes markup
    bool urgent = false;
};

//! Shows texts by the desktop's notification service (org.freedesktop.Notifications, Desktop Notifications
//! Specification 1.2). All calls are asynchronous. GUI thread only.
class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(QObject *parent = nullptr);
    ~DesktopNotifier() override;

    //! The bus to use: the session's, connected on another thread since a bus may hang …
    void connectToSession();
    //! … or this one.
    void setConnection(const QDBusConnection &connection);
    bool isConnected() const { return m_connection.has_value(); }

    //! failed() follows where it cannot be shown.
    void show(const DesktopText &text);
    //! Takes it off the screen, as when the person looked at the place by another way.
    void close(quint64 group);
    const QStringList &capabilities() const { return m_capabilities; } //!< empty before the first was shown

    static constexpr int MaxKept = 100; //!< groups whose notification is remembered
    static constexpr int MaxWaiting = 50;

Q_SIGNALS:
    //! The person clicked. \a token: for raising the window on Wayland (xdg-activation); may be empty.
    void activated(quint64 group, const QString &token);
    //! It was closed by the person or by its time.
    void closed(quint64 group);
    void failed(const cinderscope::DesktopText &text);

private Q_SLOTS:
    void onActionInvoked(uint id, const QString &action);
    void onActivationToken(uint id, const QString &token);
    void onNotificationClosed(uint id, uint reason);

private:
    //! What is on the screen, or on its way there.
    struct Shown
    {
        uint id = 0;                     //!< of the service; 0: not known yet
        bool sending = false;            //!< Notify has not answered
        bool closing = false;            //!< close() came meanwhile
        std::optional<DesktopText> next; //!< came meanwhile
    };
    void forgetService();
    void askCapabilities();
    void flush();
    void send(const DesktopText &text);
    void sent(const DesktopText &text, uint id);
    void callClose(uint id);
    void failWaiting();
    std::optional<quint64> groupOf(uint id) const;

    std::optional<QDBusConnection> m_connection;
    bool m_connecting = false;
    bool m_known = false, m_asking = false; //!< capabilities
    QStringList m_capabilities;
    QList<DesktopText> m_waiting; //!< for the bus or the capabilities
    QHash<quint64, Shown> m_shown;
    QList<quint64> m_order; //!< keys of m_shown, oldest first
    QHash<uint, QString> m_tokens;
    QDBusServiceWatcher *m_watcher = nullptr;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::DesktopText)
