// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/chartpanel.h"

#include "core/units.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/savefile.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QContextMenuEvent>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QGraphicsLineItem>
#include <QIODevice>
#include <QLabel>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QToolButton>
#include <QToolTip>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cinderscope {

QString chartFigure(double value, ChartUnit unit)
{
    switch (unit) {
    case ChartUnit::Count:
        return format::count(std::llround(value));
    case ChartUnit::CountPerSecond:
        return QCoreApplication::translate("ChartPanel", "%1 a second").arg(format::number(value, 1));
    case ChartUnit::Bytes:
        return format::bytes(std::llround(value));
    case ChartUnit::BytesPerSecond:
        return format::bytesPerSecond(value);
    case ChartUnit::Share:
        return format::percent(value);
    }
    return {};
}

QColor ChartColor::color() const
{
    return status ? themeColors().status(*status) : themeColors().category(category);
}

//! Shows the panel's tooltip and a guide line at the pointer.
class ThemedChartView : public QChartView
{
public:
    explicit ThemedChartView(ChartPanel *panel) : QChartView(panel), m_panel(panel), m_guide(new QGraphicsLineItem)
    {
        setMouseTracking(true);
        setRenderHint(QPainter::Antialiasing);
        setFrameShape(QFrame::NoFrame);
        viewport()->setAutoFillBackground(false);
        setBackgroundBrush(Qt::NoBrush);
        setFocusPolicy(Qt::NoFocus);
        chart()->setAnimationOptions(QChart::NoAnimation);
        chart()->setBackgroundVisible(false);
        chart()->setLocalizeNumbers(true);
        chart()->setLocale(QLocale());
        chart()->setMargins(QMargins(0, 0, 0, 0));
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
        chart()->legend()->setAlignment(Qt::AlignTop);
        chart()->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
        m_guide->setZValue(100);
        m_guide->hide();
        scene()->addItem(m_guide);
    }
    void hideGuide() { m_guide->hide(); }
    //! x of the chart under a point of the view.
    std::optional<double> xAt(const QPointF &point) const
    {
        const QPointF inChart = chart()->mapFromScene(mapToScene(point.toPoint()));
        if (!chart()->plotArea().contains(inChart) || chart()->series().isEmpty())
            return std::nullopt;
        return chart()->mapToValue(inChart, chart()->series().constFirst()).x();
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        const auto x = xAt(event->position());
        const QString text = x ? m_panel->toolTipAt(*x) : QString();
        if (text.isEmpty()) {
            m_guide->hide();
            QToolTip::hideText();
            return;
        }
        const QRectF area = chart()->mapRectToScene(chart()->plotArea());
        const double sceneX = mapToScene(event->position().toPoint()).x();
        m_guide->setPen(QPen(themeColors().role(ColorRole::TextMuted), 0, Qt::DotLine));
        m_guide->setLine(sceneX, area.top(), sceneX, area.bottom());
        m_guide->show();
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QChartView::resizeEvent(event);
        m_panel->adaptTicks();
    }
    void leaveEvent(QEvent *event) override
    {
        m_guide->hide();
        QChartView::leaveEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        const auto x = xAt(event->position());
        if (x && event->button() == Qt::LeftButton)
            Q_EMIT m_panel->barActivated(int(std::lround(*x)));
        event->accept();
    }
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(ChartPanel::tr("Save picture…"), m_panel, &ChartPanel::saveImage);
        menu->popup(event->globalPos());
    }

private:
    ChartPanel *m_panel;
    QGraphicsLineItem *m_guide;
};

ChartPanel::ChartPanel(const QString &title, QWidget *parent)
    : Card(title, parent), m_view(new ThemedChartView(this)), m_nothing(new QLabel(this)),
      m_save(new QToolButton(this)), m_exportName(u"chart"_s)
{
    m_save->setAutoRaise(true);
    m_save->setIcon(Icons::icon(u"save"_s));
    m_save->setToolTip(tr("Save the picture as PNG"));
    m_save->setAccessibleName(tr("Save picture of %1").arg(title));
    connect(m_save, &QToolButton::clicked, this, &ChartPanel::saveImage);
    addHeaderWidget(m_save);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_view->setAccessibleName(title);
    m_view->setMinimumHeight(110);
    body()->addWidget(m_view, 1);
    body()->addWidget(m_nothing, 1);
    connect(&Theme::instance(), &Theme::changed, this, &ChartPanel::applyTheme);
    setNothing({});
}

