// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a kernel says.
#include "jupyter/kernelchannel.h"
#include "jupyter/kernelmessage.h"
#include "jupyter/kernelrequest.h"

#include <algorithm>
#include <QDateTime>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kAfterReplyMs = 5'000;  // for outputs that come behind the reply
constexpr int kAfterReplayMs = 2'000; // for what the server kept while the connection was lost
constexpr qsizetype kMostBusy = 1'000;

TimeMs timeOf(const KernelMessage &message)
{
    return message.date != kNoTime ? message.date : QDateTime::currentMSecsSinceEpoch();
}

bool ofExecution(const KernelMessage &message)
{
    return message.parentType == "execute_request"_L1;
}

} // namespace

KernelChannel::Kernel KernelChannel::kernelOfWord(const QString &word)
{
    using Kernel = KernelChannel::Kernel;
    return word == "idle"_L1                                        ? Kernel::Idle
           : word == "busy"_L1                                      ? Kernel::Busy
           : word == "starting"_L1                                  ? Kernel::Starting
           : word == "restarting"_L1 || word == "autorestarting"_L1 ? Kernel::Restarting
           : word == "dead"_L1 || word == "terminating"_L1          ? Kernel::Dead
                                                                    : Kernel::Unknown;
}

void KernelChannel::takeBytes(const QByteArray &bytes, bool v1)
{
    m_unanswered = 0;
    const Result<KernelMessage> message = v1 ? parseKernelMessageV1(bytes) : parseKernelMessage(bytes);
    if (message) // one that is broken says nothing
        take(*message);
}

void KernelChannel::take(const KernelMessage &message)
{
    const QString &type = message.type;
    if (type == "status"_L1)
        takeStatus(message);
    else if (type == "execute_input"_L1)
        takeInput(message);
    else if (type == "stream"_L1 || type == "execute_result"_L1 || type == "display_data"_L1 || type == "error"_L1)
        takeOutput(message);
    else if (type == "execute_reply"_L1)
        takeReply(message);
    else if (type == "kernel_info_reply"_L1 && message.parentId == m_infoId)
        takeInfo(message);
    else if (type == "history_reply"_L1) {
        if (const InputsHandler waiting = m_inputs.take(message.parentId))
            waiting(message.inputs);
    } else if (type == "shutdown_reply"_L1 && message.channel == "iopub"_L1)
        restarted(ExecuteResult::Outcome::KernelDied);
}

void KernelChannel::takeStatus(const KernelMessage &message)
{
    const Kernel kernel = kernelOfWord(message.executionState);
    const bool unasked = message.parentId.isEmpty();
    if (kernel == Kernel::Restarting || kernel == Kernel::Dead) {
        restarted(ExecuteResult::Outcome::KernelDied);
        setKernel(kernel);
    } else if (kernel == Kernel::Starting) {
        if (const bool awaited = std::exchange(m_awaitsStart, false); m_hadProcess && !awaited)
            restarted(ExecuteResult::Outcome::KernelDied);
        m_awaitsStart = false;
        m_hadProcess = true;
        setKernel(Kernel::Starting);
        if (m_state == State::Open)
            askInfo(); // what was asked of the process before may be lost with it
    } else if (kernel == Kernel::Busy && ofExecution(message)) {
        m_hadProcess = true;
        if (m_busy.size() < kMostBusy)
            m_busy.insert(message.parentId, timeOf(message));
        setKernel(Kernel::Busy);
    } else if (kernel == Kernel::Idle) {
        m_hadProcess = true;
        if (ofExecution(message)) {
            m_busy.remove(message.parentId);
            m_busyUnseen = false;
            endCell(message.parentId, timeOf(message));
        }
        // Requests on the control channel and of subshells have their own busy and idle while a cell runs.
        if (m_busy.isEmpty() && !m_busyUnseen && (unasked || m_kernel != Kernel::Idle))
            setKernel(Kernel::Idle);
        if (const auto request = m_requests.value(message.parentId)) {
            request->idle = true;
            if (request->replied)
                finish(message.parentId, request->result.outcome);
        }
    }
}

//! The shell channel is answered in order: what ran before has ended.
void KernelChannel::takeInfo(const KernelMessage &message)
{
    m_hadProcess = true;
    m_language = message.language;
    m_languageVersion = message.languageVersion;
    m_implementation = message.implementation;
    m_busyUnseen = false;
    const QStringList doubtful = m_doubtful;
    for (const QString &id : doubtful)
        QTimer::singleShot(kAfterReplayMs, this, [this, id] {
            if (m_doubtful.contains(id))
                finish(id, ExecuteResult::Outcome::Disconnected);
        });
    if (m_busy.isEmpty())
        setKernel(Kernel::Idle);
    Q_EMIT kernelChanged(); // also for the language
}

void KernelChannel::takeReply(const KernelMessage &message)
{
    const auto request = m_requests.value(message.parentId);
    if (!request)
        return;
    ExecuteResult &result = request->result;
    request->replied = true;
    m_doubtful.removeAll(message.parentId);
    result.executionCount = message.executionCount;
    result.expressions = message.expressions;
    if (message.status == "error"_L1) {
        result.outcome = ExecuteResult::Outcome::Error;
        result.errorName = message.errorName;
        result.errorText = message.errorText;
        result.traceback = message.traceback;
    } else if (message.status != "ok"_L1) {
        result.outcome = ExecuteResult::Outcome::Aborted;
    }
    const QString id = message.parentId;
    if (request->idle || result.outcome == ExecuteResult::Outcome::Aborted) {
        finish(id, result.outcome);
        return;
    }
    QTimer::singleShot(kAfterReplyMs, this, [this, id] {
        if (const auto waiting = m_requests.value(id))
            finish(id, waiting->result.outcome);
    });
}

