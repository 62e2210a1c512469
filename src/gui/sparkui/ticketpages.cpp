// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/ticketpages.h"

#include "core/closeonexec.h"
#include "reach/runtimefolder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr QLatin1StringView kPrefix{"cinderscope-open-"};
constexpr qint64 kStaleS = 3600; // left by a crash

qint64 now()
{
    return QDeadlineTimer::current().deadline();
}

//! What [Default Applications] of a mimeapps.list says of a type.
QStringList defaultsIn(const QString &path, const QString &type)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    bool inside = false;
    for (QByteArray line; !(line = file.readLine(4096)).isEmpty();) {
        const QString text = QString::fromUtf8(line).trimmed();
        if (text.startsWith(u'['))
            inside = text == "[Default Applications]"_L1;
        else if (inside && text.section(u'=', 0, 0).trimmed() == type)
            return text.section(u'=', 1).split(u';', Qt::SkipEmptyParts);
    }
    return {};
}

//! What opens a type, or a scheme.
QString handlerOf(const QString &type)
{
    const QStringList folders = QStandardPaths::standardLocations(QStandardPaths::ConfigLocation) +
                                QStandardPaths::standardLocations(QStandardPaths::ApplicationsLocation);
    QStringList names;
    for (const QString &desktop : qEnvironmentVariable("XDG_CURRENT_DESKTOP").toLower().split(u':', Qt::SkipEmptyParts))
        names += desktop + u"-mimeapps.list"_s;
    names += u"mimeapps.list"_s;
    for (const QString &folder : folders) {
        for (const QString &name : std::as_const(names)) {
            const QStringList found = defaultsIn(folder + u'/' + name, type);
            if (!found.isEmpty())
                return found.first().trimmed();
        }
    }
    return {};
}

QString launcher()
{
    return QStandardPaths::findExecutable(u"gtk-launch"_s);
}

//! Data that programs of the package format Snap can read: their own, and nothing of what is hidden or below /run.
QString snapFolder(const QString &handler)
{
    // snapd names a desktop entry SNAP_APP.desktop; SNAP_USER_COMMON is $HOME/snap/SNAP/common
    static const QRegularExpression ofSnap(uR"(^([a-z0-9][a-z0-9-]*)_[^/]*\.desktop$)"_s);
    const auto match = ofSnap.match(handler);
    const QString folder = QDir::homePath() + u"/snap/"_s + match.captured(1) + u"/common"_s;
    const QFileInfo info(folder);
    return match.hasMatch() && info.isDir() && info.ownerId() == ::getuid() ? folder : QString();
}

void removeStale(const QString &folder)
{
    const auto files = QDir(folder).entryInfoList({kPrefix + u"*.html"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        if (file.lastModified().secsTo(QDateTime::currentDateTime()) > kStaleS)
            QFile::remove(file.filePath());
    }
}

} // namespace

QString TicketPages::handler()
{
    const QString file = handlerOf(u"text/html"_s), web = handlerOf(u"x-scheme-handler/http"_s);
    return web.isEmpty() || launcher().isEmpty() ? file : web;
}

bool TicketPages::open(const QUrl &file)
{
    const QString browser = handler();
    closeDescriptorsOnExec(); // a browser that begins now would hold them for long
    if (!browser.isEmpty() && browser != handlerOf(u"text/html"_s))
        return QProcess::startDetached(launcher(), {browser, file.toString(QUrl::FullyEncoded)});
    return QDesktopServices::openUrl(file);
}

TicketPages::TicketPages(QObject *parent) : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &TicketPages::tick);
}

TicketPages::~TicketPages()
{
    for (const File &file : std::as_const(m_files))
        QFile::remove(file.path);
}

void TicketPages::setTimes(int patienceMs, int lifeMs)
{
    m_patienceMs = patienceMs;
    m_lifeMs = lifeMs;
}

Result<QString> TicketPages::folder()
{
    if (const QString snap = snapFolder(handler()); !snap.isEmpty()) {
        removeStale(snap);
        return snap;
    }
    if (!m_folder) {
        auto made = RuntimeFolder::make();
        if (!made)
            return made.error();
        m_folder = std::move(*made);
    }
    return m_folder->path();
}

Result<QUrl> TicketPages::write(const QUrl &ticket, const QString &server)
{
    const auto parent = folder();
    if (!parent)
        return parent.error();
    const QString name = kPrefix + QString::number(QRandomGenerator::system()->generate64(), 36) + u".html"_s;
    const QString path = *parent + u'/' + name;
    const QString address = QString::fromLatin1(ticket.toEncoded()).toHtmlEscaped();
    const QByteArray page =
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Cinderscope</title>\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta http-equiv=\"refresh\" content=\"0;url=%1\"></head>\n"
        "<body><p><a href=\"%1\">%2</a></p></body></html>\n"_s.arg(address, tr("Open Spark’s page").toHtmlEscaped())
            .toUtf8();
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool whole = file >= 0 && ::fchmod(file, 0600) == 0 && // whatever the umask adds or takes
                       ::write(file, page.constData(), std::size_t(page.size())) == page.size();
    const int problem = errno;
    if (file >= 0)
        ::close(file);
    if (!whole) {
        if (file >= 0)
            QFile::remove(path);
        return Error{ErrorCode::Io, std::strerror(problem), path.toStdString()};
    }
    m_files.append({path, server, now()});
    if (!m_timer.isActive())
        m_timer.start(std::clamp(m_patienceMs / 4, 10, 2000));
    return QUrl::fromLocalFile(path);
}

void TicketPages::used(const QString &server)
{
    const auto at = std::ranges::find(m_files, server, &File::server);
    if (at == m_files.end())
        return;
    QFile::remove(at->path);
    m_files.erase(at);
}

void TicketPages::remove(const QUrl &file)
{
    const auto at = std::ranges::find(m_files, file.toLocalFile(), &File::path);
    if (at == m_files.end())
        return;
    QFile::remove(at->path);
    m_files.erase(at);
}

void TicketPages::tick()
{
    QList<QUrl> late;
    for (File &file : m_files) {
        const qint64 age = now() - file.writtenAt;
        if (age >= m_patienceMs && !std::exchange(file.told, true))
            late += QUrl::fromLocalFile(file.path);
        if (age >= m_lifeMs)
            QFile::remove(file.path);
    }
    m_files.removeIf([this](const File &file) { return now() - file.writtenAt >= m_lifeMs; });
    if (m_files.isEmpty())
        m_timer.stop();
    for (const QUrl &file : late)
        Q_EMIT unused(file);
}

} // namespace cinderscope
