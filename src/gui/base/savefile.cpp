// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/savefile.h"

#include <cerrno>
#include <cstring>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QThread>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr auto kFolderKey = "files/lastSaveFolder";

Error failure(ErrorCode code, const QString &path, const QString &detail = {})
{
    return {code, detail.toStdString(), QDir::toNativeSeparators(path).toStdString()};
}

//! Reasons that can be known before a byte is written, with better texts than "unknown error".
Result<void> checkTarget(const QString &path)
{
    const QFileInfo target(path);
    if (path.isEmpty() || target.fileName().isEmpty())
        return failure(ErrorCode::InvalidArgument, path, u"no file name"_s);
    if (target.isDir())
        return failure(ErrorCode::InvalidArgument, path, u"this is a folder"_s);
    const QFileInfo folder(target.absolutePath());
    if (!folder.exists())
        return failure(ErrorCode::NotFound, folder.filePath(), u"no such folder"_s);
    if (!folder.isDir())
        return failure(ErrorCode::InvalidArgument, folder.filePath(), u"this is no folder"_s);
    if (target.exists() && !target.isWritable())
        return failure(ErrorCode::NoPermission, path);
    return {};
}

//! What writers see. A nearly full disk takes a part of a block without an error and reports the error at the next
//! write only: goes on until all is written or there is one, so that "less than asked" always comes with a cause.
class WholeWrites : public QIODevice
{
public:
    explicit WholeWrites(QFileDevice &target) : m_target(target) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        qint64 written = 0;
        while (written < size) {
            const qint64 part = m_target.write(data + written, size - written);
            if (part <= 0) {
                setErrorString(m_target.errorString());
                return -1;
            }
            written += part;
        }
        return written;
    }

private:
    QFileDevice &m_target;
};

Result<void> writeDevice(const QString &path, const FileWriter &writer)
{
    // A pipe or a device must not be replaced by a file of its name. Not blocking on a pipe without reader is the
    // caller's.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file, path);
    WholeWrites device(file);
    if (!writer(device) && file.error() == QFileDevice::NoError)
        return failure(ErrorCode::Cancelled, path);
    if (file.error() != QFileDevice::NoError || !file.flush())
        return fileError(file, path);
    return {};
}
} // namespace

Error fileError(const QFileDevice &device, const QString &path)
{
    ErrorCode code = ErrorCode::Io;
    switch (device.error()) {
    case QFileDevice::PermissionsError:
        code = ErrorCode::NoPermission;
        break;
    case QFileDevice::ResourceError:
        // Qt's word for ENOSPC while writing and for EMFILE while opening.
        code = device.isOpen() ? ErrorCode::DiskFull : ErrorCode::Io;
        break;
    case QFileDevice::OpenError:
        code = QFileInfo::exists(path) ? ErrorCode::NoPermission : ErrorCode::Io;
        break;
    case QFileDevice::AbortError:
        code = ErrorCode::Cancelled;
        break;
    default:
        break;
    }
    const QString text = device.errorString();
    if (code == ErrorCode::Io || code == ErrorCode::NoPermission) {
        // Quota and file size limits come as plain write errors with the system's text; so does a folder without
        // permission.
        const auto is = [&text](int number) { return text == QString::fromLocal8Bit(std::strerror(number)); };
        if (is(ENOSPC) || is(EDQUOT) || is(EFBIG))
            code = ErrorCode::DiskFull;
        else if (is(EACCES) || is(EPERM) || is(EROFS))
            code = ErrorCode::NoPermission;
        else if (is(EMFILE) || is(ENFILE) || is(EIO))
            code = ErrorCode::Io;
    }
    return failure(code, path, text);
}

Result<void> writeFile(const QString &path, const FileWriter &writer)
{
    if (Result<void> checked = checkTarget(path); !checked)
        return checked;
    const QFileInfo target(path);
    if (target.exists() && !target.isFile())
        return writeDevice(path, writer);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file, path);
    WholeWrites device(file);
    const bool complete = writer(device);
    // flush() before commit(): afterwards the device is closed and its error can no longer be told from others.
    if (!complete || file.error() != QFileDevice::NoError || !file.flush()) {
        const Error error =
            file.error() == QFileDevice::NoError ? failure(ErrorCode::Cancelled, path) : fileError(file, path);
        file.cancelWriting();
        return error;
    }
    if (!file.commit())
        return fileError(file, path);
    return {};
}

QString withSuffix(const QString &path, const QString &filter)
{
    const qsizetype star = filter.indexOf("*."_L1);
    if (path.isEmpty() || star < 0 || !QFileInfo(path).suffix().isEmpty())
        return path;
    qsizetype end = star + 2;
    while (end < filter.size() && (filter[end].isLetterOrNumber() || filter[end] == u'.'))
        ++end;
    const QString suffix = filter.mid(star + 1, end - star - 1);
    return suffix.size() > 1 ? QString(path % suffix) : path;
}

void askSaveName(QWidget *parent, const QString &title, const QString &suggestedName, const QStringList &filters,
                 std::function<void(const QString &path, const QString &filter)> chosen)
{
    QSettings settings;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString folder = settings.value(QLatin1StringView(kFolderKey), documents).toString();
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    const auto takeSuffix = [dialog](const QString &filter) {
        // Set as the default suffix, so that the dialog's own question about overwriting sees the whole name.
        dialog->setDefaultSuffix(withSuffix(u"x"_s, filter).mid(2));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, takeSuffix);
    if (!filters.isEmpty())
        takeSuffix(filters.first());
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::accepted, parent ? static_cast<QObject *>(parent) : dialog,
                     [dialog, chosen = std::move(chosen)] {
                         const QString path = dialog->selectedFiles().value(0);
                         if (path.isEmpty())
                             return;
                         QSettings().setValue(QLatin1StringView(kFolderKey), QFileInfo(path).absolutePath());
                         chosen(withSuffix(path, dialog->selectedNameFilter()), dialog->selectedNameFilter());
                     });
    dialog->open();
}

void saveFile(QWidget *parent, const QString &suggestedName, const QStringList &filters, FileWriter writer,
              std::function<void(const QString &path, const Result<void> &result)> done)
{
    askSaveName(parent, QFileDialog::tr("Save As"), suggestedName, filters,
                [parent = QPointer<QWidget>(parent), writer = std::move(writer),
                 done = std::move(done)](const QString &path, const QString &) {
                    // The worker outlives nothing but itself: the result goes to the parent by a queued call.
                    auto *receiver = new QObject(parent.data());
                    auto result = std::make_shared<Result<void>>();
                    QThread *thread = QThread::create([path, writer, result] { *result = writeFile(path, writer); });
                    QObject::connect(thread, &QThread::finished, receiver, [receiver, done, path, result] {
                        receiver->deleteLater();
                        if (done)
                            done(path, *result);
                    });
                    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
                    thread->start();
                });
}

} // namespace cinderscope
