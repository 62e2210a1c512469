// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/sparkwebview.h"
#include "integration/bareview.h"
#include "proxy/accessrecord.h"

#include <functional>
#include <mutex>
#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <QUrl>
#include <vector>

namespace cinderscope::test {

//! Goes through the pages of a cluster in the embedded view, by clicking on their links with the mouse where they can
//! be seen, and compares each, after its scripts have run, with the same page in a bare view that is in the cluster's
//! own network: texts of tables, headings, lists and logs, words of drawings, errors of the console. Waits in the
//! test's event loop.
class ViewCrawler
{
public:
    struct Settings
    {
        QString cluster;
        QString shots; //!< folder for a picture of each kind of page
        //! Pages of one kind (of one server) that are opened; the others' links are only checked.
        int mostOfKind = 1;
        //! False: is not opened, whatever leads to it.
        std::function<bool(const QUrl &)> wanted = [](const QUrl &) { return true; };
        //! Address of the same page for the bare view, where the network does not know it so.
        std::function<QUrl(const QUrl &)> direct = [](const QUrl &url) { return url; };
        //! Status of the server's own answer, past the proxy.
        std::function<int(const QUrl &)> directStatus;
        //! The only address of another computer that this process may talk to: an HTTP proxy's. Null: none (ssh does).
        QHostAddress way;
    };
    struct Count
    {
        int opened = 0, clicked = 0; //!< pages; those that a click led to
        qint64 milliseconds = 0;     //!< until all was compared
        int same = 0;                //!< every table and text equal to the last letter
        int alike = 0;               //!< but for figures that run
        int moments = 0;             //!< show what happens at that moment: headings compared
    };

    ViewCrawler(SparkUiCenter &center, SparkWebView &view, BareView &bare, Settings settings);

    //! Called on the proxy's thread: SparkUiCenter::setLog().
    void note(const AccessRecord &record);
    //! From \a starts (public addresses of \a site's cluster) to all that they lead to.
    void crawl(const SparkUiSite &site, const QList<QUrl> &starts);
    //! Opens one page in both and compares it; false: it did not load.
    bool visit(const QUrl &url);
    //! Real click at an element of the page that is shown; false: it is not to be seen.
    bool click(const QString &selector);
    //! The same in both views, e.g. another piece of a log, then both are compared: \a before (a script) and a click,
    //! in ours a real one, which may also lead to another page.
    void act(const QString &what, const QString &selector, const QString &before = {});
    QVariant eval(const QString &script); //!< in the embedded view
    QJsonObject facts();                  //!< of the embedded view, when it has come to rest

    //! Each request of the pages got the answer that the server, which must still be there, gives to anybody. Done by
    //! crawl() for its own.
    void checkRequests();

    //! From now on: other pages, and all of them anew.
    void restart(std::function<bool(const QUrl &)> wanted);

    const QSet<QUrl> &pages() const { return m_seen; }
    const QStringList &problems() const { return m_problems; }
    const QSet<QString> &outside() const { return m_outside; }
    //! By kind, e.g. "driver /jobs/job/ id".
    const QMap<QString, Count> &kinds() const { return m_kinds; }
    int requests() const { return m_requests; }
    int links() const { return m_checked; }
    int lostClicks() const { return m_lostClicks; } //!< that had to be repeated
    int reloads() const { return m_reloads; }       //!< of pages that had gone on between the two loads
    //! Whether a page of that kind was opened. "…*": of one that begins so.
    bool has(const QString &kind) const;
    static QString kindOf(const QUrl &url);

private:
    struct Link
    {
        int index = -1;
        QUrl url; //!< as people know it
        bool visible = false;
    };
    std::vector<Link> collect();
    std::optional<QUrl> publicOf(const QUrl &href);
    bool wanted(const QUrl &url) const;
    bool clickAt(const QVariantList &place);
    bool waitPainted();
    static QString placeOf(const Link &link);
    bool clickLink(const Link &link);
    bool clickThere(const QUrl &url);
    bool waitFor(int load);
    void tellState(int loads);
    void begin(const QUrl &url);
    bool reload(const QUrl &url);
    void examine(const QUrl &url, bool clicked);
    void compare(const QUrl &url, Count &count, bool mayReload);
    QStringList differences(const QJsonObject &ours, const QJsonObject &theirs, bool moment, bool &same) const;
    QStringList placeProblems(const QJsonObject &ours, const QJsonObject &theirs);
    void checkSockets(const QUrl &url);
    void checkConsole(const QUrl &url);
    void shoot(const QString &kind);
    void problem(const QUrl &url, const QString &what);

    SparkUiCenter &m_center;
    SparkWebView &m_view;
    BareView &m_bare;
    Settings m_settings;
    SparkUiSite m_site;
    QList<QUrl> m_queue;
    QSet<QUrl> m_seen, m_known;
    QHash<QUrl, QUrl> m_sources; //!< pages on which a link to this was to be seen
    QMap<QString, Count> m_kinds;
    QSet<QString> m_outside;
    QStringList m_problems, m_errors;
    QElapsedTimer m_clock;       //!< since a page was begun
    QSet<QString> m_theirErrors; //!< of the bare view's console, plain
    int m_checked = 0, m_requests = 0, m_lostClicks = 0, m_reloads = 0;
    int m_silent = 0; //!< times that a server did not answer past the proxy either
    std::mutex m_mutex;
    std::vector<AccessRecord> m_records;
};

} // namespace cinderscope::test
