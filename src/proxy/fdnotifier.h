// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QEvent>
#include <QSocketNotifier>
#include <utility>

namespace cinderscope {

//! A QSocketNotifier that calls a function instead of emitting a signal: it is asked for every packet.
class FdNotifier : public QSocketNotifier
{
public:
    FdNotifier(int socket, Type type, std::function<void()> act) : QSocketNotifier(socket, type), m_act(std::move(act))
    {
        setEnabled(false);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::SockAct)
            return QSocketNotifier::event(event);
        m_act();
        return true;
    }

private:
    std::function<void()> m_act;
};

} // namespace cinderscope
