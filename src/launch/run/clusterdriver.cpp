// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/clusterdriver.h"

#include "discovery/listeningports.h"
#include "discovery/sparkprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kRhythmMs = 1'000;
constexpr int kEndingMs = 300;     //!< the same while its last lines are read
constexpr int kPatienceMs = 6'000; //!< with them: the worker copies them from a pipe, and tells the end without waiting
constexpr int kSilencesAtEnd = 2;
constexpr RestLimits kLimits{15'000, 8 * 1024 * 1024};
constexpr qint64 kLogPiece = 100 * 1024; //!< a worker shows at most 1 MiB at once

QByteArray bodyOf(const RawAnswer &answer)
{
    return QByteArray(answer.body.data(), qsizetype(answer.body.size()));
}

//! Pages of the masters of this computer.
QList<QUrl> ownMasters()
{
    QList<QUrl> pages;
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        return pages;
    const auto sockets = sparkSockets();
    for (const ListeningPort &port : ports) {
        const auto known = sockets.find(port.inode);
        if (known == sockets.end() || known->second.role != SparkProcess::Role::Master || !port.mayBeSparkUi())
            continue;
        QUrl page;
        page.setScheme(u"http"_s);
        page.setHost(port.address.toString());
        page.setPort(port.port);
        page.setPath(u"/"_s);
        pages += page;
    }
    return pages;
}

} // namespace

ClusterDriver::ClusterDriver(QObject *parent) : QObject(parent)
{
    m_rhythm.setInterval(kRhythmMs);
    connect(&m_rhythm, &QTimer::timeout, this, &ClusterDriver::look);
}

ClusterDriver::~ClusterDriver() = default;

void ClusterDriver::follow(const QString &master, const QString &driverId)
{
    if (!m_id.isEmpty())
        return;
    m_master = master;
    m_id = driverId;
    m_rhythm.start();
    look();
}

bool ClusterDriver::isFinal(const QString &state)
{
    return state == "FINISHED"_L1 || state == "ERROR"_L1 || state == "FAILED"_L1 || state == "KILLED"_L1;
}

void ClusterDriver::look()
{
    if (m_ending)
        return m_patience.hasExpired() ? tellEnd() : askLog();
    if (m_client && m_client->isBusy())
        return;
    if (m_page.isEmpty())
        return findPage();
    m_client->getRaw(
        u"/json/"_s,
        [this](const Result<RawAnswer> &answer) {
            if (answer && answer->status == 200)
                takePage(m_page, bodyOf(*answer));
        },
        kLimits);
    if (!m_workerPage.isEmpty())
        askLog();
}

void ClusterDriver::findPage()
{
    if (m_candidates.isEmpty()) {
        m_candidates = ownMasters();
        QUrl usual;
        usual.setScheme(u"http"_s);
        usual.setHost(QUrl(m_master.section(u',', 0, 0)).host());
        usual.setPort(8080);
        usual.setPath(u"/"_s);
        if (!m_candidates.contains(usual))
            m_candidates += usual;
    }
    const QUrl page = m_candidates.takeFirst();
    m_client = std::make_unique<RestClient>(page);
    m_client->getRaw(
        u"/json/"_s,
        [this, page](const Result<RawAnswer> &answer) {
            if (answer && answer->status == 200)
                takePage(page, bodyOf(*answer));
        },
        kLimits);
}

void ClusterDriver::takePage(const QUrl &page, const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    QJsonObject driver;
    for (const QString &list : {u"activedrivers"_s, u"completeddrivers"_s}) {
        const QJsonArray drivers = json[list].toArray();
        for (const QJsonValue &entry : drivers) {
            if (entry[u"id"_s].toString() == m_id)
                driver = entry.toObject();
        }
    }
    if (driver.isEmpty())
        return;
    m_page = page;
    const QString worker = driver[u"worker"_s].toString();
    const QJsonArray workers = json[u"workers"_s].toArray();
    for (const QJsonValue &entry : workers) {
        if (!worker.isEmpty() && entry[u"id"_s].toString() == worker)
            m_workerPage = entry[u"webuiaddress"_s].toString();
    }
    const QString state = driver[u"state"_s].toString();
    if (state == m_state)
        return;
    m_state = state;
    if (!isFinal(state) || m_workerPage.isEmpty()) {
        Q_EMIT stateChanged();
        return;
    }
    m_ending = true;
    m_patience.setRemainingTime(kPatienceMs);
    m_rhythm.start(kEndingMs);
    askLog();
}

void ClusterDriver::tellEnd()
{
    m_ending = false;
    m_rhythm.stop();
    if (!m_rest.isEmpty())
        Q_EMIT logged(QString::fromUtf8(std::exchange(m_rest, {})) + u'\n');
    Q_EMIT stateChanged();
}

void ClusterDriver::askLog()
{
    if (!m_worker || m_worker->base() != QUrl(m_workerPage))
        m_worker = std::make_unique<RestClient>(QUrl(m_workerPage));
    if (m_worker->isBusy())
        return;
    m_worker->getRaw(
        u"/log/?driverId=%1&logType=stderr&offset=%2&byteLength=%3"_s.arg(m_id).arg(m_offset).arg(kLogPiece),
        [this](const Result<RawAnswer> &answer) {
            if (answer && answer->status == 200)
                takeLog(bodyOf(*answer));
        },
        kLimits);
}

//! "==== Bytes 0-100 of 2000 of /…/stderr ====" and the text.
void ClusterDriver::takeLog(const QByteArray &body)
{
    static const QRegularExpression head(u"^==== Bytes (\\d+)-(\\d+) of (\\d+) of "_s);
    const qsizetype end = body.indexOf('\n');
    const auto match = head.match(QString::fromUtf8(body.left(end)));
    if (end < 0 || !match.hasMatch() || match.captured(1).toLongLong() != m_offset)
        return;
    const QByteArray text = body.mid(end + 1, match.captured(2).toLongLong() - m_offset);
    m_offset += text.size();
    m_silences = text.isEmpty() ? m_silences + 1 : 0;
    if (!m_ending)
        m_silences = 0;
    else if (m_silences >= kSilencesAtEnd)
        return tellEnd();
    m_rest += text;
    const qsizetype whole = m_rest.lastIndexOf('\n') + 1;
    if (whole == 0)
        return;
    const QString lines = QString::fromUtf8(m_rest.left(whole));
    m_rest.remove(0, whole);
    static const QRegularExpression application(u"\\bapp-\\d{14}-\\d{4,}\\b"_s);
    if (const auto found = application.match(lines); !m_applicationTold && found.hasMatch()) {
        m_applicationTold = true;
        Q_EMIT applicationFound(found.captured());
    }
    Q_EMIT logged(lines);
}

} // namespace cinderscope
