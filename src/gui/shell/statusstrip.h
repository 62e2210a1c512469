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
struct ImportStats;

//! "3 unreadable lines, end is cut off"; empty where nothing was lost.
QString lossesText(const ImportStats &stats);

//! What stands in the status bar: source and location, progress of reading with a cancel button, losses, freshness.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    //! nullptr: nothing is shown. `location` stands instead of the source's own. Call it again when the status or the
    //! snapshot is another.
    void showSession(const ApplicationSession *session, const QString &location = {});
    //! "2 s ago", "following, 5 s ago", "polling every second".
    static QString freshnessText(const SourceStatus &status, const std::optional<ReplayStatus> &replay, TimeMs nowMs);

Q_SIGNALS:
    void cancelRequested();
    void reportRequested();

private:
    void sync();

    const ApplicationSession *m_session = nullptr;
    QString m_locationText;
    QTimer m_clock;
    QLabel *m_kind = nullptr;
    ElidedLabel *m_location = nullptr;
    QLabel *m_progressText = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
    QToolButton *m_losses = nullptr;
    QLabel *m_freshness = nullptr;
};

} // namespace cinderscope
