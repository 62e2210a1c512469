// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/base/card.h"
#include "gui/base/themecolors.h"

#include <QChartView>
#include <QList>
#include <QPointF>
#include <QString>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QAbstractAxis;
class QAbstractBarSeries;
class QBarCategoryAxis;
class QDateTimeAxis;
class QGraphicsLineItem;
class QLineSeries;
class QToolButton;
class QValueAxis;
QT_END_NAMESPACE

namespace cinderscope {

enum class ChartUnit
{
    Count,
    CountPerSecond,
    Bytes,
    BytesPerSecond,
    Share //!< 0 … 1, shown as per cent
};

//! Figure with its unit, as tooltips show it.
QString chartFigure(double value, ChartUnit unit);

//! Colour of a series: an entry of the theme's categories, or a status.
struct ChartColor
{
    std::optional<StatusRole> status;
    std::size_t category = 0;
    QColor color() const;
    bool operator==(const ChartColor &) const = default;
};

struct BarChart
{
    struct Set
    {
        QString name;
        ChartColor color;
        QList<double> values; //!< one a category
    };
    QStringList categories; //!< short, on the axis
    QStringList titles;     //!< whole, in the tooltip; may be empty
    QList<Set> sets;
    ChartUnit unit = ChartUnit::Count;
    bool stacked = false;
};

struct LineChart
{
    struct Series
    {
        QString name;
        ChartColor color;
        QList<QPointF> points; //!< x: ms since the epoch, ascending
    };
    QList<Series> series;
    ChartUnit unit = ChartUnit::Count;
};

class ThemedChartView;

//! A card with one Qt chart in the theme's colours: tooltip with all figures at the pointer, saved as PNG from its
//! button or context menu. Colours and texts follow the theme. Cost of an update: its points.
class ChartPanel : public Card
{
    Q_OBJECT
public:
    explicit ChartPanel(const QString &title, QWidget *parent = nullptr);
    ~ChartPanel() override;

    void setBars(const BarChart &bars);
    void setLines(const LineChart &lines);
    //! A sentence in place of a chart without data.
    void setNothing(const QString &text);
    bool hasChart() const;
    //! Tooltip at an x of the chart (category index, or ms); empty where there is nothing. Also for tests.
    QString toolTipAt(double x) const;
    void setExportName(const QString &name) { m_exportName = name; }
    //! The chart on the surface colour, twice the size on the screen.
    QImage image() const;
    void saveImage();
    //! The chart with its points, for tests.
    QChart *chart() const;

Q_SIGNALS:
    //! The person clicked on the bar of a category.
    void barActivated(int category);
    void saveFinished(const QString &path, const cinderscope::Result<void> &result);

private:
    friend class ThemedChartView;
    void adaptTicks();
    void themeMarkers();
    void rebuildBars();
    void rebuildLines();
    void replaceValues();
    void scaleAxis();
    void applyTheme();
    double divisor() const;
    double greatest() const;

    ThemedChartView *m_view = nullptr;
    QLabel *m_nothing = nullptr;
    QToolButton *m_save = nullptr;
    QString m_exportName;
    std::optional<BarChart> m_bars;
    std::optional<LineChart> m_lines;
    QAbstractBarSeries *m_barSeries = nullptr;
    QList<QLineSeries *> m_lineSeries;
    QBarCategoryAxis *m_categoryAxis = nullptr;
    QDateTimeAxis *m_timeAxis = nullptr;
    QValueAxis *m_valueAxis = nullptr;
};

} // namespace cinderscope
