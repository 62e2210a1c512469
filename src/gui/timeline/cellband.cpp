// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/cellband.h"

#include "gui/base/format.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBorderWidth = 5; // narrower cells have no lines of their own
constexpr double kFar = 1e6;    // pixels

struct Band
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::CellBand)
};

QColor fillOf(const TimelineScene &scene, const TimelineCell &cell)
{
    // Calm: what a cell's jobs do is below. Only what failed or runs asks for a look.
    const QColor surface = scene.colors.role(ColorRole::Surface);
    switch (cell.status) {
    case StatusRole::Failed:
    case StatusRole::Running:
        return scene.colors.statusTint(cell.status);
    default:
        return blend(surface, scene.colors.role(ColorRole::Accent), scene.colors.dark ? 0.28 : 0.14);
    }
}

QColor textColor(const TimelineScene &scene, const TimelineCell &cell)
{
    switch (cell.status) {
    case StatusRole::Failed:
    case StatusRole::Running:
        return scene.colors.statusText(cell.status);
    default:
        return scene.colors.role(ColorRole::Text);
    }
}

TimeMs endOf(const TimelineScene &scene, const TimelineCell &cell)
{
    const TimeMs end = cell.to != kNoTime ? cell.to : scene.snapshot ? scene.snapshot->time : cell.from;
    return std::max(cell.from, end);
}

//! Calls \a visit for the cells in view, in the order of their beginnings.
template <class Visit>
void visitShown(const TimelineScene &scene, Visit &&visit)
{
    if (!scene.cells || !scene.snapshot)
        return;
    const double from = scene.scale.timeAt(0), to = scene.scale.timeAt(scene.axisRect().width());
    for (const TimelineCell &cell : *scene.cells) {
        if (double(cell.from) > to)
            break; // they are in the order of their beginnings
        if (cell.from != kNoTime && double(endOf(scene, cell)) >= from)
            visit(cell);
    }
}

} // namespace

QRect CellBand::rect(const TimelineScene &scene, const TimelineCell &cell)
{
    const auto place = [&](TimeMs time) {
        return int(std::floor(std::clamp(scene.scale.xAt(double(time)), -kFar, kFar)));
    };
    const int x0 = place(cell.from), x1 = place(endOf(scene, cell));
    return {scene.gutter + x0, 1, std::max(1, x1 - x0), scene.cellBand - 2};
}

void CellBand::paint(QPainter &painter, const TimelineScene &scene)
{
    if (scene.cellBand <= 0)
        return;
    const QRect band = scene.cellRect();
    painter.fillRect(QRect(0, 0, scene.size.width(), band.height()), scene.colors.role(ColorRole::SurfaceAlt));
    painter.setFont(scene.smallFont);
    const QFontMetrics metrics(scene.smallFont);
    painter.setPen(scene.colors.role(ColorRole::TextMuted));
    painter.drawText(QRect(12, 0, scene.gutter - 24, band.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     Band::tr("Notebook cells"));
    painter.setClipRect(band);
    int covered = band.left() - 1; // columns up to here have a mark: cells below a pixel share one
    visitShown(scene, [&](const TimelineCell &cell) {
        QRect box = rect(scene, cell);
        if (box.width() <= 2 && box.right() <= covered && cell.status != StatusRole::Failed)
            return;
        covered = std::max(covered, box.right());
        box = box.intersected(band.adjusted(-2, 0, 2, 0));
        painter.fillRect(box, fillOf(scene, cell));
        painter.fillRect(box.left(), box.top(), 1, box.height(), textColor(scene, cell));
        const QRect place = box.intersected(band).adjusted(5, 0, -3, 0);
        const int least = metrics.horizontalAdvance(cell.label);
        if (place.width() < std::min(least, metrics.horizontalAdvance(u"[0]"_s)))
            return;
        // Too narrow for "In [12]": its number alone says as much.
        QString label = place.width() < least ? cell.number : cell.label;
        if (metrics.horizontalAdvance(label) > place.width())
            return;
        painter.setPen(textColor(scene, cell));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
        const QRect rest = place.adjusted(metrics.horizontalAdvance(label) + 8, 0, 0, 0);
        if (rest.width() < 40 || cell.title.isEmpty())
            return;
        painter.setPen(scene.colors.role(ColorRole::TextMuted));
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(cell.title, Qt::ElideRight, rest.width(), Qt::TextSingleLine));
    });
    painter.setClipping(false);
    painter.fillRect(0, band.bottom(), scene.size.width(), 1, scene.colors.role(ColorRole::GridLine));
}

void CellBand::paintBorders(QPainter &painter, const TimelineScene &scene)
{
    if (scene.cellBand <= 0)
        return;
    const QRect lanes = scene.lanesRect();
    QColor line = scene.colors.role(ColorRole::Accent);
    line.setAlpha(scene.colors.dark ? 120 : 100);
    painter.setClipRect(lanes);
    int last = lanes.left() - kBorderWidth;
    const auto border = [&](int x) {
        if (x < lanes.left() || x > lanes.right() || x - last < 2)
            return;
        for (int y = lanes.top(); y < lanes.bottom(); y += 5) // dashed: not to be taken for the grid
            painter.fillRect(x, y, 1, 3, line);
        last = x;
    };
    visitShown(scene, [&](const TimelineCell &cell) {
        const QRect box = rect(scene, cell);
        if (box.width() < kBorderWidth)
            return;
        border(box.left());
        border(box.right() + 1);
    });
    painter.setClipping(false);
}

const TimelineCell *CellBand::cellAt(const TimelineScene &scene, const QPoint &place)
{
    if (scene.cellBand <= 0 || !scene.cellRect().contains(place))
        return nullptr;
    const TimelineCell *found = nullptr;
    visitShown(scene, [&](const TimelineCell &cell) {
        const QRect box = rect(scene, cell);
        if (place.x() >= box.left() - 1 && place.x() <= box.right() + 1)
            found = &cell;
    });
    return found;
}

QString CellBand::toolTip(const TimelineScene &scene, const TimelineCell &cell)
{
    const QString name = cell.title.isEmpty() ? QString() : u"<br><tt>"_s + cell.title.toHtmlEscaped() + u"</tt>"_s;
    const QString time =
        Band::tr("%1 – %2, %3", "from, to, duration")
            .arg(format::timeOfDay(cell.from), cell.to != kNoTime ? format::timeOfDay(cell.to) : Band::tr("now"),
                 format::duration(endOf(scene, cell) - cell.from));
    QString html = u"<b>"_s + cell.label.toHtmlEscaped() + u"</b> · "_s + cell.state.toHtmlEscaped() + name +
                   u"<br>"_s + time.toHtmlEscaped();
    if (!cell.detail.isEmpty())
        html += u"<br>"_s + cell.detail.toHtmlEscaped();
    return html;
}

} // namespace cinderscope
