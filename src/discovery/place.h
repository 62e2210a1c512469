// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/route.h"

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! Ports out of "4040-4056,8080,18080": commas, blanks and ranges, in the order written, each once. Empty text: none.
//! Errors: InvalidArgument, detail says what and why.
Result<QList<quint16>> parsePorts(const QString &text);
//! What parsePorts() reads, as short as it gets: "4040-4056,8080".
QString portsText(const QList<quint16> &ports);

//! Ports of a host that is named: drivers 4040 to 4056 (Spark tries 16 more, spark.port.maxRetries), masters and
//! workers 8080 to 8083, Connect 15002, history 18080.
const QList<quint16> &defaultHostPorts();
//! Ten ports, for each host of an address range.
const QList<quint16> &defaultRangePorts();

//! One host to look at, or one address.
struct PlaceTarget
{
    QString host; //!< name or address, without brackets
    //! To try on the host; empty where url is set.
    QList<quint16> ports;
    //! The one thing to look at, as the person wrote it (http or https, perhaps with a path, no slash at the end; or
    //! sc://host:port).
    QUrl url;
    //! The person wrote host:port: what is there is told, whatever it is. Otherwise the ports are only tried.
    bool exact = false;
    //! RPC port of a standalone master ("spark://host:7077"), 0: none. Its pages are on another port, not told by it.
    quint16 masterPort = 0;

    bool operator==(const PlaceTarget &) const = default;
};

//! Most addresses that a place may hold: those of a /24.
inline constexpr int kMostHosts = 256;

//! What a person writes as an address: host names, "host:port", addresses (IPv6 with brackets where a port follows),
//! "spark://host:7077,host2:7077", URLs (http, https), CIDR ranges down to /24 (IPv6: /120), several of them separated
//! by commas, blanks or lines. \a ports: for hosts without a port; empty: the defaults. Hosts and ports that are
//! written twice come once. Looks nothing up. Errors: InvalidArgument; detail names the part and says what helps.
Result<QList<PlaceTarget>> parseAddresses(const QString &text, const QList<quint16> &ports = {});

//! A cluster, a host or a list of them, as the person named it; remembered by the window. A value without secrets.
struct Place
{
    QString id;      //!< unique; never shown
    QString name;    //!< the person's; empty: the address stands for it
    QString color;   //!< "#rrggbb" or empty
    QString address; //!< see parseAddresses()
    QString ports;   //!< see parsePorts(); empty: the defaults
    Route route;     //!< how it is reached

    //! With an id of its own.
    static Place make(const QString &address, const QString &name = {});
    //! name, or else the address in one line.
    QString title() const;
    //! address and ports together. Errors as theirs.
    Result<QList<PlaceTarget>> targets() const;
    //! The first thing in it that cannot work. InvalidArgument.
    Result<void> validate() const;
    //! fromJson(toJson()) is the same place. Keys that are not known are ignored. Errors: InvalidArgument.
    QJsonObject toJson() const;
    static Result<Place> fromJson(const QJsonObject &object);

    bool operator==(const Place &) const = default;
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::Place)
