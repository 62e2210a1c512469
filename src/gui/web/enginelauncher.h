// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webengine.h"

#include <functional>
#include <optional>
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <thread>

namespace cinderscope {

//! Loads the module with the web engine when it is first asked for, and looks before whether it can run at all, since
//! Chromium ends the whole program where it cannot: no helper program, no data, no sandbox. GUI thread.
class EngineLauncher
{
public:
    //! Where its parts are, and what the system lets it do; others than the real ones are for tests.
    struct Surroundings
    {
        QString folder;      //!< of the module; empty: beside the program, or where it is installed
        QString helpers;     //!< folder of QtWebEngineProcess
        QString data;        //!< folder of Qt's data, with "resources" in it
        QString restriction; //!< file with a 1 in it where only programs with an AppArmor profile may make a sandbox
        std::function<bool()> canSandbox; //!< whether a program may make one
    };
    static Surroundings realSurroundings();

    static EngineLauncher &instance();

    explicit EngineLauncher(Surroundings surroundings = realSurroundings());
    ~EngineLauncher();
    EngineLauncher(const EngineLauncher &) = delete;
    EngineLauncher &operator=(const EngineLauncher &) = delete;

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
    //! Chromium refuses its sandbox for root.
    static bool isRoot();
    //! For root, or where it was switched off from outside: pages run without one, which is to be said.
    static bool isUnsandboxed();
    //! QTWEBENGINE_CHROMIUM_FLAGS without what opens the pages to a debugger: any user of this computer could drive
    //! them, past the proxy's secret. \a dropped: what was left out.
    static QByteArray withoutDebugger(const QByteArray &flags, QStringList &dropped);
    //! Where the module is looked for, instead of beside the program; for tests.
    void setFolder(const QString &folder) { m_where.folder = folder; }

private:
    QString find() const;
    QString whyNot() const;
    void load();

    WebEngine *m_engine = nullptr;
    Surroundings m_where;
    QString m_problem;
    std::thread m_warmer;
    std::optional<QString> m_whyNot; //!< found out by the warmer
    bool m_tried = false;
    bool m_started = false;
};

} // namespace cinderscope
