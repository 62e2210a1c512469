// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/failurelist.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kRowHeight = 30;
constexpr qsizetype kToolTipLines = 12;

//! The first lines, for a tooltip.
QString head(const QString &text)
{
    QStringList lines = text.split(u'\n');
    const bool more = lines.size() > kToolTipLines;
    lines = lines.mid(0, kToolTipLines);
    for (QString &line : lines)
        line.truncate(200);
    return lines.join(u'\n') + (more ? u"\n…"_s : QString());
}

} // namespace

FailureRow::FailureRow(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FailureRow::setFailure(const CardFailure &failure)
{
    m_failure = failure;
    switch (failure.kind) {
    case CardFailure::Kind::Job:
        m_where = tr("Job %1").arg(failure.id);
        break;
    case CardFailure::Kind::Stage:
        m_where = failure.attempt > 0 ? tr("Stage %1.%2").arg(failure.id).arg(failure.attempt)
                                      : tr("Stage %1").arg(failure.id);
        break;
    case CardFailure::Kind::Task:
        m_where = failure.count == 1
                      ? tr("1 task")
                      : tr("%n tasks", nullptr, int(std::min<std::int64_t>(failure.count, 2'000'000'000)));
        break;
    }
    const QString name = shownText(failure.name).simplified();
    const QString reason = shownText(failure.reason).simplified();
    const QString separator = name.isEmpty() || reason.isEmpty() ? QString() : u" — "_s;
    m_what = name + separator + reason;
    m_when = format::timeOfDay(failure.time);
    setText(m_where + u": "_s + m_what);
    setAccessibleName(text());
    setToolTip(u"<pre>"_s + head(details()).toHtmlEscaped() + u"</pre>"_s);
    update();
}

Target FailureRow::target() const
{
    Target target;
    target.kind = m_failure.kind == CardFailure::Kind::Job ? Target::Kind::Job : Target::Kind::Stage;
    target.id = m_failure.id;
    target.attempt = m_failure.attempt;
    return target;
}

QString FailureRow::details() const
{
    const QString whole = shownText(m_failure.details);
    return m_where + u": "_s + shownText(m_failure.name).simplified() + (whole.isEmpty() ? QString() : u'\n' + whole);
}

QSize FailureRow::sizeHint() const
{
    return {400, kRowHeight};
}

QSize FailureRow::minimumSizeHint() const
{
    return {100, kRowHeight};
}

void FailureRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    const Theme &theme = Theme::instance();
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colors.role(ColorRole::Accent), 1) : QPen(Qt::NoPen));
        painter.setBrush(colors.role(ColorRole::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::SmallRadius,
                                Spacing::SmallRadius);
    }
    int x = Spacing::Small;
    const auto mark = Icons::status(StatusRole::Failed).pixmap(Spacing::IconSize, Spacing::IconSize);
    painter.drawPixmap(QRect(x, (height() - Spacing::IconSize) / 2, Spacing::IconSize, Spacing::IconSize), mark);
    x += Spacing::IconSize + Spacing::Small;

    painter.setFont(theme.font(FontRole::Strong));
    painter.setPen(colors.role(ColorRole::Text));
    const int whereWidth = std::max(92, painter.fontMetrics().horizontalAdvance(m_where));
    painter.drawText(QRect(x, 0, whereWidth, height()), Qt::AlignVCenter, m_where);
    x += whereWidth + Spacing::Medium;

    painter.setFont(theme.font(FontRole::Small));
    const int whenWidth = painter.fontMetrics().horizontalAdvance(m_when);
    painter.setPen(colors.role(ColorRole::TextMuted));
    const int right = width() - Spacing::Small;
    painter.drawText(QRect(right - whenWidth, 0, whenWidth, height()), Qt::AlignVCenter, m_when);

    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(colors.role(ColorRole::Text));
    const int room = right - whenWidth - Spacing::Medium - x;
    painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_what, Qt::ElideRight, room));
}

void FailureRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
        tr("Go to %1").arg(m_failure.kind == CardFailure::Kind::Task ? tr("stage %1").arg(m_failure.id) : m_where),
        this, [this] { click(); });
    menu->addAction(tr("Copy line"), this, [this] { QApplication::clipboard()->setText(text()); });
    menu->addAction(tr("Copy whole text"), this, [this] { QApplication::clipboard()->setText(details()); });
    menu->popup(event->globalPos());
}

void FailureRow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(details());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FailureRow::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FailureRow::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

FailureList::FailureList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void FailureList::setFailures(const std::vector<CardFailure> &failures)
{
    while (m_rows.size() > qsizetype(failures.size()))
        delete m_rows.takeLast();
    while (m_rows.size() < qsizetype(failures.size())) {
        auto *row = new FailureRow(this);
        connect(row, &FailureRow::clicked, this, [this, row] { Q_EMIT targetActivated(row->target()); });
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const CardFailure &now = failures[std::size_t(i)];
        const CardFailure &before = m_rows[i]->failure();
        if (before.kind != now.kind || before.id != now.id || before.attempt != now.attempt ||
            before.count != now.count || before.time != now.time || before.details != now.details)
            m_rows[i]->setFailure(now);
    }
}

} // namespace cinderscope
