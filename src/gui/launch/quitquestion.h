// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace cinderscope {

class LaunchCentre;

//! Before the window goes: what becomes of what was started and would end with it. Then shows how it ends, until all is
//! over; the window is held up by nothing else. GUI thread.
class QuitQuestion : public QDialog
{
    Q_OBJECT

public:
    explicit QuitQuestion(LaunchCentre *centre, QWidget *parent = nullptr);

    //! From the question to the progress: also without a question. Ends them.
    void end();
    bool isEnding() const { return m_ending; }
    bool remembers() const;
    QPushButton *endButton() const { return m_end; }
    QPushButton *keepButton() const { return m_keep; }
    QPushButton *atOnceButton() const { return m_atOnce; }
    QCheckBox *rememberBox() const { return m_remember; }
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    //! They are to be ended; it does so. Not after end() from outside.
    void endChosen();
    //! They are to outlive the window. What cannot is left: it is asked about no more, end() ends it.
    void keepChosen();

public Q_SLOTS:
    void reject() override; //!< not while they end

private:
    void fill();

    LaunchCentre *m_centre;
    QLabel *m_icon = nullptr, *m_headline = nullptr, *m_text = nullptr;
    QListWidget *m_list = nullptr;
    QProgressBar *m_progress = nullptr;
    QCheckBox *m_remember = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_end = nullptr, *m_keep = nullptr, *m_cancel = nullptr, *m_atOnce = nullptr;
    bool m_ending = false;
};

} // namespace cinderscope
