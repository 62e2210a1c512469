// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/enginelauncher.h"

#include "gui/web/stepclock.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QOpenGLContext>
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

bool hasHelper()
{
    const QString given = qEnvironmentVariable("QTWEBENGINEPROCESS_PATH");
    const QString name = u"/QtWebEngineProcess"_s;
    return (!given.isEmpty() && QFileInfo(given).isExecutable()) ||
           QFileInfo(QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath) + name).isExecutable() ||
           QFileInfo(QCoreApplication::applicationDirPath() + name).isExecutable();
}

//! In Flatpak user namespaces are barred, and the Chromium of io.qt.qtwebengine.BaseApp, which packaging/flatpak builds
//! on, has Flatpak's portal make the sandbox of each page instead.
bool isInFlatpak()
{
    return QFileInfo::exists(u"/.flatpak-info"_s);
}

bool hasData()
{
    const QString file = u"/qtwebengine_resources.pak"_s;
    const QString given = qEnvironmentVariable("QTWEBENGINE_RESOURCES_PATH");
    return (!given.isEmpty() && QFileInfo::exists(given + file)) ||
           QFileInfo::exists(QLibraryInfo::path(QLibraryInfo::DataPath) + "/resources"_L1 + file) ||
           QFileInfo::exists(QCoreApplication::applicationDirPath() + file);
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
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    bool m_wasSet;
    QByteArray m_before;
};

} // namespace

EngineLauncher &EngineLauncher::instance()
{
    static EngineLauncher launcher;
    return launcher;
}

bool EngineLauncher::isUnsandboxed()
{
    return ::geteuid() == 0;
}

QString EngineLauncher::find() const
{
    const QString here = m_folder.isEmpty() ? QCoreApplication::applicationDirPath() : m_folder;
    for (const QString &folder : {here, QString(here % u'/' % QStringLiteral(CINDERSCOPE_MODULE_FOLDER))}) {
        const QString file = QDir::cleanPath(folder + u"/cinderscope-webengine.so"_s);
        if (QFileInfo::exists(file))
            return file;
    }
    return {};
}

QString EngineLauncher::whyNot() const
{
    if (!hasHelper())
        return Launcher::tr("Qt WebEngine’s helper program QtWebEngineProcess is missing.");
    if (!hasData())
        return Launcher::tr("Qt WebEngine’s data files are missing.");
    if (!isUnsandboxed() && !qEnvironmentVariableIntValue(kNoSandbox) && !isInFlatpak() && !canSandbox())
        return Launcher::tr("This system does not let programs make a sandbox (user namespaces), and Spark’s pages are "
                            "not shown without one.");
    return {};
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
    if (!make) {
        m_problem = Launcher::tr("The web engine could not be loaded (%1).").arg(library.errorString());
        return;
    }
    m_engine = make(kWebEngineInterface);
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
    QByteArray flags = qgetenv(kFlags) + ' ' + kOwnFlags;
    const QStorageInfo shared(u"/dev/shm"_s);
    if (!shared.isValid() || shared.isReadOnly() || shared.bytesTotal() < kSmallSharedMemory)
        flags += " --disable-dev-shm-usage"; // containers: Chromium would crash in the middle of a page
    const Variable set(kFlags, flags.trimmed());
    std::optional<Variable> sandbox;
    if (isUnsandboxed()) {
        sandbox.emplace(kNoSandbox, "1");
        qCWarning(lcWeb) << "running as root: Chromium has no sandbox for root, so Spark's pages run WITHOUT A SANDBOX."
                            " Start Cinderscope as a person who is not root.";
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
