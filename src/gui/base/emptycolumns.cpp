// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptycolumns.h"

#include <QHeaderView>

namespace cinderscope {

EmptyColumns::EmptyColumns(QHeaderView *header, QList<int> candidates)
    : m_header(header), m_candidates(std::move(candidates))
{
}

void EmptyColumns::setEmpty(const QList<int> &columns)
{
    if (m_first) { // those that are hidden by the settings were so for this reason, mostly
        m_first = false;
        for (const int column : std::as_const(m_candidates)) {
            if (m_header->isSectionHidden(column))
                m_hidden.insert(column);
        }
    }
    for (const int column : std::as_const(m_candidates)) {
        if (column >= m_header->count())
            continue;
        const bool hidden = m_header->isSectionHidden(column);
        if (!columns.contains(column)) {
            if (hidden && m_hidden.remove(column))
                m_header->setSectionHidden(column, false);
        } else if (!hidden && !m_hidden.contains(column)) {
            m_hidden.insert(column);
            m_header->setSectionHidden(column, true);
        }
    }
}

} // namespace cinderscope
