// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QWidget>

namespace cinderscope {

//! How far a start is: Preparing, Starting, Waiting, Connected in a row, each done, under way, broken off or to come.
//! Marks differ in shape, not in colour alone.
class PhaseBar : public QWidget
{
    Q_OBJECT

public:
    explicit PhaseBar(QWidget *parent = nullptr);

    //! \a reached: the furthest of Preparing to Running that it came to.
    void setPhase(LaunchPhase phase, LaunchPhase reached);
    LaunchPhase reached() const { return m_reached; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Mark
    {
        Done,
        Now,
        Broken,
        ToCome
    };
    Mark markOf(int step) const;
    int stepWidth(int step, bool text) const;

    LaunchPhase m_phase = LaunchPhase::Preparing, m_reached = LaunchPhase::Preparing;
};

} // namespace cinderscope
