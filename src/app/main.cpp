// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"
#include "gui/base/theme.h"
#include "gui/base/watchdog.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/launch/launchcentre.h"
#include "gui/notify/notificationservice.h"
#include "gui/pages/overview/importreport.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/localfinder.h"
#include "gui/shell/location.h"
#include "gui/shell/mainwindow.h"
#include "gui/sparkui/sparkuicenter.h"
#ifdef CINDERSCOPE_HAS_WEBENGINE
#include "gui/web/makesparkuiview.h"
#endif
#include "pages.h"
#include "quitsignals.h"
#include "screenshot.h"
#include "singleinstance.h"

#include <cstdio>
#include <optional>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTimer>
#include <QTranslator>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

void fail(const QString &text)
{
    std::fprintf(stderr, "cinderscope: %s\n", text.toLocal8Bit().constData());
}

//! Cinderscope's own texts and those of Qt's dialogs, in the language of the system.
void installTranslators(QCoreApplication &application)
{
    auto *english = new QTranslator(&application); // its plurals, also below a language that lacks a text
    if (english->load(u":/i18n/cinderscope_en.qm"_s))
        QCoreApplication::installTranslator(english);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"cinderscope"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(own);
}

double cpuMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto ms = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

//! Ends the program when the window has been painted once, and tells what that took.
class FirstPaint : public QObject
{
public:
    FirstPaint(QWidget *window, const QElapsedTimer &clock) : QObject(window), m_clock(clock)
    {
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [this] {
                std::printf("first paint: cpu %.0f ms, wall %.0f ms\n", cpuMs(), double(m_clock.nsecsElapsed()) / 1e6);
                QCoreApplication::exit(0);
            });
        return false;
    }

private:
    QElapsedTimer m_clock;
};

void applyTheme(const QString &name)
{
    if (name == "dark"_L1)
        Theme::instance().setMode(ThemeMode::Dark, false);
    else if (name == "light"_L1)
        Theme::instance().setMode(ThemeMode::Light, false);
    else if (name == "system"_L1)
        Theme::instance().setMode(ThemeMode::System, false);
}

bool isAddress(const QString &text)
{
    return driverUrl(text).isValid();
}

void setNames()
{
    QCoreApplication::setApplicationName(u"cinderscope"_s);
    QCoreApplication::setOrganizationName(u"cinderscope"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CINDERSCOPE_VERSION));
}

//! What a launcher gave for raising the window (xdg-activation, startup notification).
QString activationToken()
{
    const QString wayland = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return wayland.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : wayland;
}

//! Another window is there: it gets what this start asks for. Status to end with; nothing: it does not answer.
std::optional<int> handOver(int argc, char **argv, const SingleInstance &instance)
{
    QCoreApplication application(argc, argv); // no window, no display, no half a second
    setNames();
    installTranslators(application);
    const Arguments arguments = parseArguments(application);
    if (!arguments.error.isEmpty()) {
        fail(arguments.error);
        return 1;
    }
    if (instance.handOver(StartRequest::of(arguments, QDir::currentPath(), activationToken(), isAddress)))
        return 0;
    fail(QCoreApplication::translate("cinderscope::Arguments",
                                     "The window that is open does not answer; this start opens one of its own."));
    // It may hang while it holds the lock of the settings, for which QSettings waits without end. The file itself is
    // replaced in one step by whoever writes, so that nothing is torn.
    QFile::remove(QSettings().fileName() + ".lock"_L1);
    return std::nullopt;
}

//! What later starts ask for.
void obey(const StartRequest &request, MainWindow &window)
{
    applyTheme(request.theme);
    window.raiseWindow(request.activationToken);
    for (const QString &location : request.open)
        window.openLocation(location, request.replay);
    if (!request.page.isEmpty())
        window.showPage(request.page);
}

