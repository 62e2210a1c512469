// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livedriver.h"

#include "live/wire/handshake.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope::bench {

namespace {

constexpr std::int64_t kLingerNs = 20'000'000; // spark.cinderscope.linger
constexpr std::int64_t kRunning = 16, kExecutors = 4, kTasksPerJob = 5'000;

QByteArray readLine(int fd)
{
    QByteArray line;
    for (char c = 0; ::read(fd, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

bool sendText(int fd, const QByteArray &text)
{
    return sendAll(fd, text.constData(), std::size_t(text.size()));
}

template <class... Values>
void append(std::string &out, const char *format, Values... values)
{
    char line[4096];
    const int size = std::snprintf(line, sizeof line, format, values...);
    out.append(line, std::size_t(std::clamp(size, 0, int(sizeof line) - 1)));
}

//! Of what a task is, up to where a start and an end differ; the texts are Spark 4.3's.
void appendTaskInfo(std::string &out, std::int64_t task, std::int64_t launched)
{
    append(out,
           R"("Task Info":{"Task ID":%lld,"Index":%lld,"Attempt":0,"Partition ID":%lld,"Launch Time":%lld,)"
           R"("Executor ID":"%lld","Host":"worker%lld","Locality":"PROCESS_LOCAL","Speculative":false,)",
           static_cast<long long>(task), static_cast<long long>(task % kTasksPerJob),
           static_cast<long long>(task % kTasksPerJob), static_cast<long long>(launched),
           static_cast<long long>(task % kExecutors), static_cast<long long>(task % kExecutors));
}

constexpr const char *kStarted =
    R"("Getting Result Time":0,"Finish Time":0,"Failed":false,"Killed":false,"Accumulables":[]}})";
constexpr const char *kEnded =
    R"("Getting Result Time":0,"Finish Time":%lld,"Failed":false,"Killed":false,"Accumulables":[]},)"
    R"("Task Executor Metrics":{"JVMHeapMemory":0,"JVMOffHeapMemory":0,"OnHeapExecutionMemory":0,)"
    R"("OffHeapExecutionMemory":0,"OnHeapStorageMemory":0,"OffHeapStorageMemory":0,"OnHeapUnifiedMemory":0,)"
    R"("OffHeapUnifiedMemory":0,"DirectPoolMemory":0,"MappedPoolMemory":0,"ProcessTreeJVMVMemory":0,)"
    R"("ProcessTreeJVMRSSMemory":0,"ProcessTreePythonVMemory":0,"ProcessTreePythonRSSMemory":0,)"
    R"("ProcessTreeOtherVMemory":0,"ProcessTreeOtherRSSMemory":0,"MinorGCCount":0,"MinorGCTime":0,"MajorGCCount":0,)"
    R"("MajorGCTime":0,"TotalGCTime":0},"Task Metrics":{"Executor Deserialize Time":1,)"
    R"("Executor Deserialize CPU Time":702120,"Executor Run Time":2,"Executor CPU Time":1502340,)"
    R"("Peak Execution Memory":0,"Peak On Heap Execution Memory":0,"Peak Off Heap Execution Memory":0,)"
    R"("Result Size":1128,"JVM GC Time":0,"Result Serialization Time":0,"Memory Bytes Spilled":0,)"
    R"("Disk Bytes Spilled":0,"Shuffle Read Metrics":{"Remote Blocks Fetched":0,"Local Blocks Fetched":0,)"
    R"("Fetch Wait Time":0,"Remote Bytes Read":0,"Remote Bytes Read To Disk":0,"Local Bytes Read":0,)"
    R"("Total Records Read":0,"Remote Requests Duration":0,"Push Based Shuffle":{"Corrupt Merged Block Chunks":0,)"
    R"("Merged Fetch Fallback Count":0,"Merged Remote Blocks Fetched":0,"Merged Local Blocks Fetched":0,)"
    R"("Merged Remote Chunks Fetched":0,"Merged Local Chunks Fetched":0,"Merged Remote Bytes Read":0,)"
    R"("Merged Local Bytes Read":0,"Merged Remote Requests Duration":0}},"Shuffle Write Metrics":{)"
    R"("Shuffle Bytes Written":59,"Shuffle Write Time":310022,"Shuffle Records Written":1},"Input Metrics":{)"
    R"("Bytes Read":0,"Records Read":10},"Output Metrics":{"Bytes Written":0,"Records Written":0},)"
    R"("Updated Blocks":[]}})";

//! Writes the lines of one application in the order of its events.
class Script
{
public:
    void begin(std::string &out, std::int64_t time)
    {
        append(out,
               R"({"Event":"SparkListenerApplicationStart","App Name":"screen bench","App ID":"bench-1",)"
               R"("Timestamp":%lld,"User":"bench"})"
               "\n",
               static_cast<long long>(time));
        for (long long executor = 0; executor < kExecutors; ++executor) {
            append(out,
                   R"({"Event":"SparkListenerExecutorAdded","Timestamp":%lld,"Executor ID":"%lld","Executor Info":{)"
                   R"("Host":"worker%lld","Total Cores":%lld,"Log Urls":{},"Attributes":{},"Resources":{},)"
                   R"("Resource Profile Id":0}})"
                   "\n",
                   static_cast<long long>(time), executor, executor, static_cast<long long>(kRunning / kExecutors));
        }
    }

    //! The task event number \a number: starts and ends in turn, as soon as all cores have work.
    void event(std::string &out, std::int64_t number, std::int64_t time)
    {
        const bool start = number < kRunning || (number - kRunning) % 2 == 1;
        const std::int64_t task = number < kRunning ? number
                                  : start           ? kRunning + (number - kRunning) / 2
                                                    : (number - kRunning) / 2;
        const std::int64_t job = task / kTasksPerJob;
        if (start) {
            if (task % kTasksPerJob == 0)
                startJob(out, job, time);
            append(out, R"({"Event":"SparkListenerTaskStart","Stage ID":%lld,"Stage Attempt ID":0,)",
                   static_cast<long long>(job));
            m_launched[task % kRunning] = time;
            appendTaskInfo(out, task, time);
            out += kStarted;
            out += '\n';
            return;
        }
        append(out,
               R"({"Event":"SparkListenerTaskEnd","Stage ID":%lld,"Stage Attempt ID":0,"Task Type":"ResultTask",)"
               R"("Task End Reason":{"Reason":"Success"},)",
               static_cast<long long>(job));
        appendTaskInfo(out, task, m_launched[task % kRunning]);
        append(out, kEnded, static_cast<long long>(time));
        out += '\n';
        if (task % kTasksPerJob == kTasksPerJob - 1)
            endJob(out, job, time);
    }

private:
    void stage(std::string &out, std::int64_t job, std::int64_t completed)
    {
        append(out,
               R"({"Stage ID":%lld,"Stage Attempt ID":0,"Stage Name":"count at bench.py:7","Number of Tasks":%lld,)"
               R"("RDD Info":[],"Parent IDs":[],"Details":"","Submission Time":%lld)",
               static_cast<long long>(job), static_cast<long long>(kTasksPerJob),
               static_cast<long long>(m_submitted[job % 2]));
        if (completed)
            append(out, R"(,"Completion Time":%lld)", static_cast<long long>(completed));
        out += R"(,"Accumulables":[],"Resource Profile Id":0})";
    }

    void startJob(std::string &out, std::int64_t job, std::int64_t time)
    {
        m_submitted[job % 2] = time;
        append(out, R"({"Event":"SparkListenerJobStart","Job ID":%lld,"Submission Time":%lld,"Stage Infos":[)",
               static_cast<long long>(job), static_cast<long long>(time));
        stage(out, job, 0);
        append(out,
               R"(],"Stage IDs":[%lld],"Properties":{}})"
               "\n",
               static_cast<long long>(job));
        out += R"({"Event":"SparkListenerStageSubmitted","Stage Info":)";
        stage(out, job, 0);
        out += R"(,"Properties":{}})"
               "\n";
    }

    void endJob(std::string &out, std::int64_t job, std::int64_t time)
    {
        out += R"({"Event":"SparkListenerStageCompleted","Stage Info":)";
        stage(out, job, time);
        append(out,
               "}\n"
               R"({"Event":"SparkListenerJobEnd","Job ID":%lld,"Completion Time":%lld,"Job Result":{)"
               R"("Result":"JobSucceeded"}})"
               "\n",
               static_cast<long long>(job), static_cast<long long>(time));
    }

    std::int64_t m_launched[kRunning] = {};
    std::int64_t m_submitted[2] = {};
};

std::int64_t wallMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

bool sendAll(int fd, const char *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = ::send(fd, data, size, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        data += count;
        size -= std::size_t(count);
    }
    return true;
}

std::int64_t sharedNow()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count(); // CLOCK_MONOTONIC
}

int introduceListener(const QByteArray &path, const QByteArray &secret)
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.constData(), sizeof address.sun_path - 1);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(fd);
        return -1;
    }
    const QByteArray nonce = newWireNonce();
    sendText(fd, R"({"@":"hello","protocol":1,"nonce":")"_ba + nonce + "\"}\n"_ba);
    const QByteArray windowNonce = QJsonDocument::fromJson(readLine(fd)).object()[u"nonce"].toString().toLatin1();
    sendText(fd, R"({"@":"listener","instance":"bench","applicationId":"bench-1","sparkVersion":"4.3.0","proof":")"_ba +
                     wireProof(secret, WireSide::Listener, nonce, windowNonce) + "\"}\n"_ba);
    readLine(fd); // start
    return fd;
}

bool drive(const LiveDriver &driver, int fd)
{
    Script script;
    std::string out = "{\"@\":\"live\",\"seq\":0}\n";
    script.begin(out, wallMs());
    if (!sendAll(fd, out.data(), out.size()))
        return false;
    const auto count = std::int64_t(driver.rate * driver.seconds);
    const std::int64_t begin = sharedNow() + kLingerNs;
    const std::int64_t beginWall = wallMs() + kLingerNs / 1'000'000;
    for (std::int64_t number = 0, turn = begin; number < count; turn += kLingerNs) {
        std::this_thread::sleep_until(std::chrono::steady_clock::time_point(std::chrono::nanoseconds(turn)));
        *driver.late = std::max(*driver.late, sharedNow() - turn);
        out.clear();
        for (; number < count; ++number) {
            const auto since = std::int64_t(double(number) * 1e9 / driver.rate);
            if (begin + since > turn)
                break;
            driver.happened[number] = begin + since;
            script.event(out, number, beginWall + since / 1'000'000);
        }
        if (!sendAll(fd, out.data(), out.size()))
            return false;
    }
    return true;
}

} // namespace cinderscope::bench
