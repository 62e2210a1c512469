// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace cinderscope {

//! A log that grows: monospace, follows its end, bounded, searched, copied; its file can be opened. Lines of Spark's
//! levels WARN and ERROR are marked. GUI thread.
class LaunchLogView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MaxLines = 10'000;     //!< shown; the file has all
    static constexpr int MaxLineLength = 4'000; //!< shown of one line

    explicit LaunchLogView(QWidget *parent = nullptr);

    //! Whole lines. Keeps the place unless the end is followed.
    void append(const QString &text);
    void clear();
    //! Where the whole log is; empty: it has no file (yet).
    void setFile(const QString &path);
    //! The end stays in view while lines come. Scrolling up ends it, scrolling to the end begins it.
    void setFollowing(bool on);
    bool isFollowing() const;
    //! Shows the last line that contains this text, and selects it; false where none does.
    bool reveal(const QString &line);
    //! Selects the next (previous) place of what is searched; goes round. False where there is none.
    bool findNext(bool backwards = false);

    QPlainTextEdit *text() const { return m_text; }
    QLineEdit *search() const { return m_search; }
    int lines() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeBar();
    void updateLook();
    void markSearched();
    void copyAll() const;

    QPlainTextEdit *m_text = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_found = nullptr;
    QToolButton *m_follow = nullptr, *m_wrap = nullptr, *m_copy = nullptr, *m_open = nullptr;
    QString m_file;
    bool m_appending = false;
};

} // namespace cinderscope
