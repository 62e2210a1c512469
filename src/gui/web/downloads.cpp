// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/downloads.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/base/savefile.h"
#include "gui/base/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

//! One file on its way.
class Downloads::Row : public QWidget
{
public:
    Row(std::shared_ptr<WebDownload> wanted, QString target, Downloads *parent)
        : QWidget(parent), download(std::move(wanted)), path(std::move(target))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(Spacing::Medium, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
        layout->setSpacing(Spacing::Small);
        const QString name = QFileInfo(path).fileName();
        auto *label = new ElidedLabel(name, this);
        label->setElideMode(Qt::ElideMiddle);
        layout->addWidget(label, 1);
        m_bar = new QProgressBar(this);
        m_bar->setFixedSize(160, 6);
        m_bar->setTextVisible(false);
        m_bar->setAccessibleName(Downloads::tr("Progress of %1").arg(name));
        layout->addWidget(m_bar);
        m_size = new QLabel(this);
        m_size->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(m_size);
        auto *cancel = new QToolButton(this);
        cancel->setObjectName(u"cancelDownload"_s);
        cancel->setAutoRaise(true);
        cancel->setIcon(Icons::icon(u"close"_s));
        cancel->setToolTip(Downloads::tr("Cancel"));
        cancel->setAccessibleName(Downloads::tr("Cancel %1").arg(name));
        layout->addWidget(cancel);
        connect(cancel, &QToolButton::clicked, this, [this] { download->cancel(); });
        showProgress();
    }
    ~Row() override { download->changed = nullptr; }

    void showProgress()
    {
        const QLocale locale;
        const qint64 total = download->total();
        const QString received = locale.formattedDataSize(download->received(), 1);
        m_bar->setRange(0, total > 0 ? 1000 : 0);
        m_bar->setValue(total > 0 ? int(download->received() * 1000 / total) : 0);
        m_size->setText(total > 0 ? Downloads::tr("%1 of %2").arg(received, locale.formattedDataSize(total, 1))
                                  : received);
    }

    std::shared_ptr<WebDownload> download;
    QString path;

private:
    QProgressBar *m_bar = nullptr;
    QLabel *m_size = nullptr;
};

Downloads::Downloads(Again again, QWidget *parent) : QWidget(parent), m_again(std::move(again))
{
    setObjectName(u"downloads"_s);
    setAccessibleName(tr("Files being saved"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_askName = [this](const QString &name, std::function<void(const QString &)> chosen) {
        askSaveName(this->parentWidget(), tr("Save what Spark gives"), name, {tr("All files (*)")},
                    [chosen = std::move(chosen)](const QString &path, const QString &) { chosen(path); });
    };
    hide();
}

void Downloads::start(const std::shared_ptr<WebDownload> &download)
{
    const QUrl url = download->url();
    if (const QString path = m_wanted.take(url); !path.isEmpty())
        return run(download, path);
    if (url.scheme() != "http"_L1)
        return keep(download);
    const QString name = download->suggestedName();
    m_askName(name, [self = QPointer(this), url](const QString &path) {
        if (!self)
            return;
        self->m_wanted.insert(url, path);
        self->m_again(url, QFileInfo(path).fileName());
    });
}

void Downloads::keep(const std::shared_ptr<WebDownload> &download)
{
    const auto folder = std::make_shared<QTemporaryDir>();
    const QString name = download->suggestedName();
    const QString kept = folder->filePath(u"file"_s);
    download->accept(folder->path(), u"file"_s);
    download->changed = [self = QPointer(this), download, folder, kept, name] {
        if (download->state() == WebDownload::State::Running)
            return;
        const auto state = download->state();
        const QString problem = download->problem();
        auto keeper = folder; // this function may be the last to hold it
        download->changed = nullptr;
        if (!self)
            return;
        if (state != WebDownload::State::Done)
            return self->finished(name, state, problem);
        self->m_askName(name, [self, keeper, kept](const QString &path) {
            if (!self)
                return;
            QFile::remove(path); // overwriting was asked
            const bool done = QFile::copy(kept, path);
            self->finished(path, done ? WebDownload::State::Done : WebDownload::State::Failed,
                           done ? QString() : tr("the file could not be written"));
        });
    };
}

void Downloads::run(const std::shared_ptr<WebDownload> &download, const QString &path)
{
    QFile::remove(path); // overwriting was asked; Chromium would choose another name
    auto *row = new Row(download, path, this);
    m_rows.append(row);
    m_layout->addWidget(row);
    show();
    download->changed = [this, row] { progress(row); };
    const QFileInfo target(path);
    download->accept(target.absolutePath(), target.fileName());
}

void Downloads::progress(Row *row)
{
    row->showProgress();
    const WebDownload::State state = row->download->state();
    if (state == WebDownload::State::Running)
        return;
    const QString path = row->path;
    const QString problem = row->download->problem();
    row->download->changed = nullptr;
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater();
    setVisible(!m_rows.isEmpty());
    finished(path, state, problem);
}

void Downloads::finished(const QString &path, WebDownload::State state, const QString &problem)
{
    const QString name = QFileInfo(path).fileName();
    Message message;
    switch (state) {
    case WebDownload::State::Done:
        message = {.severity = Severity::Success,
                   .what = tr("%1 was saved.").arg(name),
                   .actionText = tr("Show in folder"),
                   .action = [path] { showInFolder(path); },
                   .timeoutMs = 20000};
        break;
    case WebDownload::State::Failed:
        message = {.severity = Severity::Error,
                   .what = tr("%1 could not be saved.").arg(name),
                   .cause = tr("The server broke off, or the disk is full or not writable."),
                   .cure = tr("Try again, or choose another folder."),
                   .details = problem};
        break;
    case WebDownload::State::Cancelled:
    case WebDownload::State::Running:
        message = {.what = tr("%1 was not saved: it was cancelled.").arg(name), .timeoutMs = 5000};
        break;
    }
    Q_EMIT this->message(message);
}

void showInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace cinderscope
