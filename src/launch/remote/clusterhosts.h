// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/remote/hostreport.h"
#include "launch/remote/remotehost.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace cinderscope {

//! The hosts of a cluster: connects to all of them at once, looks at each, and brings ssh's questions to one person.
class ClusterHosts : public QObject
{
    Q_OBJECT

public:
    //! \a asks: somebody is connected to question().
    ClusterHosts(const SshSettings &settings, bool asks, QObject *parent = nullptr);
    ~ClusterHosts() override;

    //! Index of a host; one that was added before keeps its own.
    std::size_t add(const SshHost &host);
    std::size_t size() const { return m_entries.size(); }
    RemoteHost &host(std::size_t index) const { return *m_entries[index].host; }

    //! Connects, runs the preflight, and asks each host for the others' names. examined() follows.
    void examine(const PreflightWish &wish);
    //! After examined(): what was found, and why it cannot be used.
    const HostReport &report(std::size_t index) const { return m_entries[index].report; }
    const std::optional<LaunchReason> &problem(std::size_t index) const { return m_entries[index].problem; }
    //! What a daemon there gets as --host.
    QString advertised(std::size_t index) const;

    //! Lets go of everything that is under way.
    void abandon();
    void close();
    bool isBusy() const;
    //! Without an event loop, for the end of the application only: until what was given to the hosts is done.
    void waitForAll(int milliseconds);

    void answer(quint64 question, const std::optional<QString> &text);

    //! Why a host cannot be reached: "host-unreachable", "ssh-host-key", "ssh-login", "ssh-failed".
    static LaunchReason unreachable(const Error &error, const QString &title);

Q_SIGNALS:
    //! One host is known; its problem or its report.
    void hostExamined(std::size_t index);
    void examined();
    void question(const cinderscope::SshQuestion &question);
    void settled(quint64 question);

private:
    struct Entry
    {
        std::unique_ptr<RemoteHost> host;
        HostReport report;
        std::optional<LaunchReason> problem;
        bool known = false;
    };
    struct Question
    {
        std::size_t host;
        quint64 id; // of its host
        SshQuestion question;
        bool asked = false; // the person sees it
    };

    void runPreflight(std::size_t index);
    void takeReport(std::size_t index, const Result<RemoteAnswer> &answer);
    void setKnown(std::size_t index);
    void askNames();
    void takeQuestion(std::size_t index, const SshQuestion &question);
    void takeSettled(std::size_t index, quint64 id);
    void askNext(const QString &prompt);

    SshSettings m_settings;
    bool m_asks;
    PreflightWish m_wish;
    std::vector<Entry> m_entries;
    bool m_examining = false;
    int m_open = 0; // names that are asked for
    NameTable m_names;
    QHash<quint64, Question> m_questions; // by what the person answers
    quint64 m_nextQuestion = 1;
    QHash<QString, QString> m_passphrases;              // by prompt, which names the key's file
    QHash<std::size_t, QSet<QString>> m_passphraseUsed; // by host: a second time it was wrong
};

} // namespace cinderscope
