// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/jupyter/jupytercentre.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cinderscope {

class SnippetHighlighter;

//! Starts Spark in a kernel: which configuration, what of a context that is there already, and the very code that the
//! kernel will run.
class StartSparkDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a configurations: to choose from; one that needs no file is always there.
    StartSparkDialog(JupyterCentre *centre, const KernelPlace &place, const QList<SessionConfig> &configurations,
                     QWidget *parent = nullptr);

    //! As chosen: kind KernelSession, with the kernel as its target and without a file of its own.
    SessionConfig config() const;
    ExistingContext existing() const;
    QComboBox *choice() const { return m_choice; }
    QComboBox *existingChoice() const { return m_existing; }
    QPlainTextEdit *preview() const { return m_preview; }
    QPushButton *startButton() const { return m_start; }

    //! The configuration that needs no file: Spark as the kernel's Python has it.
    static SessionConfig plainConfig();

private:
    void update();

    JupyterCentre *m_centre;
    KernelPlace m_place;
    QList<SessionConfig> m_configs;
    QComboBox *m_choice = nullptr, *m_existing = nullptr;
    QLabel *m_about = nullptr, *m_problem = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    SnippetHighlighter *m_highlighter = nullptr;
    QPushButton *m_start = nullptr;
};

} // namespace cinderscope
