// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QJsonArray>
#include <QJsonValue>
#include <QProcess>
#include <QSize>
#include <QStringList>
#include <QUrl>

namespace cinderscope::test {

//! A bare QWebEngineView (bareviewprogram.cpp) in a process of its own, perhaps in another network: what a page is
//! without us in between. Waits in the test's event loop. Ends with this object.
class BareView
{
public:
    ~BareView();

    //! \a prefix: program and arguments that run it elsewhere. False with why().
    bool start(const QSize &size, const QStringList &prefix = {});
    //! Begins to load it; loaded() waits.
    void open(const QUrl &url);
    bool loaded();
    //! In a world of its own, or with the page's own scripts.
    QJsonValue run(const QString &script, bool trusted = false);
    bool grab(const QString &path);
    //! Errors of the page's scripts since it was opened; as of the last run().
    QStringList errors() const { return m_errors; }
    QString why() const { return m_why; }

private:
    std::optional<QJsonObject> answer(const QString &key);
    void write(const QJsonObject &command);
    void read();

    QProcess m_process;
    QList<QJsonObject> m_answers;
    QStringList m_errors;
    QString m_why;
};

} // namespace cinderscope::test
