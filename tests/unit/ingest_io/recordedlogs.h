// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <string>
#include <vector>

//! The recorded logs under tests/data/event-logs and what their manifest says.
namespace cinderscope::test {

struct RecordedLog
{
    QString name;     //!< as in MANIFEST.tsv
    std::string path; //!< file or rolling folder
    QJsonObject expected;
    bool truncated = false;
};

//! All logs of MANIFEST.tsv; empty if the data is missing, which every test must treat as a failure.
std::vector<RecordedLog> recordedLogs();

std::string dataPath(const QString &relative);
std::string readFile(const std::string &path);
void writeFile(const std::string &path, const std::string &bytes);
void appendFile(const std::string &path, const std::string &bytes);

//! How far the resident memory of this process rises while the object lives (Linux: VmHWM, after a reset).
class MemoryRise
{
public:
    MemoryRise();
    //! Bytes; 0 where the system cannot tell.
    std::size_t bytes() const;

private:
    std::size_t m_before = 0;
};

//! While it lives, the process has the rights of an ordinary user, also when root runs the tests.
class OrdinaryUser
{
public:
    OrdinaryUser();
    ~OrdinaryUser();
};

} // namespace cinderscope::test
