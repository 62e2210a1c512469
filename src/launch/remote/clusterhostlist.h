// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/route.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace cinderscope {

struct ClusterSettings;

//! Entries of a conf/workers (conf/slaves) file as sbin/workers.sh of Spark reads it: a # and what follows it on its
//! line is dropped, what is left are words between blanks and lines; each is what ssh is called with. A word that comes
//! again is left out.
QStringList parseWorkersFile(const QString &text);

//! The hosts of a cluster over SSH: the master's, then one for each worker, none twice.
struct ClusterHostList
{
    SshHost master;
    QList<SshHost> workers;

    //! workersFile where it is set, else hosts; host, or without it the first worker's, is the master's. Reads one
    //! file of at most 1 MB. Errors: InvalidArgument (no host; a word that ssh cannot be given: detail has it and the
    //! line it comes from), NotFound, NoPermission, Io, TooLarge.
    static Result<ClusterHostList> of(const ClusterSettings &settings);
};

} // namespace cinderscope
