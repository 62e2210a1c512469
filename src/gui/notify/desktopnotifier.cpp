// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/desktopnotifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QPointer>
#include <QThreadPool>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
constexpr int kCallMs = 10'000;
constexpr uchar kNormal = 1, kCritical = 2; // "urgency" of the specification

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent) : QObject(parent) {}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::connectToSession()
{
    if (m_connecting || m_connection)
        return;
    m_connecting = true;
    QThreadPool::globalInstance()->start([self = QPointer<DesktopNotifier>(this)] {
        const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"cinderscope-notify"_s);
        // to the application's thread; the notifier may have gone meanwhile
        QMetaObject::invokeMethod(
            qApp,
            [self, bus] {
                if (!self)
                    return;
                self->m_connecting = false;
                if (bus.isConnected())
                    self->setConnection(bus);
                else
                    self->failWaiting();
            },
            Qt::QueuedConnection);
    });
}

void DesktopNotifier::setConnection(const QDBusConnection &connection)
{
    m_connection = connection;
    m_watcher = new QDBusServiceWatcher(kService, connection, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DesktopNotifier::forgetService);
    // By string: QtDBus has no other way to hear signals without an interface object, which would ask and wait.
    m_connection->connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(onActionInvoked(uint, QString)));
    m_connection->connect(kService, kPath, kService, u"ActivationToken"_s, this,
                          SLOT(onActivationToken(uint, QString)));
    m_connection->connect(kService, kPath, kService, u"NotificationClosed"_s, this,
                          SLOT(onNotificationClosed(uint, uint)));
    flush();
}

//! Another service numbers anew and can other things.
void DesktopNotifier::forgetService()
{
    m_known = false;
    m_capabilities.clear();
    m_shown.clear();
    m_order.clear();
    m_tokens.clear();
}

void DesktopNotifier::failWaiting()
{
    const QList<DesktopText> waiting = std::exchange(m_waiting, {});
    for (const DesktopText &text : waiting)
        Q_EMIT failed(text);
}

void DesktopNotifier::show(const DesktopText &text)
{
    if (!m_connection && !m_connecting) {
        Q_EMIT failed(text);
        return;
    }
    m_waiting.removeIf([&](const DesktopText &one) { return one.group == text.group; });
    m_waiting.append(text);
    if (m_waiting.size() > MaxWaiting)
        m_waiting.removeFirst();
    flush();
}

void DesktopNotifier::flush()
{
    if (!m_connection || m_waiting.isEmpty())
        return;
    if (!m_known)
        return askCapabilities();
    const QList<DesktopText> waiting = std::exchange(m_waiting, {});
    for (const DesktopText &text : waiting)
        send(text);
}

void DesktopNotifier::askCapabilities()
{
    if (std::exchange(m_asking, true))
        return;
    auto *watcher = new QDBusPendingCallWatcher(m_connection->asyncCall(callOf(u"GetCapabilities"_s), kCallMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_asking = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError())
            return failWaiting(); // no service; the next one asks again
        m_known = true;
        m_capabilities = reply.value();
        flush();
    });
}

void DesktopNotifier::send(const DesktopText &text)
{
    Shown &shown = m_shown[text.group];
    if (shown.sending) {
        shown.next = text;
        return;
    }
    shown.sending = true;
    shown.closing = false;
    m_order.removeOne(text.group);
    m_order.append(text.group);

    QVariantMap hints{{u"urgency"_s, QVariant::fromValue(text.urgent ? kCritical : kNormal)},
                      {u"desktop-entry"_s, QGuiApplication::desktopFileName()},
                      {u"category"_s, u"x-cinderscope.application"_s}};
    // GNOME keeps critical ones on the screen until they are clicked; others go into its list.
    QStringList actions;
    if (m_capabilities.contains("actions"_L1))
        actions = {u"default"_s, tr("Open"), u"open"_s, tr("Open")};
    QString body = text.body;
    if (m_capabilities.contains("body-markup"_L1))
        body = body.toHtmlEscaped();
    QDBusMessage call = callOf(u"Notify"_s);
    call.setArguments(
        {u"Cinderscope"_s, shown.id, QGuiApplication::desktopFileName(), text.title, body, actions, hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(m_connection->asyncCall(call, kCallMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, text] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            return sent(text, reply.value());
        m_shown.remove(text.group);
        m_order.removeOne(text.group);
        Q_EMIT failed(text);
    });
}

void DesktopNotifier::sent(const DesktopText &text, uint id)
{
    const auto shown = m_shown.find(text.group);
    if (shown == m_shown.end())
        return; // the service changed meanwhile
    shown->sending = false;
    shown->id = id;
    if (shown->next) {
        const DesktopText next = *std::exchange(shown->next, std::nullopt);
        send(next);
    } else if (shown->closing) {
        callClose(id);
    }
    while (m_order.size() > MaxKept)
        m_shown.remove(m_order.takeFirst());
}

void DesktopNotifier::close(quint64 group)
{
    m_waiting.removeIf([group](const DesktopText &text) { return text.group == group; });
    const auto shown = m_shown.find(group);
    if (shown == m_shown.end())
        return;
    shown->next.reset();
    shown->closing = true;
    if (!shown->sending)
        callClose(shown->id);
}

void DesktopNotifier::callClose(uint id)
{
    QDBusMessage call = callOf(u"CloseNotification"_s);
    call.setArguments({id});
    m_connection->asyncCall(call, kCallMs); // an answer says nothing that matters
}

std::optional<quint64> DesktopNotifier::groupOf(uint id) const
{
    for (auto at = m_shown.begin(); at != m_shown.end(); ++at) {
        if (at->id == id && id != 0)
            return at.key();
    }
    return std::nullopt;
}

void DesktopNotifier::onActionInvoked(uint id, const QString &action)
{
    const auto group = groupOf(id); // signals are for every program on the bus
    if (!group || (action != "default"_L1 && action != "open"_L1))
        return;
    Q_EMIT activated(*group, m_tokens.take(id));
}

void DesktopNotifier::onActivationToken(uint id, const QString &token)
{
    if (groupOf(id) && token.size() < 1'000)
        m_tokens.insert(id, token); // comes before ActionInvoked
}

void DesktopNotifier::onNotificationClosed(uint id, uint)
{
    const auto group = groupOf(id);
    if (!group)
        return;
    m_tokens.remove(id);
    const auto shown = m_shown.find(*group);
    if (shown->sending) {
        shown->id = 0; // a replacement is under way and gets a number of its own
        return;
    }
    m_shown.erase(shown);
    m_order.removeOne(*group);
    Q_EMIT closed(*group);
}

} // namespace cinderscope
