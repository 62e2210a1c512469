// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/cancelquestion.h"

#include "gui/acting/actingtext.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kWidth = 460;
constexpr int kIcon = 32;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // names in it come from the application
    label->setWordWrap(true);
    return label;
}

//! Lines behind bullets; what is wrapped stands below its own text.
QWidget *points(const QStringList &lines, QWidget *parent)
{
    auto *list = new QWidget(parent);
    list->setObjectName(u"losses"_s);
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::Small);
    grid->setVerticalSpacing(Spacing::XSmall);
    grid->setColumnStretch(1, 1);
    for (const QString &line : lines) {
        const int row = grid->rowCount();
        grid->addWidget(paragraph(u"•"_s, list), row, 0, Qt::AlignTop);
        grid->addWidget(paragraph(line, list), row, 1);
    }
    return list;
}

QString nameOf(const CancelSite &site)
{
    const QString name = site.snapshot ? QString::fromStdString(site.snapshot->app.name) : site.name;
    if (name.isEmpty() || site.application.id.isEmpty())
        return name + site.application.id;
    return name + u" ("_s + site.application.id + u')';
}

} // namespace

bool CancelQuestion::mayRemember(const CancelTarget &target)
{
    return target.kind == CancelTarget::Kind::Job || target.kind == CancelTarget::Kind::Stage ||
           target.kind == CancelTarget::Kind::Task;
}

CancelQuestion::CancelQuestion(const CancelPlan &plan, const CancelSite &site, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"cancelQuestion"_s);
    setWindowTitle(actingtext::question(plan.target));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    outer->setSpacing(Spacing::Large);
    auto *icon = new QLabel(this);
    icon->setPixmap(Icons::severity(Severity::Warning).pixmap(kIcon, kIcon));
    icon->setAccessibleName(tr("Warning"));
    outer->addWidget(icon, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(Spacing::Medium);
    outer->addLayout(layout, 1);

    auto *headline = paragraph(actingtext::question(plan.target), this);
    headline->setFont(Theme::instance().font(FontRole::Headline));
    layout->addWidget(headline);
    if (const QString name = nameOf(site); !name.isEmpty())
        layout->addWidget(paragraph(tr("Of %1", "application").arg(name), this));
    const QStringList lines = actingtext::losses(plan.losses, plan.target);
    layout->addWidget(lines.isEmpty() ? paragraph(tr("What would be lost is not known."), this) : points(lines, this));
    if (const auto way = plan.way()) {
        auto *by = paragraph(tr("It is done by %1.").arg(actingtext::way(*way, site)), this);
        by->setObjectName(u"way"_s);
        layout->addWidget(by);
    }
    auto *reasonLabel = new QLabel(tr("&Reason (optional)"), this);
    m_reason = new QLineEdit(this);
    m_reason->setMaxLength(200);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setToolTip(tr("Kept in the action log; Spark shows it in the job's error where it takes one."));
    reasonLabel->setBuddy(m_reason);
    layout->addWidget(reasonLabel);
    layout->addWidget(m_reason);
    if (mayRemember(plan.target)) {
        m_remember =
            new QCheckBox(tr("&Do not ask again for jobs, stages and tasks of this application in this session"), this);
        layout->addWidget(m_remember);
    }
    auto *buttons = new QDialogButtonBox(this);
    m_doIt = buttons->addButton(actingtext::button(plan.target), QDialogButtonBox::AcceptRole);
    m_keep = buttons->addButton(actingtext::refusal(plan.target), QDialogButtonBox::RejectRole);
    m_doIt->setAutoDefault(false);
    m_keep->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setMinimumWidth(kWidth);
    // A dialog does not ask its layout how tall wrapped text gets.
    const int width = std::max(kWidth, sizeHint().width());
    resize(width, std::max(sizeHint().height(), outer->totalHeightForWidth(width)));
    m_keep->setFocus();
}

QString CancelQuestion::reason() const
{
    return m_reason->text().simplified();
}

bool CancelQuestion::rememberAnswer() const
{
    return m_remember && m_remember->isChecked();
}

} // namespace cinderscope
