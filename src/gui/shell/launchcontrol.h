// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/launch/launchview.h"
#include "gui/launch/quitquestion.h"
#include "gui/shell/launchrows.h"

#include <optional>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

class QDialog;
class QMenu;
class QMenuBar;
class QToolButton;
class QWidget;

namespace cinderscope {

class LaunchCentre;
class LaunchPanel;
class LaunchSplitter;
class MainWindow;
class QuitQuestion;
struct Preferences;
struct SourceEntry;
struct SshQuestion;

//! What the window does with what it starts: menus, the panel with progress and logs, rows of the tree, places of
//! clusters elsewhere, what becomes of it when the window goes. Part of MainWindow; only made where there is a
//! LaunchCentre. GUI thread.
class LaunchControl : public QObject
{
    Q_OBJECT

public:
    LaunchControl(MainWindow *window, LaunchCentre *centre);
    ~LaunchControl() override;

    LaunchCentre *centre() const { return m_centre; }
    LaunchPanel *panel() const { return m_panel; }
    LaunchSplitter *splitter() const { return m_split; }
    QToolButton *startButton() const { return m_startButton; }
    QuitQuestion *quitQuestion() const { return m_question; } //!< nullptr while nothing is asked or ended

    // --- making the window, in this order
    void createActions();
    //! The panel below \a pages.
    QWidget *wrap(QWidget *pages, QWidget *parent);
    QToolButton *makeStartButton(QWidget *parent);
    void addMenu(QMenuBar *bar);
    void addCommands(); //!< of the palette
    void connectParts();
    void applyPreferences(const Preferences &preferences);
    void restoreState();
    void rememberState() const;
    //! After the window's first paint.
    void begin();

    // --- what a person does
    //! Starts it and shows its progress; its id.
    QString start(const SessionConfig &config);
    //! The panel with this launch in front.
    void showProgress(const QString &id);
    //! The configuration's form; a new one where it has no path.
    QDialog *edit(const SessionConfig &config);
    QDialog *manage();
    void command(const QString &id, LaunchView::Command command);
    //! Configurations, examples and the manager.
    void fillStartMenu(QMenu &menu);
    //! Of a row: what can be started there, and what can be done with what was started.
    void fillMenu(QMenu &menu, const SourceEntry &entry);
    //! The application that is shown says from which configuration it was started.
    void updateHeader();

    // --- when the window goes
    //! True: nothing holds it up. False: the person is asked, or what runs is being ended; it closes itself then.
    bool mayClose();
    //! From now on nothing is asked: what would end with the window is ended. For signals.
    void setUnasked() { m_unasked = true; }
    //! After the window has closed, the program is to end.
    void setThenQuit() { m_thenQuit = true; }

Q_SIGNALS:
    //! Everything is over and the window has closed.
    void closed();

private:
    void take(const QString &id);
    void update(const QString &id);
    void drop(const QString &id);
    void running(const LaunchState &state);
    void failed(const LaunchState &state);
    void notify(const LaunchState &state, const QString &title, const QString &body, bool urgent);
    void showStarted();
    void foldIfDone(const QString &id);
    bool isHidden() const;
    LaunchRows rows() const;
    void updatePlace(const LaunchState &state);
    void forgetPlace(const QString &id);
    void forgetOldPlaces();
    void rememberPlaces() const;
    std::optional<SourceEntry> rowOf(const QString &id) const;
    void fillConfigurations(QMenu &menu, const QString &title, const QList<SessionKind> &kinds,
                            const std::function<void(SessionConfig &)> &adjust, const SessionConfig &fresh);
    void fillStarted(QMenu &menu, const QString &id);
    void endThings(bool asked);
    void finishClosing();
    void askAboutSsh(const QString &id, const SshQuestion &question);

    MainWindow *m_window;
    LaunchCentre *m_centre;
    LaunchPanel *m_panel = nullptr;
    LaunchSplitter *m_split = nullptr;
    QToolButton *m_startButton = nullptr;
    QMenu *m_startMenu = nullptr, *m_originMenu = nullptr;
    QPointer<QDialog> m_list;
    QPointer<QuitQuestion> m_question;
    QHash<QString, LaunchPhase> m_phases;  //!< last known
    QHash<QString, QString> m_shownBefore; //!< by launch of this window: what was shown when it was started
    QSet<QString> m_toShow;                //!< that run and are not found yet
    QSet<QString> m_places;                //!< that were added for a launch; the place has its id
    QString m_selected;                    //!< launch whose row was selected before the tree was refreshed
    bool m_unasked = false, m_mayClose = false, m_thenQuit = false, m_begun = false;
};

} // namespace cinderscope
