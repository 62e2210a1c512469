// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/nokeychain.h"

#include <QMetaObject>

namespace cinderscope {

void NoKeychain::refuse(Outcome outcome, Handler handler)
{
    QMetaObject::invokeMethod(
        this, [outcome, handler = std::move(handler)] { handler(outcome, {}); }, Qt::QueuedConnection);
}

void NoKeychain::read(const QString &, Handler handler)
{
    refuse(Outcome::NotFound, std::move(handler));
}

void NoKeychain::write(const QString &, const QString &, Handler handler)
{
    refuse(Outcome::Unavailable, std::move(handler));
}

void NoKeychain::remove(const QString &, Handler handler)
{
    refuse(Outcome::NotFound, std::move(handler));
}

} // namespace cinderscope
