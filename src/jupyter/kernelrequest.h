// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/kernelchannel.h"

#include <QString>

namespace cinderscope {

//! How the ids of requests begin that are no cells, whatever the kernel tells of them.
inline const QString kUnseen = QStringLiteral("cinderscope-unseen-");

//! A request of KernelChannel::execute() until it is answered. For KernelChannel's sources only.
struct KernelChannel::Request
{
    QString code; //!< empty once it is sent: it may hold what is better not kept
    ExecuteOptions options;
    ExecuteHandler handler;
    ExecuteResult result;
    qint64 kept = 0; //!< characters of outputs
    bool sent = false, replied = false, idle = false;
};

} // namespace cinderscope
