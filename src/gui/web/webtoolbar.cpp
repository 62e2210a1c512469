// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/webtoolbar.h"

#include "gui/base/theme.h"
#include "gui/web/webactions.h"

#include <cmath>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

WebToolBar::WebToolBar(WebActions &actions, QWidget *parent) : QWidget(parent), m_actions(actions)
{
    setObjectName(u"webToolBar"_s);
    setAccessibleName(tr("Spark’s page"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Small, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
    layout->setSpacing(2);
    for (QAction *action : {actions.back, actions.forward, actions.reload, actions.stop, actions.home})
        layout->addWidget(addButton(action));
    layout->addSpacing(Spacing::XSmall);
    m_address = new QLineEdit(this);
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(tr("Address of this cluster"));
    m_address->setMinimumWidth(120);
    m_address->installEventFilter(this);
    connect(m_address, &QLineEdit::returnPressed, this, &WebToolBar::enter);
    layout->addWidget(m_address, 1);
    layout->addWidget(addButton(actions.copyAddress));
    layout->addWidget(addButton(actions.browser));
    layout->addSpacing(Spacing::Small);
    m_timeline = addButton(actions.timeline);
    m_timeline->hide();
    layout->addWidget(m_timeline);
    layout->addWidget(addButton(actions.find));
    layout->addWidget(addButton(actions.zoomOut));
    m_zoom = addButton(actions.zoomReset);
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextOnly);
    layout->addWidget(m_zoom);
    layout->addWidget(addButton(actions.zoomIn));
    layout->addWidget(addButton(actions.pdf));
    setZoom(1);
}

QToolButton *WebToolBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({Spacing::IconSize + 2, Spacing::IconSize + 2});
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    button->setObjectName(action->objectName());
    // a default action's visibility is not its button's
    connect(action, &QAction::changed, button, [button, action] {
        if (action->objectName() != "timeline"_L1)
            button->setVisible(action->isVisible());
    });
    button->setVisible(action->isVisible());
    return button;
}

void WebToolBar::setHasOwnPages(bool has)
{
    m_timeline->setVisible(has);
}

void WebToolBar::setAddress(const QUrl &publicUrl)
{
    m_url = publicUrl;
    if (!m_address->hasFocus() || !m_address->isModified())
        showAddress();
}

void WebToolBar::showAddress()
{
    m_address->setText(m_url.toString(QUrl::RemoveUserInfo));
    m_address->setCursorPosition(0);
}

void WebToolBar::setZoom(double factor)
{
    const QString percent = QLocale().toString(int(std::lround(factor * 100))) + u'%';
    m_zoom->setText(percent);
    m_zoom->setAccessibleName(tr("Original size, now %1").arg(percent));
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance(u"0000%"_s) + Spacing::Small);
}

void WebToolBar::editAddress()
{
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
}

void WebToolBar::enter()
{
    const QString text = m_address->text().trimmed();
    if (text.isEmpty())
        return;
    QUrl url;
    if (text.startsWith(u'/') || text.startsWith(u'?'))
        url = m_url.resolved(QUrl(text));
    else if (text.contains("://"_L1))
        url = QUrl(text);
    else
        url = QUrl(m_url.scheme() + "://"_L1 + text); // "host:4040/jobs/"
    Q_EMIT addressEntered(url);
}

bool WebToolBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        showAddress();
        Q_EMIT left();
        return true;
    }
    if (event->type() == QEvent::FocusOut && !m_address->isModified())
        showAddress();
    return QWidget::eventFilter(watched, event);
}

} // namespace cinderscope
