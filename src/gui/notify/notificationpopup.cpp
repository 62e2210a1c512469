// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationpopup.h"

#include "gui/base/emptystate.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationdelegate.h"
#include "gui/notify/notificationservice.h"
#include "gui/notify/notificationtext.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QStackedLayout>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr QSize kSize(440, 480);
constexpr int kClockMs = 20'000;

} // namespace

NotificationPopup::NotificationPopup(NotificationService *service, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_service(service)
{
    setObjectName(u"notificationPopup"_s);
    setAccessibleName(tr("Notifications"));
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    resize(kSize);

    auto *heading = new QLabel(tr("Notifications"), this);
    heading->setFont(Theme::instance().font(FontRole::Title));
    m_clear = new QToolButton(this);
    m_clear->setText(tr("Clear all"));
    m_clear->setAccessibleName(tr("Clear all notifications"));
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, m_service->centre(), &NotificationCentre::clear);
    auto *settings = new QToolButton(this);
    settings->setIcon(Icons::icon(u"settings"_s));
    settings->setToolTip(tr("Notification settings…"));
    settings->setAccessibleName(tr("Notification settings"));
    settings->setAutoRaise(true);
    connect(settings, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT settingsRequested();
    });
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Small, Spacing::XSmall);
    top->addWidget(heading, 1);
    top->addWidget(m_clear);
    top->addWidget(settings);

    m_state = new QLabel(this);
    m_state->setFont(Theme::instance().font(FontRole::Small));
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(Spacing::Medium, 0, Spacing::Medium, Spacing::XSmall);

    m_view = new QListView(this);
    m_view->setModel(m_service->centre());
    m_view->setItemDelegate(new NotificationDelegate(m_view));
    m_view->setAccessibleName(tr("List of notifications"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { activate(index.row()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        const QModelIndex index = m_view->indexAt(place);
        if (!index.isValid())
            return;
        QMenu *menu = createMenu(index.row());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_view->viewport()->mapToGlobal(place));
    });
    m_empty = new EmptyState(this);
    m_empty->setIcon(u"bell"_s);
    m_empty->setHeadline(tr("Nothing to tell"));
    m_empty->setText(tr("Failed jobs, lost applications and long jobs that have finished appear here."));

    auto *stack = new QWidget(this);
    m_stack = new QStackedLayout(stack);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_state);
    layout->addWidget(stack, 1);

    const NotificationCentre *centre = m_service->centre();
    connect(centre, &QAbstractItemModel::rowsInserted, this, &NotificationPopup::refresh);
    connect(centre, &QAbstractItemModel::rowsRemoved, this, &NotificationPopup::refresh);
    connect(centre, &QAbstractItemModel::modelReset, this, &NotificationPopup::refresh);
    connect(m_service, &NotificationService::settingsChanged, this, &NotificationPopup::refresh);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_view->viewport()->update();
        refresh();
    });
    refresh();
}

void NotificationPopup::refresh()
{
    const bool any = m_service->centre()->rowCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_view) : m_empty);
    m_clear->setEnabled(any);
    const NotificationSettings &settings = m_service->settings();
    const QTime now = QTime::currentTime();
    QString state;
    if (!settings.on)
        state = tr("Do not disturb: the desktop shows nothing, this list goes on.");
    else if (settings.quiet.contains(now.hour() * 60 + now.minute()))
        state =
            tr("Quiet hours until %1: this list goes on.")
                .arg(QLocale().toString(QTime(settings.quiet.to / 60, settings.quiet.to % 60), QLocale::ShortFormat));
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

void NotificationPopup::activate(int row)
{
    if (row < 0 || row >= m_service->centre()->rowCount())
        return;
    hide();
    m_service->activate(row);
}

QMenu *NotificationPopup::createMenu(int row)
{
    NotificationCentre *centre = m_service->centre();
    const Notification newest = centre->group(row).newest;
    const QPersistentModelIndex index(centre->index(row));
    auto *menu = new QMenu(this);
    menu->addAction(tr("&Open the place"), this, [this, index] { activate(index.isValid() ? index.row() : -1); });
    menu->addAction(tr("&Remove from the list"), this,
                    [centre, index] { centre->remove(index.isValid() ? index.row() : -1); });
    menu->addSeparator();
    const QString name = notificationtext::plain(newest.applicationName, 40).replace(u'&', u"&&"_s);
    const QString kind = notificationtext::kindName(newest.kind);
    menu->addAction(Icons::icon(u"bell-off"_s), tr("Mute “%1” in %2", "kind, application").arg(kind, name), this,
                    [this, newest] {
                        NotificationSettings settings = m_service->settings();
                        settings.setDelivery(newest.applicationName, newest.kind, Delivery::Off);
                        m_service->setSettings(settings);
                    });
    menu->addAction(tr("Mute everything of %1", "an application").arg(name), this, [this, newest] {
        NotificationSettings settings = m_service->settings();
        settings.setMuted(newest.applicationName, true);
        m_service->setSettings(settings);
    });
    menu->addAction(tr("Never tell “%1”", "kind").arg(kind), this, [this, newest] {
        NotificationSettings settings = m_service->settings();
        settings.kinds[std::size_t(newest.kind)] = Delivery::Off;
        m_service->setSettings(settings);
    });
    menu->addSeparator();
    menu->addAction(Icons::icon(u"settings"_s), tr("Notification &settings…"), this, [this] {
        hide();
        Q_EMIT settingsRequested();
    });
    return menu;
}

void NotificationPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
    m_clock.start();
    m_view->scrollToTop();
    if (m_service->centre()->rowCount() > 0)
        m_view->setCurrentIndex(m_service->centre()->index(0));
    m_view->setFocus(Qt::PopupFocusReason);
}

void NotificationPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_clock.stop();
    m_service->centre()->markAllRead();
}

bool NotificationPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int row = m_view->currentIndex().row();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(row);
        return true;
    case Qt::Key_Delete:
        m_service->centre()->remove(row);
        return true;
    case Qt::Key_Menu:
        if (row >= 0)
            Q_EMIT m_view->customContextMenuRequested(m_view->visualRect(m_view->currentIndex()).center());
        return true;
    default:
        return false;
    }
}

} // namespace cinderscope
