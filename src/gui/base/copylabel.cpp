// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/copylabel.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace cinderscope {

CopyLabel::CopyLabel(QWidget *parent) : CopyLabel(QString(), parent) {}

CopyLabel::CopyLabel(const QString &text, QWidget *parent) : QWidget(parent)
{
    m_label = new ElidedLabel(text, this);
    m_button = new QToolButton(this);
    m_button->setIcon(Icons::icon(u"copy"_s, ColorRole::TextMuted));
    m_button->setIconSize({14, 14});
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::NoFocus); // the label itself takes the keyboard
    m_button->setFixedSize(20, 20);
    QSizePolicy keep = m_button->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_button->setSizePolicy(keep);
    m_button->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::XSmall);
    layout->addWidget(m_label);
    layout->addWidget(m_button);
    layout->addStretch(1);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_button, &QToolButton::clicked, this, &CopyLabel::copy);
    updateTexts();
}

QString CopyLabel::text() const
{
    return m_label->text();
}

void CopyLabel::setText(const QString &text)
{
    if (text == m_label->text())
        return;
    m_label->setText(text);
    updateTexts();
}

QString CopyLabel::copyText() const
{
    return m_copyText.isEmpty() ? m_label->text() : m_copyText;
}

void CopyLabel::setFieldName(const QString &name)
{
    m_fieldName = name;
    updateTexts();
}

void CopyLabel::setElideMode(Qt::TextElideMode mode)
{
    m_label->setElideMode(mode);
}

void CopyLabel::copy()
{
    const QString text = copyText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    if (isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height())), tr("Copied"), this, {}, 1200);
    Q_EMIT copied(text);
}

void CopyLabel::updateTexts()
{
    const QString action = m_fieldName.isEmpty() ? tr("Copy") : tr("Copy %1").arg(m_fieldName);
    m_button->setToolTip(action);
    m_button->setAccessibleName(action);
    setAccessibleName(m_fieldName.isEmpty() ? text() : tr("%1: %2", "field and value").arg(m_fieldName, text()));
}

void CopyLabel::enterEvent(QEnterEvent *event)
{
    m_button->setVisible(!copyText().isEmpty());
    QWidget::enterEvent(event);
}

void CopyLabel::leaveEvent(QEvent *event)
{
    m_button->setVisible(hasFocus() && !copyText().isEmpty());
    QWidget::leaveEvent(event);
}

void CopyLabel::focusInEvent(QFocusEvent *event)
{
    m_button->setVisible(!copyText().isEmpty());
    QWidget::focusInEvent(event);
    update();
}

void CopyLabel::focusOutEvent(QFocusEvent *event)
{
    m_button->setVisible(underMouse() && !copyText().isEmpty());
    QWidget::focusOutEvent(event);
    update();
}

void CopyLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) || event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        copy();
    else
        QWidget::keyPressEvent(event);
}

void CopyLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_button->icon(), m_button->toolTip(), this, &CopyLabel::copy)->setEnabled(!copyText().isEmpty());
    menu->popup(event->globalPos());
}

void CopyLabel::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors().role(ColorRole::Accent), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void CopyLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_label->setFont(font());
    QWidget::changeEvent(event);
}

} // namespace cinderscope
