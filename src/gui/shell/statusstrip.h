// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/applicationsession.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace cinderscope {

class ElidedLabel;
class SourcesPopup;
struct ImportStats;

//! "3 unreadable lines, end is cut off"; empty where nothing was lost.
QString lossesText(const ImportStats &stats);

//! What stands in the status bar: which source speaks and where, progress of reading with a cancel button, what was
//! dropped or is missing, how fresh it is. Of a live application the source opens the list of all of them.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    //! nullptr: nothing is shown. `location` stands instead of the source's own. Call it again when the status or the
    //! snapshot is another.
    void showSession(const ApplicationSession *session, const QString &location = {});
    SourcesPopup *sourcesPopup() const { return m_popup; }
    //! Opens the list of sources.
    void showSources();
    //! "0.1 s ago", "following, 5 s ago", "polling every second".
    static QString freshnessText(const SourceStatus &status, const std::optional<ReplayStatus> &replay, TimeMs nowMs);

Q_SIGNALS:
    void cancelRequested();
    void reportRequested();
    void fillRequested();     //!< the gap
    void listenerRequested(); //!< how it is attached

private:
    void sync();
    void syncLive(const SourceStatus &status);
    void lossesClicked();

    const ApplicationSession *m_session = nullptr;
    QString m_locationText;
    QTimer m_clock;
    SourcesPopup *m_popup = nullptr;
    QToolButton *m_sources = nullptr; //!< of a live application, instead of m_kind
    QToolButton *m_attach = nullptr;  //!< "Get live events…"
    QToolButton *m_fill = nullptr;
    QLabel *m_kind = nullptr;
    ElidedLabel *m_location = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_losses = nullptr;
    QLabel *m_freshness = nullptr;
};

} // namespace cinderscope
