// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/base/tabletext.h"

#include <memory>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace cinderscope {

//! Writes all rows of a model (trees: every level, depth first) into a file. Cells are read on the GUI thread in slices
//! of a few milliseconds; the file is written on another thread, at most some MB behind. The file appears under its
//! name only when it is complete. Exactly one finished().
class TableExport : public QObject
{
    Q_OBJECT
public:
    TableExport(QAbstractItemModel *model, TableFormat format, const QList<int> &columns, const QString &path,
                QObject *parent = nullptr);
    ~TableExport() override;

    void start();
    //! finished() follows with ErrorCode::Cancelled; no file is left.
    void cancel();
    QString path() const { return m_path; }
    qint64 rowsWritten() const { return m_rows; }
    //! Rows came, went or moved meanwhile: some may be missing or doubled in the file.
    bool modelChanged() const { return m_modelChanged; }

Q_SIGNALS:
    void progress(qint64 rows, qint64 totalRows); //!< totalRows -1 for trees
    void finished(const cinderscope::Result<void> &result);

private:
    class Writer;
    void slice();
    bool advance();
    void finish(Result<void> result);

    QPointer<QAbstractItemModel> m_model;
    QString m_path;
    TableText m_text;
    std::shared_ptr<Writer> m_writer;
    QTimer m_timer;
    QList<QPair<QPersistentModelIndex, int>> m_stack; //!< parent and next row, innermost last
    qint64 m_rows = 0;
    qint64 m_total = -1;
    bool m_modelChanged = false;
    bool m_tailSent = false;
    bool m_done = false;
};

} // namespace cinderscope
