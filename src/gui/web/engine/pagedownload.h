// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"

#include <QPointer>
#include <QtWebEngineCore/QWebEngineDownloadRequest>

namespace cinderscope {

class PageDownload final : public WebDownload
{
public:
    explicit PageDownload(QWebEngineDownloadRequest *request);
    ~PageDownload() override;
    QUrl url() const override { return m_url; }
    QString suggestedName() const override { return m_name; }
    void accept(const QString &folder, const QString &name) override;
    void cancel() override;
    qint64 received() const override { return m_request ? m_request->receivedBytes() : 0; }
    qint64 total() const override { return m_request && m_request->totalBytes() > 0 ? m_request->totalBytes() : -1; }
    State state() const override;
    QString problem() const override { return m_request ? m_request->interruptReasonString() : QString(); }

private:
    QPointer<QWebEngineDownloadRequest> m_request;
    QObject m_context; //!< of the connections
    QUrl m_url;
    QString m_name;
};

} // namespace cinderscope
