// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/questions.h"

#include "gui/base/copylabel.h"
#include "gui/base/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope::questions {

namespace {

struct Questions
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Questions)
};

QDialog *newDialog(const QString &title, const QString &text, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(480);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(Spacing::Medium);
    auto *label = new QLabel(text, dialog);
    label->setTextFormat(Qt::PlainText); // parts of it come from the far side
    label->setWordWrap(true);
    layout->addWidget(label);
    return dialog;
}

QDialogButtonBox *addButtons(QDialog *dialog, const QString &yes, const QString &no)
{
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *accept = yes.isEmpty() ? nullptr : buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    QPushButton *reject = buttons->addButton(no, QDialogButtonBox::RejectRole);
    if (accept)
        accept->setAutoDefault(false);
    reject->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    return buttons;
}

QLineEdit *addField(QDialog *dialog, const QString &name, bool secret)
{
    auto *field = new QLineEdit(dialog);
    field->setObjectName(u"answer"_s);
    field->setAccessibleName(name);
    if (secret)
        field->setEchoMode(QLineEdit::Password);
    dialog->layout()->addWidget(field);
    return field;
}

void addFact(QFormLayout *form, const QString &name, const QString &value, bool mono = false)
{
    if (value.isEmpty())
        return;
    auto *label = new QLabel(value, form->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    if (mono)
        label->setFont(Theme::instance().font(FontRole::Mono));
    form->addRow(name, label);
}

} // namespace

QDialog *ssh(const QString &place, const SshQuestion &question, QWidget *parent,
             std::function<void(const std::optional<QString> &)> answered)
{
    using Kind = SshQuestion::Kind;
    const QString title = Questions::tr("SSH – %1").arg(place);
    if (question.kind == Kind::HostKey) {
        QDialog *dialog =
            newDialog(title,
                      Questions::tr("%1 was never connected to from here. Ask its owner for the fingerprint of its key "
                                    "and compare: if it differs, somebody else answers in its place.")
                          .arg(question.host),
                      parent);
        auto *form = new QFormLayout;
        form->setHorizontalSpacing(Spacing::Medium);
        static_cast<QVBoxLayout *>(dialog->layout())->addLayout(form);
        addFact(form, Questions::tr("Kind of key:"), question.keyType);
        addFact(form, Questions::tr("Fingerprint:"), question.fingerprint, true);
        addButtons(dialog, Questions::tr("It is the &same: connect"), Questions::tr("Do &not connect"));
        QObject::connect(dialog, &QDialog::finished, dialog, [answered](int result) {
            answered(result == QDialog::Accepted ? std::optional<QString>(u"yes"_s) : std::nullopt);
        });
        return dialog;
    }
    QDialog *dialog = newDialog(title, question.prompt, parent);
    if (question.kind == Kind::Notice) {
        addButtons(dialog, {}, Questions::tr("&Cancel"));
        QObject::connect(dialog, &QDialog::rejected, dialog, [answered] { answered({}); });
        return dialog;
    }
    if (question.kind == Kind::Confirm) {
        addButtons(dialog, Questions::tr("&Yes"), Questions::tr("&No"));
        QObject::connect(dialog, &QDialog::finished, dialog, [answered](int result) {
            answered(result == QDialog::Accepted ? std::optional<QString>(u"yes"_s) : std::nullopt);
        });
        return dialog;
    }
    QLineEdit *field = addField(dialog, question.prompt, question.kind != Kind::Code);
    auto *buttons = addButtons(dialog, Questions::tr("&Connect"), Questions::tr("Cancel"));
    buttons->buttons().first()->setFocusPolicy(Qt::TabFocus);
    static_cast<QPushButton *>(buttons->buttons().first())->setDefault(true);
    field->setFocus();
    QObject::connect(dialog, &QDialog::finished, dialog, [answered, field](int result) {
        answered(result == QDialog::Accepted ? std::optional<QString>(field->text()) : std::nullopt);
    });
    return dialog;
}

QDialog *certificate(const QString &place, const CertificateProblem &problem, QWidget *parent,
                     std::function<void()> confirmed)
{
    QDialog *dialog = newDialog(
        Questions::tr("Certificate – %1").arg(place),
        problem.canBeConfirmed
            ? Questions::tr("The place shows a certificate that nobody known here has signed. Ask its owner for "
                            "the fingerprint and compare: if it is the same, you can trust it from now on.")
            : Questions::tr("The place shows a certificate that cannot be trusted. Ask its owner for a new one."),
        parent);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::Medium);
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(form);
    addFact(form, Questions::tr("Made out to:"), problem.subject);
    addFact(form, Questions::tr("Names:"), problem.names.join(u", "_s));
    addFact(form, Questions::tr("Issued by:"), problem.issuer);
    const QLocale locale;
    addFact(form, Questions::tr("Valid:"),
            Questions::tr("%1 to %2")
                .arg(locale.toString(problem.from.date(), QLocale::ShortFormat),
                     locale.toString(problem.until.date(), QLocale::ShortFormat)));
    addFact(form, Questions::tr("Why not:"), problem.reasons.join(u"\n"_s));
    QString fingerprint = problem.fingerprintForPeople();
    fingerprint.replace(fingerprint.size() / 2, 1, u'\n'); // 32 pairs do not fit into a line
    addFact(form, Questions::tr("SHA-256:"), fingerprint, true);
    addButtons(dialog, problem.canBeConfirmed ? Questions::tr("It is the &same: trust it") : QString(),
               problem.canBeConfirmed ? Questions::tr("Do &not trust") : Questions::tr("Close"));
    QObject::connect(dialog, &QDialog::accepted, dialog, [confirmed = std::move(confirmed)] { confirmed(); });
    return dialog;
}

QDialog *secret(const QString &place, Route::Secret secret, bool remembered, QWidget *parent,
                std::function<void(const QString &)> given)
{
    QString text;
    switch (secret) {
    case Route::Secret::Login:
        text = Questions::tr("The password or token for %1 is not known.").arg(place);
        break;
    case Route::Secret::ProxyPassword:
        text = Questions::tr("The password of the proxy on the way to %1 is not known.").arg(place);
        break;
    case Route::Secret::KeyPassphrase:
        text = Questions::tr("The key of the client certificate for %1 has a passphrase.").arg(place);
        break;
    }
    text += u' ' + (remembered ? Questions::tr("It is kept in the system’s keychain.")
                               : Questions::tr("It is kept until the window ends."));
    QDialog *dialog = newDialog(Questions::tr("Login – %1").arg(place), text, parent);
    QLineEdit *field = addField(dialog, Questions::tr("Password or token"), true);
    auto *buttons = addButtons(dialog, Questions::tr("&Connect"), Questions::tr("Cancel"));
    static_cast<QPushButton *>(buttons->buttons().first())->setDefault(true);
    field->setFocus();
    QObject::connect(dialog, &QDialog::accepted, dialog, [field, given = std::move(given)] { given(field->text()); });
    return dialog;
}

} // namespace cinderscope::questions
