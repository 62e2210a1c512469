// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/masterview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

Result<MasterView> MasterView::parse(std::string_view text)
{
    QJsonParseError problem;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), qsizetype(text.size())), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::Corrupt, problem.errorString().toStdString(), {}};
    const QJsonObject object = document.object();
    MasterView view;
    view.url = object[u"url"_s].toString();
    view.status = object[u"status"_s].toString();
    if (!view.url.startsWith(u"spark://"_s) || !object[u"workers"_s].isArray())
        return Error{ErrorCode::Protocol, "not the page of a standalone master", {}};
    for (const QJsonValue value : object[u"workers"_s].toArray()) {
        const QJsonObject worker = value.toObject();
        view.workers += MasterWorker{worker[u"id"_s].toString(), worker[u"host"_s].toString(),
                                     worker[u"port"_s].toInt(),  worker[u"state"_s].toString(),
                                     worker[u"cores"_s].toInt(), qint64(worker[u"memory"_s].toDouble())};
    }
    return view;
}

std::optional<MasterWorker> MasterView::workerOf(const QString &host) const
{
    std::optional<MasterWorker> found;
    for (const MasterWorker &worker : workers) {
        if (worker.host.compare(host, Qt::CaseInsensitive) != 0)
            continue;
        if (worker.state == u"ALIVE"_s)
            return worker;
        found = worker;
    }
    return found;
}

} // namespace cinderscope
