// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters and hosts of MainWindow: what the person does with them.
#include "gui/base/actionregistry.h"
#include "gui/base/async.h"
#include "gui/base/messagebar.h"
#include "gui/places/placecentre.h"
#include "gui/places/placedialog.h"
#include "gui/places/questions.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/statusstrip.h"
#include "live/journal/journalcatalogue.h"

#include <QAction>
#include <QDesktopServices>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

using Section = SourceTreeModel::Section;

void MainWindow::createPlaceActions()
{
    const QString file = tr("File"), help = tr("Help");
    QAction *add = m_actions->add(u"file.addPlace"_s, tr("&Add cluster or host…"), file,
                                  Qt::CTRL | Qt::SHIFT | Qt::Key_A, u"cluster"_s);
    add->setEnabled(m_options.places != nullptr);
    connect(add, &QAction::triggered, this, [this] { editPlace({}); });
    QAction *preferences =
        m_actions->add(u"file.preferences"_s, tr("&Preferences…"), file, Qt::CTRL | Qt::Key_Comma, u"settings"_s);
    connect(preferences, &QAction::triggered, this, [this] { showPreferences(); });
    QAction *listener =
        m_actions->add(u"help.listener"_s, tr("&Get live events…"), help, Qt::CTRL | Qt::SHIFT | Qt::Key_L, u"live"_s);
    connect(listener, &QAction::triggered, this, [this] { showListenerHelp(); });
    QAction *sources = m_actions->add(u"view.sources"_s, tr("Sources of this appl&ication…"), tr("View"),
                                      Qt::CTRL | Qt::SHIFT | Qt::Key_I, u"info"_s);
    connect(sources, &QAction::triggered, this, [this] { m_status->showSources(); });
}

void MainWindow::connectPlaces()
{
    m_model->setSectionNote(Section::Clusters, tr("Add cluster or host…"), tr("A master, a host, a history server"));
    connect(m_tree, &SourceTree::placeRequested, this, &MainWindow::placeAction);
    connect(m_tree, &SourceTree::browserRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    PlaceCentre *places = m_options.places;
    if (!places)
        return;
    connect(m_tree, &SourceTree::colorRequested, this, [this](const QString &id, const QString &color) {
        if (const Place *place = m_options.places->book().place(id)) {
            Place changed = *place;
            changed.color = color;
            m_options.places->book().put(changed);
        }
    });
    connect(places, &PlaceCentre::question, this, [this, places](const QString &id, const SshQuestion &question) {
        const Place *place = places->book().place(id);
        auto answer = [places, id, number = question.id](const std::optional<QString> &text) {
            if (PlaceWatcher *watcher = places->watcher(id))
                watcher->answer(number, text);
        };
        QDialog *dialog = questions::ssh(place ? place->title() : QString(), question, this, answer);
        connect(places, &PlaceCentre::settled, dialog,
                [dialog, id, number = question.id](const QString &of, quint64 which) {
                    if (of == id && which == number)
                        dialog->close();
                });
        dialog->open();
    });
    connect(&places->keychain(), &SecretStore::keptUntilQuit, this, [this](const QString &why) {
        m_messages->show({.severity = Severity::Warning,
                          .what = tr("Passwords are kept until the window ends only."),
                          .cause = tr("The system’s keychain cannot be used."),
                          .cure = tr("They are asked for again after the next start; nothing is written to a file."),
                          .details = why});
    });
    // Places of the last time are in the tree at once.
    m_sources->refreshNow();
}

QDialog *MainWindow::editPlace(const QString &id, const QString &address)
{
    PlaceCentre *places = m_options.places;
    if (!places)
        return nullptr;
    const Place *known = places->book().place(id);
    auto *dialog = new PlaceDialog(places, known ? std::optional<Place>(*known) : std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!address.isEmpty())
        dialog->setAddress(address);
    connect(dialog, &PlaceDialog::saved, this, [this](const QString &saved) {
        m_sources->refreshNow();
        m_tree->select(u"place:"_s + saved);
    });
    dialog->open();
    return dialog;
}

void MainWindow::placeAction(SourceTree::PlaceAction action, const SourceEntry &entry)
{
    using Action = SourceTree::PlaceAction;
    switch (action) {
    case Action::Add:
        editPlace({});
        break;
    case Action::Edit:
        editPlace(entry.placeId);
        break;
    case Action::Rename:
        renamePlace(entry.placeId);
        break;
    case Action::Remove:
        askToRemovePlace(entry.placeId);
        break;
    case Action::Rescan:
        if (!entry.placeId.isEmpty() && m_options.places)
            m_options.places->rescan(entry.placeId);
        else
            m_actions->action(u"file.scan"_s)->trigger();
        break;
    case Action::Why:
        explain(entry);
        break;
    case Action::LogIn:
        askSecret(entry.placeId);
        break;
    case Action::Certificate:
        askCertificate(entry.placeId);
        break;
    }
}

void MainWindow::explain(const SourceEntry &entry)
{
    if (entry.problem.isEmpty())
        return;
    const PlaceWatcher *watcher = m_options.places ? m_options.places->watcher(entry.placeId) : nullptr;
    if (watcher && watcher->neededSecret())
        return askSecret(entry.placeId);
    Message message;
    message.severity = Severity::Warning;
    message.what = tr("%1 cannot be reached.").arg(entry.name);
    message.cause = entry.problem;
    message.details = entry.ref.location;
    if (!entry.fingerprint.isEmpty() && watcher) {
        message.actionText = tr("Confirm the certificate…");
        message.action = [this, id = entry.placeId] { askCertificate(id); };
    } else if (watcher) {
        message.actionText = tr("Edit…");
        message.action = [this, id = entry.placeId] { editPlace(id); };
    } else {
        message.actionText = tr("Look again");
        message.action = [this, entry] { placeAction(SourceTree::PlaceAction::Rescan, entry); };
    }
    m_messages->show(message);
}

void MainWindow::renamePlace(const QString &id)
{
    const Place *place = m_options.places ? m_options.places->book().place(id) : nullptr;
    if (!place)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("Name of %1:").arg(place->title()));
    dialog->setTextValue(place->title());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id](const QString &name) {
        const Place *now = m_options.places->book().place(id);
        if (!now)
            return;
        Place renamed = *now;
        renamed.name = name.trimmed();
        m_options.places->book().put(renamed);
    });
    dialog->open();
}

