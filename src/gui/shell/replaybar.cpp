// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/replaybar.h"

#include "gui/base/actionregistry.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/timeslider.h"

#include <QAction>
#include <QComboBox>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QToolButton *button(QAction *action, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(action->text());
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    made->setToolTip(key.isEmpty() ? action->text()
                                   : ReplayBar::tr("%1 (%2)", "action and key").arg(action->text(), key));
    return made;
}

} // namespace

ReplayBar::ReplayBar(ActionRegistry &actions, QWidget *parent) : QWidget(parent), m_actions(actions)
{
    setObjectName(u"replayBar"_s);
    setAccessibleName(tr("Replay"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Medium, Spacing::XSmall, Spacing::Medium, Spacing::XSmall);
    layout->setSpacing(Spacing::XSmall);
    layout->addWidget(button(actions.action(u"replay.start"_s), this));
    m_play = button(actions.action(u"replay.play"_s), this);
    layout->addWidget(m_play);
    layout->addWidget(button(actions.action(u"replay.nextFailure"_s), this));

    m_speed = new QComboBox(this);
    m_speed->setAccessibleName(tr("Speed of the replay"));
    m_speed->setToolTip(tr("Speed of the replay"));
    for (const double speed : speeds())
        m_speed->addItem(tr("%1×", "speed of a replay").arg(QLocale().toString(speed, 'g', 6)), speed);
    connect(m_speed, &QComboBox::activated, this, [this](int row) {
        if (m_session)
            m_session->setSpeed(m_speed->itemData(row).toDouble());
    });
    layout->addSpacing(Spacing::XSmall);
    layout->addWidget(m_speed);
    layout->addSpacing(Spacing::XSmall);

    m_slider = new TimeSlider(this);
    connect(m_slider, &TimeSlider::seekRequested, this, [this](TimeMs time) {
        if (m_session)
            m_session->seek(time);
    });
    layout->addWidget(m_slider, 1);

    m_time = new QLabel(this);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_time);
    layout->addSpacing(Spacing::XSmall);
    layout->addWidget(button(actions.action(u"replay.leave"_s), this));
    hide();
}

QList<double> ReplayBar::speeds()
{
    return {0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
}

void ReplayBar::setSession(ApplicationSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_marks = {};
    m_slider->setMarks(m_marks);
    if (session) {
        connect(session, &ApplicationSession::replayChanged, this, &ReplayBar::sync);
        connect(session, &ApplicationSession::snapshotChanged, this, &ReplayBar::sync);
    }
    sync();
    setVisible(session != nullptr);
}

void ReplayBar::setMarks(const ReplayMarks &marks)
{
    m_marks = marks;
    m_slider->setMarks(marks);
    m_actions.action(u"replay.nextFailure"_s)->setEnabled(m_session && !marks.failures.isEmpty());
}

void ReplayBar::sync()
{
    const bool replay = m_session && m_session->replay();
    const ReplayStatus status = replay ? *m_session->replay() : ReplayStatus();
    const bool usable = replay && status.begin != kNoTime && status.end != kNoTime;
    m_slider->setEnabled(usable);
    QAction *play = m_actions.action(u"replay.play"_s);
    const bool playing = usable && !status.paused;
    play->setText(playing ? tr("Pause") : tr("Play"));
    play->setIcon(Icons::icon(playing ? u"pause"_s : u"play"_s));
    m_play->setAccessibleName(play->text());
    m_play->setToolTip(
        tr("%1 (%2)", "action and key").arg(play->text(), play->shortcut().toString(QKeySequence::NativeText)));
    if (!usable) {
        m_time->setText(format::none());
        return;
    }
    m_slider->setRange(status.begin, status.end);
    const TimeMs now = status.now == kNoTime ? status.begin : status.now;
    m_slider->setTime(now);
    syncSpeed(status.speed);
    const QString text = tr("%1 / %2", "time now and length of a replay")
                             .arg(format::duration(std::max<TimeMs>(0, now - status.begin)),
                                  format::duration(status.end - status.begin));
    m_time->setText(status.seeking ? tr("Seeking…") : text);
    // The widest text so far decides: the slider must not jump with each second.
    m_time->setMinimumWidth(std::max(m_time->minimumWidth(), m_time->sizeHint().width()));
}

void ReplayBar::syncSpeed(double speed)
{
    const QList<double> known = speeds();
    for (int i = 0; i < known.size(); ++i) {
        if (qFuzzyCompare(known[i], speed) && m_speed->currentIndex() != i)
            m_speed->setCurrentIndex(i);
    }
}

void ReplayBar::togglePlaying()
{
    if (!m_session || !m_session->replay())
        return;
    const ReplayStatus status = *m_session->replay();
    if (status.now != kNoTime && status.now >= status.end) { // at the end: once more
        m_session->seek(status.begin);
        m_session->setPaused(false);
        return;
    }
    m_session->setPaused(!status.paused);
}

void ReplayBar::toStart()
{
    if (m_session && m_session->replay())
        m_session->seek(m_session->replay()->begin);
}

void ReplayBar::toNextFailure()
{
    if (!m_session || !m_session->replay())
        return;
    const TimeMs failure = m_marks.nextFailure(m_session->replay()->now);
    if (failure == kNoTime) {
        Q_EMIT noFurtherFailure();
        return;
    }
    m_session->seek(failure);
}

void ReplayBar::changeSpeed(int steps)
{
    if (!m_session || !m_session->replay())
        return;
    const QList<double> known = speeds();
    qsizetype at = 0;
    while (at + 1 < known.size() && known[at + 1] <= m_session->replay()->speed + 1e-9)
        ++at;
    m_session->setSpeed(known[std::clamp<qsizetype>(at + steps, 0, known.size() - 1)]);
}

} // namespace cinderscope
