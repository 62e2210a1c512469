// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/webactions.h"

#include "gui/base/icons.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace cinderscope {

WebActions::WebActions(QObject *parent) : QObject(parent)
{
    back = add(u"back"_s, tr("Back"), u"arrow-left"_s, {Qt::ALT | Qt::Key_Left, Qt::Key_Back});
    forward = add(u"forward"_s, tr("Forward"), u"arrow-right"_s, {Qt::ALT | Qt::Key_Right, Qt::Key_Forward});
    reload = add(u"reload"_s, tr("Reload"), u"refresh"_s, {Qt::Key_F5, Qt::CTRL | Qt::Key_R});
    stop = add(u"stop"_s, tr("Stop loading"), u"close"_s);
    home = add(u"home"_s, tr("First page"), u"home"_s, {Qt::ALT | Qt::Key_Home});
    copyAddress = add(u"copyAddress"_s, tr("Copy the address"), u"copy"_s);
    browser = add(u"browser"_s, tr("Open in the browser"), u"external"_s);
    zoomIn = add(u"zoomIn"_s, tr("Zoom in"), u"zoom-in"_s,
                 {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal, Qt::CTRL | Qt::SHIFT | Qt::Key_Plus});
    zoomOut = add(u"zoomOut"_s, tr("Zoom out"), u"zoom-out"_s, {Qt::CTRL | Qt::Key_Minus});
    zoomReset = add(u"zoomReset"_s, tr("Original size"), {}, {Qt::CTRL | Qt::Key_0});
    find = add(u"find"_s, tr("Find in this page"), u"search"_s, {Qt::CTRL | Qt::Key_F});
    pdf = add(u"pdf"_s, tr("Save as PDF…"), u"pdf"_s);
    timeline = add(u"timeline"_s, tr("Show in Cinderscope"), u"timeline"_s);
    address = add(u"address"_s, tr("Edit the address"), {}, {Qt::CTRL | Qt::Key_L, Qt::ALT | Qt::Key_D});
    setLoading(false);
}

QAction *WebActions::add(const QString &name, const QString &text, const QString &icon, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    if (!icon.isEmpty())
        action->setIcon(Icons::icon(icon));
    m_keys.append({action, keys});
    action->setToolTip(toolTip(action));
    return action;
}

QString WebActions::toolTip(const QAction *action) const
{
    for (const Keys &entry : m_keys) {
        if (entry.action == action && !entry.keys.isEmpty())
            return tr("%1 (%2)", "action and key")
                .arg(action->text(), entry.keys.first().toString(QKeySequence::NativeText));
    }
    return action->text();
}

void WebActions::setLoading(bool loading)
{
    reload->setVisible(!loading);
    stop->setVisible(loading);
}

bool WebActions::handle(const QKeyEvent &event)
{
    const QKeySequence pressed(QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key())));
    for (const Keys &entry : m_keys) {
        if (entry.keys.contains(pressed)) {
            entry.action->trigger(); // nothing where it is disabled
            return true;
        }
    }
    return false;
}

} // namespace cinderscope
