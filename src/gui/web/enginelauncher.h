// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webengine.h"

#include <optional>
#include <QString>
#include <QStringList>
#include <thread>

namespace cinderscope {

//! Loads the module with the web engine when it is first asked for, and looks before whether it can run at all, since
//! Chromium ends the whole program where it cannot: no helper program, no data, no sandbox. GUI thread.
class EngineLauncher
{
public:
    static EngineLauncher &instance();

    ~EngineLauncher();

    //! Begins to load the module's libraries on another thread; engine() waits for it.
    void warmUp();
    //! Null where it cannot be had; tried once.
    WebEngine *engine();
    //! Starts Chromium, once.
    void start();
    //! A profile of the engine; starts it if need be.
    std::unique_ptr<WebProfile> newProfile(WebGuard &guard);
    //! Why there is no engine: a whole sentence; empty where there is one.
    const QString &problem() const { return m_problem; }
    //! Chromium refuses its sandbox for root: then pages run without one, which is to be said.
    static bool isUnsandboxed();
    //! Where the module is looked for, instead of beside the program; for tests.
    void setFolder(const QString &folder) { m_folder = folder; }

private:
    EngineLauncher() = default;
    QString find() const;
    QString whyNot() const;
    void load();

    WebEngine *m_engine = nullptr;
    QString m_folder;
    QString m_problem;
    std::thread m_warmer;
    std::optional<QString> m_whyNot; //!< found out by the warmer
    bool m_tried = false;
    bool m_started = false;
};

} // namespace cinderscope
