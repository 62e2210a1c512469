// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace cinderscope {

//! Lets go of a QObject that may be the sender of the signal that is being handled: no signal of it comes any more.
template <class Object>
void dropLater(std::unique_ptr<Object> &object)
{
    if (Object *raw = object.release()) {
        raw->disconnect();
        raw->deleteLater();
    }
}

} // namespace cinderscope