void KernelChannel::takeOutput(const KernelMessage &message)
{
    if (const auto request = m_requests.value(message.parentId)) {
        const QString &type = message.type;
        const auto kind = type == "error"_L1              ? KernelOutput::Kind::Error
                          : type == "execute_result"_L1   ? KernelOutput::Kind::Result
                          : type == "display_data"_L1     ? KernelOutput::Kind::Display
                          : message.stream == "stderr"_L1 ? KernelOutput::Kind::Stderr
                                                          : KernelOutput::Kind::Stdout;
        addOutput(*request, kind, type == "error"_L1 ? message.traceback : withoutAnsi(message.text), message.cut);
        if (!request->options.storeHistory) {
            Q_EMIT output(message.parentId, {kind, type == "error"_L1 ? message.traceback : withoutAnsi(message.text)});
            return;
        }
    }
    if (!ofExecution(message))
        return;
    CellRun *cell = cellOf(message.parentId);
    if (!cell)
        cell = unseenCell(message);
    if (!cell)
        return;
    bool changed = false;
    if (message.type == "error"_L1 && !cell->failed) {
        cell->failed = changed = true;
        cell->errorName = message.errorName.left(1'000);
        cell->errorText = message.errorText.left(10'000);
    } else if (message.type == "execute_result"_L1 && cell->executionCount == 0 && message.executionCount > 0) {
        cell->executionCount = message.executionCount;
        changed = true;
    }
    if (changed)
        Q_EMIT cellChanged(CellRun(*cell));
}

void KernelChannel::addOutput(Request &request, KernelOutput::Kind kind, const QString &text, bool cut)
{
    const qint64 room = kMostOutput - request.kept;
    request.result.outputCut = request.result.outputCut || cut || text.size() > room;
    if (room <= 0 || text.isEmpty())
        return;
    const QString part = text.left(room);
    request.kept += part.size();
    QList<KernelOutput> &outputs = request.result.outputs;
    const bool stream = kind == KernelOutput::Kind::Stdout || kind == KernelOutput::Kind::Stderr;
    if (stream && !outputs.isEmpty() && outputs.last().kind == kind)
        outputs.last().text += part;
    else if (outputs.size() < 10'000)
        outputs.append({kind, part});
}

void KernelChannel::takeInput(const KernelMessage &message)
{
    const auto request = m_requests.value(message.parentId);
    if (message.parentId.isEmpty() || message.parentId.startsWith(kUnseen) ||
        (request && !request->options.storeHistory))
        return;
    CellRun run;
    run.kernelId = m_kernelId;
    run.messageId = message.parentId;
    run.executionCount = message.executionCount;
    run.code = message.code.left(kMostCode);
    run.started = m_busy.value(message.parentId, timeOf(message));
    if (CellRun *known = cellOf(message.parentId)) { // replayed after the connection was lost
        known->code = run.code;
        known->executionCount = run.executionCount;
        Q_EMIT cellChanged(CellRun(*known));
        return;
    }
    Q_EMIT cellStarted(CellRun(addCell(run)));
}

//! An output of what began before the channel was open.
CellRun *KernelChannel::unseenCell(const KernelMessage &message)
{
    if (m_busy.contains(message.parentId) || message.parentId.isEmpty() || message.parentId.startsWith(kUnseen))
        return nullptr; // its begin was seen: a silent request of somebody, which is no cell
    for (const CellRun &cell : m_cells) {
        if (cell.messageId == message.parentId)
            return nullptr;
    }
    if (!m_busyUnseen && m_kernel == Kernel::Idle)
        return nullptr; // of a thread that an earlier cell left
    CellRun run;
    run.kernelId = m_kernelId;
    run.messageId = message.parentId;
    run.executionCount = message.executionCount;
    run.started = message.parentDate != kNoTime ? message.parentDate : timeOf(message);
    CellRun &cell = addCell(run);
    Q_EMIT cellStarted(CellRun(cell));
    return cellOf(message.parentId);
}

CellRun *KernelChannel::cellOf(const QString &messageId)
{
    for (qsizetype i = m_cells.size() - 1; i >= 0; --i) { // mostly the last
        if (m_cells[i].messageId == messageId)
            return &m_cells[i];
    }
    return nullptr;
}

CellRun &KernelChannel::addCell(const CellRun &run)
{
    if (m_cells.size() >= kMostCells)
        m_cells.removeFirst();
    m_cells.append(run);
    return m_cells.last();
}

void KernelChannel::endCell(const QString &messageId, TimeMs time)
{
    CellRun *cell = cellOf(messageId);
    if (!cell || cell->ended != kNoTime)
        return;
    cell->ended = std::max(time, cell->started);
    Q_EMIT cellChanged(CellRun(*cell));
}

void KernelChannel::restarted(ExecuteResult::Outcome outcome)
{
    if (!m_hadProcess)
        return;
    m_hadProcess = false;
    m_awaitsStart = true;
    m_busy.clear();
    m_busyUnseen = false;
    const TimeMs time = QDateTime::currentMSecsSinceEpoch();
    const QList<CellRun> cells = m_cells;
    for (const CellRun &cell : cells) {
        if (cell.ended != kNoTime)
            continue;
        if (CellRun *running = cellOf(cell.messageId)) {
            running->failed = true;
            running->errorName = u"KernelDied"_s;
            running->errorText = u"The kernel ended or was restarted while the cell ran."_s;
        }
        endCell(cell.messageId, time);
    }
    setKernel(Kernel::Restarting);
    for (const QString &id : m_requests.keys()) {
        if (const auto request = m_requests.value(id); request && request->sent)
            finish(id, outcome);
    }
    Q_EMIT kernelRestarted();
    if (m_state == State::Open)
        askInfo(); // answered by the next process
}

} // namespace cinderscope
