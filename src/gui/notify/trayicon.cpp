// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/trayicon.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationtext.h"

#include <algorithm>
#include <QAction>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLookAgainMs = 5'000; // a panel may start after the window …
constexpr int kMostLooks = 24;      // … but not for ever
constexpr int kMessageMs = 10'000;

QString nameOf(TrayIcon::State state)
{
    switch (state) {
    case TrayIcon::State::Running:
        return u"tray-running"_s;
    case TrayIcon::State::Failed:
        return u"tray-failed"_s;
    case TrayIcon::State::Idle:
        break;
    }
    return u"tray-idle"_s;
}

//! A panel's colour is told to nobody; the desktop's own palette is the best guess. Not that of our theme, which the
//! person may have chosen otherwise.
bool panelIsDark()
{
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP");
    if (desktop.contains("GNOME"_L1) || desktop.contains("Unity"_L1))
        return true; // its top bar is black in the light theme too
    return Theme::instance().isDark();
}

QString inMenu(const QString &text)
{
    QString escaped = notificationtext::plain(text.toStdString(), 48);
    return escaped.replace(u'&', u"&&"_s);
}

} // namespace

TrayIcon::TrayIcon(QObject *parent) : QObject(parent), m_menu(std::make_unique<QMenu>())
{
    connect(m_menu.get(), &QMenu::aboutToShow, this, &TrayIcon::fillMenu);
    connect(&Theme::instance(), &Theme::changed, this, &TrayIcon::refresh);
    fillMenu(); // some panels take the menu without asking for it
}

TrayIcon::~TrayIcon() = default;

QIcon TrayIcon::icon(State state, bool darkPanel)
{
    QFile file(u":/icons/%1.svg"_s.arg(nameOf(state)));
    if (!file.open(QIODevice::ReadOnly))
        return Icons::application();
    QByteArray svg = file.readAll();
    svg.replace("currentColor", darkPanel ? "#e8ebf0" : "#2b313b");
    svg.replace("#00ff00", darkPanel ? "#1d222b" : "#f4f6f9"); // the gap around the mark
    QSvgRenderer renderer(svg);
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 44, 48, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

void TrayIcon::show()
{
    m_wanted = true;
    if (m_tray)
        return;
    if (!isAvailable()) {
        if (m_looks++ < kMostLooks)
            QTimer::singleShot(kLookAgainMs, this, [this] {
                if (m_wanted)
                    show();
            });
        return;
    }
    m_tray = new QSystemTrayIcon(this);
    m_tray->setContextMenu(m_menu.get());
    connect(m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT showRequested();
    });
    connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT messageClicked(m_messageGroup); });
    refresh();
    m_tray->show();
}

void TrayIcon::hide()
{
    m_wanted = false;
    delete std::exchange(m_tray, nullptr);
}

bool TrayIcon::isVisible() const
{
    return m_tray && m_tray->isVisible() && isAvailable();
}

void TrayIcon::setApplications(const QList<Application> &applications)
{
    if (applications == m_applications)
        return;
    m_applications = applications;
    refresh();
}

void TrayIcon::setUnreadFailures(bool unread)
{
    if (m_unreadFailures == unread)
        return;
    m_unreadFailures = unread;
    refresh();
}

void TrayIcon::setPaused(bool paused)
{
    m_paused = paused;
    refresh();
}

void TrayIcon::refresh()
{
    const bool running = std::any_of(m_applications.begin(), m_applications.end(),
                                     [](const Application &one) { return one.running && one.jobsRunning > 0; });
    m_state = m_unreadFailures ? State::Failed : running ? State::Running : State::Idle;
    if (!m_menu->isVisible()) // nothing moves under the pointer
        fillMenu();
    if (!m_tray)
        return;
    m_tray->setIcon(icon(m_state, panelIsDark()));
    m_tray->setToolTip(toolTip());
}

QString TrayIcon::toolTip() const
{
    QStringList lines{u"Cinderscope"_s};
    const auto running = std::count_if(m_applications.begin(), m_applications.end(),
                                       [](const Application &application) { return application.running; });
    lines.append(running > 0 ? tr("%n application(s) running", nullptr, int(running)) : tr("Nothing runs"));
    if (m_unreadFailures)
        lines.append(tr("A failure was not looked at yet"));
    return lines.join(u'\n');
}

void TrayIcon::fillMenu()
{
    m_menu->clear();
    int listed = 0;
    for (const Application &application : m_applications) {
        if (listed++ == MaxListed)
            break;
        QStringList parts;
        if (!application.running)
            parts.append(tr("ended"));
        else if (application.progress >= 0)
            parts.append(format::percent(application.progress));
        else if (application.jobsRunning == 0)
            parts.append(tr("no job runs"));
        if (application.jobsFailed > 0)
            parts.append(tr("%n failed", "jobs", application.jobsFailed));
        QString text = inMenu(application.name);
        if (!parts.isEmpty())
            text += u"  –  "_s + parts.join(u", "_s);
        QAction *action =
            m_menu->addAction(Icons::status(application.jobsFailed > 0 ? StatusRole::Failed
                                            : application.running      ? StatusRole::Running
                                                                       : StatusRole::Succeeded),
                              text, this, [this, key = application.key] { Q_EMIT applicationRequested(key); });
        action->setIconVisibleInMenu(true);
    }
    if (m_applications.size() > MaxListed)
        m_menu->addAction(tr("%n more…", nullptr, int(m_applications.size()) - MaxListed), this,
                          &TrayIcon::showRequested);
    if (m_applications.isEmpty())
        m_menu->addAction(tr("No application runs"))->setEnabled(false);
    m_menu->addSeparator();
    QAction *show = m_menu->addAction(tr("&Show Cinderscope"), this, &TrayIcon::showRequested);
    m_menu->setDefaultAction(show);
    QAction *pause = m_menu->addAction(tr("Do not &disturb"));
    pause->setCheckable(true);
    pause->setChecked(m_paused);
    connect(pause, &QAction::triggered, this, &TrayIcon::pauseRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitRequested);
}

void TrayIcon::showMessage(quint64 group, const QString &title, const QString &body, bool urgent)
{
    if (!isVisible())
        return;
    m_messageGroup = group;
    m_tray->showMessage(title, body, urgent ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information, kMessageMs);
}

} // namespace cinderscope
