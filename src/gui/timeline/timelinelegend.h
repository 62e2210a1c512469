// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelinescene.h"

#include <QWidget>

namespace cinderscope {

//! What the colours mean: swatches with names, as many as fit in the width.
class TimelineLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget *parent = nullptr);
    //! Takes the mode and, where colours stand for stages or executors, those that there are.
    void setScene(const TimelineScene &scene);

    struct Entry
    {
        QColor color;
        QString text;
        bool operator==(const Entry &) const = default;
    };
    const QList<Entry> &entries() const { return m_entries; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static QList<Entry> entriesOf(const TimelineScene &scene);
    QList<Entry> m_entries;
};

} // namespace cinderscope
