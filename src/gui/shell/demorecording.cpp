// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/demorecording.h"

#include "gui/base/savefile.h"

#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr auto kName = "local-1795205621209.zstd"_L1;
// The application starts at 1795205612344, its first job begins 46 s later; here six of its 22 jobs are done.
constexpr TimeMs kInterestingStart = 1'795'205'664'000;

} // namespace

Result<QString> DemoRecording::path()
{
    static QTemporaryDir folder;
    if (!folder.isValid())
        return Error{ErrorCode::Io, folder.errorString().toStdString(), folder.path().toStdString()};
    const QString path = folder.filePath(kName);
    if (QFile::exists(path))
        return path;
    QFile recording(u":/demo/"_s + kName);
    if (!recording.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, recording.errorString().toStdString(), recording.fileName().toStdString()};
    const QByteArray bytes = recording.readAll();
    const Result<void> written =
        writeFile(path, [&](QIODevice &device) { return device.write(bytes) == bytes.size(); });
    if (!written)
        return written.error();
    return path;
}

TimeMs DemoRecording::interestingStart()
{
    return kInterestingStart;
}

} // namespace cinderscope
