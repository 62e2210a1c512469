// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cinderscope {

//! Removes a folder that we made, with all in it; links in it are removed, not followed. The only way to do that:
//! QDir(QString()) is the current folder, and its removeRecursively() empties it. False, and nothing is done: the path
//! is empty, relative, a link, of another user; the home, temporary or current folder, or above one of them. False too
//! where something stays. True where there is no such folder. Any thread.
bool removeOwnFolder(const QString &path);

} // namespace cinderscope
