// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <QByteArray>
#include <QPoint>
#include <QString>
#include <QUrl>

class QPageLayout;
class QVariant;
class QWidget;

namespace cinderscope {

//! What led to a navigation.
enum class WebNavigation
{
    Link,  //!< clicked, or a script of the page
    Typed, //!< by the program
    Form,
    BackForward,
    Reload,
    Redirect, //!< by the server
    Other,
};

//! How a page's loading ended.
struct WebLoad
{
    QUrl url;
    bool ok = false;
    int httpStatus = 0;  //!< 0: not known, or below 400
    int netError = 0;    //!< of Chromium's net_error_list.h, negative; 0: none
    bool hasPage = true; //!< false: the page of before is still there, whatever its address
    QString text;        //!< technical, English
};

//! What is under the pointer.
struct WebMenuTarget
{
    QPoint globalPosition;
    QUrl link;
    QString selection;
    bool editable = false;
};

//! A file that a page wants to give. Cancelled unless accept() is called before WebTabClient::downloadRequested()
//! returns.
class WebDownload
{
public:
    enum class State
    {
        Running,
        Done,
        Cancelled,
        Failed,
    };

    virtual ~WebDownload() = default;
    virtual QUrl url() const = 0;
    virtual QString suggestedName() const = 0;
    virtual void accept(const QString &folder, const QString &name) = 0;
    virtual void cancel() = 0;
    virtual qint64 received() const = 0;
    virtual qint64 total() const = 0; //!< -1: not told
    virtual State state() const = 0;
    virtual QString problem() const = 0; //!< of Failed; technical, English

    std::function<void()> changed; //!< called at each step; may destroy this
};

//! Who shows a tab: is told, and asked. GUI thread. None may wait for a person.
class WebTabClient
{
public:
    virtual ~WebTabClient() = default;
    //! False: it does not happen.
    virtual bool acceptNavigation(const QUrl &url, WebNavigation kind, bool isMainFrame) = 0;
    //! The page wants another tab; it gets none by itself.
    virtual void newWindow(const QUrl &url, bool byPerson) = 0;
    virtual void alert(const QString &text) = 0;
    virtual bool confirm(const QString &text) = 0;
    virtual std::optional<QString> prompt(const QString &text, const QString &preset) = 0;
    //! \a level: 0 information, 1 warning, 2 error.
    virtual void console(int level, const QString &text, int line, const QString &source) = 0;
    virtual void loadStarted() = 0;
    virtual void loadProgress(int percent) = 0;
    virtual void loadFinished(const WebLoad &load) = 0;
    virtual void urlChanged(const QUrl &url) = 0;
    virtual void titleChanged(const QString &title) = 0;
    virtual void linkHovered(const QUrl &url) = 0;
    virtual void found(int active, int total) = 0;
    virtual void menu(const WebMenuTarget &target) = 0;
    virtual void crashed() = 0; //!< the page's process ended
    virtual void downloadRequested(const std::shared_ptr<WebDownload> &download) = 0;
};

//! One page with its history. GUI thread; all addresses are the proxy's. Destroyed before its profile.
class WebTab
{
public:
    virtual ~WebTab() = default;
    //! Lives as long as this; child of the parent given.
    virtual QWidget *widget() const = 0;
    virtual void load(const QUrl &url) = 0;
    virtual void reload() = 0;
    virtual void stop() = 0;
    virtual void back() = 0;
    virtual void forward() = 0;
    virtual bool canGoBack() const = 0;
    virtual bool canGoForward() const = 0;
    virtual QUrl url() const = 0; //!< of the page that is shown
    virtual void setZoom(double factor) = 0;
    //! The answer comes by WebTabClient::found(); an empty text ends it.
    virtual void find(const QString &text, bool backwards) = 0;
    virtual void copySelection() = 0;
    virtual void selectAll() = 0;
    virtual void paste() = 0;
    //! Asks for a file again that was cancelled before; comes by WebTabClient::downloadRequested().
    virtual void download(const QUrl &url, const QString &name) = 0;
    //! \a done gets an empty array where it failed.
    virtual void printToPdf(const QPageLayout &layout, std::function<void(const QByteArray &)> done) = 0;
    //! In a world of our own, which the page's scripts cannot see or change; no Content-Security-Policy is in its way.
    virtual void runScript(const QString &script, std::function<void(const QVariant &)> done) = 0;
    //! Ends its process, where it is not shown; comes back by itself when it is shown again. Returns whether it is
    //! discarded.
    virtual bool discard() = 0;
    virtual bool isDiscarded() const = 0;
    virtual qint64 processId() const = 0; //!< 0: none
};

} // namespace cinderscope
