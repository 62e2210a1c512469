// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/base/themecolors.h"

#include <functional>
#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace cinderscope {

//! One message for the person: what happened, why, what to do about it.
struct Message
{
    Severity severity = Severity::Info;
    QString what;    //!< whole sentence: "The log could not be opened."
    QString cause;   //!< "The file app-1.zstd ends in the middle of a frame."
    QString cure;    //!< "Wait until the application has ended, then open it again."
    QString details; //!< technical text, shown on demand and copied
    QString actionText;
    std::function<void()> action;
    int timeoutMs = 0; //!< closes itself after this; 0 stays. Not while the pointer is over it.
};

//! Strips at the top of a window for what went wrong (or well), newest first; at most MaxShown at once, the others wait
//! and are counted. The same message again counts up instead of stacking. Never takes the focus; announced to screen
//! readers.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    //! Returns an id for dismiss().
    int show(const Message &message);
    int showError(const QString &what, const Error &error); //!< texts by messageFor()
    void dismiss(int id);
    void clear();
    int count() const { return int(m_entries.size()); }
    QList<Message> messages() const; //!< newest first
    static constexpr int MaxShown = 3;

Q_SIGNALS:
    void countChanged(int count);

private:
    class Strip;
    struct Entry
    {
        int id = 0;
        int repeats = 1;
        Message message;
        Strip *strip = nullptr;
    };
    using QWidget::show;
    void relayout();

    QList<Entry> m_entries;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_more = nullptr;
    int m_nextId = 1;
};

} // namespace cinderscope
