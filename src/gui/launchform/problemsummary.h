// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace cinderscope {

//! "2 errors, 1 warning" with the worst of them in a sentence; a click goes from one to the next.
class ProblemSummary : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemSummary(QWidget *parent = nullptr);

    void setProblems(const QList<SessionProblem> &problems);
    QString text() const;

Q_SIGNALS:
    void fieldRequested(const QString &field);

private:
    void next();

    QList<SessionProblem> m_problems; //!< no remarks
    qsizetype m_next = 0;
    QLabel *m_icon = nullptr, *m_text = nullptr;
    QToolButton *m_button = nullptr;
};

} // namespace cinderscope
