// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/colorpicker.h"

#include "gui/base/theme.h"
#include "gui/places/placebook.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace cinderscope {

namespace {

//! A colour to click on, with a ring when it is chosen.
class ColorButton : public QAbstractButton
{
public:
    ColorButton(const QString &color, QWidget *parent) : QAbstractButton(parent), m_color(color)
    {
        setCheckable(true);
        setFixedSize(26, 26);
        setFocusPolicy(Qt::TabFocus);
        setToolTip(ColorPicker::nameOf(color));
        setAccessibleName(ColorPicker::nameOf(color));
        setProperty("color", color);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_color);
        const QRectF box = QRectF(rect());
        painter.drawEllipse(box.adjusted(5, 5, -5, -5));
        if (!isChecked() && !hasFocus())
            return;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isChecked() ? themeColors().role(ColorRole::Text) : themeColors().role(ColorRole::Accent),
                            isChecked() ? 2 : 1));
        painter.drawEllipse(box.adjusted(2, 2, -2, -2));
    }

private:
    QColor m_color;
};

} // namespace

ColorPicker::ColorPicker(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::XSmall);
    m_group = new QButtonGroup(this);
    for (const QString &color : PlaceBook::colors())
        addColor(color);
    layout->addStretch(1);
    setAccessibleName(tr("Colour"));
}

void ColorPicker::addColor(const QString &color)
{
    auto *button = new ColorButton(color, this);
    m_group->addButton(button);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(int(m_group->buttons().size()) - 1, button);
}

QString ColorPicker::color() const
{
    const QAbstractButton *chosen = m_group->checkedButton();
    return chosen ? chosen->property("color").toString() : QString();
}

void ColorPicker::setColor(const QString &color)
{
    if (color.isEmpty())
        return;
    for (int turn = 0; turn < 2; ++turn) {
        for (QAbstractButton *button : m_group->buttons()) {
            if (button->property("color").toString() == color) {
                button->setChecked(true);
                return;
            }
        }
        addColor(color);
    }
}

QIcon ColorPicker::dot(const QString &color)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(color));
    painter.drawEllipse(QRectF(3, 3, 10, 10));
    return QIcon(pixmap);
}

QString ColorPicker::nameOf(const QString &color)
{
    const QStringList names{tr("Blue"), tr("Orange"), tr("Green"), tr("Purple"),
                            tr("Pink"), tr("Teal"),   tr("Olive"), tr("Violet")};
    const qsizetype index = PlaceBook::colors().indexOf(color);
    return index < 0 ? color : names.value(index);
}

} // namespace cinderscope
