// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/tableexport.h"

#include "gui/base/savefile.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QIODevice>
#include <thread>

namespace cinderscope {
namespace {
constexpr qint64 kSliceMs = 8;
constexpr qsizetype kBlockSize = 256 * 1024;
constexpr qsizetype kMaxPending = 4 * 1024 * 1024;
constexpr int kWaitMs = 10;
} // namespace

//! The thread that owns the file. Blocks of text go in, one result comes out.
class TableExport::Writer : public std::enable_shared_from_this<TableExport::Writer>
{
public:
    //! `done` is called on the writer's thread, once.
    void start(const QString &path, std::function<void(Result<void>)> done)
    {
        // The thread keeps this object: whoever asked may go and needs not wait for a slow disk.
        std::thread([self = shared_from_this(), path, done = std::move(done)] {
            done(writeFile(path, [&self](QIODevice &device) { return self->drain(device); }));
        }).detach();
    }

    void add(QByteArray block)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_pending += block.size();
            m_blocks.push_back(std::move(block));
        }
        m_wake.notify_one();
    }
    void end(bool complete)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
            m_complete = complete;
        }
        m_wake.notify_one();
    }
    bool isBehind() const
    {
        const std::lock_guard lock(m_mutex);
        return m_pending > kMaxPending;
    }

private:
    bool drain(QIODevice &device)
    {
        for (;;) {
            QByteArray block;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_ended || !m_blocks.empty(); });
                if (m_ended && !m_complete)
                    return false;
                if (m_blocks.empty())
                    return true;
                block = std::move(m_blocks.front());
                m_blocks.pop_front();
                m_pending -= block.size();
            }
            if (device.write(block) != block.size())
                return false;
        }
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<QByteArray> m_blocks;
    qsizetype m_pending = 0;
    bool m_ended = false;
    bool m_complete = false;
};

TableExport::TableExport(QAbstractItemModel *model, TableFormat format, const QList<int> &columns, const QString &path,
                         QObject *parent)
    : QObject(parent), m_model(model), m_path(path), m_text(format, *model, columns),
      m_writer(std::make_shared<Writer>())
{
    const auto changed = [this] { m_modelChanged = true; };
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(model, &QAbstractItemModel::rowsMoved, this, changed);
    connect(model, &QAbstractItemModel::layoutChanged, this, changed);
    connect(model, &QAbstractItemModel::modelReset, this, changed);
    // TableText holds a reference: stop before the model is gone.
    connect(model, &QObject::destroyed, this, [this] {
        m_timer.stop();
        m_writer->end(false);
    });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TableExport::slice);
}

TableExport::~TableExport()
{
    m_writer->end(false);
}

void TableExport::start()
{
    if (!m_model)
        return;
    m_writer->start(m_path, [self = QPointer<TableExport>(this)](Result<void> result) {
        // Only posted here; `self` is looked at on its own thread.
        QMetaObject::invokeMethod(
            qApp,
            [self, result = std::move(result)] {
                if (self)
                    self->finish(result);
            },
            Qt::QueuedConnection);
    });
    m_stack = {{QPersistentModelIndex(), 0}};
    m_total = m_model->rowCount();
    for (int row = 0; m_total >= 0 && row < qMin(m_model->rowCount(), 100); ++row) {
        if (m_model->hasChildren(m_model->index(row, 0)))
            m_total = -1;
    }
    m_writer->add(m_text.header());
    m_timer.start(0);
}

void TableExport::cancel()
{
    m_timer.stop();
    m_tailSent = true;
    m_writer->end(false);
}

//! Steps out of levels that are done; false at the end of all rows.
bool TableExport::advance()
{
    while (!m_stack.isEmpty()) {
        auto &[parent, row] = m_stack.last();
        const bool parentGone = m_stack.size() > 1 && !parent.isValid();
        if (!parentGone && row < m_model->rowCount(parent))
            return true;
        m_stack.removeLast();
    }
    return false;
}

void TableExport::slice()
{
    if (!m_model || m_tailSent)
        return;
    if (m_writer->isBehind()) {
        m_timer.start(kWaitMs);
        return;
    }
    QElapsedTimer clock;
    clock.start();
    QByteArray block;
    while (clock.elapsed() < kSliceMs && block.size() < kBlockSize && advance()) {
        // Several rows between two looks at the clock.
        for (int n = 0; n < 16 && advance(); ++n) {
            auto &[parent, row] = m_stack.last();
            const QModelIndex index = m_model->index(row, 0, parent);
            ++row;
            block += m_text.row(index);
            ++m_rows;
            if (m_model->hasChildren(index))
                m_stack.append({QPersistentModelIndex(index), 0});
        }
    }
    const bool more = advance();
    if (!more) {
        block += m_text.footer();
        m_tailSent = true;
    }
    m_writer->add(std::move(block));
    Q_EMIT progress(m_rows, m_total);
    if (more)
        m_timer.start(0);
    else
        m_writer->end(true);
}

void TableExport::finish(Result<void> result)
{
    if (m_done)
        return;
    m_done = true;
    m_timer.stop();
    m_tailSent = true;
    Q_EMIT finished(result);
}

} // namespace cinderscope