ChartPanel::~ChartPanel() = default;

QChart *ChartPanel::chart() const
{
    return m_view->chart();
}

bool ChartPanel::hasChart() const
{
    return m_bars || m_lines;
}

void ChartPanel::setNothing(const QString &text)
{
    m_bars.reset();
    m_lines.reset();
    m_barSeries = nullptr;
    m_lineSeries.clear();
    chart()->removeAllSeries();
    m_view->hideGuide();
    m_view->hide();
    m_save->setEnabled(false);
    m_nothing->setText(text);
    m_nothing->show();
    applyTheme();
}

void ChartPanel::setBars(const BarChart &bars)
{
    const auto sameShape = [&] {
        return m_bars && m_barSeries && m_bars->categories == bars.categories && m_bars->stacked == bars.stacked &&
               std::equal(bars.sets.begin(), bars.sets.end(), m_bars->sets.begin(), m_bars->sets.end(),
                          [](const auto &left, const auto &right) {
                              return left.name == right.name && left.color == right.color;
                          });
    };
    const bool same = sameShape();
    m_lines.reset();
    m_bars = bars;
    if (!same)
        rebuildBars();
    replaceValues();
    themeMarkers();
    m_nothing->hide();
    m_view->show();
    m_save->setEnabled(true);
}

void ChartPanel::setLines(const LineChart &lines)
{
    const bool same = m_lines && m_lines->unit == lines.unit &&
                      std::equal(lines.series.begin(), lines.series.end(), m_lines->series.begin(),
                                 m_lines->series.end(), [](const auto &left, const auto &right) {
                                     return left.name == right.name && left.color == right.color;
                                 });
    m_bars.reset();
    m_lines = lines;
    if (!same)
        rebuildLines();
    replaceValues();
    themeMarkers();
    m_nothing->hide();
    m_view->show();
    m_save->setEnabled(true);
}

void ChartPanel::rebuildBars()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    m_lineSeries.clear();
    m_timeAxis = nullptr;
    m_barSeries = m_bars->stacked ? static_cast<QAbstractBarSeries *>(new QStackedBarSeries)
                                  : static_cast<QAbstractBarSeries *>(new QBarSeries);
    for (const BarChart::Set &set : m_bars->sets) {
        auto *bars = new QBarSet(set.name);
        for (qsizetype i = 0; i < m_bars->categories.size(); ++i)
            bars->append(0);
        m_barSeries->append(bars);
    }
    m_barSeries->setBarWidth(0.7);
    chart()->addSeries(m_barSeries);
    m_categoryAxis = new QBarCategoryAxis;
    m_categoryAxis->append(m_bars->categories);
    m_categoryAxis->setGridLineVisible(false);
    m_categoryAxis->setTruncateLabels(true);
    m_valueAxis = new QValueAxis;
    chart()->addAxis(m_categoryAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, Qt::AlignLeft);
    m_barSeries->attachAxis(m_categoryAxis);
    m_barSeries->attachAxis(m_valueAxis);
    chart()->legend()->setVisible(m_bars->sets.size() > 1);
    applyTheme();
}

void ChartPanel::rebuildLines()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    m_barSeries = nullptr;
    m_categoryAxis = nullptr;
    m_lineSeries.clear();
    m_timeAxis = new QDateTimeAxis;
    m_timeAxis->setGridLineVisible(false);
    m_valueAxis = new QValueAxis;
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, Qt::AlignLeft);
    for (const LineChart::Series &line : m_lines->series) {
        auto *series = new QLineSeries;
        series->setName(line.name);
        chart()->addSeries(series);
        series->attachAxis(m_timeAxis);
        series->attachAxis(m_valueAxis);
        m_lineSeries.append(series);
    }
    chart()->legend()->setVisible(m_lines->series.size() > 1);
    applyTheme();
}

