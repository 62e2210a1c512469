// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/pagedownload.h"

namespace cinderscope {

PageDownload::PageDownload(QWebEngineDownloadRequest *request)
    : m_request(request), m_url(request->url()), m_name(request->suggestedFileName())
{
}

PageDownload::~PageDownload()
{
    cancel();
}

void PageDownload::accept(const QString &folder, const QString &name)
{
    const auto tell = [this] {
        if (const auto callback = changed)
            callback();
    };
    QObject::connect(m_request, &QWebEngineDownloadRequest::receivedBytesChanged, &m_context, tell);
    QObject::connect(m_request, &QWebEngineDownloadRequest::stateChanged, &m_context, tell);
    m_request->setDownloadDirectory(folder);
    m_request->setDownloadFileName(name);
    m_request->accept();
}

void PageDownload::cancel()
{
    if (m_request && !m_request->isFinished())
        m_request->cancel();
}

WebDownload::State PageDownload::state() const
{
    if (!m_request)
        return State::Cancelled;
    switch (m_request->state()) {
    case QWebEngineDownloadRequest::DownloadCompleted:
        return State::Done;
    case QWebEngineDownloadRequest::DownloadCancelled:
        return State::Cancelled;
    case QWebEngineDownloadRequest::DownloadInterrupted:
        return State::Failed;
    case QWebEngineDownloadRequest::DownloadRequested:
    case QWebEngineDownloadRequest::DownloadInProgress:
        break;
    }
    return State::Running;
}

} // namespace cinderscope
