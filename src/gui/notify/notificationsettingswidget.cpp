// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationsettingswidget.h"

#include "gui/base/theme.h"
#include "gui/notify/notificationservice.h"
#include "gui/notify/notificationtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr int kNameRole = Qt::UserRole;

QTimeEdit *timeBox(const QString &name, QWidget *parent)
{
    auto *box = new QTimeEdit(parent);
    box->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat).remove(u":ss"_s)); // some locales have seconds
    box->setAccessibleName(name);
    return box;
}

int minutes(const QTimeEdit *box)
{
    return box->time().hour() * 60 + box->time().minute();
}

} // namespace

NotificationSettingsWidget::NotificationSettingsWidget(NotificationService *service, QWidget *parent)
    : QWidget(parent), m_service(service)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Large);
    layout->addWidget(createKinds());
    layout->addWidget(createQuiet());
    layout->addWidget(createApplications());
    layout->addWidget(createClosing());
    layout->addStretch(1);
    if (service) {
        const auto take = [this] { setSettings(m_service->settings(), m_service->closeAction()); };
        connect(service, &NotificationService::settingsChanged, this, take);
        connect(this, &NotificationSettingsWidget::changed, this, [this] {
            const CloseAction action = closeAction();
            m_service->setSettings(settings());
            m_service->setCloseAction(action);
        });
        take();
    } else {
        setSettings({}, CloseAction::Ask);
    }
}

QWidget *NotificationSettingsWidget::createKinds()
{
    auto *group = new QGroupBox(tr("What is told"), this);
    auto *form = new QFormLayout(group);
    m_on = new QCheckBox(tr("Show notifications on the &desktop"), group);
    connect(m_on, &QCheckBox::toggled, this, &NotificationSettingsWidget::edited);
    form->addRow(m_on);
    for (const NotificationKind kind : kNotificationKinds) {
        const QString name = notificationtext::kindName(kind);
        auto *box = new QComboBox(group);
        box->addItem(tr("On the desktop and in the list"), int(Delivery::Desktop));
        box->addItem(tr("Only in the list"), int(Delivery::List));
        box->addItem(tr("Off"), int(Delivery::Off));
        box->setAccessibleName(name);
        connect(box, &QComboBox::currentIndexChanged, this, &NotificationSettingsWidget::edited);
        form->addRow(name, box);
        m_kinds.append(box);
    }
    m_longJob = new QSpinBox(group);
    m_longJob->setRange(1, 7 * 24 * 60);
    m_longJob->setSuffix(tr(" min"));
    m_longJob->setAccessibleName(tr("A job is long from this many minutes on"));
    connect(m_longJob, &QSpinBox::valueChanged, this, &NotificationSettingsWidget::edited);
    form->addRow(tr("A job is &long from"), m_longJob);
    return group;
}

QWidget *NotificationSettingsWidget::createQuiet()
{
    auto *group = new QGroupBox(tr("Quiet hours"), this);
    auto *layout = new QVBoxLayout(group);
    m_quiet = new QCheckBox(tr("Show &nothing on the desktop each day"), group);
    m_from = timeBox(tr("Quiet hours begin"), group);
    m_to = timeBox(tr("Quiet hours end"), group);
    auto *times = new QHBoxLayout;
    auto *from = new QLabel(tr("&from"), group);
    from->setBuddy(m_from);
    auto *to = new QLabel(tr("&to"), group);
    to->setBuddy(m_to);
    times->addWidget(from);
    times->addWidget(m_from);
    times->addWidget(to);
    times->addWidget(m_to);
    times->addStretch(1);
    m_quietFailures = new QCheckBox(tr("Not even &failures"), group);
    layout->addWidget(m_quiet);
    layout->addLayout(times);
    layout->addWidget(m_quietFailures);
    connect(m_quiet, &QCheckBox::toggled, this, &NotificationSettingsWidget::edited);
    connect(m_quietFailures, &QCheckBox::toggled, this, &NotificationSettingsWidget::edited);
    connect(m_from, &QTimeEdit::timeChanged, this, &NotificationSettingsWidget::edited);
    connect(m_to, &QTimeEdit::timeChanged, this, &NotificationSettingsWidget::edited);
    return group;
}

