// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/preferences/preferencepages.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace cinderscope {

//! The journals' part of the preferences: where they are kept, how much, what they use now; clears them.
class JournalPage : public QWidget
{
    Q_OBJECT
public:
    JournalPage(Preferences &preferences, preferencepages::Edited edited, QWidget *parent = nullptr);

Q_SIGNALS:
    //! Journals were removed.
    void cleared();

private:
    void measure();
    void take();
    void browse();
    void askToClear();
    void clear();

    Preferences &m_preferences;
    preferencepages::Edited m_edited;
    QCheckBox *m_on = nullptr;
    QLineEdit *m_folder = nullptr;
    QSpinBox *m_megabytes = nullptr, *m_days = nullptr;
    QLabel *m_used = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace cinderscope
