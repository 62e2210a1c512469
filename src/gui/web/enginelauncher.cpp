// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/enginelauncher.h"

#include "gui/web/stepclock.h"

#include <algorithm>
#include <dlfcn.h>
#include <fcntl.h>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QOpenGLContext>
#include <QProcess>
#include <QStorageInfo>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

Q_LOGGING_CATEGORY(lcWebTiming, "cinderscope.web.timing", QtWarningMsg)

namespace {

Q_LOGGING_CATEGORY(lcWeb, "cinderscope.web")

constexpr auto kFlags = "QTWEBENGINE_CHROMIUM_FLAGS";
constexpr auto kDebugger = "QTWEBENGINE_REMOTE_DEBUGGING";
constexpr auto kNoSandbox = "QTWEBENGINE_DISABLE_SANDBOX";
constexpr qint64 kSmallSharedMemory = 256 << 20;

//! Chromium asks for a few things by itself; none of it is wanted, and no name is to be looked up at all: every address
//! that is opened is one of the proxy's.
constexpr auto kOwnFlags = "--host-resolver-rules=\"MAP * ~NOTFOUND,EXCLUDE 127.*\" --no-pings "
                           "--dns-prefetch-disable --disable-background-networking --disable-component-update "
                           "--disable-domain-reliability --disable-sync "
                           "--force-webrtc-ip-handling-policy=disable_non_proxied_udp";

//! Qt 6.4's engine reads the shared OpenGL context without looking whether there is one, and the attribute that makes
//! Qt create one has to be set before the application object and costs 45 ms of CPU time at each start. An empty one
//! says "no OpenGL", and pages are drawn in software. True if there is one now.
bool provideShareContext()
{
    if (QOpenGLContext::globalShareContext())
        return true;
    using Setter = void (*)(QOpenGLContext *);
    const auto set =
        reinterpret_cast<Setter>(::dlsym(RTLD_DEFAULT, "_Z30qt_gl_set_global_share_contextP14QOpenGLContext"));
    if (!set)
        return false;
    set(new QOpenGLContext(QCoreApplication::instance()));
    return true;
}

//! Whether a process may do here what Chromium's sandbox does: name spaces of its own, without rights of root. Tried in
//! a child that does nothing else (only calls that are allowed between fork and exec).
bool canSandbox()
{
    const uid_t user = ::getuid();
    char map[32];
    const int length = std::snprintf(map, sizeof map, "0 %u 1", unsigned(user));
    const pid_t child = ::fork();
    if (child < 0)
        return false;
    if (child == 0) {
        if (::unshare(CLONE_NEWUSER) != 0)
            ::_exit(1);
        const int file = ::open("/proc/self/uid_map", O_WRONLY | O_CLOEXEC);
        if (file < 0 || ::write(file, map, std::size_t(length)) != length)
            ::_exit(2);
        ::_exit(::unshare(CLONE_NEWPID | CLONE_NEWNET) == 0 ? 0 : 3);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool hasHelper(const QString &folder)
{
    const QString given = qEnvironmentVariable("QTWEBENGINEPROCESS_PATH");
    const QString name = u"/QtWebEngineProcess"_s;
    return (!given.isEmpty() && QFileInfo(given).isExecutable()) || QFileInfo(folder + name).isExecutable() ||
           QFileInfo(QCoreApplication::applicationDirPath() + name).isExecutable();
}

//! In Flatpak user namespaces are barred, and the Chromium of io.qt.qtwebengine.BaseApp, which packaging/flatpak builds
//! on, has Flatpak's portal make the sandbox of each page instead.
bool isInFlatpak()
{
    return QFileInfo::exists(u"/.flatpak-info"_s);
}

bool hasData(const QString &folder)
{
    const QString file = u"/qtwebengine_resources.pak"_s;
    const QString given = qEnvironmentVariable("QTWEBENGINE_RESOURCES_PATH");
    return (!given.isEmpty() && QFileInfo::exists(given + file)) ||
           QFileInfo::exists(folder + "/resources"_L1 + file) ||
           QFileInfo::exists(QCoreApplication::applicationDirPath() + file);
}

bool isRestricted(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16).trimmed() == "1";
}

//! Chromium takes one dash or two before a switch.
bool isSwitch(const QString &argument, QLatin1StringView name)
{
    const qsizetype dashes = argument.startsWith("--"_L1) ? 2 : argument.startsWith(u'-') ? 1 : 0;
    return dashes > 0 && QStringView(argument).mid(dashes).split(u'=').first() == name;
}

bool opensDebugger(const QString &argument)
{
    return isSwitch(argument, "remote-debugging-port"_L1) || isSwitch(argument, "remote-debugging-pipe"_L1) ||
           isSwitch(argument, "remote-debugging-address"_L1) || isSwitch(argument, "remote-allow-origins"_L1);
}

struct Launcher
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::EngineLauncher)
};

