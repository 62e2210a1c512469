// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/notificationcentre.h"

#include "gui/base/icons.h"
#include "gui/notify/notificationtext.h"

#include <algorithm>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kSaveMs = 3'000;
constexpr qint64 kMaxFile = 4 * 1024 * 1024;

QJsonObject toJson(const NotificationGroup &group, bool unread)
{
    const Notification &newest = group.newest;
    const std::string_view kind = toString(newest.kind);
    return {{u"kind"_s, QString::fromLatin1(kind.data(), qsizetype(kind.size()))},
            {u"id"_s, QString::fromStdString(newest.id)},
            {u"application"_s, QString::fromStdString(newest.application)},
            {u"applicationName"_s, QString::fromStdString(newest.applicationName)},
            {u"job"_s, newest.jobId},
            {u"stage"_s, newest.stageId},
            {u"stageAttempt"_s, newest.stageAttempt},
            {u"name"_s, QString::fromStdString(newest.name)},
            {u"reason"_s, QString::fromStdString(newest.reason.text)},
            {u"hint"_s, int(newest.reason.hint)},
            {u"failedTasks"_s, qint64(newest.failedTasks)},
            {u"duration"_s, qint64(newest.duration)},
            {u"jobs"_s, newest.jobs},
            {u"jobsFailed"_s, newest.jobsFailed},
            {u"state"_s, int(newest.state)},
            {u"time"_s, qint64(newest.time)},
            {u"count"_s, qint64(group.count)},
            {u"first"_s, qint64(group.first)},
            {u"last"_s, qint64(group.last)},
            {u"unread"_s, unread}};
}

//! Nothing for what is no group.
std::optional<NotificationGroup> fromJson(const QJsonObject &object)
{
    const auto kind = notificationKindFromString(object.value(u"kind"_s).toString().toStdString());
    NotificationGroup group;
    Notification &newest = group.newest;
    newest.id = object.value(u"id"_s).toString().toStdString();
    if (!kind || newest.id.empty())
        return std::nullopt;
    newest.kind = *kind;
    newest.application = object.value(u"application"_s).toString().toStdString();
    newest.applicationName = object.value(u"applicationName"_s).toString().toStdString();
    newest.jobId = object.value(u"job"_s).toInt(-1);
    newest.stageId = object.value(u"stage"_s).toInt(-1);
    newest.stageAttempt = object.value(u"stageAttempt"_s).toInt();
    newest.name = object.value(u"name"_s).toString().toStdString();
    newest.reason.text = object.value(u"reason"_s).toString().toStdString();
    const int hint = object.value(u"hint"_s).toInt();
    if (hint >= 0 && hint <= int(FailureHint::PythonCrashed))
        newest.reason.hint = FailureHint(hint);
    newest.failedTasks = object.value(u"failedTasks"_s).toInteger();
    newest.duration = object.value(u"duration"_s).toInteger(-1);
    newest.jobs = object.value(u"jobs"_s).toInt();
    newest.jobsFailed = object.value(u"jobsFailed"_s).toInt();
    const int state = object.value(u"state"_s).toInt();
    if (state >= 0 && state <= int(ApplicationState::Incomplete))
        newest.state = ApplicationState(state);
    newest.time = object.value(u"time"_s).toInteger(kNoTime);
    group.count = std::max<qint64>(1, object.value(u"count"_s).toInteger(1));
    group.first = object.value(u"first"_s).toInteger(kNoTime);
    group.last = object.value(u"last"_s).toInteger(kNoTime);
    return group;
}

} // namespace

NotificationTarget NotificationTarget::of(const Notification &notification)
{
    NotificationTarget target;
    target.application = QString::fromStdString(notification.application);
    target.applicationName = QString::fromStdString(notification.applicationName);
    if (notification.kind == NotificationKind::StageRetried) {
        target.target.kind = Target::Kind::Stage;
        target.target.id = notification.stageId;
        target.target.attempt = std::max(0, notification.stageAttempt - 1); // the one that failed
    } else {
        target.target.kind = Target::Kind::Job;
        target.target.id = notification.jobId;
    }
    return target;
}

NotificationCentre::NotificationCentre(const QString &file, QObject *parent) : QAbstractListModel(parent), m_file(file)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveMs);
    connect(&m_saveTimer, &QTimer::timeout, this, &NotificationCentre::save);
    load();
}

NotificationCentre::~NotificationCentre()
{
    if (m_saveTimer.isActive())
        save();
}

QString NotificationCentre::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/notifications.json"_s;
}

int NotificationCentre::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QHash<int, QByteArray> NotificationCentre::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{TitleRole, "title"},
                  {BodyRole, "body"},
                  {HintRole, "hint"},
                  {TimeRole, "time"},
                  {UnreadRole, "unread"},
                  {KindRole, "kind"},
                  {FailureRole, "failure"}});
    return names;
}