double ChartPanel::greatest() const
{
    double result = 0;
    if (m_bars) {
        for (qsizetype category = 0; category < m_bars->categories.size(); ++category) {
            double sum = 0;
            for (const BarChart::Set &set : m_bars->sets) {
                const double value = set.values.value(category);
                sum = m_bars->stacked ? sum + value : std::max(sum, value);
            }
            result = std::max(result, sum);
        }
    } else if (m_lines) {
        for (const LineChart::Series &series : m_lines->series) {
            for (const QPointF &point : series.points)
                result = std::max(result, point.y());
        }
    }
    return result;
}

double ChartPanel::divisor() const
{
    const ChartUnit unit = m_bars ? m_bars->unit : m_lines ? m_lines->unit : ChartUnit::Count;
    if (unit == ChartUnit::Share)
        return 0.01;
    if (unit == ChartUnit::Bytes || unit == ChartUnit::BytesPerSecond)
        return std::pow(1024.0, byteParts(std::int64_t(std::min(greatest(), 9e18))).unit);
    return 1;
}

void ChartPanel::replaceValues()
{
    const double scale = divisor();
    if (m_bars) {
        const auto sets = m_barSeries->barSets();
        for (qsizetype i = 0; i < sets.size(); ++i) {
            for (qsizetype category = 0; category < m_bars->categories.size(); ++category) {
                const double value = m_bars->sets[i].values.value(category) / scale;
                if (sets[i]->at(int(category)) != value)
                    sets[i]->replace(int(category), value);
            }
        }
    } else if (m_lines) {
        double first = 0;
        double last = 0;
        for (qsizetype i = 0; i < m_lineSeries.size(); ++i) {
            QList<QPointF> points = m_lines->series[i].points;
            for (QPointF &point : points)
                point.ry() /= scale;
            if (!points.isEmpty()) {
                first = first == 0 ? points.constFirst().x() : std::min(first, points.constFirst().x());
                last = std::max(last, points.constLast().x());
            }
            m_lineSeries[i]->replace(points);
        }
        const auto time = [](double ms) { return QDateTime::fromMSecsSinceEpoch(qint64(ms)); };
        m_timeAxis->setRange(time(first), time(std::max(last, first + 1)));
        adaptTicks();
        m_timeAxis->setFormat(last - first > 2 * 86'400'000.0 ? u"d MMM HH:mm"_s
                              : last - first > 7'200'000.0    ? u"HH:mm"_s
                                                              : u"HH:mm:ss"_s);
    }
    scaleAxis();
}

void ChartPanel::adaptTicks()
{
    constexpr int kLabelWidth = 92;
    if (m_timeAxis)
        m_timeAxis->setTickCount(std::clamp(m_view->width() / kLabelWidth, 2, 12));
}

void ChartPanel::themeMarkers()
{
    for (QLegendMarker *marker : chart()->legend()->markers())
        marker->setPen(QPen(marker->brush().color())); // black around a line's mark otherwise
}

void ChartPanel::scaleAxis()
{
    const ChartUnit unit = m_bars ? m_bars->unit : m_lines->unit;
    const double top = greatest() / divisor();
    m_valueAxis->setRange(0, top > 0 ? top : 1);
    m_valueAxis->setTickCount(5);
    m_valueAxis->applyNiceNumbers();
    m_valueAxis->setMin(0);
    const double step = m_valueAxis->max() / std::max(1, m_valueAxis->tickCount() - 1);
    const bool whole = std::abs(step - std::round(step)) < 1e-9;
    const QString number = whole ? u"%.0f"_s : step * 10 - std::floor(step * 10) < 1e-9 ? u"%.1f"_s : u"%.2f"_s;
    switch (unit) {
    case ChartUnit::Share:
        m_valueAxis->setLabelFormat(number + u" %%"_s);
        break;
    case ChartUnit::Bytes:
    case ChartUnit::BytesPerSecond: {
        const int which = byteParts(std::int64_t(std::min(greatest(), 9e18))).unit;
        m_valueAxis->setLabelFormat(number + u' ' + QString::fromLatin1(byteUnitName(which)) +
                                    (unit == ChartUnit::Bytes ? QString() : u"/s"_s));
        break;
    }
    case ChartUnit::Count:
    case ChartUnit::CountPerSecond:
        m_valueAxis->setLabelFormat(number);
        break;
    }
}

