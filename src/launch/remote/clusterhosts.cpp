// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/clusterhosts.h"

#include "reach/sshtrouble.h"

#include <algorithm>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kPreflightMs = 90'000; // a profile, java -version and python, on a host that is busy
constexpr int kNamesMs = 60'000;
constexpr int kPumpMs = 20;
} // namespace

ClusterHosts::ClusterHosts(const SshSettings &settings, bool asks, QObject *parent)
    : QObject(parent), m_settings(settings), m_asks(asks)
{
}

ClusterHosts::~ClusterHosts() = default;

std::size_t ClusterHosts::add(const SshHost &host)
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].host->host() == host)
            return i;
    }
    const std::size_t index = m_entries.size();
    auto remote = std::make_unique<RemoteHost>(host, m_settings);
    remote->setAsks(m_asks);
    connect(remote.get(), &RemoteHost::question, this,
            [this, index](const SshQuestion &question) { takeQuestion(index, question); });
    connect(remote.get(), &RemoteHost::settled, this, [this, index](quint64 id) { takeSettled(index, id); });
    connect(remote.get(), &RemoteHost::up, this, [this, index] {
        if (m_examining && !m_entries[index].known && !m_entries[index].host->isBusy())
            runPreflight(index);
    });
    connect(remote.get(), &RemoteHost::down, this, [this, index](const Error &error) {
        Entry &entry = m_entries[index];
        if (!m_examining || entry.known || entry.host->isBusy()) // a script that runs tells it
            return;
        entry.problem = unreachable(error, entry.host->title());
        setKnown(index);
    });
    m_entries.push_back({std::move(remote), {}, {}, false});
    return index;
}

void ClusterHosts::examine(const PreflightWish &wish)
{
    m_wish = wish;
    m_examining = true;
    for (const Entry &entry : m_entries)
        entry.host->open(false);
}

void ClusterHosts::runPreflight(std::size_t index)
{
    m_entries[index].host->run(preflightScript(m_wish), kPreflightMs, this,
                               [this, index](const Result<RemoteAnswer> &answer) { takeReport(index, answer); });
}

void ClusterHosts::takeReport(std::size_t index, const Result<RemoteAnswer> &answer)
{
    Entry &entry = m_entries[index];
    if (!m_examining || entry.known)
        return;
    const QString title = entry.host->title();
    if (!answer && answer.error().code == ErrorCode::Protocol) {
        entry.problem = LaunchReason{
            u"no-shell"_s, LaunchSentence::tr("The login shell on %1 does not run what it is given.", {title}),
            LaunchSentence::tr(
                "Log in with ssh in a terminal and correct its profile, which ends the session or replaces the shell."),
            QString::fromStdString(answer.error().detail)};
    } else if (!answer) {
        entry.problem = unreachable(answer.error(), title);
    } else if (!answer->done) {
        entry.problem =
            LaunchReason{u"host-unreachable"_s, LaunchSentence::tr("The check of %1 broke off.", {title}),
                         LaunchSentence::tr("Start again; if it stays so, try the connection with ssh in a terminal."),
                         answer->lastNoise()};
    } else {
        entry.report = HostReport::of(*answer);
        entry.problem = entry.report.problem(title);
    }
    setKnown(index);
}

void ClusterHosts::setKnown(std::size_t index)
{
    m_entries[index].known = true;
    Q_EMIT hostExamined(index);
    if (m_examining && std::ranges::all_of(m_entries, &Entry::known))
        askNames();
}

void ClusterHosts::askNames()
{
    m_examining = false;
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (!entry.problem)
            names += nameCandidates(entry.report, entry.host->host().host);
    }
    names.removeDuplicates();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].problem)
            continue;
        ++m_open;
        m_entries[i].host->run(namesScript(names), kNamesMs, this, [this, i](const Result<RemoteAnswer> &answer) {
            auto &table = m_names[int(i)]; // also where nothing is known: then no name is good everywhere
            if (answer) {
                for (const QString &line : answer->all(u"name"_s))
                    table[line.section(u' ', 0, 0)] += line.section(u' ', 1, 1);
            }
            if (--m_open == 0)
                Q_EMIT examined();
        });
    }
    if (m_open == 0)
        Q_EMIT examined();
}

QString ClusterHosts::advertised(std::size_t index) const
{
    const Entry &entry = m_entries[index];
    return advertisedHost(entry.report, nameCandidates(entry.report, entry.host->host().host), m_names);
}

void ClusterHosts::abandon()
{
    m_examining = false;
    m_open = 0;
    for (const Entry &entry : m_entries)
        entry.host->abandon();
}

void ClusterHosts::close()
{
    for (const Entry &entry : m_entries)
        entry.host->close();
}

