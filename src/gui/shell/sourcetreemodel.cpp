// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sourcetreemodel.h"

#include <QDir>
#include <QSet>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QString accessibleText(const SourceEntry &entry)
{
    QStringList parts{entry.name};
    if (entry.state)
        parts.append(statusText(*entry.state));
    if (!entry.launchName.isEmpty())
        parts.append(SourceTreeModel::tr("started from “%1”").arg(entry.launchName));
    if (entry.kind == SourceEntry::Kind::Place || entry.kind == SourceEntry::Kind::Endpoint ||
        entry.kind == SourceEntry::Kind::Launch || entry.kind == SourceEntry::Kind::Jupyter ||
        entry.kind == SourceEntry::Kind::Kernel) {
        if (!entry.status.isEmpty())
            parts.append(entry.status);
        if (!entry.detail.isEmpty())
            parts.append(entry.detail);
    }
    return parts.join(u", "_s);
}

} // namespace

struct SourceTreeModel::Node
{
    SourceEntry entry;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
    bool hasNote = false; //!< the only child is the note
    SourceEntry note;     //!< shown while there is nothing else
};

SourceTreeModel::SourceTreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->entry.kind = SourceEntry::Kind::Section;
    const QString names[SectionCount] = {tr("This computer"), tr("Clusters and hosts"), tr("Event logs"),
                                         tr("History")};
    for (int i = 0; i < SectionCount; ++i) {
        auto section = std::make_unique<Node>();
        section->entry.kind = SourceEntry::Kind::Section;
        section->entry.name = names[i];
        section->parent = m_root.get();
        section->row = i;
        section->note.kind = SourceEntry::Kind::Note;
        m_sections[i] = section.get();
        m_root->children.push_back(std::move(section));
    }
}

SourceTreeModel::~SourceTreeModel() = default;

SourceTreeModel::Node *SourceTreeModel::sectionNode(Section section) const
{
    return m_sections[int(section)];
}

SourceTreeModel::Node *SourceTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex SourceTreeModel::indexOf(const Node *node) const
{
    if (!node || node == m_root.get())
        return {};
    for (const Node *up = node; up; up = up->parent) {
        if (up == m_root.get())
            return createIndex(node->row, 0, node);
    }
    return {}; // in a hidden section
}

SourceTreeModel::Node *SourceTreeModel::folder(const QString &path) const
{
    const auto found = m_byKey.values(u"folder:"_s + path);
    return found.isEmpty() ? nullptr : found.first();
}

void SourceTreeModel::forget(Node *node)
{
    for (const auto &child : node->children)
        forget(child.get());
    if (node->entry.kind != SourceEntry::Kind::Section && node->entry.kind != SourceEntry::Kind::Note)
        m_byKey.remove(node->entry.key(), node);
}

void SourceTreeModel::insertChildren(Node *parent, int at, const QList<SourceEntry> &entries)
{
    if (entries.isEmpty())
        return;
    const QModelIndex parentIndex = indexOf(parent);
    const bool shown = parentIndex.isValid();
    if (shown)
        beginInsertRows(parentIndex, at, at + int(entries.size()) - 1);
    std::vector<std::unique_ptr<Node>> made;
    made.reserve(std::size_t(entries.size()));
    for (const SourceEntry &entry : entries) {
        auto node = std::make_unique<Node>();
        node->entry = entry;
        node->parent = parent;
        if (entry.kind == SourceEntry::Kind::Folder) {
            node->note.kind = SourceEntry::Kind::Note;
            auto note = std::make_unique<Node>();
            note->entry = node->note;
            note->parent = node.get();
            node->children.push_back(std::move(note));
            node->hasNote = true;
        }
        if (entry.kind != SourceEntry::Kind::Note)
            m_byKey.insert(entry.key(), node.get());
        made.push_back(std::move(node));
    }
    parent->children.insert(parent->children.begin() + at, std::make_move_iterator(made.begin()),
                            std::make_move_iterator(made.end()));
    for (std::size_t row = std::size_t(at); row < parent->children.size(); ++row)
        parent->children[row]->row = int(row);
    if (shown)
        endInsertRows();
}

