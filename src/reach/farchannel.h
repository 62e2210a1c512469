// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QIODevice;

namespace cinderscope {

//! Why a connection to a far host was not made.
enum class FarFailure
{
    Refused,     //!< nobody listens there
    Unreachable, //!< the name is not known on the far side, no route, or no answer
    Forbidden,   //!< the far side may not connect there
    Down         //!< there is no tunnel now
};

//! One stream connection to a host as the far side of a tunnel names it.
class FarChannel : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Once. Emits opened() or failed(), never from within.
    virtual void open(const QString &host, quint16 port) = 0;
    //! What the far host sends, after opened(); ends with readChannelFinished. Owned by the channel.
    virtual QIODevice *source() = 0;
    //! What is written to it goes to the far host; may be the same device as source().
    virtual QIODevice *sink() = 0;

Q_SIGNALS:
    void opened();
    void failed(cinderscope::FarFailure failure);
    //! The far host has ended the connection; what it sent before may still wait in source().
    void ended();
};

} // namespace cinderscope
