// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/firststart.h"

#include "gui/base/messagebar.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace cinderscope {

FirstStart::FirstStart(MainWindow *window) : QObject(window), m_window(window)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(WaitMs);
    connect(&m_wait, &QTimer::timeout, this, &FirstStart::showDemo);
    connect(window, &MainWindow::applicationShown, this, &FirstStart::shown);
}

void FirstStart::begin()
{
    m_begun = true;
    qApp->installEventFilter(this);
    const ApplicationRef last = m_window->m_options.restore ? remembered::lastShown() : ApplicationRef();
    if (!last.isEmpty() && last.isFile()) {
        // It may be gone or lie on a disk that does not answer: the window does not wait for it.
        auto *once = new QObject(this);
        connect(m_window, &MainWindow::openFailed, once, [this, once] {
            once->deleteLater();
            m_wait.start();
        });
        connect(m_window, &MainWindow::applicationShown, once, &QObject::deleteLater);
        m_window->openLocation(last.location, last.kind == SourceKind::Replay);
        return;
    }
    if (m_window->m_options.finder)
        m_wait.start();
    else
        showDemo();
}

void FirstStart::scanned(const QList<SourceEntry> &applications)
{
    if (!m_begun)
        return;
    const SourceEntry *newest = nullptr;
    for (const SourceEntry &entry : applications) {
        const bool known = !entry.ref.applicationId.isEmpty(); // a driver that has not told yet what it runs is not
        if (known && (!newest || entry.start > newest->start))
            newest = &entry;
    }
    const bool nothingShown = !m_window->view()->session();
    const bool demoShown = m_window->view()->ref().demo;
    if (!newest) {
        if (m_wait.isActive() && nothingShown && applications.isEmpty())
            showDemo();
        return;
    }
    m_wait.stop();
    const ApplicationRef ref = newest->ref;
    if ((nothingShown || demoShown) && !m_touched) {
        const QString demo = demoShown ? m_window->view()->ref().key() : QString();
        m_window->openApplication(ref);
        if (!demo.isEmpty())
            m_window->closeApplication(demo);
        return;
    }
    if (!demoShown || m_offered.contains(ref.key()))
        return;
    m_offered.insert(ref.key());
    Message message;
    message.severity = Severity::Success;
    message.what = tr("%1 runs on this computer now.").arg(newest->name);
    message.actionText = tr("Show it");
    message.action = [this, ref] {
        m_window->messages()->dismiss(m_offer);
        m_window->openApplication(ref);
    };
    m_offer = m_window->messages()->show(message);
}

void FirstStart::showDemo()
{
    m_wait.stop();
    if (!m_window->view()->session())
        m_window->openDemo();
}

void FirstStart::shown(const ApplicationRef &ref)
{
    if (!ref.demo) {
        dismissHint();
        if (m_offer)
            m_window->messages()->dismiss(std::exchange(m_offer, 0));
        return;
    }
    if (m_hint)
        return;
    Message message;
    message.severity = Severity::Info;
    const auto *finder = m_window->m_options.finder;
    message.what = finder ? tr("No Spark application runs on this computer.") : tr("This is the demo recording.");
    message.cause = tr("What you see is a recording of a real run, replayed as if it ran now.");
    if (m_window->m_options.places) {
        message.cure = finder ? tr("Start an application, and it is shown here by itself (%1 are looked at); name a "
                                   "cluster to see what runs there; or open an event log.")
                                    .arg(finder->scope())
                              : tr("Name a cluster to see what runs there, or open an event log.");
        message.actionText = tr("Add cluster or host…");
        message.action = [this] { m_window->editPlace({}); };
    } else {
        message.cure = tr("Start an application, and it is shown here; or open an event log.");
        message.actionText = tr("Open an event log…");
        message.action = [this] { m_window->askForLog(); };
    }
    m_hint = m_window->messages()->show(message);
}

void FirstStart::dismissHint()
{
    if (m_hint)
        m_window->messages()->dismiss(std::exchange(m_hint, 0));
}

bool FirstStart::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (event->spontaneous() || watched->isWidgetType()) {
            m_touched = true;
            qApp->removeEventFilter(this);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace cinderscope
