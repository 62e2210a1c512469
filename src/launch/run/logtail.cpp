// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/logtail.h"

#include <sys/stat.h>

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kRhythmMs = 200;
constexpr qint64 kPiece = 1024 * 1024; //!< at a time: whoever shows it does not get more at once
constexpr qint64 kLast = 2 * 1024 * 1024;

bool isSameFile(const QFile &file, const QString &path)
{
    struct stat mine = {}, named = {};
    return ::fstat(file.handle(), &mine) == 0 && ::stat(QFile::encodeName(path).constData(), &named) == 0 &&
           mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}
} // namespace

LogTail::LogTail(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_rhythm.setInterval(kRhythmMs);
    connect(&m_rhythm, &QTimer::timeout, this, &LogTail::look);
}

void LogTail::start()
{
    m_rhythm.start();
}

void LogTail::stop()
{
    if (!m_rhythm.isActive())
        return;
    look();
    m_rhythm.stop();
    m_file.close();
}

void LogTail::look()
{
    for (int files = 0; files < 3; ++files) {
        if (!m_file.isOpen()) {
            m_file.setFileName(m_path);
            if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                return;
        }
        while (readMore()) {
        }
        if (isSameFile(m_file, m_path) || !QFileInfo::exists(m_path))
            return;
        while (readMore()) { // what came between the last look and the change
        }
        m_file.close();
    }
}

bool LogTail::readMore()
{
    const QByteArray piece = m_file.read(kPiece);
    if (piece.isEmpty())
        return false;
    m_rest += piece;
    const qsizetype end = m_rest.lastIndexOf('\n') + 1;
    if (end > 0) {
        const QString text = QString::fromUtf8(m_rest.left(end));
        m_rest.remove(0, end);
        Q_EMIT appended(text);
    }
    return true;
}

QStringList LogTail::lastLines(const QString &path)
{
    QByteArray text;
    for (const QString &name : {QString(path + u".1"_s), path}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (file.size() > kLast)
            file.seek(file.size() - kLast);
        text += file.read(kLast + kPiece);
    }
    return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace cinderscope