void ChartPanel::applyTheme()
{
    const ThemeColors &colors = themeColors();
    const QFont small = Theme::instance().font(FontRole::Small);
    chart()->legend()->setLabelColor(colors.role(ColorRole::TextMuted));
    chart()->legend()->setFont(small);
    for (QAbstractAxis *axis : chart()->axes()) {
        axis->setLabelsColor(colors.role(ColorRole::TextMuted));
        axis->setLabelsFont(small);
        axis->setLinePenColor(colors.role(ColorRole::Border));
        axis->setGridLineColor(colors.role(ColorRole::GridLine));
    }
    if (m_bars && m_barSeries) {
        const auto sets = m_barSeries->barSets();
        for (qsizetype i = 0; i < sets.size(); ++i) {
            sets[i]->setColor(m_bars->sets[i].color.color());
            sets[i]->setBorderColor(colors.role(ColorRole::Surface));
        }
    }
    if (m_lines) {
        for (qsizetype i = 0; i < m_lineSeries.size(); ++i)
            m_lineSeries[i]->setPen(QPen(m_lines->series[i].color.color(), 2));
    }
    themeMarkers();
    QPalette palette = m_nothing->palette();
    palette.setColor(QPalette::WindowText, colors.role(ColorRole::TextMuted));
    m_nothing->setPalette(palette);
}

QString ChartPanel::toolTipAt(double x) const
{
    QString rows;
    QString head;
    const auto addRow = [&rows](const QString &name, const QColor &color, const QString &value) {
        rows += u"<tr><td><span style='color:%1'>●</span> %2&nbsp;&nbsp;</td><td align='right'>%3</td></tr>"_s.arg(
            color.name(), name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    if (m_bars) {
        const auto category = qsizetype(std::lround(x));
        if (category < 0 || category >= m_bars->categories.size())
            return {};
        head = m_bars->titles.value(category, m_bars->categories[category]);
        for (const BarChart::Set &set : m_bars->sets)
            addRow(set.name, set.color.color(), chartFigure(set.values.value(category), m_bars->unit));
    } else if (m_lines) {
        double best = -1;
        for (const LineChart::Series &series : m_lines->series) {
            const auto &points = series.points;
            if (points.isEmpty())
                continue;
            auto after = std::lower_bound(points.begin(), points.end(), x,
                                          [](const QPointF &point, double value) { return point.x() < value; });
            if (after == points.end() || (after != points.begin() && x - (after - 1)->x() < after->x() - x))
                --after;
            best = after->x();
            addRow(series.name, series.color.color(), chartFigure(after->y(), m_lines->unit));
        }
        head = best < 0 ? QString() : format::dateTime(std::int64_t(best));
    }
    return rows.isEmpty() ? QString() : u"<b>"_s + head.toHtmlEscaped() + u"</b><table>"_s + rows + u"</table>"_s;
}

QImage ChartPanel::image() const
{
    constexpr qreal kRatio = 2;
    const QSize size = m_view->size();
    QImage result(size * kRatio, QImage::Format_RGB32);
    result.setDevicePixelRatio(kRatio);
    result.fill(themeColors().role(ColorRole::Surface));
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    m_view->render(&painter, QRectF(QPointF(), size), m_view->rect());
    return result;
}

void ChartPanel::saveImage()
{
    if (!hasChart())
        return;
    saveFile(
        this, m_exportName + u".png"_s, {tr("PNG picture (*.png)")},
        [picture = image()](QIODevice &device) { return picture.save(&device, "PNG"); },
        [this](const QString &path, const Result<void> &result) { Q_EMIT saveFinished(path, result); });
}

} // namespace cinderscope
