// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"

class QHBoxLayout;
class QLabel;

namespace cinderscope {

//! Says that the server has ended while its page is open, and what can be looked at instead.
class EndedBar : public QWidget
{
    Q_OBJECT
public:
    explicit EndedBar(QWidget *parent);
    //! An empty list hides it.
    void setOffers(const QList<SparkUiFallback> &offers, const QString &title);

Q_SIGNALS:
    void chosen(const cinderscope::SparkUiFallback &fallback);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace cinderscope
