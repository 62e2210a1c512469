// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/place.h"
#include "discovery/placediscovery.h"
#include "reach/routeopener.h"

#include <memory>
#include <optional>
#include <QObject>
#include <QTimer>

namespace cinderscope {

//! Looks at one place as long as it lives: opens the way there, then finds what there is. GUI thread.
class PlaceWatcher : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        Idle,    //!< not started
        Opening, //!< the way there is being made
        Looking, //!< the way is open, nothing was found yet
        Found,
        Nothing, //!< looked at, and there is nothing of Spark
        Lost,    //!< the way was lost and is tried again by itself
        Failed   //!< needs the person: error() says why
    };

    PlaceWatcher(const Place &place, SecretStore &secrets, QObject *parent = nullptr);
    //! With a rhythm of its own, for tests.
    PlaceWatcher(const Place &place, SecretStore &secrets, const PlaceDiscovery::Settings &settings,
                 QObject *parent = nullptr);
    ~PlaceWatcher() override;

    const Place &place() const { return m_place; }
    //! A new name or colour changes nothing; another address or way begins anew.
    void setPlace(const Place &place);
    void start();
    //! Looks now; where it failed, tries again from the beginning.
    void rescan();
    void answer(quint64 question, const std::optional<QString> &text);

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    //! Secret whose lack is the error.
    const std::optional<Route::Secret> &neededSecret() const { return m_needed; }
    QList<FoundEndpoint> endpoints() const;
    const Access &access() const { return m_opener.access(); }
    //! Addresses looked at, of all; total 0 while nothing is looked at.
    int done() const { return m_done; }
    int total() const { return m_total; }
    bool isScanning() const { return m_discovery && m_discovery->isScanning(); }
    //! Fingerprint of a certificate that bars the way to something here; empty: none.
    QString fingerprint() const;
    //! True when nothing is under way: the result of a test.
    bool isSettled() const;

Q_SIGNALS:
    //! State, error or endpoints; at most some times a second.
    void changed();
    void question(const cinderscope::SshQuestion &question);
    void settled(quint64 question);

private:
    void setState(State state, const std::optional<Error> &error = {});
    void look(const Access &access);
    void judge();
    void notify() { m_notify.isActive() ? void() : m_notify.start(); }

    Place m_place;
    PlaceDiscovery::Settings m_settings;
    RouteOpener m_opener;
    std::unique_ptr<PlaceDiscovery> m_discovery;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    std::optional<Route::Secret> m_needed;
    int m_done = 0, m_total = 0;
    bool m_looked = false; //!< a scan is done
    QTimer m_notify;
};

} // namespace cinderscope
