// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/factgrid.h"

#include "gui/base/copylabel.h"
#include "gui/base/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace cinderscope {

namespace {
constexpr int kCellWidth = 150;
} // namespace

FactGrid::FactGrid(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactGrid::setFacts(const QList<Fact> &facts)
{
    QList<Fact> known;
    for (const Fact &fact : facts) {
        if (!fact.value.isEmpty())
            known += fact;
    }
    const bool otherCount = known.size() != m_facts.size();
    m_facts = known;
    while (m_cells.size() < m_facts.size()) {
        Cell cell;
        cell.box = new QWidget(this);
        auto *layout = new QVBoxLayout(cell.box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        cell.caption = new QLabel(cell.box);
        cell.caption->setForegroundRole(QPalette::PlaceholderText);
        cell.caption->setFont(Theme::instance().font(FontRole::Small));
        cell.value = new CopyLabel(cell.box);
        layout->addWidget(cell.caption);
        layout->addWidget(cell.value);
        m_cells += cell;
    }
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        Cell &cell = m_cells[i];
        cell.box->setVisible(i < m_facts.size());
        if (i >= m_facts.size())
            continue;
        const Fact &fact = m_facts[i];
        if (cell.caption->text() != fact.caption) {
            cell.caption->setText(fact.caption);
            cell.value->setFieldName(fact.caption);
        }
        if (cell.value->text() != fact.value)
            cell.value->setText(fact.value);
        cell.value->setCopyText(fact.copyText);
    }
    place();
    if (otherCount)
        updateGeometry();
}

QString FactGrid::text() const
{
    QString text;
    for (const Fact &fact : m_facts)
        text +=
            tr("%1: %2").arg(fact.caption, fact.copyText.isEmpty() ? fact.value : fact.copyText) + QLatin1Char('\n');
    return text;
}

int FactGrid::columnsFor(int width) const
{
    return std::max(1, (width + Spacing::Medium) / (kCellWidth + Spacing::Medium));
}

int FactGrid::cellHeight() const
{
    int height = 0;
    for (const Cell &cell : m_cells)
        height = std::max(height, cell.box->sizeHint().height());
    return height;
}

int FactGrid::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (int(m_facts.size()) + columns - 1) / columns;
    return rows == 0 ? 0 : rows * (cellHeight() + Spacing::Small) - Spacing::Small;
}

QSize FactGrid::sizeHint() const
{
    return {3 * kCellWidth, heightForWidth(width())};
}

QSize FactGrid::minimumSizeHint() const
{
    return {kCellWidth, heightForWidth(width())};
}

void FactGrid::place()
{
    const int columns = columnsFor(width());
    const int cellWidth = (width() + Spacing::Medium) / columns - Spacing::Medium;
    const int height = cellHeight();
    for (int i = 0; i < int(m_facts.size()); ++i)
        m_cells[i].box->setGeometry((i % columns) * (cellWidth + Spacing::Medium),
                                    (i / columns) * (height + Spacing::Small), cellWidth, height);
}

void FactGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
    updateGeometry();
}

void FactGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        for (const Cell &cell : std::as_const(m_cells))
            cell.caption->setFont(Theme::instance().font(FontRole::Small));
        place();
    }
    QWidget::changeEvent(event);
}

} // namespace cinderscope
