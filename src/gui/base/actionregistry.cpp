// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/actionregistry.h"

#include "gui/base/icons.h"

#include <algorithm>
#include <QAction>

namespace cinderscope {

ActionRegistry::ActionRegistry(QObject *parent) : QObject(parent) {}

QAction *ActionRegistry::add(const QString &id, const QString &text, const QString &category,
                             const QKeySequence &shortcut, const QString &iconName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    if (!iconName.isEmpty())
        action->setIcon(Icons::icon(iconName));
    addExisting(id, action, category);
    return action;
}

void ActionRegistry::addExisting(const QString &id, QAction *action, const QString &category)
{
    Q_ASSERT(action);
    Q_ASSERT_X(!this->action(id), "ActionRegistry", "two actions of one id");
    m_entries.append({id, category, action});
    connect(action, &QObject::destroyed, this, [this, action] {
        m_entries.removeIf([action](const Entry &entry) { return entry.action == action; });
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry &e) { return e.id == id; });
    return it == m_entries.end() ? nullptr : it->action;
}

QStringList ActionRegistry::conflicts() const
{
    QStringList conflicts;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            for (const QKeySequence &shortcut : m_entries[i].action->shortcuts()) {
                if (m_entries[j].action->shortcuts().contains(shortcut)) {
                    conflicts +=
                        QStringLiteral("%1 = %2 (%3)").arg(m_entries[j].id, m_entries[i].id, shortcut.toString());
                }
            }
        }
    }
    return conflicts;
}

} // namespace cinderscope
