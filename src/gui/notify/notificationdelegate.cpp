// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationdelegate.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationcentre.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kReasonLines = 2;
constexpr int kTextLeft = Spacing::Medium + Spacing::IconSize + Spacing::Medium;
constexpr int kDot = 7;

QIcon iconOf(const QModelIndex &index)
{
    switch (NotificationKind(index.data(NotificationCentre::KindRole).toInt())) {
    case NotificationKind::JobFailed:
        return Icons::status(StatusRole::Failed);
    case NotificationKind::JobCancelled:
        return Icons::status(StatusRole::Killed);
    case NotificationKind::StageRetried:
    case NotificationKind::ApplicationLost:
        return Icons::severity(Severity::Warning);
    case NotificationKind::ApplicationEnded:
        return Icons::status(index.data(NotificationCentre::FailureRole).toBool() ? StatusRole::Failed
                                                                                  : StatusRole::Succeeded);
    case NotificationKind::LongJobFinished:
        break;
    }
    return Icons::status(StatusRole::Succeeded);
}

QFont titleFont(const QModelIndex &index)
{
    return Theme::instance().font(index.data(NotificationCentre::UnreadRole).toBool() ? FontRole::Strong
                                                                                      : FontRole::Body);
}

//! Lines of \a text at that width; the last one of \a most has the rest, elided.
QStringList wrapped(const QString &text, const QFont &font, int width, int most)
{
    QStringList lines;
    QTextLayout layout(text, font);
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == most) {
            lines.append(QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

QStringList bodyLines(const QModelIndex &index, int width)
{
    const QFont font = Theme::instance().font(FontRole::Small);
    QStringList lines;
    for (const QString &part : index.data(NotificationCentre::BodyRole).toString().split(u'\n', Qt::SkipEmptyParts))
        lines += wrapped(part, font, width, lines.isEmpty() ? kReasonLines : 1);
    return lines;
}

int textWidth(const QRect &row)
{
    return std::max(60, row.width() - kTextLeft - Spacing::Large);
}

} // namespace

QSize NotificationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QRect row(0, 0, view ? view->viewport()->width() : 400, 0);
    const int body = int(bodyLines(index, textWidth(row)).size());
    const QFontMetrics title(Theme::instance().font(FontRole::Strong));
    const QFontMetrics small(Theme::instance().font(FontRole::Small));
    return {row.width(), title.height() + body * small.height() + small.height() + 2 * Spacing::Small + 2};
}

void NotificationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = themeColors();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.role(selected ? ColorRole::Selection : ColorRole::Hover));
        painter->drawRoundedRect(option.rect.adjusted(Spacing::XSmall, 1, -Spacing::XSmall, -1), Spacing::SmallRadius,
                                 Spacing::SmallRadius);
    }
    const QColor text = colors.role(selected ? ColorRole::SelectionText : ColorRole::Text);
    const QColor muted = selected ? text : colors.role(ColorRole::TextMuted);
    QRect line(option.rect.left() + kTextLeft, option.rect.top() + Spacing::Small, textWidth(option.rect), 0);

    const QFont title = titleFont(index);
    const QFontMetrics titleMetrics(Theme::instance().font(FontRole::Strong));
    line.setHeight(titleMetrics.height());
    iconOf(index).paint(painter,
                        QRect(option.rect.left() + Spacing::Medium, line.center().y() - Spacing::IconSize / 2 + 1,
                              Spacing::IconSize, Spacing::IconSize));
    if (index.data(NotificationCentre::UnreadRole).toBool()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? text : colors.role(ColorRole::Accent));
        painter->drawEllipse(
            QRectF(option.rect.right() - Spacing::Medium - kDot / 2.0, line.center().y() - kDot / 2.0 + 1, kDot, kDot));
    }
    const auto draw = [&](const QString &words, const QFont &font, const QColor &color) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
        line.moveTop(line.bottom() + 1);
    };
    draw(index.data(NotificationCentre::TitleRole).toString(), title, text);
    const QFont small = Theme::instance().font(FontRole::Small);
    line.setHeight(QFontMetrics(small).height());
    for (const QString &words : bodyLines(index, line.width()))
        draw(words, small, text);
    draw(format::ago(index.data(NotificationCentre::TimeRole).toLongLong()), small, muted);
    painter->setPen(colors.role(ColorRole::GridLine));
    painter->drawLine(line.left(), option.rect.bottom(), option.rect.right() - Spacing::Medium, option.rect.bottom());
    painter->restore();
}

//! The whole text, with what helps.
bool NotificationDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                     const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList parts{index.data(NotificationCentre::BodyRole).toString(),
                      index.data(NotificationCentre::HintRole).toString(),
                      format::dateTime(index.data(NotificationCentre::TimeRole).toLongLong())};
    parts.removeAll(QString());
    for (QString &part : parts)
        part = u"<p>"_s % part.toHtmlEscaped().replace(u'\n', u"<br>"_s) % u"</p>"_s;
    QToolTip::showText(event->globalPos(), parts.join(QString()), view->viewport(), option.rect);
    return true;
}

} // namespace cinderscope
