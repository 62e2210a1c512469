// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"

#include <functional>
#include <optional>
#include <QHash>
#include <QWidget>

class QStackedLayout;
class QTabBar;

namespace cinderscope {

//! What is known of the application whose page a tab shows.
struct SparkUiOutlook
{
    bool hasOwnPages = false;
    bool ended = false;            //!< its driver, whose page it is
    QString title;                 //!< of the application
    QList<SparkUiFallback> offers; //!< what can be looked at instead

    bool operator==(const SparkUiOutlook &) const = default;
};

//! Spark's own pages in tabs, made when the first is opened. Needs an engine: the factory must not be empty. GUI
//! thread.
class SparkUiTabs : public QWidget
{
    Q_OBJECT

public:
    //! \a center must outlive it. \a alwaysTabs: the tab bar is there for one page too.
    SparkUiTabs(SparkUiCenter &center, SparkUiViewFactory factory, bool alwaysTabs, QWidget *parent = nullptr);

    //! In the current tab if it is of that site, else in the first that is, else in a new one. \a publicUrl: empty for
    //! the site's first page, or for what a tab of the site shows already. nullptr: the engine does not start.
    SparkUiView *open(const SparkUiSite &site, const QUrl &publicUrl = {});
    SparkUiView *openInNewTab(const SparkUiSite &site, const QUrl &publicUrl = {});
    void closeTab(int index);
    void step(int by);

    int count() const { return int(m_views.size()); }
    int currentIndex() const;
    SparkUiView *current() const; //!< nullptr while there is no tab
    SparkUiView *view(int index) const { return m_views.at(index); }
    QString tabText(int index) const;
    QTabBar *tabBar() const { return m_bar; }

    //! Who knows what is known of an application. Asked whenever a tab shows a page of another one, of each page
    //! whatever its tab began with, and by refresh().
    using Ask = std::function<SparkUiOutlook(const SparkUiSite &page)>;
    void setAsk(Ask ask);
    //! Something is another: tells all tabs what is known of their pages.
    void refresh();
    //! What the page of a tab belongs to.
    SparkUiSite pageOf(const SparkUiView *view) const;
    //! Closes the tabs of a place that is gone.
    void closeCluster(const QString &cluster);

Q_SIGNALS:
    //! Another tab, or the current one's address or title.
    void currentChanged();
    void emptied();
    //! \a site: what the page belongs to.
    void showInTimeline(const cinderscope::SparkUiSite &site, const cinderscope::SparkUiLink &link);
    void whatWeStillHave(const cinderscope::SparkUiSite &site);
    //! See SparkUiView::killed(). \a site: whose job, stage or application it was.
    void killed(const cinderscope::SparkUiSite &site, const QUrl &publicUrl);
    void loginWanted(const cinderscope::SparkUiSite &site);
    void certificateWanted(const cinderscope::SparkUiSite &site);
    void journalWanted(const cinderscope::SparkUiSite &site);

private:
    void connectView(SparkUiView *view);
    void updateTab(const SparkUiView *view);
    void lookAt(SparkUiView *view, bool anew);
    void tell(SparkUiView *view);

    SparkUiCenter &m_center;
    SparkUiViewFactory m_factory;
    QTabBar *m_bar;
    QStackedLayout *m_stack;
    QList<SparkUiView *> m_views; //!< in the order of their tabs
    struct Shown
    {
        SparkUiSite page;                      //!< when it was loaded: another application may have its address by now
        std::optional<SparkUiOutlook> outlook; //!< as the view was told
    };
    QHash<const SparkUiView *, Shown> m_shown;
    Ask m_ask;
    bool m_alwaysTabs;
};

} // namespace cinderscope
