// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sourceentry.h"
#include "launch/run/launch.h"

#include <functional>
#include <QHash>
#include <QList>
#include <QString>

namespace cinderscope {

//! What was started, in the source tree: the rows of what is found of it say so; what nothing is found of has a row of
//! its own, so that it is one entry at every moment. A value, used for one build of the tree.
class LaunchRows
{
public:
    LaunchRows() = default;
    //! \a launches: those that are over and did not fail are left out. \a places: by launch, the place that stands for
    //! a cluster elsewhere.
    explicit LaunchRows(const QList<LaunchState> &launches, QHash<QString, QString> places = {});

    //! Marks the rows of what was started. \a here: found on this computer.
    void link(QList<SourceBranch> &rows, bool here);
    //! Rows of launches that no row was marked with, of clusters \a elsewhere or of the others.
    QList<SourceBranch> rest(bool elsewhere) const;
    //! Key of the row of a launch; empty where it has none.
    QString rowOf(const QString &launch) const;
    const QList<LaunchState> &launches() const { return m_launches; }

    static SourceEntry row(const LaunchState &state);

private:
    const LaunchState *likelyLaunchOf(const SourceEntry &entry) const;
    const LaunchState *launchOf(const SourceEntry &entry, bool here) const;

    QList<LaunchState> m_launches;
    QHash<QString, QString> m_places;
    QHash<QString, QString> m_rows; //!< by launch: the first that was marked
};

} // namespace cinderscope
