// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/preferences/preferences.h"

#include <QDialog>
#include <QTimer>

class QListWidget;
class QStackedWidget;

namespace cinderscope {

class NotificationService;
class SessionBook;

//! Everything that a person can set. What is changed takes effect at once (some tenths of a second after the last
//! key) and needs no OK.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page
    {
        General,
        Discovery,
        Listening,
        Journal,
        Notifications,
        Starting
    };
    //! \a server: for the address that is shown; nullptr: the window cannot listen. \a service: nullptr: no page about
    //! notifications. \a book: nullptr: no page about starting.
    PreferencesDialog(const Preferences &preferences, ListenServer *server, NotificationService *service,
                      QWidget *parent = nullptr, SessionBook *book = nullptr);

    void showPage(Page page);
    const Preferences &preferences() const { return m_preferences; }

Q_SIGNALS:
    void changed(const cinderscope::Preferences &preferences);
    void journalsCleared();

private:
    void addPage(Page page, QWidget *widget, const QString &title, const QString &icon);
    void edited();

    Preferences m_preferences;
    QListWidget *m_list = nullptr;
    QList<Page> m_order; //!< of the rows
    QStackedWidget *m_pages = nullptr;
    QTimer m_delay;
};

} // namespace cinderscope
