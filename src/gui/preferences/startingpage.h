// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/preferences/preferencepages.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace cinderscope {

class SessionBook;

//! The part of the preferences about what is started from the window: what becomes of it when the window goes, which
//! Spark and Python it has, where configurations lie.
class StartingPage : public QWidget
{
    Q_OBJECT
public:
    //! \a book outlives the page; the folder of JSON configurations takes effect there, and is remembered.
    StartingPage(Preferences &preferences, SessionBook &book, preferencepages::Edited edited,
                 QWidget *parent = nullptr);

private:
    QHBoxLayout *pathField(QLineEdit *&field, const QString &name, const QString &text, bool folder);
    void browse(QLineEdit *field, const QString &name, bool folder);
    void check();
    void take();
    void takeJsonFolder();

    Preferences &m_preferences;
    SessionBook &m_book;
    preferencepages::Edited m_edited;
    QComboBox *m_quit = nullptr;
    QCheckBox *m_show = nullptr, *m_places = nullptr;
    QLineEdit *m_home = nullptr, *m_python = nullptr, *m_json = nullptr;
    QLabel *m_sparkHint = nullptr, *m_jsonHint = nullptr;
};

} // namespace cinderscope
