// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"
#include "gui/session/livecenter.h"
#include "gui/shell/sourceentry.h"

#include <QHash>
#include <QSet>

namespace cinderscope {

//! Makes rows of the source tree out of what discovery found and listeners told. One instance builds the tree once: an
//! application that runs has one row, at the first place that asks for it, whatever found it. Cost: the rows made.
class ClusterRows
{
public:
    static constexpr int GroupLimit = 50; //!< rows of completed applications before "Show all"

    //! Applications that are connected or were opened; by key() of their ref.
    void setLive(const QList<LiveApplication> &applications);
    //! Groups (by key) that are shown whole.
    void setWhole(const QSet<QString> &groups) { m_whole = groups; }
    //! All groups are shown whole: a filter looks for something in them.
    void setEverything(bool everything) { m_everything = everything; }

    //! Applications that run, then masters with their workers and completed applications, history servers, the rest.
    //! \a placeId: empty for this computer. The endpoints in the order in which they are to be shown.
    QList<SourceBranch> branches(const QString &placeId, const QList<FoundEndpoint> &endpoints);
    //! Connected applications that no place showed.
    QList<SourceBranch> unclaimed();
    //! Number of applications and workers in the last branches().
    int applications() const { return m_applications; }
    int workers() const { return m_workers; }
    //! "3 applications, 2 workers"; empty for nothing.
    QString countsText() const;

    //! A row for an application, with what its listener or session tells of it.
    SourceEntry application(const FoundApplication &found, const QString &placeId) const;
    SourceEntry application(const LiveApplication &live) const;

private:
    void addRunning(QList<SourceBranch> &rows, const FoundApplication &found, const FoundEndpoint &endpoint);
    void addMaster(QList<SourceBranch> &rows, const FoundEndpoint &master);
    void addHistory(QList<SourceBranch> &rows, const FoundEndpoint &server);
    void addOther(QList<SourceBranch> &rows, const FoundEndpoint &endpoint);
    //! Its listener has told already what runs behind a driver's page of this computer.
    bool isConnected(const FoundEndpoint &driver) const;
    bool isWhole(const QString &group) const;
    static SourceBranch moreRow(const QString &group, qint64 all);
    SourceBranch group(const QString &key, const QString &name, QList<SourceBranch> children);
    SourceEntry endpointRow(const FoundEndpoint &endpoint) const;
    void decorate(SourceEntry &entry) const;

    QString m_placeId;
    QUrl m_history; //!< first history server of the place that answers
    QHash<QString, LiveApplication> m_live;
    QSet<QString> m_claimed, m_whole;
    QSet<QString> m_shown; //!< addresses of masters, workers and history servers that a place shows
    QList<QString> m_liveOrder;
    bool m_everything = false;
    int m_applications = 0, m_workers = 0;
};

} // namespace cinderscope
