// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/preferencesdialog.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationsettingswidget.h"
#include "gui/preferences/journalpage.h"
#include "gui/preferences/startingpage.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace cinderscope {

PreferencesDialog::PreferencesDialog(const Preferences &preferences, ListenServer *server, NotificationService *service,
                                     QWidget *parent, SessionBook *book)
    : QDialog(parent), m_preferences(preferences)
{
    setWindowTitle(tr("Preferences"));
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Pages of the preferences"));
    m_list->setIconSize(QSize(18, 18));
    m_list->setSpacing(1);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages = new QStackedWidget(this);
    const auto edited = [this] { this->edited(); };
    addPage(Page::General, preferencepages::general(service, m_pages), tr("General"), u"settings"_s);
    addPage(Page::Discovery, preferencepages::discovery(m_preferences, edited, m_pages), tr("Discovery"), u"search"_s);
    addPage(Page::Listening, preferencepages::listening(m_preferences, server, edited, m_pages), tr("Listening"),
            u"live"_s);
    auto *journal = new JournalPage(m_preferences, edited, m_pages);
    connect(journal, &JournalPage::cleared, this, &PreferencesDialog::journalsCleared);
    addPage(Page::Journal, journal, tr("Journal"), u"event-log"_s);
    if (book)
        addPage(Page::Starting, new StartingPage(m_preferences, *book, edited, m_pages), tr("Starting"), u"play"_s);
    if (service)
        addPage(Page::Notifications, new NotificationSettingsWidget(service, m_pages), tr("Notifications"), u"info"_s);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + Spacing::XLarge);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(buttons);
    resize(760, 520);

    m_delay.setSingleShot(true);
    m_delay.setInterval(300);
    connect(&m_delay, &QTimer::timeout, this, [this] { Q_EMIT changed(m_preferences); });
    connect(this, &QDialog::finished, this, [this] { // what was typed last
        if (m_delay.isActive()) {
            m_delay.stop();
            Q_EMIT changed(m_preferences);
        }
    });
}

void PreferencesDialog::addPage(Page page, QWidget *widget, const QString &title, const QString &icon)
{
    auto *scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(widget);
    m_pages->addWidget(scroll);
    m_order.append(page);
    m_list->addItem(new QListWidgetItem(Icons::icon(icon), title));
}

void PreferencesDialog::showPage(Page page)
{
    m_list->setCurrentRow(int(std::max<qsizetype>(m_order.indexOf(page), 0)));
}

void PreferencesDialog::edited()
{
    m_delay.start();
}

} // namespace cinderscope
