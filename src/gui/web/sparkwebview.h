// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"
#include "gui/web/clusterprofile.h"
#include "gui/web/webproblem.h"

#include <optional>
#include <QTimer>

class QLabel;
class QStackedWidget;

namespace cinderscope {

class Downloads;
class EmptyState;
class EndedBar;
class FindBar;
class MessageBar;
class PageQuestions;
class ProgressLine;
class SparkUiCenter;
class WebActions;
class WebToolBar;
struct Message;

//! Spark's own pages in a web engine: see SparkUiView. Nothing of the engine's types is in here.
class SparkWebView final : public SparkUiView, private WebTabClient
{
    Q_OBJECT
public:
    static constexpr int kDiscardMs = 5 * 60 * 1000; //!< hidden for so long

    //! There must be an engine.
    SparkWebView(SparkUiCenter &center, QWidget *parent);
    ~SparkWebView() override;

    void open(const SparkUiSite &site, const QUrl &publicUrl = {}) override;
    SparkUiSite site() const override { return m_site; }
    QUrl publicUrl() const override { return m_publicUrl; }
    QString pageTitle() const override { return m_title; }
    bool isLoading() const override { return m_loading; }
    void reload() override;
    void setEnded(const QList<SparkUiFallback> &offers, const QString &title) override;
    void setFallbacks(const QList<SparkUiFallback> &offers) override;
    void setHasOwnPages(bool has) override;
    void discard() override;

    //! Milliseconds hidden until it is discarded.
    void setDiscardAfter(int ms) { m_hidden.setInterval(ms); }
    WebTab *tab() const { return m_tab.get(); } //!< null before open()
    WebActions &actions() const { return *m_actions; }
    ClusterGuard &guard() const { return m_profile->guard(); }
    int loadCount() const { return m_load; } //!< pages that began to load
    //! Why the page is not shown; empty where it is.
    QString problemHeadline() const;

Q_SIGNALS:
    //! Of the page's scripts; \a level: 0 information, 1 warning, 2 error.
    void consoleMessage(int level, const QString &text, const QString &source);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool acceptNavigation(const QUrl &url, WebNavigation kind, bool isMainFrame) override;
    void newWindow(const QUrl &url, bool byPerson) override;
    void alert(const QString &text) override;
    bool confirm(const QString &text) override;
    std::optional<QString> prompt(const QString &text, const QString &preset) override;
    void console(int level, const QString &text, int line, const QString &source) override;
    void loadStarted() override;
    void loadProgress(int percent) override;
    void loadFinished(const WebLoad &load) override;
    void urlChanged(const QUrl &url) override;
    void titleChanged(const QString &title) override;
    void linkHovered(const QUrl &url) override;
    void found(int active, int total) override;
    void menu(const WebMenuTarget &target) override;
    void crashed() override;
    void downloadRequested(const std::shared_ptr<WebDownload> &download) override;

    void makeWidgets();
    void connectActions();
    bool makeTab();
    void load(const QUrl &proxied);
    void retry();
    void cannotOpen(const Error &error);
    void goOn(const QUrl &publicUrl);
    void wayChanged();
    void wayGone();
    void enterAddress(const QUrl &publicUrl);
    void askForBrowser(const QUrl &url);
    void openLinked(const QUrl &publicUrl);
    void killByForm(const QUrl &url);
    void openInBrowser();
    void saveAsPdf();
    void judgeFailure(const WebLoad &load);
    void showProblem(const WebProblem &problem);
    void addFallbackButtons();
    void showPage();
    void scrollBack();
    void tellPainted();
    void setLoading(bool loading);
    void updateActions();
    void zoomBy(int steps);
    void setZoom(double factor);
    void tell(const Message &message);
    void layoutHover();
    void openOutside(const QUrl &publicUrl);
    bool mayBeOfCluster(const QUrl &publicUrl) const;
    QUrl toPublic(const QUrl &url) const; //!< as it is where it is none of ours
    std::optional<SparkUiLink> rowOfPage() const;
    bool isLiveDriverLog(const QUrl &publicUrl) const;

    SparkUiCenter &m_center;
    SparkUiSite m_site;
    std::shared_ptr<ClusterProfile> m_profile; //!< outlives the tab
    std::unique_ptr<WebTab> m_tab;
    WebActions *m_actions;
    PageQuestions *m_questions;
    WebToolBar *m_toolBar = nullptr;
    ProgressLine *m_progress = nullptr;
    EndedBar *m_endedBar = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_problemPage = nullptr;
    FindBar *m_findBar = nullptr;
    Downloads *m_downloads = nullptr;
    QLabel *m_hover = nullptr;
    QTimer m_hidden;
    QList<SparkUiFallback> m_ended, m_fallbacks;
    std::optional<WebProblem> m_problem;
    QUrl m_wanted; //!< of the proxy: what was loaded last, to try again
    QUrl m_publicUrl;
    QString m_title;
    std::optional<QPoint> m_scroll; //!< where it was when it was discarded
    double m_zoom = 1;
    bool m_loading = false;
    bool m_hasOwnPages = false;
    bool m_stale = false;  //!< of a way that is no more; to be loaded again when it is looked at
    bool m_asking = false; //!< whether to leave the cluster
    QUrl m_killForm;       //!< where the form leads that is ours, and confirmed; empty: none comes
    int m_load = 0;        //!< counts, so that late answers are told apart
};

} // namespace cinderscope
