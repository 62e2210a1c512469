// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/summary.h"
#include "gui/session/page.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace cinderscope {

//! One failure: mark, where, what, why, when. A click or Return goes to it; the context menu copies.
class FailureRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FailureRow(QWidget *parent = nullptr);

    void setFailure(const CardFailure &failure);
    const CardFailure &failure() const { return m_failure; }
    //! Job or stage; for a task failure the stage of the newest task that ended so.
    Target target() const;
    QString details() const; //!< whole text for the clipboard

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    CardFailure m_failure;
    QString m_where, m_what, m_when;
};

//! The last failures below each other.
class FailureList : public QWidget
{
    Q_OBJECT
public:
    explicit FailureList(QWidget *parent = nullptr);
    void setFailures(const std::vector<CardFailure> &failures);
    QList<FailureRow *> rows() const { return m_rows; } //!< those shown

Q_SIGNALS:
    void targetActivated(const cinderscope::Target &target);

private:
    QVBoxLayout *m_layout = nullptr;
    QList<FailureRow *> m_rows;
};

} // namespace cinderscope