void MainWindow::askToRemovePlace(const QString &id)
{
    const Place *place = m_options.places ? m_options.places->book().place(id) : nullptr;
    if (!place)
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove"),
                                tr("Remove “%1” from the tree?").arg(place->title()), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its address and passwords are forgotten. Nothing changes at the place itself, and what "
                               "was kept of its applications stays in the history."));
    connect(box->addButton(tr("&Remove"), QMessageBox::DestructiveRole), &QPushButton::clicked, this,
            [this, id] { m_options.places->book().remove(id); });
    box->open();
}

void MainWindow::askSecret(const QString &id)
{
    PlaceCentre *places = m_options.places;
    const Place *place = places ? places->book().place(id) : nullptr;
    const PlaceWatcher *watcher = places ? places->watcher(id) : nullptr;
    if (!place || !watcher)
        return;
    if (!watcher->neededSecret()) { // it has none set: that is to be done in the dialog
        editPlace(id);
        return;
    }
    questions::secret(
        place->title(), *watcher->neededSecret(), places->remembersSecrets(id), this,
        [places, id, secret = *watcher->neededSecret()](const QString &text) { places->giveSecret(id, secret, text); })
        ->open();
}

void MainWindow::askCertificate(const QString &id)
{
    PlaceCentre *places = m_options.places;
    const Place *place = places ? places->book().place(id) : nullptr;
    const PlaceWatcher *watcher = places ? places->watcher(id) : nullptr;
    if (!place || !watcher)
        return;
    for (const FoundEndpoint &endpoint : watcher->endpoints()) {
        const auto problem = endpoint.error ? CertificateProblem::fromError(*endpoint.error) : std::nullopt;
        if (!problem)
            continue;
        questions::certificate(place->title(), *problem, this, [places, id, fingerprint = problem->fingerprint] {
            places->confirmCertificate(id, fingerprint);
        })->open();
        return;
    }
}

void MainWindow::forgetHistory(const SourceEntry &entry)
{
    if (entry.ref.journal.isEmpty()) { // nothing on disk is touched
        remembered::removeRecent(entry.ref.isFile() ? entry.ref.location : entry.ref.eventLog);
        if (m_options.live && !entry.ref.applicationId.isEmpty()) {
            closeApplication(entry.key());
            m_options.live->forget(entry.ref.application());
        }
        refreshRecent();
        m_sources->schedule();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove from the history"),
                                tr("Remove “%1” and its journal?").arg(entry.name), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(entry.held.size() > 1 ? tr("What Spark keeps of it elsewhere stays.")
                                                  : tr("No other log of it is known: it cannot be looked at again."));
    connect(box->addButton(tr("&Remove"), QMessageBox::DestructiveRole), &QPushButton::clicked, this, [this, entry] {
        closeApplication(entry.key());
        if (m_options.live)
            m_options.live->forget(entry.ref.application());
        remembered::removeRecent(entry.ref.eventLog);
        runAsync(
            this,
            [root = m_preferences.journalRoot().toStdString(), folder = entry.ref.journal.toStdString()] {
                return std::make_shared<Result<void>>(removeJournal(root, folder));
            },
            [this](const std::shared_ptr<Result<void>> &removed) {
                if (!*removed)
                    m_messages->showError(tr("The journal could not be removed."), removed->error());
                m_sources->setJournals(m_preferences.journalRoot(), m_preferences.budget());
                refreshRecent();
            });
    });
    box->open();
}

} // namespace cinderscope
