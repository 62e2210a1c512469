// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/problemsummary.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

ProblemSummary::ProblemSummary(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_button(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    m_button->setText(tr("Show"));
    m_button->setToolTip(tr("Goes to the next problem (F8)"));
    m_button->setShortcut(Qt::Key_F8);
    m_button->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_button);
    layout->addStretch(1);
    connect(m_button, &QToolButton::clicked, this, &ProblemSummary::next);
    setProblems({});
}

void ProblemSummary::setProblems(const QList<SessionProblem> &problems)
{
    m_problems.clear();
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(m_problems),
                 [](const SessionProblem &one) { return one.severity != SessionProblem::Severity::Remark; });
    const auto errors = std::count_if(m_problems.begin(), m_problems.end(), [](const SessionProblem &one) {
        return one.severity == SessionProblem::Severity::Error;
    });
    const qsizetype warnings = m_problems.size() - errors;
    QStringList parts;
    if (errors > 0)
        parts.append(tr("%n error(s)", nullptr, int(errors)));
    if (warnings > 0)
        parts.append(tr("%n warning(s)", nullptr, int(warnings)));
    m_text->setText(parts.isEmpty() ? tr("Nothing is wrong with it.") : parts.join(u", "_s));
    m_icon->setPixmap(Icons::severity(errors > 0     ? Severity::Error
                                      : warnings > 0 ? Severity::Warning
                                                     : Severity::Success)
                          .pixmap(Spacing::IconSize, Spacing::IconSize));
    m_button->setVisible(!m_problems.isEmpty());
    setAccessibleName(m_text->text());
    m_next = 0;
}

QString ProblemSummary::text() const
{
    return m_text->text();
}

void ProblemSummary::next()
{
    if (m_problems.isEmpty())
        return;
    const QString field = m_problems.at(m_next % m_problems.size()).field;
    ++m_next;
    Q_EMIT fieldRequested(field);
}

} // namespace cinderscope
