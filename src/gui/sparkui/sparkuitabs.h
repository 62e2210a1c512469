// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"

#include <QHash>
#include <QWidget>

class QStackedLayout;
class QTabBar;

namespace cinderscope {

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

    //! The driver of this application has ended: for all tabs with its pages, also later ones. An empty list: it runs
    //! (again).
    void setEnded(const QString &applicationId, const QList<SparkUiFallback> &offers);
    //! See SparkUiView; of all tabs, also later ones.
    void setFallbacks(const QList<SparkUiFallback> &offers);
    //! Whether applications have pages of ours.
    void setHasOwnPages(bool has);
    //! Closes the tabs of a place that is gone.
    void closeCluster(const QString &cluster);

Q_SIGNALS:
    //! Another tab, or the current one's address or title.
    void currentChanged();
    void emptied();
    //! \a site: what the page belongs to.
    void showInTimeline(const cinderscope::SparkUiSite &site, const cinderscope::SparkUiLink &link);
    void whatWeStillHave(const cinderscope::SparkUiSite &site);
    //! See SparkUiView::killed().
    void killed(const cinderscope::SparkUiSite &site, const QUrl &publicUrl);
    void loginWanted(const cinderscope::SparkUiSite &site);
    void certificateWanted(const cinderscope::SparkUiSite &site);
    void journalWanted(const cinderscope::SparkUiSite &site);

private:
    void connectView(SparkUiView *view);
    void updateTab(const SparkUiView *view);
    void tellEnded(SparkUiView *view) const;

    SparkUiCenter &m_center;
    SparkUiViewFactory m_factory;
    QTabBar *m_bar;
    QStackedLayout *m_stack;
    QList<SparkUiView *> m_views; //!< in the order of their tabs
    QString m_endedId;
    QList<SparkUiFallback> m_endedOffers, m_fallbacks;
    bool m_alwaysTabs, m_hasOwnPages = false;
};

} // namespace cinderscope
