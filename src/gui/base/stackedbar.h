// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/progresscounts.h"

#include <QColor>
#include <QList>
#include <QWidget>

class QPainter;

namespace cinderscope {

//! One part of a stacked bar.
struct BarSegment
{
    double value = 0;
    QColor color;
    QString label; //!< "complete"; for the tooltip
};

//! Segments of a progress bar in the theme's status colours: complete, skipped, failed, killed, active; empty ones left
//! out.
QList<BarSegment> progressSegments(const ProgressCounts &counts);
//! A rounded bar in `rect`: track, then the segments side by side as shares of `total` (the sum where that is larger).
//! A segment that is not 0 gets at least 2 px: a single failure among a million shows.
void paintStackedBar(QPainter &painter, const QRectF &rect, const QList<BarSegment> &segments, double total);
//! Widths in px that paintStackedBar() uses; sum ≤ width. For tests and hit tests.
QList<double> stackedBarWidths(double width, const QList<BarSegment> &segments, double total);

//! A bar with a caption left ("Tasks"), a text right ("12 / 34") and the bar below both.
class StackedBar : public QWidget
{
    Q_OBJECT
public:
    explicit StackedBar(QWidget *parent = nullptr);
    explicit StackedBar(const QString &caption, QWidget *parent = nullptr);

    void setCaption(const QString &caption);
    //! Text, tooltip and accessible description come from the counts. No-op when nothing changed.
    void setCounts(const ProgressCounts &counts);
    //! Any other division: total 0 means the sum of the segments.
    void setSegments(const QList<BarSegment> &segments, double total, const QString &text, const QString &toolTip);
    QString text() const { return m_text; }
    QString caption() const { return m_caption; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    QString m_text;
    ProgressCounts m_counts;
    QList<BarSegment> m_segments;
    double m_total = 0;
    bool m_fromCounts = true;
};

} // namespace cinderscope
