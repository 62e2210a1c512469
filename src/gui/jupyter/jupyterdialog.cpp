// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jupyter/jupyterdialog.h"

#include "gui/base/theme.h"
#include "gui/jupyter/jupytercentre.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

JupyterDialog::JupyterDialog(JupyterCentre *centre, QWidget *parent) : QDialog(parent), m_centre(centre)
{
    setWindowTitle(tr("Add Jupyter server"));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Medium);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::Medium);
    form->setVerticalSpacing(Spacing::Small);
    const auto add = [&](const QString &label, const QString &accessible, const QString &placeholder) {
        auto *field = new QLineEdit(this);
        field->setAccessibleName(accessible);
        field->setPlaceholderText(placeholder);
        form->addRow(label, field);
        connect(field, &QLineEdit::textChanged, this, &JupyterDialog::validate);
        return field;
    };
    m_address = add(tr("&Address:"), tr("Address"), u"http://localhost:8888/lab?token=…"_s);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(Theme::instance().font(FontRole::Small));
    m_hint->setMinimumHeight(2 * QFontMetrics(m_hint->font()).lineSpacing());
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    form->addRow(QString(), m_hint);
    m_token = add(tr("&Token:"), tr("Token"), tr("none"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setToolTip(
        tr("It is kept in the system’s keychain. A JupyterHub takes an API token of its page “Token”."));
    m_name = add(tr("&Name:"), tr("Name"), tr("the address stands for it"));
    m_ssh = add(tr("By &SSH host:"), tr("SSH host"), tr("user@host, where the server is reached only from there"));
    m_jumps = add(tr("&Jump hosts:"), tr("Jump hosts"), tr("on the way to it, separated by commas"));
    layout->addLayout(form);
    layout->addStretch(1);
    m_buttons = new QDialogButtonBox(this);
    m_buttons->addButton(tr("A&dd"), QDialogButtonBox::AcceptRole);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &JupyterDialog::add);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &JupyterDialog::takeToken);
    validate();
    m_address->setFocus();
}

//! A token must not stay readable in the address.
void JupyterDialog::takeToken()
{
    const Result<JupyterAddress> address = JupyterAddress::parse(m_address->text());
    if (!address || address->token.isEmpty())
        return;
    m_token->setText(address->token);
    m_address->setText(address->url.toString());
}

Route JupyterDialog::route(QString *problem) const
{
    Route route;
    if (m_ssh->text().trimmed().isEmpty())
        return route;
    route.way = Route::Way::Ssh;
    const Result<SshHost> host = SshHost::parse(m_ssh->text().trimmed());
    if (host)
        route.sshHost = *host;
    else if (problem)
        *problem = QString::fromStdString(host.error().detail);
    for (const QString &part : m_jumps->text().split(u',', Qt::SkipEmptyParts)) {
        const Result<SshHost> jump = SshHost::parse(part.trimmed());
        if (jump)
            route.sshJumps.append(*jump);
        else if (problem)
            *problem = QString::fromStdString(jump.error().detail);
    }
    return route;
}

void JupyterDialog::validate()
{
    const Result<JupyterAddress> address = JupyterAddress::parse(m_address->text());
    QString problem, hint;
    if (m_address->text().trimmed().isEmpty())
        hint = tr(
            "Paste the address that Jupyter prints when it starts, or that of a JupyterHub or of your server there.");
    else if (!address)
        problem = tr("This address cannot be used: %1.").arg(QString::fromStdString(address.error().detail));
    else if (address->hub)
        hint =
            tr("A JupyterHub: your servers there are looked for, the default one and the named ones. It wants an API "
               "token.");
    else
        hint = tr("A Jupyter server at %1.").arg(address->url.toString());
    QString routeProblem;
    route(&routeProblem);
    if (problem.isEmpty() && !routeProblem.isEmpty())
        problem = tr("The SSH host cannot be used: %1.").arg(routeProblem);
    m_hint->setText(problem.isEmpty() ? hint : problem);
    QPalette palette = m_hint->palette();
    palette.setColor(QPalette::WindowText, problem.isEmpty() ? themeColors().role(ColorRole::TextMuted)
                                                             : themeColors().statusText(StatusRole::Failed));
    m_hint->setPalette(palette);
    m_jumps->setEnabled(!m_ssh->text().trimmed().isEmpty());
    m_acceptable = bool(address) && problem.isEmpty();
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(m_acceptable);
    }
}

void JupyterDialog::add()
{
    const QString token = m_token->text().trimmed();
    const Result<QString> id = m_centre->addServer(m_address->text(), route(nullptr), m_name->text().trimmed());
    if (!id) {
        m_hint->setText(tr("It could not be added: %1.").arg(QString::fromStdString(id.error().detail)));
        return;
    }
    if (!token.isEmpty())
        m_centre->watcher().setToken(*id, token);
    Q_EMIT added(*id);
    accept();
}

} // namespace cinderscope
