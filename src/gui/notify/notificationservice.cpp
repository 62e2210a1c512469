// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationservice.h"

#include "gui/notify/desktopnotifier.h"
#include "gui/notify/notificationtext.h"

#include <algorithm>
#include <cmath>
#include <QDateTime>
#include <QSettings>

namespace cinderscope {

namespace {

constexpr int kTrayMs = 500;     //!< between two looks of the tray
constexpr int kLeastWaitMs = 50; //!< for what is due
constexpr qint64 kMostWaitMs = 60'000;
constexpr quint64 kSummary = quint64(1) << 63; //!< marks the numbers of summaries
constexpr quint64 kTold = quint64(1) << 62;    //!< of what tell() showed
constexpr quint64 kMostTold = 50;
constexpr int kMaxTargets = 200;
constexpr int kEndedInTray = 4; //!< ended applications in its menu

TrayIcon::Application inTray(const QString &key, const QString &name, const Snapshot &snapshot)
{
    TrayIcon::Application application;
    application.key = key;
    application.name = !snapshot.app.name.empty() ? QString::fromStdString(snapshot.app.name)
                       : !name.isEmpty()          ? name
                                                  : key;
    const ApplicationTotals &totals = snapshot.totals;
    application.running = snapshot.state == ApplicationState::Running;
    application.jobsRunning = totals.jobsRunning;
    application.jobsFailed = totals.jobsFailed;
    if (application.running && totals.jobsRunning > 0 && totals.plannedTasks > 0)
        application.progress = std::floor(100.0 * double(totals.tasksSucceeded) / double(totals.plannedTasks)) / 100.0;
    application.progress = std::min(application.progress, 1.0);
    return application;
}

} // namespace

NotificationService::NotificationService(QObject *parent) : NotificationService(Options{}, parent) {}

NotificationService::NotificationService(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options))
{
    m_centre = new NotificationCentre(m_options.persistent ? NotificationCentre::defaultFile() : QString(), this);
    m_tray = new TrayIcon(this);
    m_desktop = new DesktopNotifier(this);
    if (m_options.persistent) {
        const QSettings settings;
        m_policy.setSettings(loadNotificationSettings(settings));
        m_closeAction = loadCloseAction(settings);
    }
    m_notifier.setLongJobMs(settings().longJobMs);
    m_dueTimer.setSingleShot(true);
    connect(&m_dueTimer, &QTimer::timeout, this, &NotificationService::showDue);
    m_trayTimer.setSingleShot(true);
    m_trayTimer.setInterval(kTrayMs);
    connect(&m_trayTimer, &QTimer::timeout, this, &NotificationService::refreshTray);

    connect(m_centre, &NotificationCentre::unreadCountChanged, this,
            [this] { m_tray->setUnreadFailures(m_centre->hasUnreadFailure()); });
    connect(m_tray, &TrayIcon::showRequested, this, [this] { Q_EMIT showRequested({}); });
    connect(m_tray, &TrayIcon::quitRequested, this, &NotificationService::quitRequested);
    connect(m_tray, &TrayIcon::applicationRequested, this, [this](const QString &key) {
        NotificationTarget target;
        target.application = key;
        if (const auto at = m_applications.find(key); at != m_applications.end())
            target.applicationName = at->second.name;
        Q_EMIT activated(target, {});
    });
    connect(m_tray, &TrayIcon::pauseRequested, this, [this](bool paused) {
        NotificationSettings changed = settings();
        changed.on = !paused;
        setSettings(changed);
    });
    connect(m_tray, &TrayIcon::messageClicked, this, [this](quint64 group) { openGroup(group, {}); });
    connect(m_desktop, &DesktopNotifier::activated, this, &NotificationService::openGroup);
    connect(m_desktop, &DesktopNotifier::failed, this,
            [this](const DesktopText &text) { m_tray->showMessage(text.group, text.title, text.body, text.urgent); });
    m_tray->setPaused(!settings().on);
    m_tray->setUnreadFailures(m_centre->hasUnreadFailure());
}

NotificationService::~NotificationService() = default;

void NotificationService::start()
{
    if (m_options.desktop)
        m_desktop->connectToSession();
    if (m_options.tray)
        m_tray->show();
}

qint64 NotificationService::now() const
{
    return m_options.now ? m_options.now() : QDateTime::currentMSecsSinceEpoch();
}

int NotificationService::minuteOfDay() const
{
    if (m_options.minuteOfDay)
        return m_options.minuteOfDay();
    const QTime time = QTime::currentTime();
    return time.hour() * 60 + time.minute();
}

void NotificationService::watch(const QString &application)
{
    m_notifier.watch(application.toStdString(), now());
}

void NotificationService::observe(const QString &application, const QString &name, const SnapshotPtr &snapshot,
                                  bool reading)
{
    if (!snapshot || application.isEmpty())
        return;
    watch(application);
    take(m_notifier.observe(application.toStdString(), name.toStdString(), snapshot,
                            reading ? Notifier::Progress::Reading : Notifier::Progress::Live));
    TrayIcon::Application &known = m_applications[application];
    TrayIcon::Application present = inTray(application, name, *snapshot);
    if (present == known)
        return;
    known = std::move(present);
    if (!m_trayTimer.isActive())
        m_trayTimer.start();
}

