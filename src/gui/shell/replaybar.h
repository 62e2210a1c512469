// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/replaymarks.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace cinderscope {

class ActionRegistry;
class ApplicationSession;
class TimeSlider;

//! The controls of a replay, at the bottom of the window while one is shown. Its buttons are actions of the registry
//! ("replay.play", "replay.start", "replay.nextFailure", "replay.slower", "replay.faster", "replay.leave"); the window
//! makes and connects them.
class ReplayBar : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayBar(ActionRegistry &actions, QWidget *parent = nullptr);

    void setSession(ApplicationSession *session); //!< nullptr: none
    void setMarks(const ReplayMarks &marks);
    const ReplayMarks &marks() const { return m_marks; }

    void togglePlaying();
    void toStart();
    void toNextFailure();
    void changeSpeed(int steps); //!< along speeds()
    static QList<double> speeds();

Q_SIGNALS:
    //! There is no failure behind the present time.
    void noFurtherFailure();

private:
    void sync();
    void syncSpeed(double speed);

    QPointer<ApplicationSession> m_session;
    ReplayMarks m_marks;
    ActionRegistry &m_actions;
    QToolButton *m_play = nullptr;
    QComboBox *m_speed = nullptr;
    TimeSlider *m_slider = nullptr;
    QLabel *m_time = nullptr;
};

} // namespace cinderscope
