// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace cinderscope {

class FormPage;

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
