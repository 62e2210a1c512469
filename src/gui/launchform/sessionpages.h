// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <QString>

class QWidget;

namespace cinderscope {

class FormPage;

//! A kind's name as in a list of choices, what it does in a sentence, its icon.
QString sessionKindTitle(SessionKind kind);
QString sessionKindText(SessionKind kind);
QString sessionKindIcon(SessionKind kind);

//! Pages of plain fields. Owned by \a parent.
FormPage *makeGeneralPage(QWidget *parent);
FormPage *makeSparkPage(QWidget *parent);
FormPage *makeResourcesPage(QWidget *parent);
FormPage *makePackagesPage(QWidget *parent);
FormPage *makeSubmitPage(QWidget *parent);
FormPage *makeClusterPage(QWidget *parent);
FormPage *makeSshClusterPage(QWidget *parent);
FormPage *makeKernelPage(QWidget *parent);
FormPage *makeNotebookServerPage(QWidget *parent);
FormPage *makeHistoryPage(QWidget *parent);

} // namespace cinderscope
