// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/route.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace cinderscope {

class JupyterCentre;

//! Adds a Jupyter server: the address as Jupyter prints it, with its token; that of a JupyterHub; by SSH where it can
//! be reached only from another computer. A token that is in the address goes into its own field, and from there into
//! the keychain.
class JupyterDialog : public QDialog
{
    Q_OBJECT

public:
    explicit JupyterDialog(JupyterCentre *centre, QWidget *parent = nullptr);

    QLineEdit *address() const { return m_address; }
    QLineEdit *token() const { return m_token; }
    QLineEdit *name() const { return m_name; }
    QLineEdit *ssh() const { return m_ssh; }
    QLabel *hint() const { return m_hint; }
    //! What the fields say is fine.
    bool isAcceptable() const { return m_acceptable; }

Q_SIGNALS:
    void added(const QString &id);

private:
    void takeToken();
    void validate();
    void add();
    Route route(QString *problem) const;

    JupyterCentre *m_centre;
    QLineEdit *m_address = nullptr, *m_token = nullptr, *m_name = nullptr, *m_ssh = nullptr, *m_jumps = nullptr;
    QLabel *m_hint = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    bool m_acceptable = false;
};

} // namespace cinderscope
