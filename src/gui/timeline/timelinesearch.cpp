// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinesearch.h"

#include <QRegularExpression>

#include <unordered_map>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

class TextSearch
{
public:
    TextSearch(const Snapshot &snapshot, const QString &text) : m_snapshot(snapshot), m_text(text) {}
    bool operator()(StringId id)
    {
        if (id == StringId::Empty || m_text.isEmpty())
            return false;
        const auto [entry, isNew] = m_known.try_emplace(id, false);
        if (isNew) {
            const std::string_view words = m_snapshot.text(id).substr(0, 100'000);
            entry->second =
                QString::fromUtf8(words.data(), qsizetype(words.size())).contains(m_text, Qt::CaseInsensitive);
        }
        return entry->second;
    }

private:
    const Snapshot &m_snapshot;
    QString m_text;
    std::unordered_map<StringId, bool> m_known;
};

struct Wanted
{
    QString text;
    QString kind; // empty: any
    qint64 number = -1;
};

Wanted parse(const QString &text)
{
    static const QRegularExpression pattern(u"^(?:(sql|job|stage|executor|exec)\\s+)?#?(\\d{1,18})$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    Wanted wanted{text, {}, -1};
    if (const auto match = pattern.match(text); match.hasMatch()) {
        wanted.kind = match.captured(1).toLower();
        if (wanted.kind == u"exec")
            wanted.kind = u"executor"_s;
        wanted.number = match.captured(2).toLongLong();
    }
    return wanted;
}

//! Lights up what belongs together: downwards from executions and jobs, upwards from stages.
void spread(const Snapshot &snapshot, TimelineMatches &matches)
{
    const std::vector<bool> stagesFound = matches.stages;
    for (std::size_t row = 0; row < snapshot.jobs.size(); ++row) {
        const Job &job = snapshot.jobs[row];
        if (job.sqlExecutionId >= 0 && TimelineMatches::has(matches.sqlExecutions, snapshot.sqlRow(job.sqlExecutionId)))
            matches.jobs[row] = true;
    }
    for (std::size_t row = 0; row < snapshot.stages.size(); ++row) {
        for (const std::int32_t jobId : snapshot.stages[row].jobIds) {
            const Row job = snapshot.jobRow(jobId);
            if (job == kNoRow)
                continue;
            if (matches.jobs[job])
                matches.stages[row] = true;
        }
    }
    for (std::size_t row = 0; row < snapshot.stages.size(); ++row) {
        if (!stagesFound[row])
            continue;
        for (const std::int32_t jobId : snapshot.stages[row].jobIds) {
            if (const Row job = snapshot.jobRow(jobId); job != kNoRow)
                matches.jobs[job] = true;
        }
    }
}

} // namespace

TimelineMatches findMatches(const Snapshot &snapshot, const QString &text)
{
    const Wanted wanted = parse(text.trimmed());
    TextSearch matchesText(snapshot, wanted.number < 0 ? wanted.text : QString());
    const auto matchesId = [&wanted](QLatin1StringView kind, qint64 id) {
        return wanted.number >= 0 && id == wanted.number && (wanted.kind.isEmpty() || wanted.kind == kind);
    };
    TimelineMatches matches;
    for (const SqlExecution &sql : snapshot.sqlExecutions) {
        matches.sqlExecutions.push_back(matchesId("sql"_L1, sql.id) || matchesText(sql.description) ||
                                        matchesText(sql.error));
    }
    for (const Job &job : snapshot.jobs) {
        matches.jobs.push_back(matchesId("job"_L1, job.id) || matchesText(job.name) || matchesText(job.description) ||
                               matchesText(job.group) || matchesText(job.error));
    }
    for (const StageAttempt &stage : snapshot.stages) {
        matches.stages.push_back(matchesId("stage"_L1, stage.id) || matchesText(stage.name) ||
                                 matchesText(stage.description) || matchesText(stage.failureReason));
    }
    for (const Executor &executor : snapshot.executors) {
        const std::string_view id = snapshot.text(executor.id);
        bool isNumber = false;
        const qint64 number = QByteArray(id.data(), qsizetype(id.size())).toLongLong(&isNumber);
        matches.executors.push_back((isNumber && matchesId("executor"_L1, number)) || matchesText(executor.id) ||
                                    matchesText(executor.host) || matchesText(executor.removeReason));
    }
    for (std::size_t row = 0; row < snapshot.failures.size(); ++row) {
        const TaskFailure &failure = snapshot.failures[row];
        matches.failures.push_back(matchesText(failure.kind) || matchesText(failure.className) ||
                                   matchesText(failure.description));
    }
    spread(snapshot, matches);
    for (const auto *flags : {&matches.sqlExecutions, &matches.jobs, &matches.stages, &matches.executors})
        matches.count += int(std::count(flags->begin(), flags->end(), true));
    return matches;
}

} // namespace cinderscope
