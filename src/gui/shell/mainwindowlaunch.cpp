// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow has of starting things: LaunchControl does it.
#include "gui/launch/launchcentre.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetree.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QStackedWidget>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

void MainWindow::createLaunch()
{
    if (!m_options.launch)
        return;
    m_options.launch->setParent(this);
    m_launch = new LaunchControl(this, m_options.launch);
    m_launch->createActions();
}

QWidget *MainWindow::wrapPages(QWidget *parent)
{
    if (!m_launch)
        return m_right;
    m_tree->addButton(m_launch->makeStartButton(m_tree));
    return m_launch->wrap(m_right, parent);
}

void MainWindow::addLaunchMenu()
{
    if (m_launch)
        m_launch->addMenu(menuBar());
}

void MainWindow::connectLaunch()
{
    if (!m_launch)
        return;
    m_launch->addCommands();
    m_launch->connectParts();
}

void MainWindow::startLaunch()
{
    if (m_launch)
        m_launch->begin();
}

void MainWindow::rememberLaunch() const
{
    if (m_launch)
        m_launch->rememberState();
}

void MainWindow::restoreLaunch()
{
    if (m_launch)
        m_launch->restoreState();
}

void MainWindow::applyLaunch()
{
    if (m_launch)
        m_launch->applyPreferences(m_preferences);
}

SessionBook *MainWindow::sessionBook() const
{
    return m_launch ? &m_options.launch->book() : nullptr;
}

bool MainWindow::mayClose()
{
    return !m_launch || m_launch->mayClose();
}

void MainWindow::endLaunch()
{
    delete std::exchange(m_launch, nullptr);
}

bool MainWindow::quitUnasked()
{
    m_quitting = true;
    if (m_launch) {
        m_launch->setUnasked();
        m_launch->setThenQuit();
    }
    const bool closed = close();
    if (closed)
        QCoreApplication::quit();
    return closed;
}

} // namespace cinderscope
