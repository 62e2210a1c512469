// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/sparkwebview.h"
#include "httpupstream.h"

#include <QTemporaryDir>
#include <QTest>

namespace cinderscope {

//! How long a test waits for Chromium on a busy machine.
inline constexpr int kPatienceMs = 40000;

//! What every test of the view needs: a home of its own, and the engine, or a loud word that there is none.
class WebFixture
{
public:
    WebFixture();
    //! Prints why and ends the program where there is no engine.
    static void needEngine();

    SparkUiCenter center;

    SparkUiSite site(const HttpUpstream &upstream, UpstreamKind kind = UpstreamKind::Driver) const;
    //! Shown, with the page loaded.
    std::unique_ptr<SparkWebView> open(const SparkUiSite &site, const QString &path = QStringLiteral("/"));

    //! Result of a script, in a world of its own. An invalid value after too long.
    static QVariant eval(SparkWebView &view, const QString &script);
    //! As a person does it, who sees the page.
    static void click(SparkWebView &view, const QString &selector, Qt::MouseButton button = Qt::LeftButton);
    static bool waitLoaded(SparkWebView &view);
    static bool waitPainted(SparkWebView &view);
    static QStringList messages(SparkWebView &view);
    //! The open dialog of a page's question; null if there is none.
    static QDialog *question(SparkWebView &view);

private:
    QTemporaryDir m_home;
};

} // namespace cinderscope
