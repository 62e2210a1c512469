// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/figuretile.h"

#include "gui/base/copylabel.h"
#include "gui/base/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace cinderscope {

FigureTile::FigureTile(const QString &caption, QWidget *parent)
    : QFrame(parent), m_caption(new QLabel(caption, this)), m_figure(new CopyLabel(this)), m_remark(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small + 2, Spacing::XSmall, Spacing::Small + 2);
    layout->setSpacing(2);
    layout->addWidget(m_caption);
    layout->addWidget(m_figure);
    layout->addWidget(m_remark);
    layout->addStretch();
    m_caption->setTextFormat(Qt::PlainText);
    m_remark->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_caption, m_remark})
        label->setMinimumWidth(10); // shortened, rather than a wider page
    m_figure->setFieldName(caption);
    setAccessibleName(caption);
    connect(&Theme::instance(), &Theme::changed, this, &FigureTile::updateLook);
    updateLook();
}

void FigureTile::setFigure(const QString &shown, const QString &copied)
{
    if (m_figure->text() != shown)
        m_figure->setText(shown);
    m_figure->setCopyText(copied);
}

void FigureTile::setRemark(const QString &text)
{
    if (m_remark->text() != text) {
        m_remark->setText(text);
        m_remark->setToolTip(text);
    }
}

QString FigureTile::figure() const
{
    return m_figure->text();
}

QString FigureTile::caption() const
{
    return m_caption->text();
}

int FigureTile::widthFor(const QString &figure) const
{
    const QMargins margins = layout()->contentsMargins();
    const QFontMetrics metrics = m_figure->fontMetrics();
    const int beside = m_figure->sizeHint().width() - metrics.horizontalAdvance(m_figure->text()); // the copy button
    return margins.left() + margins.right() + 2 * frameWidth() + beside + metrics.horizontalAdvance(figure);
}

void FigureTile::updateLook()
{
    Theme &theme = Theme::instance();
    m_figure->setFont(theme.font(FontRole::Figure));
    m_caption->setFont(theme.font(FontRole::Small));
    m_remark->setFont(theme.font(FontRole::Small));
    for (QLabel *label : {m_caption, m_remark}) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.color(ColorRole::TextMuted));
        label->setPalette(palette);
    }
    update();
}

void FigureTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors().role(ColorRole::Border), 1));
    painter.setBrush(themeColors().role(ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::Radius, Spacing::Radius);
}

} // namespace cinderscope
