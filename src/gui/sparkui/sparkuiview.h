// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/fillingwidget.h"
#include "gui/sparkui/sparkuilink.h"
#include "gui/sparkui/sparkuisite.h"

#include <functional>
#include <QList>

namespace cinderscope {

class SparkUiCenter;

//! What can be looked at when a server's pages are gone.
struct SparkUiFallback
{
    enum class Kind
    {
        HistoryServer, //!< the same application's pages on a history server: site
        OwnPages       //!< what we still have: our pages (timeline, jobs, …)
    };
    Kind kind = Kind::OwnPages;
    QString text; //!< of its button, translated: "History server’s UI", "What we still have"
    SparkUiSite site;

    bool operator==(const SparkUiFallback &other) const
    {
        return kind == other.kind && text == other.text && site.isSame(other.site) && site.title == other.site.title;
    }
};

//! Shows Spark's own pages, with its toolbar and messages: one tab. GUI thread. All addresses that go in and out are
//! public ones (Spark's, as the person knows them), never the proxy's.
class SparkUiView : public FillingWidget
{
    Q_OBJECT

public:
    using FillingWidget::FillingWidget;

    //! Shows \a publicUrl of \a site; empty: the site's first page. Another site than before: begins anew, without
    //! history.
    virtual void open(const SparkUiSite &site, const QUrl &publicUrl = {}) = 0;
    virtual SparkUiSite site() const = 0;
    //! Of the page that is shown (or being loaded); empty before the first open().
    virtual QUrl publicUrl() const = 0;
    //! Of the page, as Spark calls it; empty while it is not known.
    virtual QString pageTitle() const = 0;
    virtual bool isLoading() const = 0;
    virtual void reload() = 0;
    //! The application of the page (\a title) has ended: a bar says so, with a button for each of \a offers. The page
    //! that is shown stays. Called again when offers change, and when another page is shown; an empty list takes the
    //! bar away (it has come back, or the page is not its driver's).
    virtual void setEnded(const QList<SparkUiFallback> &offers, const QString &title) = 0;
    //! What to offer on error pages beside Retry, while it has not ended.
    virtual void setFallbacks(const QList<SparkUiFallback> &offers) = 0;
    //! Whether showInTimeline() and whatWeStillHave() lead anywhere: the application of the page has pages of ours.
    virtual void setHasOwnPages(bool has) = 0;
    //! Gives the renderer's memory back; comes back where it was when it is shown. Hidden views do so by themselves
    //! after a while.
    virtual void discard() = 0;

Q_SIGNALS:
    void publicUrlChanged(const QUrl &publicUrl);
    void titleChanged(const QString &title);
    void loadingChanged(bool loading);
    //! The job, stage, SQL execution or executor of the page, on the application's own pages.
    void showInTimeline(const cinderscope::SparkUiLink &link);
    //! The application's own pages.
    void whatWeStillHave();
    //! An offer of setEnded() or setFallbacks() was taken.
    void fallbackChosen(const cinderscope::SparkUiFallback &fallback);
    //! The page (or the person) wants this address in another tab.
    void newTab(const QUrl &publicUrl);
    //! Spark wants (other) credentials, or its certificate is not known: the person can set the place right. The view
    //! loads again by itself after SparkUiCenter::accessChanged().
    void loginWanted();
    void certificateWanted();
    //! A live driver's event log was asked for, of which Spark gives an empty archive: what we noted down is better.
    void journalWanted();
    //! A kill link was followed and confirmed.
    void killed(const QUrl &publicUrl);
};

//! Makes a view; nothing where there is no web engine, or it does not start: pages then open in the person's browser.
using SparkUiViewFactory = std::function<SparkUiView *(SparkUiCenter &center, QWidget *parent)>;

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::SparkUiFallback)
