// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/pagequestions.h"

#include "gui/base/theme.h"

#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kAnswerMs = 3000; //!< between the click that is repeated and the question that it leads to
constexpr int kMostText = 2000; //!< of what a page says; the rest is left out

} // namespace

PageQuestions::PageQuestions(ClickAgain clickAgain, QWidget *parent)
    : QObject(parent), m_clickAgain(std::move(clickAgain)), m_parent(parent)
{
}

QDialog *PageQuestions::dialog() const
{
    return m_dialog;
}

void PageQuestions::alert(const QString &text)
{
    ask(Kind::Alert, text);
}

bool PageQuestions::confirm(const QString &text)
{
    if (takeAnswer(Kind::Confirm, text)) {
        m_confirmedUntil = QDeadlineTimer(kAnswerMs);
        return true;
    }
    ask(Kind::Confirm, text);
    return false;
}

std::optional<QString> PageQuestions::prompt(const QString &text, const QString &preset)
{
    if (takeAnswer(Kind::Prompt, text))
        return m_answerValue;
    ask(Kind::Prompt, text, preset);
    return {};
}

bool PageQuestions::takeAnswer(Kind kind, const QString &text)
{
    const bool fits = m_answerKind == kind && m_answerText == text && !m_answerUntil.hasExpired();
    m_answerUntil = QDeadlineTimer(0);
    return fits;
}

bool PageQuestions::takeConfirmed()
{
    const bool confirmed = !m_confirmedUntil.hasExpired();
    m_confirmedUntil = QDeadlineTimer(0);
    return confirmed;
}

void PageQuestions::forget()
{
    ++m_page;
    m_answerUntil = m_confirmedUntil = QDeadlineTimer(0);
    if (m_dialog)
        m_dialog->reject();
}

void PageQuestions::ask(Kind kind, const QString &text, const QString &preset)
{
    if (m_dialog)
        return; // one at a time: a page cannot bury the window below dialogs
    auto *dialog = new QDialog(m_parent);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_title.isEmpty() ? tr("Spark’s page") : m_title);
    dialog->setMinimumWidth(400);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(Spacing::Medium);
    auto *label = new QLabel(text.left(kMostText), dialog);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label);
    QLineEdit *field = nullptr;
    if (kind == Kind::Prompt) {
        field = new QLineEdit(preset, dialog);
        field->setAccessibleName(text.left(kMostText));
        layout->addWidget(field);
    }
    auto *buttons = new QDialogButtonBox(dialog);
    if (kind != Kind::Alert) {
        QPushButton *yes =
            buttons->addButton(kind == Kind::Confirm ? tr("&Yes") : tr("&OK"), QDialogButtonBox::AcceptRole);
        yes->setAutoDefault(false);
        yes->setObjectName(u"yes"_s);
    }
    const QString no = kind == Kind::Alert ? tr("&Close") : kind == Kind::Confirm ? tr("&No") : tr("&Cancel");
    buttons->addButton(no, QDialogButtonBox::RejectRole)->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    if (kind != Kind::Alert)
        connect(dialog, &QDialog::accepted, this,
                [this, kind, text, field, askedAt = QDateTime::currentMSecsSinceEpoch()] {
                    answered(kind, text, field ? field->text() : QString(), askedAt);
                });
    // open() does not wait; the page's script goes on meanwhile
    QMetaObject::invokeMethod(dialog, &QDialog::open, Qt::QueuedConnection);
}

void PageQuestions::answered(Kind kind, const QString &text, const QString &value, qint64 askedAt)
{
    m_answerKind = kind;
    m_answerText = text;
    m_answerValue = value;
    m_answerUntil = QDeadlineTimer(kAnswerMs);
    m_clickAgain(askedAt, [self = QPointer(this), page = m_page](bool clicked) {
        if (self && !clicked && self->m_page == page)
            Q_EMIT self->answerLost();
    });
}

} // namespace cinderscope
