// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/restclient.h"
#include "reach/access.h"

#include <QObject>

#include <functional>

namespace cinderscope {

//! A standalone master's REST submission server. Same rules of use as KillClient.
//! Source: org.apache.spark.deploy.rest.RestSubmissionServer and SubmitRestProtocolResponse, as Spark 3.5.9 and 4.3.0
//! answer.
class SubmissionClient : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        bool success = false;
        QString message;     //!< Spark's words
        QString driverState; //!< of a status: "RUNNING", "KILLED"; empty: it knows no such driver

        //! Nothing will change any more.
        bool hasEnded() const;
    };
    using Handler = std::function<void(const Result<Answer> &)>;

    //! \a base: http://host:6066
    SubmissionClient(const QUrl &base, const Access &access, int timeoutMs, QObject *parent = nullptr);
    ~SubmissionClient() override;

    void kill(const QString &driverId, Handler handler);
    void status(const QString &driverId, Handler handler);

private:
    static Result<Answer> read(const Result<RawAnswer> &answer, const QUrl &base);

    RestClient m_client;
    RestLimits m_limits;
};

} // namespace cinderscope
