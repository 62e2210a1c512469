// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QList>
#include <QString>

class QWidget;

namespace cinderscope {

class Page;

//! How the shell gets its pages without knowing them. A page is made when it is shown for the first time.
struct PageFactory
{
    QString key;      //!< Page::key() of what create() makes
    QString title;    //!< on the tab; Page::title() is the same
    QString iconName; //!< of Icons; may be empty
    std::function<Page *(QWidget *parent)> create;
};

using PageFactories = QList<PageFactory>;

} // namespace cinderscope
