// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobcells.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <limits>

namespace cinderscope {

namespace {

//! A cell's key is the same before and after the kernel tells of it: then its message id is not cut as in a mark.
QString nameOf(const CellRow &row)
{
    return row.kind == CellRow::Kind::Cell ? CellMark::cleaned(row.key) : row.key;
}

//! A number that a text keeps from one snapshot to the next; not negative.
std::int64_t numberOf(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1);
    return qFromLittleEndian<qint64>(hash.constData()) & std::numeric_limits<std::int64_t>::max();
}

} // namespace

JobCells::JobCells(const SnapshotPtr &snapshot, const NotebookCellsPtr &notebook, CellBook &book,
                   const std::stop_token &stop)
    : m_notebook(notebook)
{
    CellRequest request;
    request.snapshot = snapshot;
    request.notebook = notebook;
    request.idle = false;
    request.sortColumn = CellColumn::Started;
    request.descending = false;
    m_rows = makeCellTable(request, book, stop).rows;
    m_keyOfJob.assign(snapshot->jobs.size(), kLoose);
    for (std::size_t place = 0; place < m_rows.size(); ++place) {
        const CellRow &row = m_rows[place];
        std::int64_t key = kLoose;
        if (row.kind != CellRow::Kind::Loose) {
            key = numberOf(nameOf(row));
            while (m_places.contains(key)) // as good as never
                key = (key + 1) & std::numeric_limits<std::int64_t>::max();
        }
        m_places.emplace(key, place);
        if (row.kind == CellRow::Kind::Cell)
            m_keys.insert(nameOf(row), key);
        for (const Row job : row.jobRows)
            m_keyOfJob[job] = key;
    }
}

std::int64_t JobCells::keyOfCell(const QString &messageId) const
{
    return m_keys.value(CellMark::cleaned(messageId), kLoose);
}

std::int64_t JobCells::keyOfJob(Row job) const
{
    return job < m_keyOfJob.size() ? m_keyOfJob[job] : kLoose;
}

const CellRow *JobCells::row(std::int64_t key) const
{
    const auto found = m_places.find(key);
    return found == m_places.end() ? nullptr : &m_rows[found->second];
}

std::int64_t JobCells::place(std::int64_t key) const
{
    const auto found = m_places.find(key);
    return found == m_places.end() ? -1 : std::int64_t(found->second);
}

bool JobCells::readSame(const CellRow *a, const CellRow *b)
{
    if (!a || !b)
        return a == b;
    return a->run == b->run && a->title == b->title && a->reason == b->reason && a->mark == b->mark &&
           a->known == b->known && a->byTime == b->byTime && a->ambiguous == b->ambiguous;
}

} // namespace cinderscope
