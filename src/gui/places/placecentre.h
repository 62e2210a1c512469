// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/places/placebook.h"
#include "gui/places/placewatcher.h"

#include <map>
#include <memory>
#include <QObject>
#include <QSet>

namespace cinderscope {

//! The places of the person and who looks at them: one watcher each, from start() on. Secrets are in the keychain, or,
//! for places that do not want that, in memory until the window ends. GUI thread.
class PlaceCentre : public QObject
{
    Q_OBJECT
public:
    //! \a persistent: places are remembered. \a keychain: nullptr is the system's.
    explicit PlaceCentre(bool persistent, std::unique_ptr<SecretBackend> keychain = {}, QObject *parent = nullptr);
    ~PlaceCentre() override;

    void start();
    PlaceBook &book() { return m_book; }
    const PlaceBook &book() const { return m_book; }
    PlaceWatcher *watcher(const QString &id) const; //!< nullptr before start()
    void rescan(const QString &id);
    void rescanAll();
    //! How the place is reached now; direct where it is not known.
    Access access(const QString &placeId) const;

    //! Whether its secrets go to the keychain.
    bool remembersSecrets(const QString &id) const { return !m_forgetful.contains(id); }
    void setRemembersSecrets(const QString &id, bool remembers);
    SecretStore &secrets(const QString &id) { return remembersSecrets(id) ? m_keychain : m_memory; }
    SecretStore &keychain() { return m_keychain; }
    SecretStore &memory() { return m_memory; }
    //! Writes it to where the place keeps its secrets and tries the way again.
    void giveSecret(const QString &id, Route::Secret secret, const QString &text);
    //! Confirms a certificate for the place, once and for all.
    void confirmCertificate(const QString &id, const QString &fingerprint);

Q_SIGNALS:
    //! Places, or what is found at one of them (its id).
    void changed(const QString &id);
    void question(const QString &placeId, const cinderscope::SshQuestion &question);
    void settled(const QString &placeId, quint64 question);

private:
    void watch(const QString &id);

    SecretStore m_keychain, m_memory; //!< before the watchers, which use them
    PlaceBook m_book;
    std::map<QString, std::unique_ptr<PlaceWatcher>> m_watchers;
    QSet<QString> m_forgetful;
    bool m_persistent, m_started = false;
};

} // namespace cinderscope
