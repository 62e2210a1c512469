// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"
#include "gui/shell/historyrows.h"
#include "gui/shell/launchrows.h"
#include "gui/shell/sourcetreemodel.h"

#include <functional>
#include <QObject>
#include <QTimer>

namespace cinderscope {

class ClusterRows;
class LiveCenter;
class PlaceCentre;
class PlaceWatcher;
struct Place;

//! Brings what is found on this computer and at the places, what listeners tell and what is left of ended applications
//! into the tree: one row an application, whatever tells of it. Changes are gathered for some tenths of a second and
//! made as differences. GUI thread.
class Sources : public QObject
{
    Q_OBJECT
public:
    static constexpr int RefreshMs = 120;
    static constexpr int HistoryLimit = 100; //!< rows before "Show all"

    //! \a places, \a live: nullptr where there is none.
    Sources(SourceTreeModel *model, PlaceCentre *places, LiveCenter *live, QObject *parent = nullptr);

    //! What was found on this computer; nothing: nobody looks.
    void setLocal(const QList<FoundEndpoint> &endpoints);
    const QList<FoundEndpoint> &local() const { return m_local; }
    //! Logs that were opened lately.
    void setRecent(const QList<SourceEntry> &logs);
    //! Lists the journals of that folder now (on another thread), and again when an application ended. Empty: none.
    void setJournals(const QString &root, const JournalBudget &budget);
    //! Keys of the applications that are open: their rows stay although nobody tells of them any more.
    void setOpened(std::function<QSet<QString>()> opened) { m_opened = std::move(opened); }
    //! What was started from here, asked at each refresh.
    void setLaunches(std::function<LaunchRows()> launches) { m_launches = std::move(launches); }
    //! Rows of Jupyter servers, asked at each refresh: those \a named by the person, or those found here.
    void setNotebooks(std::function<QList<SourceBranch>(bool named)> rows) { m_notebooks = std::move(rows); }
    //! Key of the row that stands for a launch since the last refresh; empty where there is none.
    QString launchRow(const QString &launch) const { return m_launchRows.rowOf(launch); }
    //! Shows all rows of a group, by key of its row; History's is "history".
    void showWhole(const QString &group);
    //! While a filter looks for something all groups are whole.
    void setEverything(bool everything);
    //! All that is known of an application: also where its journal and log lie.
    ApplicationRef known(const ApplicationRef &ref) const;
    void schedule();
    void refreshNow();
    //! Running applications of this computer, and drivers that have not told yet what they run (without an id).
    QList<SourceEntry> running() const;

Q_SIGNALS:
    void aboutToRefresh();
    void refreshed();

private:
    void listJournals();
    QList<SourceBranch> places(ClusterRows &rows);
    SourceBranch placeRow(const PlaceWatcher *watcher, const Place &place, ClusterRows &rows) const;
    void addStarted(QList<SourceBranch> &rows, bool here);
    void showHistory(const QSet<QString> &running);
    void carry(QList<SourceBranch> &rows) const;
    void carry(SourceEntry &entry) const;
    void tellHistoryServers();
    void gatherServers();

    SourceTreeModel *m_model;
    PlaceCentre *m_places;
    LiveCenter *m_live;
    QList<FoundEndpoint> m_local;
    HistoryInput m_history;
    QString m_journalRoot;
    JournalBudget m_budget;
    QSet<QString> m_whole;
    QStringList m_servers; //!< what the live centre was told
    std::function<QSet<QString>()> m_opened;
    std::function<LaunchRows()> m_launches;
    LaunchRows m_launchRows;
    std::function<QList<SourceBranch>(bool named)> m_notebooks;
    QSet<QString> m_open;               //!< at this refresh
    QHash<QString, SourceEntry> m_kept; //!< rows of open applications before it: they may move to another section
    //! History servers whose lists are in m_history.servers; a list that is the same shares its data.
    QList<std::pair<QString, QList<FoundApplication>>> m_gathered;
    bool m_everything = false, m_listing = false, m_listAgain = false;
    QTimer m_timer, m_journalTimer;
};

} // namespace cinderscope
