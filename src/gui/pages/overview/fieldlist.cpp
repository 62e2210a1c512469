// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/fieldlist.h"

#include "gui/base/copylabel.h"
#include "gui/base/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace cinderscope {

FieldList::FieldList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Spacing::Large);
    m_grid->setVerticalSpacing(Spacing::XSmall);
    m_grid->setColumnStretch(1, 1);
    connect(&Theme::instance(), &Theme::changed, this, &FieldList::updateLook);
}

void FieldList::setField(const QString &key, const QString &label, const QString &shown, const QString &copied)
{
    auto found = m_fields.find(key);
    if (found == m_fields.end()) {
        Field field{new QLabel(label, this), new CopyLabel(this)};
        field.label->setTextFormat(Qt::PlainText);
        field.value->setFieldName(label);
        field.value->setElideMode(Qt::ElideMiddle);
        const int row = m_grid->rowCount();
        m_grid->addWidget(field.label, row, 0);
        m_grid->addWidget(field.value, row, 1);
        found = m_fields.insert(key, field);
        updateLook();
    }
    if (found->value->text() != shown)
        found->value->setText(shown);
    found->value->setCopyText(copied);
}

void FieldList::setFieldVisible(const QString &key, bool visible)
{
    const auto found = m_fields.constFind(key);
    if (found == m_fields.constEnd() || found->label->isVisibleTo(this) == visible)
        return;
    found->label->setVisible(visible);
    found->value->setVisible(visible);
}

QString FieldList::field(const QString &key) const
{
    const auto found = m_fields.constFind(key);
    return found == m_fields.constEnd() ? QString() : found->value->text();
}

void FieldList::updateLook()
{
    const QColor muted = Theme::instance().color(ColorRole::TextMuted);
    for (const Field &field : m_fields) {
        QPalette palette = field.label->palette();
        palette.setColor(QPalette::WindowText, muted);
        field.label->setPalette(palette);
    }
}

} // namespace cinderscope
