// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace cinderscope {

class CopyLabel;

//! One big figure with its name above and a remark below.
class FigureTile : public QFrame
{
    Q_OBJECT
public:
    explicit FigureTile(const QString &caption, QWidget *parent = nullptr);

    void setFigure(const QString &shown, const QString &copied);
    void setRemark(const QString &text);
    QString figure() const;
    QString caption() const;
    //! That the tile needs to show a figure whole.
    int widthFor(const QString &figure) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateLook();

    QLabel *m_caption = nullptr;
    CopyLabel *m_figure = nullptr;
    QLabel *m_remark = nullptr;
};

} // namespace cinderscope
