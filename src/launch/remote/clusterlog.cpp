// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/clusterlog.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostBytes = 32 * 1024 * 1024;

std::vector<std::string> texts(const QStringList &list)
{
    std::vector<std::string> result;
    for (const QString &text : list)
        result.push_back(text.toStdString());
    return result;
}

} // namespace

ClusterLog::ClusterLog(const QStringList &secrets) : m_mask(texts(secrets)) {}

Result<void> ClusterLog::open(const QString &path)
{
    m_file.setFileName(path);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    const bool denied = m_file.error() == QFileDevice::PermissionsError;
    return Error{denied ? ErrorCode::NoPermission : ErrorCode::Io, m_file.errorString().toStdString(),
                 path.toStdString()};
}

QString ClusterLog::add(const QString &who, const QStringList &lines)
{
    if (m_full)
        return {};
    QString text;
    for (const QString &line : lines) {
        const std::string shown = m_mask.shown(line.toStdString());
        text += (who.isEmpty() ? QString() : u'[' + who + u"] "_s) + QString::fromStdString(shown) + u'\n';
    }
    if (m_file.isOpen()) {
        m_full = m_file.size() > kMostBytes;
        if (m_full)
            text += u"The log is full; the daemons' own logs go on on their hosts.\n"_s;
        m_file.write(text.toUtf8());
        m_file.flush();
    }
    return text;
}

} // namespace cinderscope
