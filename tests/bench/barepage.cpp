// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The least program that shows a page: a QWebEngineView and nothing else. Tells when Chromium has painted something of
// it.
//
//   barepage URL
#include <cstdio>
#include <QApplication>
#include <QTimer>
#include <QtWebEngineCore/QWebEngineProfile>
#include <QtWebEngineWidgets/QWebEngineView>

using namespace Qt::StringLiterals;

namespace {

void tellPainted(QWebEngineView &view)
{
    view.page()->runJavaScript(u"(() => { const e = performance.getEntriesByName('first-contentful-paint')[0];"
                               "  return e ? performance.timeOrigin + e.startTime : 0; })()"_s,
                               [&view](const QVariant &at) {
                                   if (at.toDouble() <= 0) {
                                       QTimer::singleShot(5, &view, [&view] { tellPainted(view); });
                                       return;
                                   }
                                   std::printf("painted at %.1f ms since 1970\n", at.toDouble());
                                   std::fflush(stdout);
                                   QCoreApplication::quit();
                               });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QWebEngineView view;
    view.resize(1280, 800);
    view.load(QUrl(application.arguments().value(1)));
    view.show();
    QObject::connect(&view, &QWebEngineView::loadFinished, &view, [&view] { tellPainted(view); });
    return application.exec();
}
