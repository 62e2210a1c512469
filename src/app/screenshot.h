// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace cinderscope {

class MainWindow;

//! Paints the window with a page into a PNG file without a person: waits until the source is read and the page has
//! nothing pending, then ends the program with 0. Ends it with 1 and a line on standard error where something fails.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString file;
        QString open; //!< empty: the window as it starts
        QString page; //!< empty: the first one
        bool replay = false;
        double atSeconds = -1; //!< moment of a replay; < 0: where it begins
        int timeoutMs = 10 * 60 * 1000;
    };
    Screenshot(MainWindow *window, Options options);
    void start();

private:
    void look();
    bool isReady();
    void write();
    void fail(const QString &text);

    MainWindow *m_window;
    Options m_options;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_sought = false;
    TimeMs m_target = kNoTime;
    int m_readyTurns = 0;
};

} // namespace cinderscope