void SourceTreeModel::removeChildren(Node *parent, int first, int count)
{
    const QModelIndex parentIndex = indexOf(parent);
    const bool shown = parentIndex.isValid();
    if (shown)
        beginRemoveRows(parentIndex, first, first + count - 1);
    for (int row = first; row < first + count; ++row)
        forget(parent->children[std::size_t(row)].get());
    parent->children.erase(parent->children.begin() + first, parent->children.begin() + first + count);
    for (std::size_t row = std::size_t(first); row < parent->children.size(); ++row)
        parent->children[row]->row = int(row);
    if (shown)
        endRemoveRows();
}

void SourceTreeModel::syncNote(Node *parent)
{
    const bool wanted =
        !parent->hasNote && parent->children.empty() && !(parent->note.name.isEmpty() && parent->note.detail.isEmpty());
    if (parent->hasNote && parent->children.size() > 1) {
        removeChildren(parent, 0, 1);
        parent->hasNote = false;
    } else if (wanted) {
        insertChildren(parent, 0, {parent->note});
        parent->hasNote = true;
    }
}

void SourceTreeModel::setNote(Node *parent, const QString &title, const QString &text)
{
    parent->note.name = title;
    parent->note.detail = text;
    if (parent->hasNote)
        changeEntry(parent->children.front().get(), parent->note);
    else
        syncNote(parent);
}

void SourceTreeModel::changeEntry(Node *node, const SourceEntry &entry)
{
    if (node->entry == entry)
        return;
    if (node->entry.kind != SourceEntry::Kind::Note && node->entry.kind != SourceEntry::Kind::Section &&
        node->entry.key() != entry.key()) {
        m_byKey.remove(node->entry.key(), node);
        m_byKey.insert(entry.key(), node);
    }
    node->entry = entry;
    const QModelIndex index = indexOf(node);
    if (index.isValid())
        Q_EMIT dataChanged(index, index);
}

void SourceTreeModel::setChildren(Node *parent, const QList<SourceEntry> &entries)
{
    QSet<QString> wanted;
    wanted.reserve(entries.size());
    for (const SourceEntry &entry : entries)
        wanted.insert(entry.key());
    // What is gone, in runs from behind.
    const int noteRows = parent->hasNote ? 1 : 0;
    for (int row = int(parent->children.size()) - 1; row >= noteRows;) {
        int first = row;
        while (first >= noteRows && !wanted.contains(parent->children[std::size_t(first)]->entry.key()))
            --first;
        if (first < row)
            removeChildren(parent, first + 1, row - first);
        row = first - 1;
    }
    // What is new or stands elsewhere, in runs from the front. The note stays at the front until the end.
    QSet<QString> present;
    for (int row = noteRows; row < int(parent->children.size()); ++row)
        present.insert(parent->children[std::size_t(row)]->entry.key());
    int row = noteRows;
    for (qsizetype i = 0; i < entries.size();) {
        QList<SourceEntry> run;
        while (i < entries.size() && !present.contains(entries[i].key())) {
            present.insert(entries[i].key());
            run.append(entries[i++]);
        }
        insertChildren(parent, row, run);
        row += int(run.size());
        if (i == entries.size())
            break;
        const QString key = entries[i].key();
        int at = row;
        while (at < int(parent->children.size()) && parent->children[std::size_t(at)]->entry.key() != key)
            ++at;
        if (at == int(parent->children.size())) { // the same key twice in `entries`
            ++i;
            continue;
        }
        if (at != row) {
            const QModelIndex index = indexOf(parent);
            if (index.isValid())
                beginMoveRows(index, at, at, index, row);
            auto &children = parent->children;
            std::rotate(children.begin() + row, children.begin() + at, children.begin() + at + 1);
            for (std::size_t r = std::size_t(row); r <= std::size_t(at); ++r)
                children[r]->row = int(r);
            if (index.isValid())
                endMoveRows();
        }
        changeEntry(parent->children[std::size_t(row)].get(), entries[i]);
        ++row;
        ++i;
    }
    syncNote(parent);
}

