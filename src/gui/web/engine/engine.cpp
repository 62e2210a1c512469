// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/engine/guardedprofile.h"
#include "gui/web/webengine.h"

#include <QtQuick/QQuickWindow>
#include <QtQuick/QSGRendererInterface>
#include <QtWebEngineCore/QWebEngineProfile>

namespace cinderscope {

namespace {

class Engine final : public WebEngine
{
public:
    Engine()
    {
        // Spark's pages are tables and drawings: drawn without a graphics card they look the same everywhere, also over
        // SSH and in virtual machines, and the window need not be made anew for OpenGL with the first page.
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    }
    void start() override { const QWebEngineProfile first; }
    std::unique_ptr<WebProfile> newProfile(WebGuard &guard) override { return std::make_unique<GuardedProfile>(guard); }
};

} // namespace

} // namespace cinderscope

extern "C" Q_DECL_EXPORT cinderscope::WebEngine *cinderscopeWebEngine(int interface)
{
    if (interface != cinderscope::kWebEngineInterface)
        return nullptr;
    static cinderscope::Engine engine;
    return &engine;
}
