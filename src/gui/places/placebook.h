// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/place.h"

#include <QList>
#include <QObject>

namespace cinderscope {

//! The places that the person named, in their order; kept in QSettings under "places", without secrets. GUI thread.
class PlaceBook : public QObject
{
    Q_OBJECT
public:
    //! \a persistent: read them now, keep changes.
    explicit PlaceBook(bool persistent, QObject *parent = nullptr);

    const QList<Place> &places() const { return m_places; }
    const Place *place(const QString &id) const; //!< nullptr where there is none
    //! Adds it at the end, or replaces the one with the same id.
    void put(const Place &place);
    void remove(const QString &id);
    //! The colour that the fewest places have.
    QString freeColor() const;
    //! Colours to choose from, "#rrggbb": readable on light and dark.
    static const QStringList &colors();

Q_SIGNALS:
    void added(const QString &id);
    void changed(const QString &id, const cinderscope::Place &before);
    void removed(const cinderscope::Place &place);

private:
    void save() const;

    QList<Place> m_places;
    bool m_persistent;
};

} // namespace cinderscope
