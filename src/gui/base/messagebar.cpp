// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/messagebar.h"

#include "gui/base/errortext.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr int kLineHeight = 28; //!< of buttons, so that icon and one line of text stand in their middle
} // namespace

//! One message as a strip.
class MessageBar::Strip : public QFrame
{
public:
    Strip(MessageBar *bar, int id, const Message &message) : QFrame(bar), m_bar(bar), m_id(id), m_message(message)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Small, Spacing::Small);
        layout->setSpacing(Spacing::XSmall);
        auto *row = new QHBoxLayout;
        row->setSpacing(Spacing::Small);
        m_icon = new QLabel(this);
        m_icon->setPixmap(Icons::severity(message.severity).pixmap(18, 18));
        m_icon->setFixedSize(18, kLineHeight);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        m_text = new QLabel(this);
        m_text->setWordWrap(true);
        m_text->setTextFormat(Qt::RichText);
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_text->setMinimumHeight(kLineHeight);
        row->addWidget(m_text, 1, Qt::AlignTop);
        addButtons(*row);
        layout->addLayout(row);
        setRepeats(1);
        setAccessibleName(message.what);
        if (message.timeoutMs > 0)
            startTimeout();
        connect(&Theme::instance(), &Theme::changed, this, [this] {
            m_icon->setPixmap(Icons::severity(m_message.severity).pixmap(18, 18));
            update();
        });
    }

    void setRepeats(int repeats)
    {
        QString text = u"<b>"_s % m_message.what.toHtmlEscaped() % u"</b>"_s;
        if (repeats > 1)
            text += u" "_s % MessageBar::tr("(%n times)", nullptr, repeats);
        for (const QString &more : {m_message.cause, m_message.cure}) {
            if (!more.isEmpty())
                text += u" "_s % more.toHtmlEscaped();
        }
        m_text->setText(text);
        if (m_timer)
            m_timer->start();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ThemeColors &colors = themeColors();
        const QColor mark = colors.severity(m_message.severity);
        const QColor tint = colors.severityTint(m_message.severity);
        painter.setPen(QPen(blend(tint, mark, 0.35), 1));
        painter.setBrush(tint);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::SmallRadius,
                                Spacing::SmallRadius);
    }

private:
    void addButtons(QHBoxLayout &row)
    {
        if (!m_message.details.isEmpty()) {
            m_detailsButton = new QPushButton(MessageBar::tr("Details"), this);
            m_detailsButton->setCheckable(true);
            connect(m_detailsButton, &QPushButton::toggled, this, &Strip::showDetails);
            row.addWidget(m_detailsButton, 0, Qt::AlignTop);
        }
        if (!m_message.actionText.isEmpty()) {
            auto *button = new QPushButton(m_message.actionText, this);
            connect(button, &QPushButton::clicked, this, [this] {
                const std::function<void()> action = m_message.action; // dismiss() ends this strip
                MessageBar *bar = m_bar;
                bar->dismiss(m_id);
                if (action)
                    action();
            });
            row.addWidget(button, 0, Qt::AlignTop);
        }
        auto *close = new QToolButton(this);
        close->setAutoRaise(true);
        close->setFixedSize(kLineHeight, kLineHeight);
        close->setIcon(Icons::icon(u"close"_s));
        close->setToolTip(MessageBar::tr("Close this message"));
        close->setAccessibleName(close->toolTip());
        connect(close, &QToolButton::clicked, this, [this] { m_bar->dismiss(m_id); });
        row.addWidget(close, 0, Qt::AlignTop);
    }

    void showDetails(bool on)
    {
        if (on && !m_details) {
            m_details = new QWidget(this);
            auto *layout = new QHBoxLayout(m_details);
            layout->setContentsMargins(26, 0, 0, 0);
            auto *text = new QPlainTextEdit(m_message.details, m_details);
            text->setReadOnly(true);
            text->setFont(Theme::instance().font(FontRole::Mono));
            text->setAccessibleName(MessageBar::tr("Details"));
            const int lines = qBound(2, int(m_message.details.count(u'\n')) + 2, 10);
            text->setFixedHeight(text->fontMetrics().lineSpacing() * lines + 10);
            layout->addWidget(text);
            auto *copy = new QToolButton(m_details);
            copy->setAutoRaise(true);
            copy->setIcon(Icons::icon(u"copy"_s));
            copy->setToolTip(MessageBar::tr("Copy the whole message"));
            copy->setAccessibleName(copy->toolTip());
            connect(copy, &QToolButton::clicked, this, [this] {
                QStringList parts{m_message.what, m_message.cause, m_message.cure, m_message.details};
                parts.removeAll(QString());
                QGuiApplication::clipboard()->setText(parts.join(u'\n'));
            });
            layout->addWidget(copy, 0, Qt::AlignTop);
            layout->parentWidget()->parentWidget()->layout()->addWidget(m_details);
        }
        if (m_details)
            m_details->setVisible(on);
        if (on)
            delete m_timer; // somebody reads it
    }

    void startTimeout()
    {
        m_timer = new QTimer(this);
        m_timer->setSingleShot(true);
        m_timer->setInterval(m_message.timeoutMs);
        connect(m_timer, &QTimer::timeout, this, [this] {
            if (underMouse())
                m_timer->start();
            else
                m_bar->dismiss(m_id);
        });
        m_timer->start();
    }

    MessageBar *m_bar;
    int m_id;
    Message m_message;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_detailsButton = nullptr;
    QWidget *m_details = nullptr;
    QPointer<QTimer> m_timer;
};

MessageBar::MessageBar(QWidget *parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, 0);
    m_layout->setSpacing(Spacing::XSmall);
    m_more = new QLabel(this);
    m_more->hide();
    m_layout->addWidget(m_more);
    setAccessibleName(tr("Messages"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    hide();
}

int MessageBar::show(const Message &message)
{
    for (Entry &entry : m_entries) {
        const Message &known = entry.message;
        if (known.severity == message.severity && known.what == message.what && known.cause == message.cause &&
            known.details == message.details) {
            entry.strip->setRepeats(++entry.repeats);
            return entry.id;
        }
    }
    Entry entry{m_nextId++, 1, message, nullptr};
    entry.strip = new Strip(this, entry.id, message);
    m_layout->insertWidget(0, entry.strip);
    m_entries.prepend(entry);
    relayout();
    QAccessibleEvent alert(entry.strip, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT countChanged(count());
    return entry.id;
}

int MessageBar::showError(const QString &what, const Error &error)
{
    return show(messageFor(what, error));
}

void MessageBar::dismiss(int id)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].id != id)
            continue;
        m_entries[i].strip->hide();
        m_entries[i].strip->deleteLater();
        m_entries.removeAt(i);
        relayout();
        Q_EMIT countChanged(count());
        return;
    }
}

void MessageBar::clear()
{
    while (!m_entries.isEmpty())
        dismiss(m_entries.first().id);
}

QList<Message> MessageBar::messages() const
{
    QList<Message> messages;
    for (const Entry &entry : m_entries)
        messages += entry.message;
    return messages;
}

void MessageBar::relayout()
{
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        m_entries[i].strip->setVisible(i < MaxShown);
    const int waiting = qMax(0, count() - MaxShown);
    m_more->setText(waiting == 1 ? tr("1 more message") : tr("%n more messages", nullptr, waiting));
    m_more->setVisible(waiting > 0);
    setVisible(!m_entries.isEmpty());
}

} // namespace cinderscope
