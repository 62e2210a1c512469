// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippettarget.h"
#include "core/applicationstore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <string>

namespace cinderscope {

class DiscoverySource;
class RestPoller;

} // namespace cinderscope

namespace cinderscope::cli {

//! Finds out what a word of the command line means and what is to be known of it: an event log, an address, or an
//! application of this computer by its id or name. Needs an event loop, which it ends.
class SnippetSearch : public QObject
{
    Q_OBJECT
public:
    //! \a figures: also those of a running application are wanted, not only what it is.
    SnippetSearch(const std::string &word, unsigned waitSeconds, bool figures);
    ~SnippetSearch() override;

    void start();
    //! What was found; nothing: problem() says why.
    const std::optional<SnippetTarget> &target() const { return m_target; }
    const std::string &problem() const { return m_problem; } //!< a sentence

    //! The target by its word alone, behind \a sshHost; nobody is asked.
    static Result<SnippetTarget> behind(const std::string &word, const std::string &sshHost);

private:
    void readLog();
    void lookAt(const QString &address);
    void searchHere();
    void look();
    bool takeApplication(const QList<FoundEndpoint> &endpoints);
    void takeAddress(const QList<FoundEndpoint> &endpoints);
    void readApplication();
    void takeSnapshot();
    void end();
    void fail(const std::string &sentence);

    std::string m_word;
    unsigned m_waitSeconds;
    bool m_figures;
    std::optional<SnippetTarget> m_target;
    std::string m_problem;
    QString m_address; //!< that is looked at; empty: this computer's applications are
    bool m_scanned = false, m_late = false, m_ended = false;
    std::unique_ptr<DiscoverySource> m_source;
    std::function<bool()> m_settled;
    ApplicationStore m_store;
    std::unique_ptr<RestPoller> m_poller;
    QTimer m_poll, m_patience;
};

} // namespace cinderscope::cli
