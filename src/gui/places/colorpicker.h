// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

class QButtonGroup;

namespace cinderscope {

//! A row of colours to choose one from; the arrow keys go through it.
class ColorPicker : public QWidget
{
    Q_OBJECT
public:
    explicit ColorPicker(QWidget *parent = nullptr);

    QString color() const;
    void setColor(const QString &color); //!< an unknown one is added in front
    //! A dot of that colour.
    static QIcon dot(const QString &color);
    static QString nameOf(const QString &color);

private:
    void addColor(const QString &color);

    QButtonGroup *m_group = nullptr;
};

} // namespace cinderscope
