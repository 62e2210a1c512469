// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/placediscovery.h"

#include "discovery/placediscovery_p.h"

namespace cinderscope {

PlaceDiscovery::PlaceDiscovery(const Place &place, const Access &access, QObject *parent)
    : PlaceDiscovery(place, access, Settings{}, parent)
{
}

PlaceDiscovery::PlaceDiscovery(const Place &place, const Access &access, const Settings &settings, QObject *parent)
    : DiscoverySource(parent), d(std::make_unique<Private>(this, place, access, settings))
{
}

PlaceDiscovery::~PlaceDiscovery() = default;

const Place &PlaceDiscovery::place() const
{
    return d->place;
}

void PlaceDiscovery::start()
{
    d->start();
}

void PlaceDiscovery::stop()
{
    d->stop();
}

void PlaceDiscovery::rescan()
{
    d->rescan();
}

void PlaceDiscovery::setAccess(const Access &access)
{
    d->setAccess(access);
}

void PlaceDiscovery::refresh(const QString &key)
{
    d->refresh(key);
}

bool PlaceDiscovery::isScanning() const
{
    return bool(d->scanner);
}

bool PlaceDiscovery::isSettled() const
{
    return d->isSettled();
}

QList<DiscoveredApplication> PlaceDiscovery::applications() const
{
    QList<DiscoveredApplication> list;
    for (const auto &[key, entry] : d->entries) {
        if (entry.application)
            list.append(*entry.application);
    }
    return list;
}

QList<FoundEndpoint> PlaceDiscovery::endpoints() const
{
    QList<FoundEndpoint> list;
    for (const auto &[key, entry] : d->entries) {
        if (entry.isShown())
            list.append(entry.endpoint);
    }
    return list;
}

} // namespace cinderscope
