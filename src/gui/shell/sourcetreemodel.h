// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"
#include "gui/base/statustext.h"
#include "gui/shell/sourceentry.h"

#include <functional>
#include <memory>
#include <QAbstractItemModel>
#include <QMultiHash>

namespace cinderscope {

//! The rows of the source tree: four sections (this computer, clusters, event logs, history), in them applications,
//! folders with their logs, places with their masters, workers and applications. An empty section, folder or place has
//! one row, a note. Changes are made as differences: no reset, so that the view keeps its place. GUI thread only.
class SourceTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role
    {
        EntryRole = FirstModelRole, //!< const SourceEntry *, valid until the next change
        KindRole,                   //!< int of SourceEntry::Kind
        KeyRole
    };
    enum class Section
    {
        Computer,
        Clusters,
        Logs,
        History
    };
    static constexpr int SectionCount = 4;

    explicit SourceTreeModel(QObject *parent = nullptr);
    ~SourceTreeModel() override;

    //! Replaces the applications (and folders) of a section, in this order.
    void setEntries(Section section, const QList<SourceEntry> &entries);
    //! The same with what stands below the rows.
    void setBranches(Section section, const QList<SourceBranch> &branches);
    //! Adds at the end of a section, or updates the row with the same key.
    QModelIndex addEntry(Section section, const SourceEntry &entry);
    //! Removes the row with this key from a section.
    void removeEntry(Section section, const QString &key);
    //! Muted text behind a section's name, and the text of its note.
    void setSectionStatus(Section section, const QString &status);
    void setSectionNote(Section section, const QString &title, const QString &text);
    void setSectionHidden(Section section, bool hidden);

    //! Logs of a folder, in this order. Nothing where the folder is not in the tree.
    void setFolderEntries(const QString &path, const QList<SourceEntry> &entries);
    void appendFolderEntries(const QString &path, const QList<SourceEntry> &entries);
    void setFolderStatus(const QString &path, const QString &status, const QString &noteTitle, const QString &noteText);

    //! Changes every row with this key, wherever it stands.
    void update(const QString &key, const std::function<void(SourceEntry &)> &change);
    bool contains(const QString &key) const { return m_byKey.contains(key); }
    //! First row with this key; in a section before a folder's. Invalid where there is none.
    QModelIndex find(const QString &key) const;
    QModelIndex sectionIndex(Section section) const; //!< invalid while hidden
    const SourceEntry *entry(const QModelIndex &index) const;
    //! Entries of a section without its note.
    QList<SourceEntry> entries(Section section) const;
    //! All applications, those in folders too, each once.
    QList<SourceEntry> applications() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;
    Node *sectionNode(Section section) const;
    Node *node(const QModelIndex &index) const;
    Node *folder(const QString &path) const;
    QModelIndex indexOf(const Node *node) const;
    void setChildren(Node *parent, const QList<SourceEntry> &entries);
    void setBranches(Node *parent, const QList<SourceBranch> &branches);
    void insertChildren(Node *parent, int at, const QList<SourceEntry> &entries);
    void removeChildren(Node *parent, int first, int count);
    void setNote(Node *parent, const QString &title, const QString &text);
    void syncNote(Node *parent);
    void changeEntry(Node *node, const SourceEntry &entry);
    void forget(Node *node);

    std::unique_ptr<Node> m_root;
    std::vector<std::unique_ptr<Node>> m_hidden; //!< sections that are not shown
    Node *m_sections[SectionCount] = {};
    QMultiHash<QString, Node *> m_byKey;
};

//! What the tooltip of a row says, as plain lines of "name: value"; also its accessible description.
QString describe(const SourceEntry &entry);
//! "Polling REST", "Event log", "Replay", "Live".
QString sourceKindText(SourceKind kind);

} // namespace cinderscope
