// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/placecentre.h"

#include "gui/places/nokeychain.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

PlaceCentre::PlaceCentre(bool persistent, std::unique_ptr<SecretBackend> keychain, QObject *parent)
    : QObject(parent), m_keychain(std::move(keychain)), m_memory(std::make_unique<NoKeychain>()), m_book(persistent),
      m_persistent(persistent)
{
    if (persistent) {
        const QStringList forgetful = QSettings().value(u"placesWithoutKeychain"_s).toStringList();
        m_forgetful = QSet<QString>(forgetful.cbegin(), forgetful.cend());
    }
    connect(&m_book, &PlaceBook::added, this, [this](const QString &id) {
        if (m_started)
            watch(id);
        Q_EMIT changed(id);
    });
    connect(&m_book, &PlaceBook::changed, this, [this](const QString &id) {
        if (PlaceWatcher *known = watcher(id))
            known->setPlace(*m_book.place(id));
        Q_EMIT changed(id);
    });
    connect(&m_book, &PlaceBook::removed, this, [this](const Place &place) {
        m_watchers.erase(place.id);
        for (const Route::Secret secret :
             {Route::Secret::Login, Route::Secret::ProxyPassword, Route::Secret::KeyPassphrase}) {
            if (place.route.neededSecrets().contains(secret) ||
                (secret == Route::Secret::KeyPassphrase && !place.route.certificatePath.isEmpty()))
                secrets(place.id).remove(place.route.secretName(secret), this, {});
        }
        setRemembersSecrets(place.id, true);
        Q_EMIT changed(place.id);
    });
}

PlaceCentre::~PlaceCentre() = default;

void PlaceCentre::start()
{
    if (m_started)
        return;
    m_started = true;
    for (const Place &place : m_book.places())
        watch(place.id);
}

void PlaceCentre::watch(const QString &id)
{
    const Place *place = m_book.place(id);
    if (!place)
        return;
    auto made = std::make_unique<PlaceWatcher>(*place, secrets(id));
    PlaceWatcher *watcher = made.get();
    m_watchers[id] = std::move(made);
    connect(watcher, &PlaceWatcher::changed, this, [this, id] { Q_EMIT changed(id); });
    connect(watcher, &PlaceWatcher::question, this,
            [this, id](const SshQuestion &question) { Q_EMIT this->question(id, question); });
    connect(watcher, &PlaceWatcher::settled, this, [this, id](quint64 question) { Q_EMIT settled(id, question); });
    watcher->start();
}

PlaceWatcher *PlaceCentre::watcher(const QString &id) const
{
    const auto found = m_watchers.find(id);
    return found == m_watchers.end() ? nullptr : found->second.get();
}

void PlaceCentre::rescan(const QString &id)
{
    if (PlaceWatcher *known = watcher(id))
        known->rescan();
}

void PlaceCentre::rescanAll()
{
    for (const auto &[id, watcher] : m_watchers)
        watcher->rescan();
}

Access PlaceCentre::access(const QString &placeId) const
{
    const PlaceWatcher *known = watcher(placeId);
    return known ? known->access() : Access();
}

void PlaceCentre::setRemembersSecrets(const QString &id, bool remembers)
{
    if (remembers == remembersSecrets(id))
        return;
    if (remembers)
        m_forgetful.remove(id);
    else
        m_forgetful.insert(id);
    if (m_persistent)
        QSettings().setValue(u"placesWithoutKeychain"_s, QStringList(m_forgetful.cbegin(), m_forgetful.cend()));
    if (m_started && watcher(id)) // it has the other store
        watch(id);
}

void PlaceCentre::giveSecret(const QString &id, Route::Secret secret, const QString &text)
{
    const Place *place = m_book.place(id);
    if (!place)
        return;
    secrets(id).write(place->route.secretName(secret), text, this, [this, id](SecretStore::Kept) {
        if (PlaceWatcher *known = watcher(id))
            known->start();
    });
}

void PlaceCentre::confirmCertificate(const QString &id, const QString &fingerprint)
{
    const Place *place = m_book.place(id);
    if (!place)
        return;
    Place confirmed = *place;
    confirmed.route.addPin(fingerprint);
    m_book.put(confirmed);
}

} // namespace cinderscope
