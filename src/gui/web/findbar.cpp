// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/findbar.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kPauseMs = 150;
constexpr int kFieldWidth = 280;

QToolButton *button(const QString &icon, const QString &text, const QString &key, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setIcon(Icons::icon(icon));
    made->setAutoRaise(true);
    made->setAccessibleName(text);
    made->setToolTip(key.isEmpty() ? text : FindBar::tr("%1 (%2)", "action and key").arg(text, key));
    return made;
}

} // namespace

FindBar::FindBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"findBar"_s);
    setAccessibleName(tr("Find in this page"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Small, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
    layout->setSpacing(Spacing::XSmall);
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"findText"_s);
    m_field->setAccessibleName(tr("Text to find"));
    m_field->setPlaceholderText(tr("Find in this page"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(kFieldWidth);
    layout->addWidget(m_field, 1);
    auto *previous = button(u"arrow-up"_s, tr("Previous"), tr("Shift+Return"), this);
    auto *next = button(u"arrow-down"_s, tr("Next"), tr("Return"), this);
    layout->addWidget(previous);
    layout->addWidget(next);
    m_counts = new QLabel(this);
    m_counts->setObjectName(u"findCounts"_s);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_counts);
    layout->addStretch(1);
    auto *closeButton = button(u"close"_s, tr("Close"), tr("Escape"), this);
    layout->addWidget(closeButton);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (text().isEmpty())
            m_counts->clear();
        Q_EMIT find(text(), false);
    });
    connect(m_field, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(previous, &QToolButton::clicked, this, [this] { Q_EMIT find(text(), true); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT find(text(), false); });
    connect(closeButton, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::start()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!text().isEmpty())
        Q_EMIT find(text(), false);
}

void FindBar::setCounts(int active, int total)
{
    const QLocale locale;
    if (text().isEmpty())
        m_counts->clear();
    else if (total == 0)
        m_counts->setText(tr("Not found"));
    else
        m_counts->setText(tr("%1 of %2").arg(locale.toString(active), locale.toString(total)));
}

void FindBar::close()
{
    m_pause.stop();
    hide();
    Q_EMIT find(QString(), false);
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return close();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_pause.stop();
        Q_EMIT find(text(), event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace cinderscope
