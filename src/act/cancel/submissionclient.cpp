// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/submissionclient.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

bool SubmissionClient::Answer::hasEnded() const
{
    return driverState == "KILLED"_L1 || driverState == "FINISHED"_L1 || driverState == "FAILED"_L1 ||
           driverState == "ERROR"_L1;
}

SubmissionClient::SubmissionClient(const QUrl &base, const Access &access, int timeoutMs, QObject *parent)
    : QObject(parent), m_client(base, access), m_limits{timeoutMs, 1024 * 1024}
{
}

SubmissionClient::~SubmissionClient() = default;

Result<SubmissionClient::Answer> SubmissionClient::read(const Result<RawAnswer> &answer, const QUrl &base)
{
    if (!answer)
        return answer.error();
    const std::string source = base.toDisplayString().toStdString();
    if (answer->status == 401 || answer->status == 403)
        return Error{ErrorCode::Unauthorized, std::string(answer->status == 401 ? kWantsLogin : kForbidden), source};
    const QByteArray body(answer->body.data(), qsizetype(answer->body.size()));
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString action = object[u"action"_s].toString();
    if (action == "ErrorResponse"_L1)
        return Error{ErrorCode::Protocol, object[u"message"_s].toString().toStdString(), source};
    if (answer->status != 200 || !action.endsWith("Response"_L1))
        return Error{ErrorCode::Protocol, "status " + std::to_string(answer->status), source};
    return Answer{object[u"success"_s].toBool(), object[u"message"_s].toString(), object[u"driverState"_s].toString()};
}

void SubmissionClient::kill(const QString &driverId, Handler handler)
{
    const QUrl base = m_client.base();
    m_client.post(
        u"/v1/submissions/kill/"_s + driverId, "application/json", {},
        [base, handler](const Result<RawAnswer> &answer) { handler(read(answer, base)); }, m_limits);
}

void SubmissionClient::status(const QString &driverId, Handler handler)
{
    const QUrl base = m_client.base();
    m_client.getRaw(
        u"/v1/submissions/status/"_s + driverId,
        [base, handler](const Result<RawAnswer> &answer) { handler(read(answer, base)); }, m_limits);
}

} // namespace cinderscope
