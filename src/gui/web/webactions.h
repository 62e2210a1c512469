// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QKeyEvent;

namespace cinderscope {

//! What can be done with a page of Spark, and its keys. The keys are the page's own as long as the keyboard is in it,
//! also where the window uses them for something else (Ctrl+L, Ctrl+R, F5, Ctrl+0); so they are no shortcuts of the
//! actions, which would be ambiguous.
class WebActions : public QObject
{
    Q_OBJECT
public:
    explicit WebActions(QObject *parent);

    //! True if the key is one of ours; then its action was triggered.
    bool handle(const QKeyEvent &event);
    //! "Reload (F5)"
    QString toolTip(const QAction *action) const;
    void setLoading(bool loading);

    QAction *back, *forward, *reload, *stop, *home, *copyAddress, *browser, *zoomIn, *zoomOut, *zoomReset, *find, *pdf,
        *timeline, *address;

private:
    QAction *add(const QString &name, const QString &text, const QString &icon, const QList<QKeySequence> &keys = {});
    struct Keys
    {
        QAction *action;
        QList<QKeySequence> keys;
    };
    QList<Keys> m_keys;
};

} // namespace cinderscope
