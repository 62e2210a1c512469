// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sourceentry.h"

#include <QObject>
#include <QTimer>

namespace cinderscope {

class MainWindow;

//! What a window shows that was opened with nothing to show: the log of the last time, a running application, else the
//! demo recording; and what becomes of the demo when an application starts meanwhile.
class FirstStart : public QObject
{
    Q_OBJECT
public:
    //! How long the demo waits for the first look around.
    static constexpr int WaitMs = 1000;

    explicit FirstStart(MainWindow *window);
    void begin();
    //! The running applications, after each scan.
    void scanned(const QList<SourceEntry> &applications);
    //! The demo is shown or no more shown.
    void shown(const ApplicationRef &ref);
    bool isTouched() const { return m_touched; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showDemo();
    void dismissHint();

    MainWindow *m_window;
    QTimer m_wait;
    bool m_begun = false;
    bool m_touched = false;  //!< the person has done something in the window
    QSet<QString> m_offered; //!< applications that were offered already
    int m_hint = 0;          //!< message that says that this is the demo
    int m_offer = 0;
};

} // namespace cinderscope
