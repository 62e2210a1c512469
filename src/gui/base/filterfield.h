// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/filterexpression.h"

#include <QLineEdit>
#include <QTimer>

class QAction;
class QLabel;

namespace cinderscope {

//! Line edit for a FilterExpression: search icon, clear button, "12 of 340", help in the tooltip, an error mark for a
//! broken expression. Escape clears, Down and Return go to the view.
class FilterField : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);

    const FilterExpression &expression() const { return m_expression; }
    //! Shown inside the field while a filter is set; total < 0 hides it.
    void setCounts(qint64 shown, qint64 total);
    //! Ctrl+F focuses this field while the keyboard is anywhere inside `scope` (usually the page).
    void installShortcut(QWidget *scope);
    //! Where Down and Return go.
    void setView(QWidget *view) { m_view = view; }
    //! Applies what is typed without waiting for the pause; also for tests.
    void applyNow();
    static constexpr int DebounceMs = 150;

Q_SIGNALS:
    //! 150 ms after the last key; at once for Return, Escape and clear. Not for a broken regular expression.
    void filterChanged(const cinderscope::FilterExpression &expression);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateLook();
    void layoutCount();
    void showError(const QString &error);

    FilterExpression m_expression;
    QTimer m_timer;
    QLabel *m_count = nullptr;
    QAction *m_searchAction = nullptr;
    QAction *m_clearAction = nullptr;
    QAction *m_errorAction = nullptr;
    QWidget *m_view = nullptr;
};

} // namespace cinderscope
