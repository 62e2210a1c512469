// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include "gui/base/errortext.h"
#include "gui/base/savefile.h"
#include "gui/session/applicationsession.h"
#include "gui/session/page.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"

#include <algorithm>
#include <cstdio>
#include <QCoreApplication>
#include <QPixmap>

namespace cinderscope {

namespace {

constexpr int kLookEveryMs = 30;
constexpr int kIdleMs = 1500;   //!< how long a window with nothing to open gets
constexpr int kFolderMs = 3000; //!< and one with a folder, which opens nothing but lists

} // namespace

Screenshot::Screenshot(MainWindow *window, Options options)
    : QObject(window), m_window(window), m_options(std::move(options))
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    connect(window, &MainWindow::openFailed, this, [this](const Error &error) { fail(errorText(error)); });
}

void Screenshot::start()
{
    m_clock.start();
    if (!m_options.page.isEmpty() && !m_window->showPage(m_options.page)) {
        QStringList known;
        for (const PageFactory &page : m_window->view()->factories())
            known.append(page.key);
        fail(tr("There is no page “%1”. Pages are: %2.").arg(m_options.page, known.join(QStringLiteral(", "))));
        return;
    }
    m_timer.start();
}

void Screenshot::fail(const QString &text)
{
    m_timer.stop();
    std::fprintf(stderr, "cinderscope: %s\n", text.toLocal8Bit().constData());
    QCoreApplication::exit(1);
}

bool Screenshot::isReady()
{
    ApplicationSession *session = m_window->view()->session();
    if (!session)
        return m_clock.elapsed() > (m_options.open.isEmpty() ? kIdleMs : kFolderMs);
    const SourceStatus &status = session->status();
    if (status.error && !(session->snapshot() && !session->snapshot()->app.id.empty())) {
        fail(errorText(*status.error));
        return false;
    }
    if (!session->snapshot())
        return false;
    if (const std::optional<ReplayStatus> &replay = session->replay()) {
        if (m_options.atSeconds >= 0 && !m_sought) {
            if (replay->begin == kNoTime)
                return false;
            m_sought = true;
            m_target = std::min(replay->end, replay->begin + TimeMs(m_options.atSeconds * 1000));
            session->setPaused(true);
            session->seek(m_target);
            return false;
        }
        // The session tells about the seek a moment later than it is asked for.
        if (replay->seeking || (m_sought && replay->now < m_target))
            return false;
    } else if (status.active && !status.following) {
        return false;
    }
    const Page *page = m_window->view()->currentPage();
    return page ? page->isSettled() : m_window->view()->factories().isEmpty();
}

void Screenshot::look()
{
    if (m_clock.elapsed() > m_options.timeoutMs)
        return fail(tr("The page was not ready within %n minute(s).", nullptr, m_options.timeoutMs / 60000));
    // Twice in a row: a page may begin its work with what it has just got.
    m_readyTurns = isReady() ? m_readyTurns + 1 : 0;
    if (m_readyTurns >= 3) {
        m_timer.stop();
        write();
    }
}

void Screenshot::write()
{
    const QPixmap picture = m_window->grab();
    const Result<void> written =
        writeFile(m_options.file, [&](QIODevice &device) { return picture.save(&device, "PNG"); });
    if (!written)
        return fail(errorText(written.error()));
    QCoreApplication::exit(0);
}

} // namespace cinderscope
