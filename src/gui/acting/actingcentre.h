// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/actionlog.h"
#include "act/cancel/cancelrun.h"
#include "gui/session/applicationsession.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <memory>

namespace cinderscope {

class CancelQuestion;
class CancelScout;
class MessageBar;

//! Ends things for the window: looks at what is possible, asks, does it, tells what came of it, keeps the log. Any
//! number of things at a time. GUI thread; nothing of it blocks.
class ActingCentre : public QObject
{
    Q_OBJECT

public:
    //! \a window: parent of the questions; \a messages: where it is told what came of it.
    ActingCentre(MessageBar *messages, QWidget *window, const ActionLog &log = ActionLog());
    ~ActingCentre() override;

    //! What a menu or button says of it, from what is known now: nobody is asked.
    CancelOption option(const CancelTarget &target, const CancelSite &site) const;
    //! Asks the UI of an application whether it lets this user end anything, so that option() knows; at most once a
    //! minute for each, and not where a listener is connected: there, whether that listener's driver is a process of
    //! this computer, once for each connection.
    void probe(const CancelSite &site);
    //! \a session: what tells of the application, kept meanwhile; nullptr where only its master knows it.
    void end(const CancelTarget &target, const CancelSite &site, const std::shared_ptr<ApplicationSession> &session);

    //! Something was ended on one of Spark's own pages at \a address, after the view's question: it goes into the log
    //! as requested; what came of it is not followed.
    void noteOnPage(const QUrl &address, const ApplicationKey &application, const QString &name);

    const ActionLog &log() const { return m_log; }
    int running() const { return int(m_actions.size()); }
    void setSettings(const CancelRun::Settings &settings) { m_settings = settings; }

Q_SIGNALS:
    //! option() may say something else now.
    void rightsChanged();
    void logChanged();
    //! For tests and the palette: the question is on the screen.
    void asking(cinderscope::CancelQuestion *question);
    void finished(const cinderscope::CancelTarget &target, const cinderscope::CancelOutcome &outcome);

private:
    struct Action;
    struct Right
    {
        KillRight right = KillRight::NotAsked;
        std::optional<Error> error;
        qint64 asked = 0; //!< monotonic ms
    };
    //! Whose process is at the other end of a listener's connection.
    struct Behind
    {
        WirePeer peer;
        std::optional<Result<DriverProcess>> process; //!< not known yet
    };
    CancelSite known(const CancelSite &site) const;
    void probeProcess(const CancelSite &site);
    void keep(const CancelSite &site);
    void decide(const std::shared_ptr<Action> &action);
    void ask(const std::shared_ptr<Action> &action);
    void act(const std::shared_ptr<Action> &action, const QString &reason);
    void takeOutcome(const std::shared_ptr<Action> &action, const CancelOutcome &outcome);
    void forget(const std::shared_ptr<Action> &action);
    void write(const ActionRecord &record);
    void tellProgress(const std::shared_ptr<Action> &action, CancelRun::Step step);

    MessageBar *m_messages;
    QWidget *m_window;
    ActionLog m_log;
    CancelRun::Settings m_settings;
    QList<std::shared_ptr<Action>> m_actions;
    QHash<QUrl, Right> m_rights;     //!< by address of the UI
    QHash<QString, Behind> m_behind; //!< by id of the application
    QSet<QString> m_unasked;         //!< applications whose jobs and stages are not asked for
    bool m_logTold = false;
};

} // namespace cinderscope
