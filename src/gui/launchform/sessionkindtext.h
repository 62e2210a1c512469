// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <QString>

//! What the window says of a kind of session: wherever it is chosen, listed or runs, in the same words.
namespace cinderscope {

QString sessionKindTitle(SessionKind kind); //!< "Standalone cluster over SSH"
QString sessionKindText(SessionKind kind);  //!< what it does, a sentence
QString sessionKindIcon(SessionKind kind);  //!< name of an icon

} // namespace cinderscope
