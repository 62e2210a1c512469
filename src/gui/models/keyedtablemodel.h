// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"

#include <algorithm>
#include <QAbstractTableModel>
#include <unordered_map>
#include <vector>

namespace cinderscope {

//! A small table whose rows are known by a key: update() removes, moves, inserts and changes rows, so that a selection
//! stays. Item needs `std::int64_t key() const`, unique in the table.
template <class Item>
class KeyedTableModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    const std::vector<Item> &items() const { return m_items; }
    const Item *item(int row) const
    {
        return row >= 0 && std::size_t(row) < m_items.size() ? &m_items[std::size_t(row)] : nullptr;
    }
    void update(std::vector<Item> items)
    {
        std::unordered_map<std::int64_t, std::size_t> places;
        for (std::size_t i = 0; i < items.size(); ++i)
            places.emplace(items[i].key(), i);
        for (std::size_t row = m_items.size(); row-- > 0;) {
            if (places.contains(m_items[row].key()))
                continue;
            beginRemoveRows({}, int(row), int(row));
            m_items.erase(m_items.begin() + std::ptrdiff_t(row));
            endRemoveRows();
        }
        bringIntoOrder(places);
        std::unordered_map<std::int64_t, bool> known;
        for (const Item &item : m_items)
            known.emplace(item.key(), true);
        for (std::size_t row = 0; row < items.size(); ++row) {
            if (known.contains(items[row].key()))
                continue;
            beginInsertRows({}, int(row), int(row));
            m_items.insert(m_items.begin() + std::ptrdiff_t(row), items[row]);
            endInsertRows();
        }
        m_items = std::move(items);
        if (!m_items.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_items.size()) - 1, columnCount() - 1));
    }

private:
    void bringIntoOrder(const std::unordered_map<std::int64_t, std::size_t> &places)
    {
        const auto before = [&places](const Item &a, const Item &b) { return places.at(a.key()) < places.at(b.key()); };
        if (std::is_sorted(m_items.begin(), m_items.end(), before))
            return;
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList from = persistentIndexList();
        std::vector<std::int64_t> keys;
        for (const QModelIndex &at : from)
            keys.push_back(m_items[std::size_t(at.row())].key());
        std::sort(m_items.begin(), m_items.end(), before);
        std::unordered_map<std::int64_t, int> rows;
        for (std::size_t i = 0; i < m_items.size(); ++i)
            rows.emplace(m_items[i].key(), int(i));
        QModelIndexList to;
        for (qsizetype i = 0; i < from.size(); ++i)
            to.append(createIndex(rows.at(keys[std::size_t(i)]), from[i].column()));
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }

    std::vector<Item> m_items;
};

} // namespace cinderscope
