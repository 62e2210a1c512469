// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace cinderscope {

//! What a page's scripts ask by alert(), confirm() and prompt(), as dialogs of ours that block nothing.
//!
//! Chromium wants the answer at once, and waiting for a person in between would be an event loop inside of another. So
//! the page is told "no" first; when the person says yes, what was clicked is clicked again, and then the answer is
//! yes. This suits every question of Spark's pages: "Are you sure you want to kill job 3 ?" is always asked by a click
//! on "(kill)" (3.5: AllJobsPage, StageTable, MasterPage; 4.3: webui.js), whose handler does nothing after a no.
class PageQuestions : public QObject
{
    Q_OBJECT
public:
    //! Clicks again what was clicked in the second before \a askedAt (ms since the epoch); tells whether it could.
    using ClickAgain = std::function<void(qint64 askedAt, std::function<void(bool)> done)>;

    PageQuestions(ClickAgain clickAgain, QWidget *parent);

    void setTitle(const QString &title) { m_title = title; }
    void alert(const QString &text);
    bool confirm(const QString &text);
    std::optional<QString> prompt(const QString &text, const QString &preset);
    //! True once, if the person has just said yes to a question: what the page does now was confirmed.
    bool takeConfirmed();
    //! Another page: what was asked or answered is of no use any more.
    void forget();
    //! The dialog that is open; for tests.
    QDialog *dialog() const;

Q_SIGNALS:
    //! The answer could not be handed to the page.
    void answerLost();

private:
    enum class Kind
    {
        Alert,
        Confirm,
        Prompt,
    };
    void ask(Kind kind, const QString &text, const QString &preset = {});
    void answered(Kind kind, const QString &text, const QString &value, qint64 askedAt);
    bool takeAnswer(Kind kind, const QString &text);

    ClickAgain m_clickAgain;
    QWidget *m_parent;
    QString m_title;
    QPointer<QDialog> m_dialog;
    Kind m_answerKind = Kind::Alert;
    QString m_answerText, m_answerValue;
    QDeadlineTimer m_answerUntil{0}, m_confirmedUntil{0};
    int m_page = 0;
};

} // namespace cinderscope