void SourceTreeModel::setEntries(Section section, const QList<SourceEntry> &entries)
{
    setChildren(sectionNode(section), entries);
}

void SourceTreeModel::setBranches(Section section, const QList<SourceBranch> &branches)
{
    setBranches(sectionNode(section), branches);
}

void SourceTreeModel::setBranches(Node *parent, const QList<SourceBranch> &branches)
{
    QList<SourceEntry> entries;
    entries.reserve(branches.size());
    bool deep = false;
    for (const SourceBranch &branch : branches) {
        entries.append(branch.entry);
        deep = deep || branch.entry.hasChildren();
    }
    setChildren(parent, entries);
    if (!deep)
        return;
    // The children are in the order of the branches now; a key that came twice has one row.
    std::size_t row = parent->hasNote ? 1 : 0;
    for (const SourceBranch &branch : branches) {
        if (row >= parent->children.size())
            break;
        Node *child = parent->children[row].get();
        if (child->entry.key() != branch.entry.key())
            continue;
        ++row;
        if (branch.entry.hasChildren() && branch.entry.kind != SourceEntry::Kind::Folder)
            setBranches(child, branch.children);
    }
}

QModelIndex SourceTreeModel::addEntry(Section section, const SourceEntry &entry)
{
    Node *parent = sectionNode(section);
    for (Node *node : m_byKey.values(entry.key())) {
        if (node->parent == parent) {
            changeEntry(node, entry);
            return indexOf(node);
        }
    }
    insertChildren(parent, int(parent->children.size()), {entry});
    Node *made = parent->children.back().get();
    syncNote(parent);
    return indexOf(made);
}

void SourceTreeModel::removeEntry(Section section, const QString &key)
{
    Node *parent = sectionNode(section);
    for (Node *node : m_byKey.values(key)) {
        if (node->parent == parent) {
            removeChildren(parent, node->row, 1);
            syncNote(parent);
            return;
        }
    }
}

void SourceTreeModel::setSectionStatus(Section section, const QString &status)
{
    SourceEntry entry = sectionNode(section)->entry;
    entry.status = status;
    changeEntry(sectionNode(section), entry);
}

void SourceTreeModel::setSectionNote(Section section, const QString &title, const QString &text)
{
    setNote(sectionNode(section), title, text);
}

void SourceTreeModel::setSectionHidden(Section section, bool hidden)
{
    Node *node = sectionNode(section);
    const auto inTree = std::find_if(m_root->children.begin(), m_root->children.end(),
                                     [node](const auto &child) { return child.get() == node; });
    const bool isHidden = inTree == m_root->children.end();
    if (isHidden == hidden)
        return;
    auto renumber = [this] {
        for (std::size_t row = 0; row < m_root->children.size(); ++row)
            m_root->children[row]->row = int(row);
    };
    if (hidden) {
        beginRemoveRows({}, node->row, node->row);
        node->parent = nullptr;
        m_hidden.push_back(std::move(*inTree));
        m_root->children.erase(inTree);
        renumber();
        endRemoveRows();
        return;
    }
    int at = 0;
    for (int i = 0; i < int(section); ++i)
        at += m_sections[i]->parent ? 1 : 0;
    const auto from =
        std::find_if(m_hidden.begin(), m_hidden.end(), [node](const auto &child) { return child.get() == node; });
    beginInsertRows({}, at, at);
    node->parent = m_root.get();
    m_root->children.insert(m_root->children.begin() + at, std::move(*from));
    m_hidden.erase(from);
    renumber();
    endInsertRows();
}

void SourceTreeModel::setFolderEntries(const QString &path, const QList<SourceEntry> &entries)
{
    if (Node *node = folder(path))
        setChildren(node, entries);
}

void SourceTreeModel::appendFolderEntries(const QString &path, const QList<SourceEntry> &entries)
{
    Node *node = folder(path);
    if (!node)
        return;
    insertChildren(node, int(node->children.size()), entries);
    syncNote(node);
}

