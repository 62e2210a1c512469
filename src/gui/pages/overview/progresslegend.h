// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"

#include <QWidget>

namespace cinderscope {

//! What the colours of progress bars mean: a dot and a word each, in one line, as many as fit.
class ProgressLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLegend(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        StatusRole role;
        QString text;
    };
    QList<Entry> entries() const;
};

} // namespace cinderscope
