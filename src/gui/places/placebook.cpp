// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/placebook.h"

#include <algorithm>
#include <limits>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

PlaceBook::PlaceBook(bool persistent, QObject *parent) : QObject(parent), m_persistent(persistent)
{
    if (!persistent)
        return;
    const QByteArray text = QSettings().value(u"places"_s).toString().toUtf8();
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    for (const QJsonValue &value : array) {
        const Result<Place> place = Place::fromJson(value.toObject());
        if (place && !place->id.isEmpty() && !this->place(place->id))
            m_places.append(*place);
    }
}

const Place *PlaceBook::place(const QString &id) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const Place &p) { return p.id == id; });
    return found == m_places.end() ? nullptr : &*found;
}

void PlaceBook::put(const Place &place)
{
    for (Place &known : m_places) {
        if (known.id != place.id)
            continue;
        if (known == place)
            return;
        const Place before = known;
        known = place;
        save();
        Q_EMIT changed(place.id, before);
        return;
    }
    m_places.append(place);
    save();
    Q_EMIT added(place.id);
}

void PlaceBook::remove(const QString &id)
{
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (m_places[i].id != id)
            continue;
        const Place gone = m_places.takeAt(i);
        save();
        Q_EMIT removed(gone);
        return;
    }
}

const QStringList &PlaceBook::colors()
{
    // The middle of the scale in ThemeColors::categories: a contrast of at least 3:1 on both themes' surfaces.
    static const QStringList list{u"#2f7fd1"_s, u"#c0682b"_s, u"#2e9461"_s, u"#a45bc4"_s,
                                  u"#c9497a"_s, u"#2a929d"_s, u"#8a7d2e"_s, u"#7671d8"_s};
    return list;
}

QString PlaceBook::freeColor() const
{
    QString best;
    qsizetype fewest = std::numeric_limits<qsizetype>::max();
    for (const QString &color : colors()) {
        const qsizetype uses =
            std::count_if(m_places.begin(), m_places.end(), [&](const Place &p) { return p.color == color; });
        if (uses < fewest) {
            fewest = uses;
            best = color;
        }
    }
    return best;
}

void PlaceBook::save() const
{
    if (!m_persistent)
        return;
    QJsonArray array;
    for (const Place &place : m_places)
        array.append(place.toJson());
    QSettings().setValue(u"places"_s, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

} // namespace cinderscope
