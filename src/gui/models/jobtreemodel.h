// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"
#include "gui/models/backgroundjob.h"
#include "gui/models/jobtreelayout.h"

#include <QAbstractItemModel>
#include <QTimer>

namespace cinderscope {

//! Jobs with their stage attempts, grouped on demand by SQL execution, job group or notebook cell. Sorts and filters by
//! itself.
//!
//! A flat tree in the manner of hotspot's HashModel: no object a row. An index carries what it is (kind, row of the
//! job, row of the stage); a row's place among its siblings is looked up in plain arrays; stages are listed when a
//! job is opened for the first time. From snapshot to snapshot rows are inserted, removed, reordered and
//! changed, never reset. Up to kAtOnce jobs are laid out at once, more (and cells) on a worker thread.
class JobTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    //! Roles beside those of gui/base/itemroles.h.
    enum Role
    {
        StatusRoleRole = FirstModelRole, //!< int(StatusRole) of the row
        KindRole                         //!< int(JobTreeNode::Kind)
    };
    static constexpr std::size_t kAtOnce = 3000;

    explicit JobTreeModel(QObject *parent = nullptr);
    ~JobTreeModel() override;

    //! A newer state of the same application; after clear(), of any.
    void setSnapshot(const SnapshotPtr &snapshot);
    void clear();
    const SnapshotPtr &snapshot() const { return m_cells.snapshot(); }
    const JobTreeCells &cells() const { return m_cells; }

    //! Runs of cells, for the grouping by cells; null: jobs' marks alone tell of cells.
    void setNotebook(const NotebookCellsPtr &notebook);
    void setGrouping(JobGrouping grouping);
    JobGrouping grouping() const { return m_wanted.grouping; }
    void setFilter(const FilterExpression &filter);
    void setStatusFilter(std::optional<JobStatus> status);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! What an index shows; its figures. Rows are kNoRow for an invalid index.
    JobTreeNode node(const QModelIndex &index) const;
    RowFigures figures(const QModelIndex &index) const;
    //! Index of what is shown; invalid for what is filtered away or not laid out yet.
    QModelIndex indexOf(const JobTreeNode &node, int column = 0) const;
    QModelIndex indexOfJob(std::int32_t jobId) const;
    //! Below the newest job that the attempt ran for, else the newest that names it.
    QModelIndex indexOfStage(std::int32_t stageId, std::int32_t attempt) const;
    QModelIndex indexOfGroup(std::int64_t key) const;
    //! By the id of its message; invalid where the rows are not grouped by cells.
    QModelIndex indexOfCell(const QString &messageId) const;

    std::int64_t shownJobs() const { return m_layout.shownJobs; }
    std::int64_t totalJobs() const { return m_layout.totalJobs; }
    //! True while the rows are not yet those of the last snapshot, filter and order.
    bool isBusy() const { return m_job.isRunning() || m_later.isActive(); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! Rows are those of the last request; after each of them.
    void laidOut();
    void countsChanged();

private:
    struct Group
    {
        std::int64_t key = -1;
        std::vector<Row> jobs;
        RowFigures figures;
    };

    static std::size_t groupSlot(quintptr id);
    static quintptr idOf(const JobTreeNode &node, std::uint32_t slot);
    QModelIndex indexOfId(quintptr id, int column) const;
    QModelIndex groupIndex(std::uint32_t slot) const;
    QModelIndex jobIndex(Row job, int column = 0) const;
    std::uint32_t slotOf(std::int64_t key) const;
    const std::vector<Row> &stages(Row job) const;
    const RowFigures &cachedFigures(quintptr id) const;
    QVariant toolTip(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const;

    void relayout(bool byPerson);
    void dropBook();
    void adopt(JobTreeLayout layout, const JobTreeRequest &request);
    void replaceAll(std::vector<JobTreeLayout::Group> &groups, JobGrouping grouping);
    struct Target;
    Target targetOf(std::vector<JobTreeLayout::Group> &groups);
    void merge(std::vector<JobTreeLayout::Group> &groups);
    std::uint32_t addSlot(JobTreeLayout::Group &group);
    void pruneStages();
    void updateStages();
    void announceChanges(const Snapshot &before);
    std::vector<Row> changedJobs(const Snapshot &before);
    void announceRows(const QModelIndex &parent, std::vector<std::size_t> places);

    struct JobNumbers;
    struct GroupNumbers;
    struct StageNumbers;
    template <class PlaceOf, class Renumber>
    void removeGone(const QModelIndex &parent, std::vector<Row> &list, PlaceOf placeOf, Renumber renumber);
    template <class PlaceOf, class Renumber>
    void insertNew(const QModelIndex &parent, std::vector<Row> &list, const std::vector<Row> &target, PlaceOf placeOf,
                   Renumber renumber);
    template <class Renumber>
    void reorder(const QModelIndex &parent, std::vector<Row> &list, std::vector<Row> order, Renumber renumber);

    JobTreeCells m_cells;
    JobTreeRequest m_wanted;                    //!< snapshot: unused
    JobGrouping m_grouping = JobGrouping::None; //!< of the rows
    JobColumn m_sortColumn = JobColumn::Id;
    bool m_descending = true;
    JobTreeLayout m_layout;                                     //!< groups moved out
    std::vector<Group> m_groups;                                //!< by slot
    std::vector<Row> m_groupOrder;                              //!< slots as shown
    std::vector<std::uint32_t> m_groupPlace;                    //!< by slot
    std::vector<std::uint32_t> m_jobPlace;                      //!< by job row; kNoRow: not shown
    std::vector<std::uint32_t> m_jobSlot;                       //!< by job row
    mutable std::unordered_map<Row, std::vector<Row>> m_stages; //!< of jobs that were opened
    mutable std::unordered_map<quintptr, RowFigures> m_figures; //!< of this snapshot
    BackgroundJob m_job;
    QTimer m_later; //!< a layout that waits for its turn
    bool m_again = false, m_againNow = false;
    bool m_bookInUse = false;         //!< by the job that runs
    std::shared_ptr<CellBook> m_book; //!< of this application; null before it is needed
    std::vector<Row> m_running;       //!< job rows that ran at the last snapshot
};

} // namespace cinderscope
