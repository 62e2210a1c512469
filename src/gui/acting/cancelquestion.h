// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancelplan.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace cinderscope {

//! Asks once whether something is to be ended: what it is, what will be lost, by which way. The button that keeps it
//! running is the default, and Escape means the same.
class CancelQuestion : public QDialog
{
    Q_OBJECT

public:
    CancelQuestion(const CancelPlan &plan, const CancelSite &site, QWidget *parent = nullptr);

    //! The person's words; may be empty.
    QString reason() const;
    //! Jobs, stages and tasks of this application are not asked for any more in this run of the window.
    bool rememberAnswer() const;

    QPushButton *doIt() const { return m_doIt; }
    QPushButton *keep() const { return m_keep; }
    QCheckBox *remember() const { return m_remember; } //!< nullptr where it must always be asked

    //! Jobs, stages and tasks: what an application does again if need be.
    static bool mayRemember(const CancelTarget &target);

private:
    QLineEdit *m_reason = nullptr;
    QCheckBox *m_remember = nullptr;
    QPushButton *m_doIt = nullptr, *m_keep = nullptr;
};

} // namespace cinderscope
