// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <optional>
#include <QWidget>

class QPainter;

namespace cinderscope {

//! Small rounded label: a state in its colour ("Running"), or a neutral word or count.
class Pill : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(QWidget *parent = nullptr);
    Pill(const QString &text, StatusRole status, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setStatus(StatusRole status);
    void setNeutral();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    //! For delegates: paints the same into `rect`, vertically centred, left-aligned; returns the width used.
    static int paint(QPainter &painter, const QRect &rect, const QString &text, std::optional<StatusRole> status,
                     const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::optional<StatusRole> m_status;
};

} // namespace cinderscope
