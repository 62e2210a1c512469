// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

class QAction;

namespace cinderscope {

//! All actions of a window with a stable id ("view.theme.dark"), for menus, the command palette and the list of
//! shortcuts.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QString id;
        QString category; //!< translated; "View"
        QAction *action = nullptr;
    };

    explicit ActionRegistry(QObject *parent = nullptr);

    //! Makes an action, owned by the registry. `iconName` of Icons, may be empty. Ids are unique (assert).
    QAction *add(const QString &id, const QString &text, const QString &category, const QKeySequence &shortcut = {},
                 const QString &iconName = {});
    //! An action that is owned elsewhere; forgotten when it is destroyed.
    void addExisting(const QString &id, QAction *action, const QString &category);
    QAction *action(const QString &id) const;                 //!< nullptr if unknown
    const QList<Entry> &entries() const { return m_entries; } //!< in the order of adding
    //! Pairs of actions with the same shortcut, as "id = id (Ctrl+X)"; empty is good. For a test.
    QStringList conflicts() const;

Q_SIGNALS:
    void changed();

private:
    QList<Entry> m_entries;
};

} // namespace cinderscope
