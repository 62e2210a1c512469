// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace cinderscope {

//! Which application, whatever tells of it: a driver's UI, its listener, its event log, a history server. An attempt is
//! named by YARN's cluster mode only ("1"); elsewhere it is empty ("no attempt" of JSON is empty here too).
struct ApplicationKey
{
    QString id;
    QString attempt;

    bool isEmpty() const { return id.isEmpty(); }
    //! For people, file names and maps of texts: the id, with "_<attempt>" where there is one, as Spark names its logs.
    QString text() const { return attempt.isEmpty() ? id : id + u'_' + attempt; }
    auto operator<=>(const ApplicationKey &) const = default;
    bool operator==(const ApplicationKey &) const = default;
};

inline size_t qHash(const ApplicationKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.id, key.attempt);
}

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::ApplicationKey)
