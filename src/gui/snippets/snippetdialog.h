// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippet.h"

#include <QDialog>

class QPushButton;

namespace cinderscope {

class SnippetView;

//! "Copy connection…": every snippet for a target. Remembers the kind that was used last (QSettings, "snippets/kind",
//! "snippets/listener").
class SnippetDialog : public QDialog
{
    Q_OBJECT
public:
    //! \a remembers: reads and writes the settings.
    SnippetDialog(const SnippetTarget &target, const SnippetListener &listener, bool remembers,
                  QWidget *parent = nullptr);

    SnippetView *view() const { return m_view; }

private:
    QWidget *createHeading(const SnippetTarget &target);

    SnippetView *m_view = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace cinderscope
