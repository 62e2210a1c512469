// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/ownfolder.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace cinderscope {

bool removeOwnFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (path.isEmpty() || !QDir::isAbsolutePath(clean) || QDir(clean).isRoot())
        return false;
    const QFileInfo info(clean);
    if (info.isSymLink())
        return false;
    if (!info.exists())
        return true;
    for (const QString &kept : {QDir::homePath(), QDir::tempPath(), QDir::currentPath()}) {
        const QString whole = QFileInfo(kept).canonicalFilePath();
        const QString own = info.canonicalFilePath();
        if (own == whole || whole.startsWith(own + u'/'))
            return false;
    }
#ifdef Q_OS_UNIX
    if (info.ownerId() != ::geteuid())
        return false;
#endif
    return info.isDir() && QDir(clean).removeRecursively();
}

} // namespace cinderscope
