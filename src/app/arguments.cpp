// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <cstring>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct ArgumentTexts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Arguments)
};

constexpr int kMaxSide = 16384;

} // namespace

bool hasOption(int argc, char **argv, const char *name)
{
    const std::size_t length = std::strlen(name);
    for (int i = 1; i < argc; ++i) {
        const char *argument = argv[i];
        while (*argument == '-')
            ++argument;
        if (argument != argv[i] && std::strncmp(argument, name, length) == 0 &&
            (argument[length] == '\0' || argument[length] == '='))
            return true;
    }
    return false;
}

bool startsAlone(int argc, char **argv)
{
    // A picture or a measurement is nobody's window; the options of Qt belong to the process that they start.
    for (const char *name : {"screenshot", "exit-after-first-paint", "watchdog", "new-window", "no-single", "help",
                             "help-all", "h", "version", "v", "platform", "display", "style", "session"}) {
        if (hasOption(argc, argv, name))
            return true;
    }
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "-") == 0)
            return true; // standard input cannot be handed over
    }
    return false;
}

std::optional<QSize> sizeFromText(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,5})[xX×](\\d{1,5})$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (size.width() < 1 || size.height() < 1 || size.width() > kMaxSide || size.height() > kMaxSide)
        return std::nullopt;
    return size;
}

Arguments parseArguments(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(ArgumentTexts::tr("Native desktop monitor for Apache Spark"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption open(u"open"_s,
                                  ArgumentTexts::tr("Open an event log, a folder of logs, or the address of a driver."),
                                  ArgumentTexts::tr("location"));
    const QCommandLineOption replay(u"replay"_s, ArgumentTexts::tr("Play the log as if it were live."));
    const QCommandLineOption page(
        u"page"_s, ArgumentTexts::tr("Show this page: summary, timeline, jobs, executors, environment or sparkui."),
        ArgumentTexts::tr("name"));
    const QCommandLineOption theme(u"theme"_s, ArgumentTexts::tr("Use this theme: dark, light or system."),
                                   ArgumentTexts::tr("theme"));
    const QCommandLineOption size(u"size"_s, ArgumentTexts::tr("Size of the window, such as 1280x800."),
                                  ArgumentTexts::tr("WxH"));
    const QCommandLineOption screenshot(
        u"screenshot"_s, ArgumentTexts::tr("Paint the window into this PNG file once all is read, and end."),
        ArgumentTexts::tr("file"));
    const QCommandLineOption at(
        u"at"_s, ArgumentTexts::tr("With --replay and --screenshot: the moment, in seconds after its start."),
        ArgumentTexts::tr("seconds"));
    const QCommandLineOption watchdog(
        u"watchdog"_s, ArgumentTexts::tr("Print at the end for how long the window did not answer at most."));
    const QCommandLineOption newWindow(
        QStringList{u"new-window"_s, u"no-single"_s},
        ArgumentTexts::tr("Open a window of its own, also where one is open already that would take the locations."));
    QCommandLineOption firstPaint(u"exit-after-first-paint"_s);
    firstPaint.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({open, replay, page, theme, size, screenshot, at, watchdog, newWindow, firstPaint});
    parser.addPositionalArgument(ArgumentTexts::tr("location"), ArgumentTexts::tr("The same as --open."),
                                 ArgumentTexts::tr("[location…]"));
    parser.process(application);

    Arguments arguments;
    arguments.open = parser.values(open) + parser.positionalArguments();
    arguments.replay = parser.isSet(replay);
    arguments.page = parser.value(page);
    arguments.theme = parser.value(theme);
    arguments.screenshot = parser.value(screenshot);
    arguments.watchdog = parser.isSet(watchdog);
    arguments.newWindow = parser.isSet(newWindow);
    arguments.exitAfterFirstPaint = parser.isSet(firstPaint);
    if (parser.isSet(theme) && !QStringList{u"dark"_s, u"light"_s, u"system"_s}.contains(arguments.theme))
        arguments.error =
            ArgumentTexts::tr("There is no theme “%1”. Themes are: dark, light, system.").arg(arguments.theme);
    if (parser.isSet(size)) {
        if (const auto asked = sizeFromText(parser.value(size)))
            arguments.size = *asked;
        else
            arguments.error = ArgumentTexts::tr("“%1” is no size; write it like 1280x800.").arg(parser.value(size));
    }
    if (parser.isSet(at)) {
        bool ok = false;
        arguments.atSeconds = parser.value(at).toDouble(&ok);
        if (!ok || arguments.atSeconds < 0)
            arguments.error = ArgumentTexts::tr("“%1” is no number of seconds.").arg(parser.value(at));
    }
    if (parser.isSet(screenshot) && arguments.screenshot.isEmpty())
        arguments.error = ArgumentTexts::tr("--screenshot needs the name of a file.");
    return arguments;
}

} // namespace cinderscope
