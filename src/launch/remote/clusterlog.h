// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/run/linemask.h"

#include <QFile>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! The live log of a cluster on this computer: what its daemons say, each line with who says it, and our own steps.
//! Secrets are hidden. Ends at 32 MB.
class ClusterLog
{
public:
    //! \a secrets: texts that are hidden wherever they stand.
    explicit ClusterLog(const QStringList &secrets);

    //! Appends to a file of mode 0600. Errors: Io, NoPermission.
    Result<void> open(const QString &path);
    //! The lines as they were written, each with its end; empty when the log is full.
    QString add(const QString &who, const QStringList &lines);
    QString path() const { return m_file.fileName(); }

private:
    LineMask m_mask;
    QFile m_file;
    bool m_full = false;
};

} // namespace cinderscope
