// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/themestyle.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr int kCellMargin = 8; //!< text of cells and of their headers stands in one line
constexpr int kChevronSize = 14;
constexpr int kCheckRadius = 3; //!< a box of this size with rounder corners would be taken for a radio button

void rounded(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &border,
             int radius = Spacing::SmallRadius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

bool isDefaultButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && (button->features & QStyleOptionButton::DefaultButton) && (option->state & QStyle::State_Enabled);
}

void paintButton(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors();
    const bool primary = isDefaultButton(&option);
    const bool enabled = option.state & QStyle::State_Enabled;
    QColor fill = colors.role(primary ? ColorRole::Accent : ColorRole::Surface);
    if (!enabled)
        fill = colors.role(ColorRole::Window);
    else if (option.state & (QStyle::State_Sunken | QStyle::State_On))
        fill = primary ? blend(fill, Qt::black, 0.15) : colors.role(ColorRole::Sunken);
    else if (option.state & QStyle::State_MouseOver)
        fill = primary ? blend(fill, colors.role(ColorRole::AccentText), 0.08) : colors.role(ColorRole::Hover);
    const bool focus = enabled && (option.state & QStyle::State_HasFocus);
    const bool chosen = enabled && !primary && (option.state & QStyle::State_On);
    if (chosen)
        fill = colors.role(ColorRole::Selection);
    const QColor border = colors.role(focus || primary || chosen ? ColorRole::Accent : ColorRole::Border);
    rounded(painter, option.rect, fill, border);
    if (focus && primary) // an accent border on an accent fill would not show
        rounded(painter, option.rect.adjusted(2, 2, -2, -2), Qt::transparent, colors.role(ColorRole::AccentText));
}

void paintLineEdit(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    rounded(painter, option.rect, colors.role(enabled ? ColorRole::Surface : ColorRole::Window),
            colors.role(focus ? ColorRole::Accent : ColorRole::Border));
}

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool set = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const int side = std::min({option.rect.width(), option.rect.height(), 16});
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const ColorRole line = enabled ? ColorRole::TextMuted : ColorRole::TextDisabled;
    const bool marked = set || (option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver));
    rounded(painter, box, colors.role(set && enabled ? ColorRole::Accent : ColorRole::Surface),
            colors.role(marked && enabled ? ColorRole::Accent : line), kCheckRadius);
    if (!set)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(colors.role(enabled ? ColorRole::AccentText : line), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter.drawPolyline(QPolygonF({at(0.26, 0.52), at(0.44, 0.7), at(0.76, 0.32)}));
    painter.restore();
}

//! As the tabs of pages: no frame, a line below the chosen one.
void paintTab(QPainter &painter, const QStyleOptionTab &tab)
{
    const ThemeColors &colors = themeColors();
    const bool enabled = tab.state & QStyle::State_Enabled;
    const QRect rect = tab.rect;
    if (tab.state & QStyle::State_Selected) {
        painter.fillRect(QRect(rect.left() + Spacing::Small, rect.bottom() - 1, rect.width() - 2 * Spacing::Small, 2),
                         colors.role(enabled ? ColorRole::Accent : ColorRole::Border));
    } else if (enabled && (tab.state & QStyle::State_MouseOver)) {
        rounded(painter, rect.adjusted(2, 3, -2, -3), colors.role(ColorRole::Hover), colors.role(ColorRole::Hover));
    }
}

bool isFlat(const QStyleOptionTab &tab)
{
    return tab.shape == QTabBar::RoundedNorth;
}

void paintHeaderSection(QPainter &painter, const QStyleOption &option)
{
    const ThemeColors &colors = themeColors();
    const QRect rect = option.rect;
    const bool hover = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.fillRect(rect, colors.role(hover ? ColorRole::Hover : ColorRole::SurfaceAlt));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.role(ColorRole::Border));
    painter.fillRect(QRect(rect.right(), rect.top() + 5, 1, rect.height() - 10), colors.role(ColorRole::GridLine));
}

void paintSplitter(QPainter &painter, const QStyleOption &option)
{
    // Wide enough to be caught, thin to the eye.
    QRect line = option.rect;
    const bool vertical = option.state & QStyle::State_Horizontal;
    if (vertical)
        line = QRect(line.center().x(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    const bool hover = option.state & QStyle::State_MouseOver;
    painter.fillRect(line, themeColors().role(hover ? ColorRole::Accent : ColorRole::Border));
}
} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        paintButton(*painter, *option);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            paintLineEdit(*painter, *option);
            return;
        }
        break;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, themeColors().role(ColorRole::Border));
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), themeColors().role(ColorRole::Tooltip));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(*painter, *option);
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameFocusRect:
        if (qstyleoption_cast<const QStyleOptionFocusRect *>(option) && widget && widget->inherits("QPushButton"))
            return; // the border tells
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
        paintHeaderSection(*painter, *option);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, themeColors().role(ColorRole::SurfaceAlt));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          themeColors().role(ColorRole::Border));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader label(*header);
            label.palette.setColor(QPalette::ButtonText, themeColors().role(ColorRole::TextMuted));
            label.state &= ~State_On; // no bold text over the current column
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        paintSplitter(*painter, *option);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option); tab && isFlat(*tab)) {
            paintTab(*painter, *tab);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (isDefaultButton(option)) {
            QStyleOptionButton label(*qstyleoption_cast<const QStyleOptionButton *>(option));
            label.palette.setColor(QPalette::ButtonText, themeColors().role(ColorRole::AccentText));
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo || !combo->frame) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    if (combo->editable) // a field with a list, not a button
        paintLineEdit(*painter, *option);
    else
        paintButton(*painter, *option);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const bool enabled = option->state & State_Enabled;
    const QPixmap chevron = Icons::pixmap(u"chevron-down"_s, kChevronSize,
                                          themeColors().role(enabled ? ColorRole::TextMuted : ColorRole::TextDisabled),
                                          painter->device()->devicePixelRatioF());
    painter->drawPixmap(arrow.center().x() - kChevronSize / 2 + 1, arrow.center().y() - kChevronSize / 2 + 1, chevron);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField && combo && combo->editable && combo->frame)
        return rect.adjusted(option->direction == Qt::RightToLeft ? 0 : Spacing::XSmall, 0,
                             option->direction == Qt::RightToLeft ? -Spacing::XSmall : 0, 0); // as of a line edit
    return rect;
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return rect.adjusted(Spacing::XSmall, 0, -Spacing::XSmall, 0);
    }
    return rect;
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_HeaderMargin:
        return kCellMargin;
    case PM_TabBarTabShiftVertical: // the others' texts and buttons are where those of the current one are
        return 0;
    case PM_FocusFrameHMargin:
        return kCellMargin - 1; // views add one
    case PM_SplitterWidth:
        return 5;
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
        return Spacing::IconSize;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), Spacing::RowHeight));
        break;
    case CT_HeaderSection:
        result.setHeight(qMax(result.height(), Spacing::RowHeight + 2));
        break;
    case CT_PushButton:
        result.setHeight(qMax(result.height(), 28));
        result.rwidth() += Spacing::Small;
        break;
    case CT_LineEdit:
    case CT_ComboBox:
        result.setHeight(qMax(result.height(), 28));
        break;
    default:
        break;
    }
    return result;
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) // stock pictures that fit no theme of ours
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

} // namespace cinderscope
