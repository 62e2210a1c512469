// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <optional>
#include <QAbstractButton>
#include <QButtonGroup>
#include <QWidget>

class QHBoxLayout;

namespace cinderscope {

//! One choice of a row of chips: a word, a count, and a dot in a status' colour.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    Chip(const QString &text, std::optional<StatusRole> status, QWidget *parent);
    void setCount(qint64 count); //!< -1: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString countText() const;

    std::optional<StatusRole> m_status;
    qint64 m_count = -1;
};

//! Chips of which exactly one is chosen; arrow keys move the choice.
class StatusChips : public QWidget
{
    Q_OBJECT

public:
    explicit StatusChips(QWidget *parent = nullptr);
    //! Ids count up from 0; the first chip is chosen at the beginning.
    void add(const QString &text, std::optional<StatusRole> status = {});
    void setCount(int id, qint64 count);
    int current() const { return m_group.checkedId(); }
    void setCurrent(int id);

Q_SIGNALS:
    void currentChanged(int id);

private:
    QButtonGroup m_group;
    QHBoxLayout *m_layout = nullptr;
};

} // namespace cinderscope
