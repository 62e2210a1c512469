// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace cinderscope {

//! Follows a log that a ProcessGroup writes: whole lines, also over the change of files at its limit. A thread with an
//! event loop.
class LogTail : public QObject
{
    Q_OBJECT

public:
    explicit LogTail(const QString &path, QObject *parent = nullptr);

    //! From its beginning, whether it is there yet or not.
    void start();
    //! Takes what is there now.
    void look();
    //! What is there now, and nothing more afterwards.
    void stop();

    //! The last lines of a log and of its older file, oldest first; at most about 4 MB.
    static QStringList lastLines(const QString &path);

Q_SIGNALS:
    //! Whole lines with their breaks.
    void appended(const QString &text);

private:
    bool readMore();

    QString m_path;
    QFile m_file;
    QByteArray m_rest;
    QTimer m_rhythm;
};

} // namespace cinderscope
