// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QSplitter;
class QToolButton;
class QTreeWidget;

namespace cinderscope {

class CopyLabel;
class ElidedLabel;
class LaunchLogView;
class PhaseBar;
class Pill;

//! One start: how far it is, why it failed, its steps, its log, and what can be done with it. GUI thread.
class LaunchView : public QWidget
{
    Q_OBJECT

public:
    enum class Command
    {
        ShowApplication,
        OpenSparkUi,
        CopyConnection,
        Restart, //!< also "Retry"
        Edit,
        Stop //!< also "Cancel" and, while it stops, "End at once"
    };

    explicit LaunchView(QWidget *parent = nullptr);

    //! \a reached: the furthest phase of Preparing to Running.
    void setState(const LaunchState &state, LaunchPhase reached);
    const LaunchState &state() const { return m_state; }
    //! Only its first line is there, which then names the step that it is at.
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    int compactHeight() const;
    LaunchLogView *log() const { return m_log; }
    QTreeWidget *steps() const { return m_steps; }
    PhaseBar *phases() const { return m_phases; }
    QToolButton *button(Command command) const { return m_buttons.value(int(command)); }
    //! The failure's first line; empty while there is none.
    QString failure() const;

Q_SIGNALS:
    void commanded(cinderscope::LaunchView::Command command);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFacts();
    QFrame *makeFailure();
    void setKeyOrder();
    void addButton(Command command, const QString &icon);
    void updateLook();
    void updateButtons();
    void updateFacts();
    void updateFailure();
    void updateSteps();
    void updateClock();

    LaunchState m_state;
    bool m_compact = false;
    QWidget *m_header = nullptr;
    LaunchPhase m_reached = LaunchPhase::Preparing;
    QHash<int, QToolButton *> m_buttons;
    Pill *m_phase = nullptr;
    ElidedLabel *m_name = nullptr, *m_about = nullptr;
    PhaseBar *m_phases = nullptr;
    QWidget *m_facts = nullptr;
    CopyLabel *m_application = nullptr, *m_ui = nullptr, *m_master = nullptr, *m_connect = nullptr;
    QLabel *m_applicationName = nullptr, *m_uiName = nullptr, *m_masterName = nullptr, *m_connectName = nullptr;
    QFrame *m_failure = nullptr;
    QLabel *m_failureIcon = nullptr, *m_cause = nullptr, *m_cure = nullptr;
    ElidedLabel *m_evidence = nullptr;
    QToolButton *m_inLog = nullptr, *m_copyReason = nullptr;
    QSplitter *m_split = nullptr;
    QTreeWidget *m_steps = nullptr;
    LaunchLogView *m_log = nullptr;
    QTimer m_clock; //!< the time it takes; only while it is seen and runs
};

} // namespace cinderscope