void SourceTreeModel::setFolderStatus(const QString &path, const QString &status, const QString &noteTitle,
                                      const QString &noteText)
{
    Node *node = folder(path);
    if (!node)
        return;
    SourceEntry entry = node->entry;
    entry.status = status;
    changeEntry(node, entry);
    setNote(node, noteTitle, noteText);
}

void SourceTreeModel::update(const QString &key, const std::function<void(SourceEntry &)> &change)
{
    for (Node *node : m_byKey.values(key)) {
        SourceEntry entry = node->entry;
        change(entry);
        changeEntry(node, entry);
    }
}

QModelIndex SourceTreeModel::find(const QString &key) const
{
    QModelIndex inFolder;
    for (Node *node : m_byKey.values(key)) {
        const QModelIndex index = indexOf(node);
        if (!index.isValid())
            continue;
        if (node->parent->entry.kind == SourceEntry::Kind::Section && node->parent != sectionNode(Section::History))
            return index;
        if (!inFolder.isValid() || node->parent->entry.kind != SourceEntry::Kind::Section)
            inFolder = index;
    }
    return inFolder;
}

QModelIndex SourceTreeModel::sectionIndex(Section section) const
{
    return indexOf(sectionNode(section));
}

const SourceEntry *SourceTreeModel::entry(const QModelIndex &index) const
{
    return index.isValid() ? &node(index)->entry : nullptr;
}

QList<SourceEntry> SourceTreeModel::entries(Section section) const
{
    QList<SourceEntry> result;
    for (const auto &child : sectionNode(section)->children) {
        if (child->entry.kind != SourceEntry::Kind::Note)
            result.append(child->entry);
    }
    return result;
}

QList<SourceEntry> SourceTreeModel::applications() const
{
    QList<SourceEntry> result;
    QSet<QString> seen;
    const std::function<void(const Node &)> collect = [&](const Node &node) {
        if (node.entry.kind == SourceEntry::Kind::Application && !seen.contains(node.entry.key())) {
            seen.insert(node.entry.key());
            result.append(node.entry);
        }
        for (const auto &child : node.children)
            collect(*child);
    };
    collect(*m_root);
    return result;
}

QModelIndex SourceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0)
        return {};
    const Node *up = node(parent);
    if (std::size_t(row) >= up->children.size())
        return {};
    return createIndex(row, 0, up->children[std::size_t(row)].get());
}

QModelIndex SourceTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int SourceTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int SourceTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SourceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Sources");
    return {};
}

Qt::ItemFlags SourceTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const SourceEntry &entry = node(index)->entry;
    if (entry.kind == SourceEntry::Kind::Note)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!entry.hasChildren())
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant SourceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SourceEntry &entry = node(index)->entry;
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::ToolTipRole:
        return entry.kind == SourceEntry::Kind::Section ? QVariant() : QVariant(describe(entry));
    case Qt::AccessibleTextRole:
        return accessibleText(entry);
    case Qt::AccessibleDescriptionRole:
        return describe(entry);
    case FilterRole:
        if (entry.kind == SourceEntry::Kind::Application)
            return QString(entry.name % u' ' % entry.id % u' ' % entry.user % u' ' %
                           (entry.state ? statusText(*entry.state) : QString()) % u' ' % entry.ref.location);
        if (entry.kind == SourceEntry::Kind::Place || entry.kind == SourceEntry::Kind::Endpoint)
            return QString(entry.name % u' ' % entry.ref.location);
        if (entry.kind == SourceEntry::Kind::Jupyter || entry.kind == SourceEntry::Kind::Kernel)
            return QString(entry.name % u' ' % entry.detail % u' ' % entry.facts.join(u' '));
        return entry.kind == SourceEntry::Kind::Folder ? entry.ref.location : QString();
    case EntryRole:
        return QVariant::fromValue(&entry);
    case KindRole:
        return int(entry.kind);
    case KeyRole:
        return entry.key();
    default:
        return {};
    }
}

} // namespace cinderscope
