// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/feed/feedstatus.h"

#include <QFrame>
#include <QTimer>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cinderscope {

class ApplicationSession;

//! Where the data of a live application come from: every source with what was taken from it and what troubles it, the
//! gaps and how they are filled. Opens above the status bar, closes with Escape or a click elsewhere.
class SourcesPopup : public QFrame
{
    Q_OBJECT
public:
    explicit SourcesPopup(QWidget *parent = nullptr);

    //! nullptr: nothing is shown.
    void setSession(const ApplicationSession *session);
    //! Shows it with its lower right corner there (global).
    void popup(const QPoint &corner);
    //! All its texts in one, for tests and screen readers.
    QString text() const;

Q_SIGNALS:
    void fillRequested();
    void listenerRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void sync();
    void rebuild(const FeedStatus &status);
    void updateFigures(const FeedStatus &status);
    QLabel *addLabel(const QString &text, bool muted);

    const ApplicationSession *m_session = nullptr;
    FeedStatus m_shown;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_headline = nullptr;
    QWidget *m_body = nullptr;
    QPushButton *m_fill = nullptr, *m_listener = nullptr;
    QList<QLabel *> m_states; //!< by source
    QList<QLabel *> m_records;
    QTimer m_clock;
    QPoint m_corner;
};

} // namespace cinderscope
