// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/actionregistry.h"

#include <functional>
#include <QAbstractListModel>
#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace cinderscope {

//! Something that the palette can do.
struct Command
{
    QString title;
    QString detail;   //!< muted, behind the title: an application's id
    QString category; //!< muted, at the right: "Job"
    QString shortcut; //!< as text
    QIcon icon;
    bool enabled = true;
    std::function<void()> run;
};

//! Commands for what was typed, any number; the palette ranks them. Called on the GUI thread at each key: keep it cheap
//! (some thousand commands at most).
using CommandProvider = std::function<QList<Command>(const QString &typed)>;

//! The ranked list behind the palette.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        DetailRole = Qt::UserRole + 1,
        CategoryRole,
        ShortcutRole,
        PositionsRole
    };
    using QAbstractListModel::QAbstractListModel;

    //! Fuzzy search, best first; disabled ones last; ties in the order given. At most MaxResults.
    void rank(const QList<Command> &commands, const QString &typed);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    const Command *command(int row) const;
    static constexpr int MaxResults = 100;

private:
    struct Item
    {
        Command command;
        QList<int> positions;
        int score = 0;
    };
    QList<Item> m_items;
};

//! Ctrl+K: a field and a list at the top centre of its window. Typing searches, Up and Down choose, Return runs, Escape
//! closes. What was run lately stands on top when nothing is typed.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(ActionRegistry *registry, QWidget *window);

    void addProvider(CommandProvider provider);
    //! Shows it, empty, with the focus.
    void popup();
    CommandModel *model() const { return m_model; }
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void commandRun(const QString &title);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Command> collect(const QString &typed) const;
    void search(const QString &typed);
    void runCurrent();
    void moveCurrent(int step);
    void place();
    void closePalette();

    QPointer<ActionRegistry> m_registry;
    QWidget *m_window;
    QList<CommandProvider> m_providers;
    CommandModel *m_model = nullptr;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_nothing = nullptr;
    QStringList m_recent; //!< titles, newest first
    QPointer<QWidget> m_previousFocus;
};

} // namespace cinderscope