//! Sets a variable for as long as it lives: what is started later, such as the person's browser, must not inherit it.
class Variable
{
public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name), m_wasSet(qEnvironmentVariableIsSet(name)), m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    //! Takes it away.
    explicit Variable(const char *name)
        : m_name(name), m_wasSet(qEnvironmentVariableIsSet(name)), m_before(qgetenv(name))
    {
        qunsetenv(name);
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    bool wasSet() const { return m_wasSet; }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    bool m_wasSet;
    QByteArray m_before;
};

} // namespace

EngineLauncher::Surroundings EngineLauncher::realSurroundings()
{
    return {.folder = {},
            .helpers = QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath),
            .data = QLibraryInfo::path(QLibraryInfo::DataPath),
            .restriction = u"/proc/sys/kernel/apparmor_restrict_unprivileged_userns"_s,
            .canSandbox = {}};
}

EngineLauncher::EngineLauncher(Surroundings surroundings) : m_where(std::move(surroundings)) {}

EngineLauncher &EngineLauncher::instance()
{
    static EngineLauncher launcher;
    return launcher;
}

bool EngineLauncher::isRoot()
{
    return ::geteuid() == 0;
}

bool EngineLauncher::isUnsandboxed()
{
    const QStringList flags = QProcess::splitCommand(qEnvironmentVariable(kFlags));
    return isRoot() || qEnvironmentVariableIntValue(kNoSandbox) ||
           std::ranges::any_of(flags, [](const QString &flag) { return isSwitch(flag, "no-sandbox"_L1); });
}

QByteArray EngineLauncher::withoutDebugger(const QByteArray &flags, QStringList &dropped)
{
    QStringList kept;
    for (const QString &flag : QProcess::splitCommand(QString::fromLocal8Bit(flags))) {
        if (opensDebugger(flag))
            dropped += flag;
        else
            kept += flag;
    }
    if (dropped.isEmpty())
        return flags; // with all its quotes as they were
    for (QString &flag : kept) {
        if (flag.contains(u' '))
            flag = u'"' + flag + u'"';
    }
    return kept.join(u' ').toLocal8Bit();
}

QString EngineLauncher::find() const
{
    const QString here = m_where.folder.isEmpty() ? QCoreApplication::applicationDirPath() : m_where.folder;
    for (const QString &folder : {here, QString(here % u'/' % QStringLiteral(CINDERSCOPE_MODULE_FOLDER))}) {
        const QString file = QDir::cleanPath(folder + u"/cinderscope-webengine.so"_s);
        if (QFileInfo::exists(file))
            return file;
    }
    return {};
}

QString EngineLauncher::whyNot() const
{
    if (!hasHelper(m_where.helpers))
        return Launcher::tr("Qt WebEngine’s helper program QtWebEngineProcess is missing.");
    if (!hasData(m_where.data))
        return Launcher::tr("Qt WebEngine’s data files are missing.");
    const bool wanted = m_where.canSandbox || (!isUnsandboxed() && !isInFlatpak());
    if (!wanted || (m_where.canSandbox ? m_where.canSandbox() : canSandbox()))
        return {};
    if (isRestricted(m_where.restriction)) // Ubuntu 23.10 and later
        return Launcher::tr(
                   "This system lets only programs with an AppArmor profile make a sandbox (user namespaces), "
                   "and Spark’s pages are not shown without one. Cinderscope’s package installs such a profile "
                   "(/etc/apparmor.d/cinderscope). Where it is missing, or Cinderscope lies elsewhere (%1), "
                   "let the administrator add one with that path and load it with apparmor_parser.")
            .arg(QCoreApplication::applicationFilePath());
    return Launcher::tr("This system does not let programs make a sandbox (user namespaces), and Spark’s pages are "
                        "not shown without one.");
}

