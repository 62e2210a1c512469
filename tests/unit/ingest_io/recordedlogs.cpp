// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedlogs.h"

#include <cstdlib>
#include <fstream>
#include <QFile>
#include <QJsonDocument>
#include <QStringList>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace cinderscope::test {

using namespace Qt::StringLiterals;

std::string dataPath(const QString &relative)
{
    return QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/").toStdString() + relative.toStdString();
}

std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

static void write(const std::string &path, const std::string &bytes, std::ios::openmode mode)
{
    std::ofstream file(path, std::ios::binary | mode);
    file << bytes;
    if (!file.flush())
        throw std::runtime_error("cannot write " + path);
}

void writeFile(const std::string &path, const std::string &bytes)
{
    write(path, bytes, std::ios::trunc);
}
void appendFile(const std::string &path, const std::string &bytes)
{
    write(path, bytes, std::ios::app);
}

std::vector<RecordedLog> recordedLogs()
{
    std::vector<RecordedLog> logs;
    const QString manifest = QString::fromStdString(readFile(dataPath(u"MANIFEST.tsv"_s)));
    const QStringList rows = manifest.split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QStringList cells = rows[i].split(u'\t');
        RecordedLog log;
        log.name = cells[0];
        log.path = dataPath(cells[0]);
        const auto json = readFile(log.path + ".expected.json");
        log.expected = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
        log.truncated = log.expected[u"import"].toObject()[u"truncated"].toBool();
        logs.push_back(log);
    }
    return logs;
}

static std::size_t statusValue(const std::string &wanted)
{
    std::ifstream status("/proc/self/status");
    std::string key;
    std::size_t value = 0;
    while (status >> key) {
        if (key == wanted && status >> value)
            return value * 1024;
    }
    return 0;
}

MemoryRise::MemoryRise()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak starts anew from here
    m_before = statusValue("VmRSS:");
}

std::size_t MemoryRise::bytes() const
{
    const std::size_t peak = statusValue("VmHWM:");
    const std::size_t rise = peak > m_before ? peak - m_before : 0;
#ifdef __SANITIZE_THREAD__
    return rise / 5; // four bytes of shadow for each byte in use
#else
    return rise;
#endif
}

OrdinaryUser::OrdinaryUser()
{
    if (::getuid() == 0 && ::seteuid(65534) != 0)
        throw std::runtime_error("seteuid");
}

OrdinaryUser::~OrdinaryUser()
{
    if (::getuid() == 0 && ::seteuid(0) != 0)
        std::abort();
}

} // namespace cinderscope::test
