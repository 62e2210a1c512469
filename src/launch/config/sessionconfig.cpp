// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionconfig.h"

#include <iterator>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr const char *kWords[] = {"local-session",  "submit",          "standalone-cluster", "ssh-cluster",
                                  "kernel-session", "notebook-server", "kubernetes",         "history-server"};

} // namespace

QString sessionKindWord(SessionKind kind)
{
    return QString::fromLatin1(kWords[std::size_t(kind)]);
}

bool sessionKindOf(const QString &word, SessionKind &kind)
{
    for (std::size_t i = 0; i < std::size(kWords); ++i) {
        if (word == QLatin1String(kWords[i])) {
            kind = SessionKind(i);
            return true;
        }
    }
    return false;
}

const QList<SessionKind> &sessionKinds()
{
    static const QList<SessionKind> kinds = [] {
        QList<SessionKind> all;
        for (std::size_t i = 0; i < std::size(kWords); ++i)
            all.append(SessionKind(i));
        return all;
    }();
    return kinds;
}

bool SessionConfig::operator==(const SessionConfig &other) const
{
    const auto parts = [](const SessionConfig &c) {
        return std::tie(c.name, c.kind, c.description, c.master, c.sparkVersion, c.spark, c.properties, c.packages,
                        c.repositories, c.environment, c.driverMemory, c.executorMemory, c.driverCores, c.executorCores,
                        c.executors, c.dynamicAllocation, c.listener, c.keepRunning, c.connectServer, c.submit,
                        c.cluster, c.notebook, c.history);
    };
    return parts(*this) == parts(other);
}

} // namespace cinderscope
