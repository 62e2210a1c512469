// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bare QWebEngineView, as any program has one, for comparison: nothing of Cinderscope is in it. One JSON object a
// line:
//   in   {"open": URL} | {"script": TEXT} | {"trusted": TEXT} | {"shot": PATH}
//   out  {"loaded": bool} | {"value": …, "console": [errors since the page was opened]}
// A script runs in a world of its own, a trusted one in the page's. Ends with its input.
#include <cstdio>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QtQuick/QQuickWindow>
#include <QtQuick/QSGRendererInterface>
#include <QtWebEngineCore/QWebEnginePage>
#include <QtWebEngineCore/QWebEngineProfile>
#include <QtWebEngineCore/QWebEngineScript>
#include <QtWebEngineWidgets/QWebEngineView>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

void say(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class BarePage final : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;
    QJsonArray m_errors;

protected:
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &text, int,
                                  const QString &) override
    {
        if (level == ErrorMessageLevel)
            m_errors.append(text);
    }
    void javaScriptAlert(const QUrl &, const QString &text) override { m_errors.append(QString(u"alert: "_s + text)); }
    bool javaScriptConfirm(const QUrl &, const QString &) override { return false; }
};

void obey(QWebEngineView &view, BarePage &page, const QJsonObject &command)
{
    const auto answer = [&page](const QVariant &value) {
        say({{u"value"_s, QJsonValue::fromVariant(value)}, {u"console"_s, page.m_errors}});
    };
    if (command.contains(u"open"_s)) {
        page.m_errors = {};
        page.load(QUrl(command[u"open"_s].toString()));
    } else if (command.contains(u"script"_s)) {
        page.runJavaScript(command[u"script"_s].toString(), QWebEngineScript::ApplicationWorld, answer);
    } else if (command.contains(u"trusted"_s)) {
        page.runJavaScript(command[u"trusted"_s].toString(), QWebEngineScript::MainWorld, answer);
    } else {
        answer(view.grab().save(command[u"shot"_s].toString()));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); // as in the program
    QWebEngineProfile profile;
    profile.setHttpCacheType(QWebEngineProfile::NoCache);
    QWebEngineView view;
    BarePage page(&profile);
    view.setPage(&page);
    view.resize(application.arguments().value(1).toInt(), application.arguments().value(2).toInt());
    view.show();
    QObject::connect(&page, &QWebEnginePage::loadFinished, &page, [](bool ok) { say({{u"loaded"_s, ok}}); });
    QByteArray buffer;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &page, [&] {
        char piece[65536];
        const ssize_t got = ::read(STDIN_FILENO, piece, sizeof piece);
        if (got <= 0)
            return QApplication::quit();
        buffer.append(piece, got);
        for (qsizetype end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
            obey(view, page, QJsonDocument::fromJson(buffer.first(end)).object());
            buffer.remove(0, end + 1);
        }
    });
    say({{u"ready"_s, true}});
    return application.exec();
}
