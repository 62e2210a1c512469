// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cinderscope {

//! A thin line that grows while a page loads. Always takes its two pixels, so that nothing below it moves.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);
    //! 0 to 100; a negative value: nothing loads.
    void setValue(int percent);
    int value() const { return m_value; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_value = -1;
};

} // namespace cinderscope