//! The window goes in order: settings and journals are written, what was started from it is ended.
void quitInOrder(MainWindow &window)
{
    if (window.quitUnasked()) // quit() is lost before the event loop runs
        QMetaObject::invokeMethod(
            qApp, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
}

int run(QApplication &application, const Arguments &arguments, const QElapsedTimer &clock, SingleInstance *instance)
{
    const bool picture = !arguments.screenshot.isEmpty();
    Theme::instance().install();
    applyTheme(arguments.theme);

    MainWindow::Options options;
    options.pages = allPages();
    options.restore = !picture;
    if (!picture || isAddress(arguments.open.value(0))) // a picture of a log does not depend on what runs beside
        options.finder = new LocalFinder;
    if (!picture) {
        options.live = new LiveCenter;
        options.places = new PlaceCentre(options.restore);
        options.notifications = new NotificationService;
        options.jupyter = new JupyterCentre;
        options.launch = new LaunchCentre;
    }
    options.sparkUi = new SparkUiCenter;
#ifdef CINDERSCOPE_HAS_WEBENGINE
    options.sparkUiView = &makeSparkUiView;
    options.sparkUiWarmUp = &warmUpWebEngine;
    options.sparkUiProblem = &webEngineProblem;
    if (options.finder && arguments.page == "sparkui"_L1) {
        warmUpWebEngine();
        // it starts while the driver, which the request has gone to by then, thinks
        QObject::connect(options.finder, &ApplicationFinder::driverFound, options.finder,
                         [] { QTimer::singleShot(0, &startWebEngine); });
    }
#endif
    options.importReport = [](std::shared_ptr<const ImportStats> stats, QWidget *parent) -> QDialog * {
        auto *dialog = new ImportReportDialog(parent);
        dialog->setStats(stats);
        return dialog;
    };
    MainWindow window(std::move(options));
    if (arguments.size.isValid())
        window.resize(arguments.size);
    if (picture) { // nobody sees it; a window manager would have a say in its size
        window.setAttribute(Qt::WA_DontShowOnScreen);
        if (arguments.size.isValid())
            window.setFixedSize(arguments.size);
    }
    std::unique_ptr<Watchdog> watchdog;
    if (arguments.watchdog)
        watchdog = std::make_unique<Watchdog>();
    if (arguments.exitAfterFirstPaint)
        new FirstPaint(&window, clock);

    Screenshot *screenshot = nullptr;
    if (picture) {
        screenshot = new Screenshot(&window, {.file = arguments.screenshot,
                                              .open = arguments.open.value(0),
                                              .page = arguments.page,
                                              .replay = arguments.replay,
                                              .atSeconds = arguments.atSeconds});
    } else if (!arguments.page.isEmpty() && !window.showPage(arguments.page)) {
        fail(QCoreApplication::translate("cinderscope::Arguments", "There is no page “%1”.").arg(arguments.page));
        return 1;
    }
    std::optional<QuitSignals> signalled;
    if (!picture) {
        signalled.emplace();
        QObject::connect(&*signalled, &QuitSignals::requested, &window, [&] { quitInOrder(window); });
    }
    if (instance)
        QObject::connect(instance, &SingleInstance::requested, &window,
                         [&](const StartRequest &request) { obey(request, window); });
    window.show();
    // Everything that takes time comes behind the first paint.
    QTimer::singleShot(0, &window, [&] {
        window.start(arguments.open.isEmpty() && !picture);
        if (instance)
            instance->listen();
        for (const QString &location : arguments.open)
            window.openLocation(location, arguments.replay);
        if (picture && arguments.open.isEmpty() && arguments.replay)
            window.openDemo();
        if (screenshot)
            screenshot->start();
    });
    const int status = application.exec();
    if (watchdog)
        std::printf("%s\n", watchdog->report().toLocal8Bit().constData());
    return status;
}

} // namespace

} // namespace cinderscope

int main(int argc, char **argv)
{
    using namespace cinderscope;
    QElapsedTimer clock;
    clock.start();
    const bool noScreen = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (noScreen && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") &&
        (hasOption(argc, argv, "screenshot") || hasOption(argc, argv, "help") || hasOption(argc, argv, "version") ||
         hasOption(argc, argv, "h") || hasOption(argc, argv, "v")))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::unique_ptr<SingleInstance> instance;
    if (!startsAlone(argc, argv)) {
        instance = std::make_unique<SingleInstance>();
        if (!instance->tryBecomeFirst()) {
            if (const auto status = handOver(argc, argv, *instance))
                return *status;
            instance.reset();
        }
    }
    QApplication application(argc, argv);
    setNames();
    QGuiApplication::setApplicationDisplayName({}); // the window's own title says it
    QGuiApplication::setDesktopFileName(u"org.cinderscope.Cinderscope"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/app/cinderscope.svg"_s));
    installTranslators(application);
    const Arguments arguments = parseArguments(application);
    if (!arguments.error.isEmpty()) {
        fail(arguments.error);
        return 1;
    }
    return run(application, arguments, clock, instance.get());
}