QWidget *NotificationSettingsWidget::createApplications()
{
    auto *group = new QGroupBox(tr("Applications with rules of their own"), this);
    auto *layout = new QVBoxLayout(group);
    m_applications = new QListWidget(group);
    m_applications->setAccessibleName(tr("Applications with rules of their own"));
    m_applications->setMaximumHeight(110);
    auto *mute = new QPushButton(tr("&Mute an application"), group);
    auto *menu = new QMenu(mute);
    mute->setMenu(menu);
    mute->setEnabled(m_service != nullptr);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString &name : m_service->centre()->applicationNames()) {
            menu->addAction(notificationtext::plain(name.toStdString(), 48).replace(u'&', u"&&"_s), this, [this, name] {
                m_base.setMuted(name.toStdString(), true);
                refreshApplications();
                edited();
            });
        }
        if (menu->isEmpty())
            menu->addAction(tr("No application has told anything yet"))->setEnabled(false);
    });
    auto *remove = new QPushButton(tr("&Remove the rule"), group);
    connect(remove, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem *item = m_applications->currentItem())
            m_base.applications.erase(item->data(kNameRole).toString().toStdString());
        refreshApplications();
        edited();
    });
    connect(m_applications, &QListWidget::currentRowChanged, remove,
            [remove](int row) { remove->setEnabled(row >= 0); });
    remove->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(mute);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    layout->addWidget(m_applications);
    layout->addLayout(buttons);
    return group;
}

QWidget *NotificationSettingsWidget::createClosing()
{
    auto *group = new QGroupBox(tr("Closing the window"), this);
    auto *form = new QFormLayout(group);
    m_close = new QComboBox(group);
    m_close->addItem(tr("Ask while applications run"), int(CloseAction::Ask));
    m_close->addItem(tr("Keep watching in the tray"), int(CloseAction::Tray));
    m_close->addItem(tr("Quit"), int(CloseAction::Quit));
    m_close->setAccessibleName(tr("When the window is closed"));
    connect(m_close, &QComboBox::currentIndexChanged, this, &NotificationSettingsWidget::edited);
    form->addRow(tr("When the window is &closed"), m_close);
    if (!TrayIcon::isAvailable()) {
        m_close->setEnabled(false);
        auto *note = new QLabel(tr("This desktop has no tray: closing the window quits."), group);
        note->setWordWrap(true);
        note->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(note);
    }
    return group;
}

NotificationSettings NotificationSettingsWidget::settings() const
{
    NotificationSettings settings = m_base;
    settings.on = m_on->isChecked();
    for (std::size_t i = 0; i < kNotificationKindCount; ++i)
        settings.kinds[i] = Delivery(m_kinds[qsizetype(i)]->currentData().toInt());
    if (m_longJob->value() != int(std::max<std::int64_t>(1, m_base.longJobMs / kMinuteMs)))
        settings.longJobMs = m_longJob->value() * kMinuteMs;
    settings.quiet = {m_quiet->isChecked(), minutes(m_from), minutes(m_to), m_quietFailures->isChecked()};
    return settings;
}

CloseAction NotificationSettingsWidget::closeAction() const
{
    return CloseAction(m_close->currentData().toInt());
}

void NotificationSettingsWidget::setSettings(const NotificationSettings &settings, CloseAction action)
{
    m_setting = true;
    m_base = settings;
    m_on->setChecked(settings.on);
    for (std::size_t i = 0; i < kNotificationKindCount; ++i)
        m_kinds[qsizetype(i)]->setCurrentIndex(m_kinds[qsizetype(i)]->findData(int(settings.kinds[i])));
    m_longJob->setValue(int(std::max<std::int64_t>(1, settings.longJobMs / kMinuteMs)));
    m_quiet->setChecked(settings.quiet.on);
    m_from->setTime(QTime(settings.quiet.from / 60, settings.quiet.from % 60));
    m_to->setTime(QTime(settings.quiet.to / 60, settings.quiet.to % 60));
    m_quietFailures->setChecked(settings.quiet.failuresToo);
    m_close->setCurrentIndex(m_close->findData(int(action)));
    refreshApplications();
    updateEnabled();
    m_setting = false;
}

void NotificationSettingsWidget::refreshApplications()
{
    m_applications->clear();
    for (const auto &[name, rule] : m_base.applications) {
        const QString shown = notificationtext::plain(name, 60);
        auto *item = new QListWidgetItem(
            rule.muted ? tr("%1: muted", "an application").arg(shown)
                       : tr("%1: %n kind(s) differ", "an application", int(rule.kinds.size())).arg(shown),
            m_applications);
        item->setData(kNameRole, QString::fromStdString(name));
    }
}

void NotificationSettingsWidget::updateEnabled()
{
    m_longJob->setEnabled(Delivery(m_kinds[int(NotificationKind::LongJobFinished)]->currentData().toInt()) !=
                          Delivery::Off);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_quietFailures)})
        widget->setEnabled(m_quiet->isChecked());
}

void NotificationSettingsWidget::edited()
{
    if (m_setting)
        return;
    updateEnabled();
    Q_EMIT changed();
}

} // namespace cinderscope