bool ClusterHosts::isBusy() const
{
    return std::ranges::any_of(m_entries, [](const Entry &entry) { return entry.host->isBusy(); });
}

void ClusterHosts::waitForAll(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    bool busy = true;
    while (busy && clock.elapsed() < milliseconds) {
        busy = false;
        for (const Entry &entry : m_entries)
            busy = entry.host->pump(kPumpMs) || busy;
    }
}

LaunchReason ClusterHosts::unreachable(const Error &error, const QString &title)
{
    const SshTrouble trouble = sshTroubleOf(error);
    LaunchReason reason;
    reason.code = u"host-unreachable"_s;
    if (trouble == SshTrouble::HostKeyUnknown || trouble == SshTrouble::HostKeyChanged)
        reason.code = u"ssh-host-key"_s;
    else if (trouble == SshTrouble::LoginDenied)
        reason.code = u"ssh-login"_s;
    else if (trouble == SshTrouble::NoSsh || trouble == SshTrouble::Configuration || trouble == SshTrouble::Forwarding)
        reason.code = u"ssh-failed"_s;
    const QString detail = QString::fromStdString(error.detail);
    if (trouble == SshTrouble::None) {
        reason.setCause(LaunchSentence::tr("%1 cannot be reached: %2.", {title, detail}));
        return reason;
    }
    Error bare = error;
    bare.detail = detail.section(u": "_s, 0, 0).toStdString(); // its words are the evidence
    const QString text = QString::fromStdString(sshTroubleText(bare));
    const QString cause = text.section(u". "_s, 0, 0);
    reason.setCause(cause.endsWith(u'.') ? cause : cause + u'.');
    reason.setCure(text.section(u". "_s, 1));
    reason.evidence = detail.section(u": "_s, 1);
    return reason;
}

void ClusterHosts::takeQuestion(std::size_t index, const SshQuestion &question)
{
    const quint64 id = m_nextQuestion++;
    m_questions.insert(id, {index, question.id, question, false});
    if (question.kind != SshQuestion::Kind::Passphrase) {
        m_questions[id].asked = true;
        SshQuestion shown = question;
        shown.id = id;
        Q_EMIT this->question(shown);
        return;
    }
    // the same key opens many hosts: asked once, unless the answer was wrong
    QSet<QString> &used = m_passphraseUsed[index];
    if (const auto known = m_passphrases.constFind(question.prompt);
        known != m_passphrases.cend() && !used.contains(question.prompt)) {
        used.insert(question.prompt);
        m_questions.remove(id);
        m_entries[index].host->answer(question.id, *known);
        return;
    }
    askNext(question.prompt);
}

void ClusterHosts::askNext(const QString &prompt)
{
    QList<quint64> waiting;
    for (auto it = m_questions.cbegin(); it != m_questions.cend(); ++it) {
        if (it->question.kind != SshQuestion::Kind::Passphrase || it->question.prompt != prompt)
            continue;
        if (it->asked)
            return; // the others wait for this answer
        waiting += it.key();
    }
    if (waiting.isEmpty())
        return;
    const quint64 id = *std::ranges::min_element(waiting);
    m_questions[id].asked = true;
    SshQuestion shown = m_questions[id].question;
    shown.id = id;
    Q_EMIT question(shown);
}

void ClusterHosts::takeSettled(std::size_t index, quint64 id)
{
    for (auto it = m_questions.begin(); it != m_questions.end(); ++it) {
        if (it->host != index || it->id != id)
            continue;
        const quint64 shown = it.key();
        const bool asked = it->asked;
        const QString prompt = it->question.prompt;
        m_questions.erase(it);
        if (asked) {
            Q_EMIT settled(shown);
            askNext(prompt);
        }
        return;
    }
}

void ClusterHosts::answer(quint64 question, const std::optional<QString> &text)
{
    const auto found = m_questions.constFind(question);
    if (found == m_questions.cend())
        return;
    const Question asked = *found;
    m_questions.remove(question);
    m_entries[asked.host].host->answer(asked.id, text);
    Q_EMIT settled(question);
    if (asked.question.kind != SshQuestion::Kind::Passphrase)
        return;
    const QString prompt = asked.question.prompt;
    m_passphraseUsed[asked.host].insert(prompt);
    if (text)
        m_passphrases.insert(prompt, *text);
    else
        m_passphrases.remove(prompt);
    QList<quint64> same;
    for (auto it = m_questions.cbegin(); it != m_questions.cend(); ++it) {
        if (it->question.kind == SshQuestion::Kind::Passphrase && it->question.prompt == prompt)
            same += it.key();
    }
    for (const quint64 id : same) {
        const Question other = m_questions.take(id);
        m_passphraseUsed[other.host].insert(prompt);
        m_entries[other.host].host->answer(other.id, text);
    }
}

} // namespace cinderscope
