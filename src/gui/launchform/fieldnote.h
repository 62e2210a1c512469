// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"

#include <QWidget>

class QLabel;

namespace cinderscope {

//! What is wrong with a field, below it: mark, cause and cure, and a link that puts the suggestion in its place. Hidden
//! while there is nothing.
class FieldNote : public QWidget
{
    Q_OBJECT
public:
    explicit FieldNote(QWidget *parent = nullptr);

    //! The worst of them is shown, the others are in the tooltip.
    void setProblems(const QList<SessionProblem> &problems);
    QString text() const { return m_plain; }

Q_SIGNALS:
    void suggestionAccepted(const QString &suggestion);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void updateLook();

    QList<SessionProblem> m_problems;
    QString m_plain;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
};

//! Makes a label small and muted: what a field is for. Follows the theme.
void makeHint(QLabel *label);

} // namespace cinderscope
