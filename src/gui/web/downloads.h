// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace cinderscope {

struct Message;

//! The files that a page gives: asks where to, shows how far each is, says when it is done. One row each.
//!
//! Nothing is written before the person said where. What a server gives is asked for once more then (a GET without
//! effect); what the page itself made (a drawing) is there already and waits in a folder of our own.
class Downloads : public QWidget
{
    Q_OBJECT
public:
    //! Asks for a name: title, name and what to do with the path; replaced in tests.
    using AskName = std::function<void(const QString &name, std::function<void(const QString &path)>)>;
    using Again = std::function<void(const QUrl &url, const QString &name)>;

    //! \a again makes the tab ask for a file again.
    Downloads(Again again, QWidget *parent);

    void setAskName(AskName askName) { m_askName = std::move(askName); }
    void start(const std::shared_ptr<WebDownload> &download);
    bool isRunning() const { return !m_rows.isEmpty(); }

Q_SIGNALS:
    void message(const cinderscope::Message &message);

private:
    class Row;
    void run(const std::shared_ptr<WebDownload> &download, const QString &path);
    void keep(const std::shared_ptr<WebDownload> &download);
    void progress(Row *row);
    void finished(const QString &path, WebDownload::State state, const QString &problem);

    Again m_again;
    AskName m_askName;
    QVBoxLayout *m_layout = nullptr;
    QHash<QUrl, QString> m_wanted; //!< where to, of those that are asked for again
    QList<Row *> m_rows;
};

//! Opens the folder of a file in the desktop's file manager.
void showInFolder(const QString &path);

} // namespace cinderscope