EngineLauncher::~EngineLauncher()
{
    if (m_warmer.joinable())
        m_warmer.join();
}

void EngineLauncher::warmUp()
{
    const QString file = find();
    if (m_tried || m_warmer.joinable() || file.isEmpty() || !provideShareContext())
        return;
    m_warmer = std::thread([this, path = QFile::encodeName(file)] {
        m_whyNot = whyNot();
        if (m_whyNot->isEmpty())
            ::dlopen(path.constData(), RTLD_LAZY | RTLD_NODELETE);
    });
}

void EngineLauncher::load()
{
    if (m_warmer.joinable())
        m_warmer.join();
    const QString file = find();
    if (file.isEmpty()) {
        m_problem = Launcher::tr("This Cinderscope was installed without its web engine.");
        return;
    }
    m_problem = m_whyNot ? *m_whyNot : whyNot();
    if (!m_problem.isEmpty())
        return;
    if (!provideShareContext()) {
        m_problem = Launcher::tr("This version of Qt does not let the web engine start later than the program.");
        return;
    }
    QLibrary library(file);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const auto make = reinterpret_cast<MakeWebEngine>(library.resolve(kMakeWebEngine));
    if (!make && !library.isLoaded()) {
        m_problem = Launcher::tr("The web engine could not be loaded (%1).").arg(library.errorString());
        return;
    }
    m_engine = make ? make(kWebEngineInterface) : nullptr;
    if (!m_engine)
        m_problem = Launcher::tr("The web engine that is installed belongs to another version of Cinderscope.");
}

WebEngine *EngineLauncher::engine()
{
    if (!std::exchange(m_tried, true)) {
        const StepClock clock("engine loaded");
        load();
        if (!m_engine)
            qCWarning(lcWeb).noquote() << "Spark's pages open in the browser:" << m_problem;
    }
    return m_engine;
}

void EngineLauncher::start()
{
    if (!engine() || std::exchange(m_started, true))
        return;
    const StepClock clock("engine started");
    QStringList dropped;
    QByteArray flags = withoutDebugger(qgetenv(kFlags), dropped) + ' ' + kOwnFlags;
    const Variable noDebugger(kDebugger);
    if (noDebugger.wasSet())
        dropped += QLatin1StringView(kDebugger);
    if (!dropped.isEmpty())
        qCWarning(lcWeb).noquote() << "not taken, since any user of this computer could drive the pages by it:"
                                   << dropped.join(u", "_s);
    const QStorageInfo shared(u"/dev/shm"_s);
    if (!shared.isValid() || shared.isReadOnly() || shared.bytesTotal() < kSmallSharedMemory)
        flags += " --disable-dev-shm-usage"; // containers: Chromium would crash in the middle of a page
    const Variable set(kFlags, flags.trimmed());
    std::optional<Variable> sandbox;
    if (isRoot()) {
        sandbox.emplace(kNoSandbox, "1");
        qCWarning(lcWeb) << "running as root: Chromium has no sandbox for root, so Spark's pages run WITHOUT A SANDBOX."
                            " Start Cinderscope as a person who is not root.";
    } else if (isUnsandboxed()) {
        qCWarning(lcWeb) << "the sandbox is switched off from outside: Spark's pages run WITHOUT A SANDBOX.";
    }
    m_engine->start();
}

std::unique_ptr<WebProfile> EngineLauncher::newProfile(WebGuard &guard)
{
    start();
    const StepClock clock("profile made");
    return m_engine ? m_engine->newProfile(guard) : nullptr;
}

} // namespace cinderscope
