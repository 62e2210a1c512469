// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionbook.h"

#include "launch/config/editdistance.h"

#include <algorithm>
#include <QCollator>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

static void makeExamplesAvailable()
{
    Q_INIT_RESOURCE(launch_config_examples);
}

namespace cinderscope {

namespace {

const QString kJsonFolderKey = u"sessions/jsonFolder"_s;
constexpr int kSettleMs = 100; //!< an editor writes, renames and changes modes in one go

Error error(ErrorCode code, const QString &detail, const QString &path)
{
    return Error{code, detail.toStdString(), path.toStdString()};
}

QByteArray stampOf(const QFileInfo &info)
{
    return QByteArray::number(info.size()) + ' ' + QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + ' ' +
           QByteArray::number(info.metadataChangeTime().toMSecsSinceEpoch()) + (info.isReadable() ? " r" : "");
}

//! A name as the file's name: letters, digits, "-", "_"; others are "-".
QString fileStem(const QString &name)
{
    QString stem;
    for (const QChar c : name.simplified().normalized(QString::NormalizationForm_C)) {
        if (c.isLetterOrNumber() || c == u'_')
            stem += c.toLower();
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem += u'-';
    }
    while (stem.endsWith(u'-'))
        stem.chop(1);
    stem.truncate(60);
    return stem.isEmpty() || stem.toUtf8().size() > 200 ? u"session"_s : stem;
}

bool isSame(const SessionEntry &a, const SessionEntry &b)
{
    return a.config.path == b.config.path && a.config.digest == b.config.digest && a.error == b.error &&
           a.config.name == b.config.name;
}

void sortByName(QList<SessionEntry> &entries)
{
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(entries.begin(), entries.end(), [&](const SessionEntry &a, const SessionEntry &b) {
        const int order = collator.compare(a.config.name, b.config.name);
        return order != 0 ? order < 0 : a.config.path < b.config.path;
    });
}

} // namespace

SessionBook::SessionBook(const QString &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(kSettleMs);
    connect(&m_reload, &QTimer::timeout, this, &SessionBook::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_reload, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_reload, qOverload<>(&QTimer::start));
    reload();
}

QString SessionBook::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/cinderscope/sessions"_s;
}

QString SessionBook::rememberedJsonFolder()
{
    return QSettings().value(kJsonFolderKey).toString();
}

void SessionBook::setJsonFolder(const QString &folder, bool remember)
{
    if (remember) {
        QSettings settings;
        if (folder.isEmpty())
            settings.remove(kJsonFolderKey);
        else
            settings.setValue(kJsonFolderKey, folder);
    }
    if (m_jsonFolder == folder)
        return;
    m_jsonFolder = folder;
    reload();
}

void SessionBook::readFolder(const QString &folder, const QString &suffix, QList<SessionEntry> &entries)
{
    if (folder.isEmpty())
        return;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*"_s + suffix}, QDir::Files | QDir::System, QDir::Name);
    for (const QFileInfo &file : files) {
        if (entries.size() >= MaxFiles)
            return;
        const QString path = file.absoluteFilePath();
        const QByteArray stamp = stampOf(file);
        const SessionEntry *before = entry(path);
        if (before && m_stamps.value(path) == stamp) {
            entries.append(*before);
            continue;
        }
        m_stamps.insert(path, stamp);
        SessionEntry one;
        const Result<SessionConfig> config = readSessionFile(path, &one.remarks);
        if (config) {
            one.config = *config;
        } else {
            one.error = config.error();
            one.config.name = file.completeBaseName();
            one.config.path = path;
        }
        one.readOnly = suffix != ".toml"_L1;
        entries.append(one);
    }
}

void SessionBook::reload()
{
    QList<SessionEntry> entries;
    readFolder(m_folder, u".toml"_s, entries);
    if (m_jsonFolder != m_folder)
        readFolder(m_jsonFolder, u".json"_s, entries);
    sortByName(entries);
    const bool same =
        entries.size() == m_entries.size() && std::equal(entries.begin(), entries.end(), m_entries.begin(), isSame);
    m_entries = entries;
    watch();
    if (!same)
        Q_EMIT changed();
}

void SessionBook::watch()
{
    // Of a folder that is not there yet, the nearest one that is.
    QString folder = QDir(m_folder).absolutePath();
    while (!QFileInfo::exists(folder) && folder != "/"_L1)
        folder = QFileInfo(folder).absolutePath();
    QStringList wanted{folder};
    if (!m_jsonFolder.isEmpty() && QFileInfo::exists(m_jsonFolder))
        wanted.append(QDir(m_jsonFolder).absolutePath());
    // A folder's watch tells of new, replaced and removed files; editors that write in place change the file only.
    for (const SessionEntry &entry : std::as_const(m_entries))
        wanted.append(entry.config.path);
    const QStringList watched = m_watcher.directories() + m_watcher.files();
    QStringList gone, added;
    std::copy_if(watched.begin(), watched.end(), std::back_inserter(gone),
                 [&](const QString &path) { return !wanted.contains(path); });
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(added),
                 [&](const QString &path) { return !watched.contains(path); });
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!added.isEmpty())
        m_watcher.addPaths(added);
}

const SessionEntry *SessionBook::entry(const QString &path) const
{
    const auto at = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&](const SessionEntry &entry) { return entry.config.path == path; });
    return at == m_entries.end() ? nullptr : &*at;
}

