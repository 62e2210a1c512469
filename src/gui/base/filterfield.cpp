// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/filterfield.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QShortcut>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace cinderscope {

FilterField::FilterField(QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Filter"));
    setAccessibleName(tr("Filter"));
    setToolTip(tr("<p><b>Filter</b> (%1)<br>Words: all must occur.<br><tt>-word</tt> leaves out.<br>"
                  "<tt>\"two words\"</tt>: exactly this text.<br><tt>/regex/</tt>: a regular expression.<br>"
                  "<tt>column:word</tt>: only in this column.</p>")
                   .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_searchAction = addAction(Icons::icon(u"filter"_s, ColorRole::TextMuted), QLineEdit::LeadingPosition);
    m_errorAction = addAction(Icons::severity(Severity::Error), QLineEdit::TrailingPosition);
    m_errorAction->setVisible(false);
    m_clearAction = addAction(Icons::icon(u"close"_s, ColorRole::TextMuted), QLineEdit::TrailingPosition);
    m_clearAction->setToolTip(tr("Clear the filter (Escape)"));
    m_clearAction->setVisible(false);
    m_count = new QLabel(this);
    m_count->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->hide();
    m_timer.setSingleShot(true);
    m_timer.setInterval(DebounceMs);
    connect(&m_timer, &QTimer::timeout, this, &FilterField::applyNow);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clearAction->setVisible(!text.isEmpty());
        layoutCount();
        if (text.isEmpty())
            applyNow();
        else
            m_timer.start();
    });
    connect(m_clearAction, &QAction::triggered, this, &QLineEdit::clear);
    connect(m_errorAction, &QAction::triggered, this, [this] {
        QToolTip::showText(mapToGlobal(QPoint(0, height())), m_errorAction->toolTip().toHtmlEscaped(), this);
    });
    connect(&Theme::instance(), &Theme::changed, this, &FilterField::updateLook);
    updateLook();
}

void FilterField::setCounts(qint64 shown, qint64 total)
{
    const bool visible = total >= 0;
    const QString text = visible ? tr("%1 of %2").arg(format::count(shown), format::count(total)) : QString();
    if (m_count->text() == text)
        return;
    m_count->setText(text);
    setAccessibleDescription(visible ? tr("%1 rows shown").arg(text) : QString());
    layoutCount();
}

void FilterField::installShortcut(QWidget *scope)
{
    auto *shortcut = new QShortcut(QKeySequence::Find, scope, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    // The field may go before the page.
    connect(this, &QObject::destroyed, shortcut, &QObject::deleteLater);
}

void FilterField::applyNow()
{
    m_timer.stop();
    FilterExpression expression = FilterExpression::parse(text());
    showError(expression.error());
    if (!expression.error().isEmpty() || expression == m_expression)
        return;
    m_expression = std::move(expression);
    layoutCount();
    Q_EMIT filterChanged(m_expression);
}

void FilterField::showError(const QString &error)
{
    m_errorAction->setVisible(!error.isEmpty());
    m_errorAction->setToolTip(error);
    QPalette palette = Theme::paletteFor(themeColors());
    if (!error.isEmpty())
        palette.setColor(QPalette::Text, themeColors().statusText(StatusRole::Failed));
    setPalette(palette);
    layoutCount();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            return;
        }
        if (m_view)
            m_view->setFocus();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        applyNow();
        if (m_view)
            m_view->setFocus();
        return;
    case Qt::Key_Down:
        if (m_view) {
            m_view->setFocus();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    layoutCount();
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateLook();
}

void FilterField::updateLook()
{
    if (!m_count)
        return;
    m_count->setFont(Theme::instance().font(FontRole::Small));
    showError(m_errorAction->toolTip());
}

void FilterField::layoutCount()
{
    if (!m_count)
        return;
    const QSize size = m_count->sizeHint();
    // Room that QLineEdit keeps for an action; the count stands left of them.
    const int perAction = Spacing::IconSize + 8;
    const int actions = int(m_clearAction->isVisible()) + int(m_errorAction->isVisible());
    const bool shown = !m_count->text().isEmpty() && !m_expression.isEmpty() && width() > size.width() + 140;
    m_count->setVisible(shown);
    setTextMargins(0, 0, shown ? size.width() + Spacing::Small : 0, 0);
    if (shown)
        m_count->setGeometry(width() - Spacing::Small - actions * perAction - size.width(),
                             (height() - size.height()) / 2, size.width(), size.height());
}

} // namespace cinderscope
