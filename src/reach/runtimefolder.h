// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

namespace cinderscope {

//! A folder for sockets that only this user can enter (0700), on a short path, removed with its owner. Folders of
//! processes that crashed are removed by the next one that is made: their lock is free.
class RuntimeFolder
{
public:
    //! Below \a parent, or $XDG_RUNTIME_DIR/cinderscope/reach, or where there is none /tmp/cinderscope-<uid>/reach.
    //! Errors: NoPermission when the parent belongs to or can be entered by somebody else, Io.
    static Result<std::unique_ptr<RuntimeFolder>> make(const QString &parent = {});
    ~RuntimeFolder();
    RuntimeFolder(const RuntimeFolder &) = delete;
    RuntimeFolder &operator=(const RuntimeFolder &) = delete;

    const QString &path() const { return m_path; }
    QString file(const QString &name) const { return m_path + u'/' + name; }

private:
    RuntimeFolder(QString path, int lock);

    QString m_path;
    int m_lock; // held while the folder is in use
};

} // namespace cinderscope
