// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webfixture.h"

#include "gui/base/messagebar.h"
#include "gui/web/enginelauncher.h"

#include <cstdio>
#include <QDialog>
#include <QElapsedTimer>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

WebFixture::WebFixture()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
    EngineLauncher::instance().setFolder(QStringLiteral(CINDERSCOPE_MODULE_DIR));
}

void WebFixture::needEngine()
{
    if (EngineLauncher::instance().engine())
        return;
    std::printf("SKIP WHOLE PROGRAM: %s\n", qPrintable(EngineLauncher::instance().problem()));
    std::fflush(stdout);
    std::exit(0);
}

SparkUiSite WebFixture::site(const HttpUpstream &upstream, UpstreamKind kind) const
{
    SparkUiSite site;
    site.cluster = SparkUiSite::localCluster();
    site.home = upstream.url({});
    site.kind = kind;
    site.title = u"Test application"_s;
    site.applicationId = kind == UpstreamKind::Driver ? u"app-1"_s : QString();
    return site;
}

std::unique_ptr<SparkWebView> WebFixture::open(const SparkUiSite &site, const QString &path)
{
    auto view = std::make_unique<SparkWebView>(center, nullptr);
    view->resize(900, 700);
    view->show();
    QUrl url = site.home;
    const qsizetype query = path.indexOf(u'?');
    url.setPath(path.left(query < 0 ? path.size() : query));
    if (query >= 0)
        url.setQuery(path.mid(query + 1));
    view->open(site, url);
    if (!waitLoaded(*view))
        qWarning("the page did not load");
    return view;
}

bool WebFixture::waitLoaded(SparkWebView &view)
{
    if (!QTest::qWaitFor([&] { return view.loadCount() > 0 && !view.isLoading(); }, kPatienceMs))
        return false;
    QTest::qWait(50); // what an error page says of itself is asked behind it
    return true;
}

QVariant WebFixture::eval(SparkWebView &view, const QString &script)
{
    struct Answer
    {
        bool done = false;
        QVariant value;
    };
    const auto answer = std::make_shared<Answer>();
    view.tab()->runScript(script, [answer](const QVariant &value) { *answer = {true, value}; });
    if (!QTest::qWaitFor([&] { return answer->done; }, kPatienceMs))
        return {};
    return answer->value;
}

//! Chromium drops what is clicked before the page was painted for the first time (kDropInputEventsBeforeFirstPaint of
//! its widget_input_handler_manager.cc), which on a busy machine is long after it was loaded.
bool WebFixture::waitPainted(SparkWebView &view)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kPatienceMs) {
        if (eval(view, u"performance.getEntriesByName('first-contentful-paint').length"_s).toInt() > 0)
            return true;
        QTest::qWait(20);
    }
    return false;
}

void WebFixture::click(SparkWebView &view, const QString &selector, Qt::MouseButton button)
{
    if (!waitPainted(view))
        return QTest::qFail("the page was never painted", __FILE__, __LINE__);
    const QVariantList at = eval(view, u"(() => { const r = document.querySelector('%1').getBoundingClientRect();"
                                       " return [r.left + r.width / 2, r.top + r.height / 2]; })()"_s.arg(selector))
                                .toList();
    if (at.size() != 2)
        return QTest::qFail("there is no such element", __FILE__, __LINE__);
    QWidget *target = view.tab()->widget()->focusProxy();
    QTest::mouseClick(target ? target : view.tab()->widget(), button, {}, QPoint(at[0].toInt(), at[1].toInt()));
}

QStringList WebFixture::messages(SparkWebView &view)
{
    QStringList texts;
    for (const Message &message : view.findChild<MessageBar *>()->messages())
        texts += message.what;
    return texts;
}

QDialog *WebFixture::question(SparkWebView &view)
{
    for (auto *dialog : view.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace cinderscope
