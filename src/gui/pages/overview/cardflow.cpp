// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/cardflow.h"

#include <QWidget>

#include <algorithm>

namespace cinderscope {

CardFlow::CardFlow(Mode mode, int leastColumnWidth, int mostColumns, QWidget *parent)
    : QLayout(parent), m_mode(mode), m_leastWidth(leastColumnWidth), m_mostColumns(mostColumns)
{
    setContentsMargins(0, 0, 0, 0);
}

CardFlow::~CardFlow()
{
    qDeleteAll(m_items);
}

void CardFlow::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *CardFlow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QList<QLayoutItem *> CardFlow::shownItems() const
{
    QList<QLayoutItem *> shown;
    for (QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            shown.append(item);
    }
    return shown;
}

void CardFlow::setLeastColumnWidth(int width)
{
    m_leastWidth = width;
    invalidate();
}

int CardFlow::columnsFor(int width) const
{
    const int fitting = (width + spacing()) / std::max(1, m_leastWidth + spacing());
    const int items = int(shownItems().size());
    return std::clamp(fitting, 1, std::max(1, std::min(m_mostColumns, items)));
}

int CardFlow::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize CardFlow::sizeHint() const
{
    const int width = 2 * m_leastWidth + spacing();
    return {width, heightForWidth(width)};
}

QSize CardFlow::minimumSize() const
{
    int width = 0;
    for (const QLayoutItem *item : shownItems())
        width = std::max(width, item->minimumSize().width());
    return {std::min(width, m_leastWidth), 0};
}

void CardFlow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int CardFlow::arrange(const QRect &rect, bool apply) const
{
    const auto items = shownItems();
    int columns = columnsFor(rect.width());
    if (m_mode == Mode::Rows && !items.isEmpty()) {
        // No single tile in a last row: divide them evenly.
        const int rows = (int(items.size()) + columns - 1) / columns;
        columns = (int(items.size()) + rows - 1) / rows;
    }
    const auto left = [&](int column) { return rect.x() + (rect.width() + spacing()) * column / columns; };
    const auto heightOf = [](const QLayoutItem *item, int width) {
        return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    };
    QList<int> bottoms(columns, rect.y());
    int place = 0;
    while (place < items.size()) {
        int column = place % columns;
        int height = 0;
        if (m_mode == Mode::Rows) {
            for (int i = place - column; i < std::min<int>(place - column + columns, int(items.size())); ++i)
                height = std::max(height, heightOf(items[i], left(1) - left(0) - spacing()));
        } else {
            column = int(std::min_element(bottoms.begin(), bottoms.end()) - bottoms.begin());
        }
        const int width = left(column + 1) - left(column) - spacing();
        if (m_mode == Mode::Columns)
            height = heightOf(items[place], width);
        if (apply)
            items[place]->setGeometry(QRect(left(column), bottoms[column], width, height));
        bottoms[column] += height + spacing();
        ++place;
    }
    return items.isEmpty() ? 0 : *std::max_element(bottoms.begin(), bottoms.end()) - spacing() - rect.y();
}

} // namespace cinderscope
