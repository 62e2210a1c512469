// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>

class QHeaderView;

namespace cinderscope {

//! Hides columns that have nothing to say and shows them when they have; what the person showed or hid stays so.
class EmptyColumns
{
public:
    //! \a candidates: columns that this may hide.
    EmptyColumns(QHeaderView *header, QList<int> candidates);
    void setEmpty(const QList<int> &columns);

private:
    QHeaderView *m_header;
    QList<int> m_candidates;
    QSet<int> m_hidden; //!< by this
    bool m_first = true;
};

} // namespace cinderscope