Result<SessionEntry> SessionBook::find(const QString &nameOrPath) const
{
    if (nameOrPath.contains(u'/')) {
        const QString path = QFileInfo(expandedPath(nameOrPath)).absoluteFilePath();
        if (const SessionEntry *known = entry(path))
            return *known;
        SessionEntry one;
        const Result<SessionConfig> config = readSessionFile(path, &one.remarks);
        if (!config)
            return config.error();
        one.config = *config;
        one.readOnly = !path.endsWith(".toml"_L1);
        return one;
    }
    const auto stem = [](const SessionEntry &entry) { return QFileInfo(entry.config.path).completeBaseName(); };
    for (const Qt::CaseSensitivity cases : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (const bool byName : {true, false}) {
            QList<SessionEntry> found;
            for (const SessionEntry &entry : m_entries) {
                if ((byName ? entry.config.name : stem(entry)).compare(nameOrPath, cases) == 0)
                    found.append(entry);
            }
            if (found.size() == 1)
                return found.first();
            QStringList paths;
            for (const SessionEntry &entry : std::as_const(found))
                paths.append(entry.config.path);
            if (found.size() > 1)
                return error(
                    ErrorCode::InvalidArgument,
                    u"several configurations have this name: %1. Give the path of one."_s.arg(paths.join(u", "_s)),
                    nameOrPath);
        }
    }
    QStringList names;
    for (const SessionEntry &entry : m_entries)
        names.append(entry.config.name);
    QStringList near = nearestOf(nameOrPath, names, 3);
    for (const QString &name : std::as_const(names)) {
        if (near.size() < 3 && !near.contains(name) && name.contains(nameOrPath, Qt::CaseInsensitive))
            near.append(name);
    }
    QString detail = u"there is no configuration of this name."_s;
    if (!near.isEmpty())
        detail += u" Did you mean “%1”?"_s.arg(near.join(u"”, “"_s));
    return error(ErrorCode::NotFound, detail, nameOrPath);
}

QString SessionBook::freePath(const QString &name) const
{
    const QString stem = m_folder + u'/' + fileStem(name);
    QString path = stem + u".toml"_s;
    for (int number = 2; QFileInfo::exists(path) || QFileInfo(path).isSymLink(); ++number)
        path = stem + u'-' + QString::number(number) + u".toml"_s;
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

Result<void> SessionBook::save(SessionConfig &config)
{
    if (config.path.isEmpty()) {
        if (!QDir().mkpath(m_folder))
            return error(ErrorCode::NoPermission, u"the folder of configurations cannot be made."_s, m_folder);
        SessionConfig made = config;
        const Result<void> saved = writeSessionFile(made, freePath(config.name));
        if (!saved)
            return saved;
        config = made;
    } else if (const Result<void> saved = writeSessionFile(config, config.path); !saved) {
        return saved;
    }
    m_stamps.remove(config.path);
    reload();
    return {};
}

Result<RemovedSession> SessionBook::remove(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return error(ErrorCode::NotFound, u"there is no such file."_s, path);
    RemovedSession removed;
    removed.path = path;
    if (const SessionEntry *known = entry(path))
        removed.name = known->config.name;
    // A file that cannot be read could not be restored.
    if (!file.open(QIODevice::ReadOnly))
        return error(ErrorCode::NoPermission, file.errorString(), path);
    removed.content = file.readAll();
    file.close();
    if (!file.remove())
        return error(ErrorCode::NoPermission, file.errorString(), path);
    m_stamps.remove(path);
    reload();
    return removed;
}

Result<void> SessionBook::restore(const RemovedSession &removed)
{
    if (QFileInfo::exists(removed.path))
        return error(ErrorCode::Corrupt, u"another file is there by now."_s, removed.path);
    if (!QDir().mkpath(QFileInfo(removed.path).absolutePath()))
        return error(ErrorCode::NoPermission, u"its folder cannot be made."_s, removed.path);
    QSaveFile file(removed.path);
    if (!file.open(QIODevice::WriteOnly))
        return error(ErrorCode::NoPermission, file.errorString(), removed.path);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(removed.content) != removed.content.size() || !file.commit())
        return error(ErrorCode::Io, file.errorString(), removed.path);
    m_stamps.remove(removed.path);
    reload();
    return {};
}

QString SessionBook::freeName(const QString &name) const
{
    const auto isTaken = [&](const QString &one) {
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const SessionEntry &entry) {
            return entry.config.name.compare(one, Qt::CaseInsensitive) == 0;
        });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number)
        free = name + u' ' + QString::number(number);
    return free;
}

SessionConfig SessionBook::copyOf(const SessionConfig &config) const
{
    SessionConfig copy = config;
    copy.path.clear();
    copy.digest.clear();
    copy.name = freeName(config.name);
    return copy;
}

const QList<SessionConfig> &SessionBook::examples()
{
    static const QList<SessionConfig> all = [] {
        makeExamplesAvailable();
        QList<SessionConfig> read;
        const QDir folder(u":/launch/examples"_s);
        for (const QString &name : folder.entryList({u"*.toml"_s}, QDir::Files, QDir::Name)) {
            Result<SessionConfig> config = readSessionFile(folder.filePath(name));
            Q_ASSERT(config);
            if (!config)
                continue;
            config->path.clear();
            config->digest.clear();
            read.append(*config);
        }
        std::stable_sort(read.begin(), read.end(),
                         [](const SessionConfig &a, const SessionConfig &b) { return a.kind < b.kind; });
        return read;
    }();
    return all;
}

} // namespace cinderscope
