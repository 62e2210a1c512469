// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Event logs, folders and recent ones of MainWindow.
#include "gui/base/async.h"
#include "gui/base/errortext.h"
#include "gui/base/format.h"
#include "gui/base/messagebar.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/demorecording.h"
#include "gui/shell/folderlister.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

using Section = SourceTreeModel::Section;

void MainWindow::connectFolders()
{
    connect(m_lister, &FolderLister::started, this, [this](const QString &path) {
        m_model->setFolderStatus(path, tr("reading…"), tr("Reading the folder…"), {});
    });
    connect(m_lister, &FolderLister::progressed, this, [this](const QString &path, int done, int total) {
        m_model->setFolderStatus(path, tr("%1 of %2").arg(format::count(done), format::count(total)),
                                 tr("Reading the folder…"), {});
    });
    connect(m_lister, &FolderLister::entriesFound, this,
            [this](const QString &path, const QList<SourceEntry> &entries) {
                m_model->appendFolderEntries(path, entries);
            });
    connect(m_lister, &FolderLister::listed, this,
            [this](const QString &path, const QList<SourceEntry> &entries, int problems) {
                QList<SourceEntry> rows = entries;
                for (SourceEntry &row : rows) { // an open one knows more than its head and tail
                    const ApplicationSession *session = m_hub->session(row.key());
                    const SourceEntry *known = session ? m_model->entry(m_model->find(row.key())) : nullptr;
                    if (known)
                        row = *known;
                }
                m_model->setFolderEntries(path, rows);
                QString status = tr("%n log(s)", nullptr, int(entries.size()));
                if (problems > 0)
                    status = tr("%1, %2", "logs and problems").arg(status, tr("%n unreadable", nullptr, problems));
                m_model->setFolderStatus(path, status, tr("No event logs in this folder"),
                                         tr("Spark writes them to spark.eventLog.dir"));
            });
    connect(m_lister, &FolderLister::failed, this, [this](const QString &path, const Error &error) {
        m_model->setFolderEntries(path, {});
        if (error.code == ErrorCode::Empty || error.code == ErrorCode::NotAnEventLog) {
            m_model->setFolderStatus(path, tr("%n log(s)", nullptr, 0), tr("No event logs in this folder"),
                                     tr("Spark writes them to spark.eventLog.dir"));
            return;
        }
        m_model->setFolderStatus(path, tr("cannot be read"), tr("The folder cannot be read"), errorText(error));
        m_messages->showError(tr("The folder could not be read."), error);
    });
}

void MainWindow::openFolder(const QString &path)
{
    SourceEntry folder;
    folder.kind = SourceEntry::Kind::Folder;
    folder.ref.location = QDir::cleanPath(path);
    folder.name = QFileInfo(folder.ref.location).fileName();
    if (folder.name.isEmpty())
        folder.name = folder.ref.location;
    folder.detail = QDir::toNativeSeparators(folder.ref.location);
    if (!m_model->contains(folder.key()))
        m_model->addEntry(Section::Logs, folder);
    m_tree->select(folder.key());
    m_tree->expandFolder(folder.ref.location);
    if (!m_lister->isKnown(folder.ref.location))
        m_lister->list(folder.ref.location);
    rememberFolders();
    refreshEmptyState();
}

void MainWindow::openDemo()
{
    const Result<QString> path = DemoRecording::path();
    if (!path) {
        m_messages->showError(tr("The demo recording could not be opened."), path.error());
        return;
    }
    ApplicationRef ref = ApplicationRef::replay(*path);
    ref.demo = true;
    const bool fresh = !m_hub->session(ref.key());
    SourceEntry entry;
    entry.ref = ref;
    entry.name = tr("Demo recording");
    if (!m_model->contains(ref.key()))
        m_model->addEntry(Section::Logs, entry);
    openApplication(ref);
    ApplicationSession *session = m_hub->session(ref.key());
    if (!fresh || !session)
        return;
    // The driver's start is nothing to look at: begin where the first jobs are done.
    auto *once = new QObject(session);
    connect(session, &ApplicationSession::replayChanged, once, [session, once] {
        if (!session->replay() || session->replay()->begin == kNoTime)
            return;
        session->seek(DemoRecording::interestingStart());
        delete once;
    });
}

void MainWindow::refreshRecent()
{
    if (!m_options.restore)
        return;
    QList<SourceEntry> entries = remembered::recentLogs();
    // Whether they are still there is asked on another thread: a disk may not answer.
    runAsync(
        this,
        [entries] {
            QList<SourceEntry> checked = entries;
            for (SourceEntry &entry : checked)
                entry.missing = !QFileInfo::exists(entry.ref.location);
            return checked;
        },
        [this](QList<SourceEntry> checked) { m_sources->setRecent(checked); });
}

void MainWindow::removeEntry(const SourceEntry &entry, bool recent)
{
    if (recent)
        return forgetHistory(entry);
    if (entry.kind == SourceEntry::Kind::Folder)
        m_lister->forget(entry.ref.location);
    else
        closeApplication(entry.key());
    m_model->removeEntry(Section::Logs, entry.key());
    rememberFolders();
    refreshEmptyState();
}

void MainWindow::refreshEntry(const SourceEntry &entry)
{
    if (entry.kind == SourceEntry::Kind::Folder) {
        m_tree->expandFolder(entry.ref.location);
        m_lister->list(entry.ref.location);
        return;
    }
    const ApplicationSession *session = m_hub->session(entry.key());
    if (!session) {
        if (!entry.ref.isFile() && m_options.finder)
            m_options.finder->scanNow();
        else
            openLocation(entry.ref.location);
        return;
    }
    const ApplicationRef ref = m_hub->ref(session);
    const bool shown = session == m_view->session();
    if (session->isLive() && session->status().active) { // it is fresh by itself; what is missing may be had
        m_hub->session(ref.key())->fillGaps();
        if (m_options.finder)
            m_options.finder->scanNow();
        return;
    }
    m_hub->reopen(ref);
    if (shown)
        showPresent(ref);
}

void MainWindow::reveal(const QString &path)
{
    const QFileInfo info(path);
    QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? path : info.absolutePath()));
}

void MainWindow::askForLog()
{
    auto *dialog = new QFileDialog(this, tr("Open event log"),
                                   QSettings().value(u"shell/lastFolder"_s, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files)
            openLocation(file);
        if (!files.isEmpty() && m_options.restore)
            QSettings().setValue(u"shell/lastFolder"_s, QFileInfo(files.first()).absolutePath());
    });
    dialog->open();
}

void MainWindow::askForFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open folder of event logs"),
                                   QSettings().value(u"shell/lastFolder"_s, QDir::homePath()).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        openLocation(folder); // it may be a rolling log
        if (m_options.restore)
            QSettings().setValue(u"shell/lastFolder"_s, folder);
    });
    dialog->open();
}

void MainWindow::showReport()
{
    const ApplicationSession *session = m_view->session();
    const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
    if (!snapshot || !snapshot->import || !m_options.importReport)
        return;
    QDialog *dialog = m_options.importReport(snapshot->import, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::rememberFolders()
{
    if (!m_options.restore)
        return;
    QStringList paths;
    for (const SourceEntry &entry : m_model->entries(Section::Logs)) {
        if (entry.kind == SourceEntry::Kind::Folder)
            paths.append(entry.ref.location);
    }
    remembered::setFolders(paths);
}

} // namespace cinderscope