QVariant NotificationCentre::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    const Notification &newest = entry.group.newest;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return notificationtext::title(entry.group);
    case BodyRole:
        return notificationtext::body(entry.group);
    case HintRole:
        return notificationtext::hint(newest.reason.hint);
    case Qt::AccessibleTextRole: {
        const QString whole = notificationtext::title(entry.group) % u". "_s % notificationtext::body(entry.group);
        return entry.unread ? tr("Unread: %1").arg(whole) : whole;
    }
    case TimeRole:
        return qint64(entry.group.last);
    case UnreadRole:
        return entry.unread;
    case KindRole:
        return int(newest.kind);
    case FailureRole:
        return newest.isFailure();
    default:
        return {};
    }
}

void NotificationCentre::add(const std::vector<NotificationGroup> &groups)
{
    int unread = m_unread;
    bool any = false;
    for (const NotificationGroup &group : groups) {
        auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
            return (!entry.old && entry.group.id == group.id) ||
                   (entry.old && entry.group.newest.id == group.newest.id);
        });
        if (at != m_entries.end() && at->old)
            continue;
        any = true;
        if (at == m_entries.end()) {
            beginInsertRows({}, 0, 0);
            m_entries.push_front({group, true, false});
            endInsertRows();
            ++unread;
            continue;
        }
        unread += !at->unread;
        const int row = int(at - m_entries.begin());
        if (row > 0) {
            beginMoveRows({}, row, row, {}, 0);
            Entry moved = std::move(*at);
            m_entries.erase(at);
            m_entries.push_front(std::move(moved));
            endMoveRows();
        }
        m_entries.front().group = group;
        m_entries.front().unread = true;
        Q_EMIT dataChanged(index(0), index(0));
    }
    if (int(m_entries.size()) > Limit) {
        beginRemoveRows({}, Limit, int(m_entries.size()) - 1);
        for (std::size_t row = Limit; row < m_entries.size(); ++row)
            unread -= m_entries[row].unread;
        m_entries.resize(Limit);
        endRemoveRows();
    }
    if (any)
        changed();
    setUnread(unread);
}

const NotificationGroup &NotificationCentre::group(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_entries[std::size_t(row)].group;
}

NotificationTarget NotificationCentre::target(int row) const
{
    return row >= 0 && row < rowCount() ? NotificationTarget::of(group(row).newest) : NotificationTarget();
}

bool NotificationCentre::hasUnreadFailure() const
{
    return m_unread > 0 && std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) {
               return entry.unread && entry.group.newest.isFailure();
           });
}

void NotificationCentre::markRead(int row)
{
    if (row < 0 || row >= rowCount() || !m_entries[std::size_t(row)].unread)
        return;
    m_entries[std::size_t(row)].unread = false;
    Q_EMIT dataChanged(index(row), index(row), {UnreadRole});
    changed();
    setUnread(m_unread - 1);
}

void NotificationCentre::markAllRead()
{
    if (m_unread == 0)
        return;
    for (Entry &entry : m_entries)
        entry.unread = false;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {UnreadRole});
    changed();
    setUnread(0);
}

QList<quint64> NotificationCentre::markReadOf(const QString &application)
{
    QList<quint64> groups;
    const std::string key = application.toStdString();
    for (int row = 0; row < rowCount(); ++row) {
        const Entry &entry = m_entries[std::size_t(row)];
        if (!entry.unread || entry.group.newest.application != key)
            continue;
        if (!entry.old)
            groups.append(entry.group.id);
        markRead(row);
    }
    return groups;
}

int NotificationCentre::rowOf(quint64 group) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Entry &entry = m_entries[std::size_t(row)];
        if (!entry.old && entry.group.id == group)
            return row;
    }
    return -1;
}

void NotificationCentre::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const bool unread = m_entries[std::size_t(row)].unread;
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
    changed();
    setUnread(m_unread - unread);
}

void NotificationCentre::clear()
{
    if (m_entries.empty())
        return;
    beginResetModel();
    m_entries.clear();
    endResetModel();
    changed();
    setUnread(0);
}

QStringList NotificationCentre::applicationNames() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        const QString name = QString::fromStdString(entry.group.newest.applicationName);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

void NotificationCentre::setUnread(int count)
{
    if (count == m_unread)
        return;
    m_unread = count;
    Q_EMIT unreadCountChanged(count);
}

void NotificationCentre::changed()
{
    if (!m_file.isEmpty() && !m_saveTimer.isActive())
        m_saveTimer.start();
}

void NotificationCentre::save()
{
    m_saveTimer.stop();
    if (m_file.isEmpty())
        return;
    QJsonArray list;
    for (const Entry &entry : m_entries)
        list.append(toJson(entry.group, entry.unread));
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return; // a list of what was told is not worth a message
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(
        QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"notifications"_s, list}}).toJson(QJsonDocument::Compact));
    file.commit();
}

void NotificationCentre::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || file.size() > kMaxFile || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonArray list = QJsonDocument::fromJson(file.readAll()).object().value(u"notifications"_s).toArray();
    for (const QJsonValue &value : list) {
        if (int(m_entries.size()) >= Limit)
            break;
        if (const auto group = fromJson(value.toObject())) {
            const bool unread = value.toObject().value(u"unread"_s).toBool();
            m_entries.push_back({*group, unread, true});
            m_unread += unread;
        }
    }
}

} // namespace cinderscope
