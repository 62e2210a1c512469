// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/run/launch.h"

#include <QString>

#include <optional>

namespace cinderscope {

//! The folder of one start, mode 0700, and its state.json, mode 0600, without secrets. Any thread; blocks for the disk.
class LaunchRecord
{
public:
    explicit LaunchRecord(const QString &folder) : m_folder(folder) {}
    ~LaunchRecord() { release(); }
    LaunchRecord(const LaunchRecord &) = delete;
    LaunchRecord &operator=(const LaunchRecord &) = delete;

    //! Sorts by time: "20261121-192700-4f3a91".
    static QString newId();
    //! Makes the folder. Errors: NoPermission, DiskFull, Io.
    Result<void> make() const;

    const QString &folder() const { return m_folder; }
    Result<void> write(const LaunchState &state) const;
    //! Nothing where there is no record, or a broken one. Secrets of its configuration are kHidden.
    std::optional<LaunchState> read() const;
    //! Takes a launch over; false: a living process has it. Held as long as this object and process.
    bool lock();
    void release();
    //! For the owner: it is to be stopped.
    void requestStop() const;
    bool takeStopRequest() const;
    //! With all in it.
    void remove() const;

    static constexpr char kHidden[] = "*********(redacted)";
    //! The configuration without the values that are secret.
    static SessionConfig withoutSecrets(const SessionConfig &config);
    //! Gives hidden values back, from its file. False: one is not known any more.
    static bool restoreSecrets(SessionConfig &config);

private:
    QString m_folder;
    int m_lock = -1;
};

} // namespace cinderscope
