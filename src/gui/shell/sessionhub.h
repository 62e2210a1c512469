// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/applicationref.h"

#include <functional>
#include <memory>
#include <QList>
#include <QObject>
#include <vector>

namespace cinderscope {

//! Makes the session of a reference, or finds the one that there is (of an application that is watched anyway); a seam
//! for tests.
using SessionOpener = std::function<std::shared_ptr<ApplicationSession>(const ApplicationRef &ref)>;

//! The opened applications. They go on reading while another one is shown; at most `Limit` stay open, the one that was
//! not looked at for longest is closed (a live one goes on unseen). A log and its replay are the same application:
//! opening one closes the other.
class SessionHub : public QObject
{
    Q_OBJECT
public:
    static constexpr int Limit = 8;

    explicit SessionHub(SessionOpener opener = {}, QObject *parent = nullptr);
    ~SessionHub() override;

    //! Opens it, or brings the open one to the front.
    ApplicationSession *open(const ApplicationRef &ref);
    //! Reads the source anew.
    ApplicationSession *reopen(const ApplicationRef &ref);
    void close(const QString &key);
    void closeAll();
    //! What is known of the same application (its key stays) is more now: where its log lies, another address.
    void update(const ApplicationRef &ref);

    ApplicationSession *session(const QString &key) const; //!< nullptr where it is not open
    ApplicationRef ref(const ApplicationSession *session) const;
    QList<ApplicationRef> refs() const; //!< last looked at first

Q_SIGNALS:
    void opened(const cinderscope::ApplicationRef &ref, cinderscope::ApplicationSession *session);
    //! The session is still there, for the last time.
    void aboutToClose(const cinderscope::ApplicationRef &ref, cinderscope::ApplicationSession *session);
    void closed(const cinderscope::ApplicationRef &ref);
    //! snapshotChanged() or statusChanged() of any session.
    void sessionChanged(const cinderscope::ApplicationRef &ref, cinderscope::ApplicationSession *session);

private:
    struct Open
    {
        ApplicationRef ref;
        std::shared_ptr<ApplicationSession> session;
    };
    SessionOpener m_opener;
    std::vector<Open> m_open; //!< last looked at first
};

//! ApplicationSession's own functions by the kind of the reference.
std::shared_ptr<ApplicationSession> openSession(const ApplicationRef &ref);

} // namespace cinderscope