void NotificationService::lost(const QString &application, const QString &name, TimeMs lastHeard)
{
    take(m_notifier.lost(application.toStdString(), name.toStdString(), lastHeard));
    if (const auto at = m_applications.find(application); at != m_applications.end()) {
        at->second.running = false;
        m_trayTimer.start();
    }
}

void NotificationService::forget(const QString &application)
{
    m_notifier.forget(application.toStdString());
    if (m_applications.erase(application) > 0 && !m_trayTimer.isActive())
        m_trayTimer.start();
}

void NotificationService::tell(const QString &title, const QString &body, bool urgent,
                               std::function<void(const QString &)> opened)
{
    const QuietHours &quiet = settings().quiet;
    const bool silent = quiet.on && quiet.contains(minuteOfDay()) && (!urgent || quiet.failuresToo);
    if (!settings().on || silent)
        return;
    const quint64 group = kTold | ++m_lastTold;
    m_told.insert(group, std::move(opened));
    m_told.remove(kTold | (m_lastTold - kMostTold));
    m_desktop->show({group, notificationtext::plain(title.toStdString(), 100),
                     notificationtext::plain(body.toStdString()), urgent});
}

void NotificationService::looked(const QString &application)
{
    for (const quint64 group : m_centre->markReadOf(application))
        m_desktop->close(group);
}

void NotificationService::take(std::vector<Notification> notifications)
{
    if (notifications.empty())
        return;
    const std::vector<NotificationGroup> groups = m_policy.take(notifications, now(), minuteOfDay());
    m_centre->add(groups);
    // also where the count stays, as when a read one is renewed together with another being dropped
    m_tray->setUnreadFailures(m_centre->hasUnreadFailure());
    showDue();
}

void NotificationService::showDue()
{
    for (const DesktopMessage &message : m_policy.due(now()))
        showOnDesktop(message);
    const TimeMs next = m_policy.nextDue();
    if (next == kNoTime)
        m_dueTimer.stop();
    else
        m_dueTimer.start(int(std::clamp<qint64>(next - now(), kLeastWaitMs, kMostWaitMs)));
}

void NotificationService::showOnDesktop(const DesktopMessage &message)
{
    const quint64 group = message.isSummary() ? kSummary | ++m_lastSummary : message.group.id;
    if (!message.isSummary()) {
        m_targetOrder.removeOne(group);
        m_targetOrder.append(group);
        m_targets[group] = NotificationTarget::of(message.group.newest);
        if (m_targetOrder.size() > kMaxTargets)
            m_targets.remove(m_targetOrder.takeFirst());
    }
    m_desktop->show({group, notificationtext::title(message), notificationtext::body(message), message.urgent});
}

void NotificationService::openGroup(quint64 group, const QString &token)
{
    if (const auto opened = m_told.take(group)) {
        m_desktop->close(group);
        opened(token);
        return;
    }
    const auto target = m_targets.constFind(group);
    if (target == m_targets.constEnd()) {
        Q_EMIT showRequested(token); // the list under the bell has them
        return;
    }
    const NotificationTarget copy = *target;
    m_centre->markRead(m_centre->rowOf(group));
    m_desktop->close(group);
    Q_EMIT activated(copy, token);
}

void NotificationService::activate(int row)
{
    if (row < 0 || row >= m_centre->rowCount())
        return;
    const NotificationTarget target = m_centre->target(row);
    m_centre->markRead(row);
    Q_EMIT activated(target, {});
}

void NotificationService::setSettings(const NotificationSettings &changed)
{
    if (changed == settings())
        return;
    m_policy.setSettings(changed);
    m_notifier.setLongJobMs(changed.longJobMs);
    m_tray->setPaused(!changed.on);
    if (m_options.persistent) {
        QSettings kept;
        saveNotificationSettings(kept, changed);
    }
    Q_EMIT settingsChanged();
}

void NotificationService::setCloseAction(CloseAction action)
{
    if (action == m_closeAction)
        return;
    m_closeAction = action;
    if (m_options.persistent) {
        QSettings kept;
        saveCloseAction(kept, action);
    }
    Q_EMIT settingsChanged();
}

bool NotificationService::isWatching() const
{
    return std::any_of(m_applications.begin(), m_applications.end(),
                       [](const auto &entry) { return entry.second.running; });
}

void NotificationService::refreshTray()
{
    QList<TrayIcon::Application> list;
    int ended = 0;
    for (auto entry = m_applications.rbegin(); entry != m_applications.rend(); ++entry) { // ids grow with time
        if (entry->second.running || ended++ < kEndedInTray)
            list.append(entry->second);
    }
    std::stable_sort(list.begin(), list.end(), [](const auto &left, const auto &right) {
        return std::pair(!left.running, left.jobsRunning == 0) < std::pair(!right.running, right.jobsRunning == 0);
    });
    m_tray->setApplications(list);
}

} // namespace cinderscope
