// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"
#include "launch/config/sessionproperties.h"

#include <QCoreApplication>

namespace cinderscope {

//! Context of the translations of all problems.
struct SessionCheck
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::SessionCheck)
};

//! What a check looks at, and where it tells what it found.
class CheckRun
{
public:
    using Severity = SessionProblem::Severity;

    CheckRun(const SessionConfig &checked, const QString &sparkVersion);

    const SessionConfig &config;
    const PropertyPairs properties; //!< effectiveProperties()
    const QString version;          //!< as known; may be empty
    const QString master;           //!< effectiveMaster()
    QList<SessionProblem> problems;

    void add(Severity severity, const QString &field, const QString &code, const QString &cause, const QString &cure,
             const QString &suggestion = {});
    void error(const QString &field, const QString &code, const QString &cause, const QString &cure,
               const QString &suggestion = {});
    void warn(const QString &field, const QString &code, const QString &cause, const QString &cure,
              const QString &suggestion = {});
    void remark(const QString &field, const QString &code, const QString &cause, const QString &cure = {},
                const QString &suggestion = {});

    std::optional<QString> property(const QString &key) const { return propertyOf(properties, key); }
    //! As set, else the default of this version; empty for none.
    QString valueOf(const QString &key) const;
    bool isTrue(const QString &key) const;
    //! The file's key to which a property's problem belongs: what the person wrote.
    QString fieldOf(const QString &key) const;
    bool isKind(SessionKind kind) const { return config.kind == kind; }
    //! Something with a driver is started.
    bool hasDriver() const;
    bool isLocal() const
    {
        return master == u"local" || master.startsWith(u"local[") || master.startsWith(u"local-cluster");
    }
    bool isClusterMode() const;
};

void checkMaster(CheckRun &run);
void checkProperties(CheckRun &run);
//! Properties that do not go together.
void checkTogether(CheckRun &run);
void checkPackages(CheckRun &run);
void checkKind(CheckRun &run);
void checkEnvironment(CheckRun &run);

} // namespace cinderscope
