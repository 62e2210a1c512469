// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/placediscovery.h"
#include "discovery/placeentry.h"
#include "discovery/portscanner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <map>
#include <memory>

namespace cinderscope {

class PlaceDiscovery::Private : public QObject
{
    Q_OBJECT

public:
    Private(PlaceDiscovery *owner, const Place &place, const Access &access, const Settings &settings);

    void start();
    void stop();
    void rescan();
    void setAccess(const Access &access);
    void refresh(const QString &key);
    bool isSettled() const;

    PlaceDiscovery *q;
    Place place;
    Access access;
    Settings settings;
    std::map<QString, PlaceEntry> entries; // by the address as it was found
    QList<PlaceTarget> targets;
    std::unique_ptr<PortScanner> scanner;
    bool active = false;

private:
    static constexpr int kMostProbes = 16; // at once

    struct HostNews // of one look
    {
        int open = 0, closed = 0;
        bool masterPortOpen = false;
        std::optional<Error> error; //!< the same for all ports so far, but for the port
        bool mixed = false;
    };

    void look();
    void takeOpen(const QString &host, quint16 port);
    void takeClosed(const QString &host, quint16 port, const Error &error);
    void endLook();
    void judgeHosts();
    void forgetHost(const QString &host);
    void tellHost(const PlaceTarget &target, const Error &error);
    const PlaceTarget *targetOf(const QString &host) const;

    PlaceEntry &offer(const QUrl &url, const EndpointOrigin &origin);
    void tick();
    bool waitsForPort(const PlaceEntry &entry) const;
    void begin(PlaceEntry &entry);
    void takeDriver(const QString &key);
    void takeProbe(const QString &key);
    bool takeFailure(const QString &key, PlaceEntry &entry, const FoundEndpoint &answer, const QUrl &redirect);
    void takeAnswer(PlaceEntry &entry, const FoundEndpoint &answer, const DiscoveredApplication &application);
    bool isTheWrongOne(const PlaceEntry &entry, const FoundEndpoint &answer) const;
    void settle(PlaceEntry &entry);
    void takeHistory(const QString &key);
    void follow(const PlaceEntry &master);
    void followApplication(const PlaceEntry &master, const FoundApplication &application);
    void followWorker(const PlaceEntry &master, const FoundWorker &worker);
    bool isKnown(EndpointKind kind, const QString &identity) const;
    bool isDuplicate(const QString &key, const FoundEndpoint &answer) const;
    void forgetUnnamed(const PlaceEntry &master);
    void relink();
    void tell(PlaceEntry &entry);
    void tellApplication(PlaceEntry &entry, const DiscoveredApplication &application);
    void hide(PlaceEntry &entry);
    void remove(const QString &key);
    void checkSettled();
    int probing() const;

    QTimer m_tick, m_look;
    QElapsedTimer m_clock;
    QHash<QString, HostNews> m_news;
    bool m_settled = false;
};

} // namespace cinderscope
