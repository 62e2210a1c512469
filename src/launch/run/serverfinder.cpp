// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/serverfinder.h"

#include "launch/run/ports.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr RestLimits kLimits{30'000, 4 * 1024 * 1024};
constexpr qint64 kAgainMs = 1'500; //!< a UI answers 503 until its context is there

qint64 clockMs()
{
    return QDeadlineTimer::current().deadline();
}

//! A Python's ports are none of Spark's: PySpark's accumulator server listens with a queue as short as a UI's, and
//! writes a stack trace into the log for each request that does not begin with its token (pyspark/accumulators.py).
bool isJava(qint64 pid)
{
    return QFileInfo(QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid))).fileName().startsWith("java"_L1);
}

} // namespace

struct ServerFinder::Port
{
    std::unique_ptr<RestClient> client;
    qint64 next = 0; //!< not before
    bool answered = false;
};

ServerFinder::ServerFinder(const QString &path, QObject *parent) : QObject(parent), m_path(path) {}
ServerFinder::~ServerFinder() = default;

void ServerFinder::look(const QList<qint64> &processes, int port)
{
    QList<qint64> virtualMachines;
    std::copy_if(processes.begin(), processes.end(), std::back_inserter(virtualMachines), isJava);
    for (const OpenPort &open : openPorts(virtualMachines)) {
        if (port > 0 ? open.port != port : !open.mayBeUi)
            continue;
        QUrl root;
        root.setScheme(u"http"_s);
        root.setHost(open.address.toString());
        root.setPort(open.port);
        root.setPath(u"/"_s);
        std::shared_ptr<Port> &asked = m_ports[root.toString()];
        if (!asked)
            asked = std::make_shared<Port>();
        if (asked->answered || asked->next > clockMs() || (asked->client && asked->client->isBusy()))
            continue;
        if (!asked->client)
            asked->client = std::make_unique<RestClient>(root);
        asked->next = clockMs() + kAgainMs;
        asked->client->getRaw(
            u'/' + m_path,
            [this, root, weak = std::weak_ptr(asked)](const Result<RawAnswer> &answer) {
                const auto known = weak.lock();
                if (!known || !answer || answer->cut)
                    return;
                const bool redirected = answer->status == 302 && answer->location.scheme() == "https"_L1;
                if (redirected || answer->status == 401 || answer->status == 403) {
                    known->answered = true;
                    QUrl place = redirected ? answer->location : root;
                    place.setPath(u"/"_s);
                    place.setQuery(QString());
                    Q_EMIT refused(place);
                }
                if (answer->status != 200)
                    return;
                const QJsonDocument json =
                    QJsonDocument::fromJson(QByteArray(answer->body.data(), qsizetype(answer->body.size())));
                if (json.isNull())
                    return;
                known->answered = true;
                Q_EMIT answered(root, json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()));
            },
            kLimits);
    }
}

void ServerFinder::lookAgain(const QUrl &root)
{
    if (const auto port = m_ports.value(root.toString()))
        port->answered = false;
}

QString runningApplication(const QJsonValue &list)
{
    const QJsonArray entries = list.toArray();
    for (const QJsonValue &entry : entries) {
        const QJsonArray attempts = entry[u"attempts"_s].toArray();
        for (const QJsonValue &attempt : attempts) {
            if (attempt[u"completed"_s].isBool() && !attempt[u"completed"_s].toBool())
                return entry[u"id"_s].toString();
        }
    }
    return {};
}

} // namespace cinderscope
