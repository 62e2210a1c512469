// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/sparkui/sparkuiview.h"

#include <optional>
#include <QHash>
#include <QString>

class QStackedLayout;

namespace cinderscope {

class EmptyState;
class SparkUiTabs;

//! The page "sparkui": Spark's own pages of the application that is shown, in tabs of its own for each opened
//! application. Nothing is loaded before it is looked at. Where there is no web engine it opens the person's browser.
class SparkUiPage : public Page
{
    Q_OBJECT

public:
    //! Spark's pages of an application as far as they are known now.
    struct Application
    {
        QString key; //!< of its row; empty: none is shown
        std::optional<SparkUiSite> site;
        QString why; //!< whole sentences: why there is no site
        bool canAddPlace = false;
    };

    //! \a center must outlive it. Without a factory: no engine.
    SparkUiPage(SparkUiCenter &center, SparkUiViewFactory factory, QWidget *parent);

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &) override {}
    void clear() override {} // tabs belong to an application and go with it: see forget()
    bool needsSnapshot() const override { return false; }
    bool isSettled() const override;

    bool isEmbedded() const { return m_factory != nullptr; }
    void setApplication(const Application &application);
    const Application &application() const { return m_application; }
    //! Shows \a publicUrl (empty: what there is, else the first page) of the application that is shown.
    void open(const QUrl &publicUrl);
    void openInNewTab();
    //! The application is closed.
    void forget(const QString &key);
    SparkUiTabs *tabs(const QString &key) const { return m_tabs.value(key); }
    SparkUiTabs *currentTabs() const { return m_tabs.value(m_application.key); }
    SparkUiView *currentView() const;

Q_SIGNALS:
    void browserRequested();
    void addPlaceRequested();
    //! Tabs of another application were made.
    void tabsMade(const QString &key, cinderscope::SparkUiTabs *tabs);
    //! Another page, tab or title.
    void pageChanged();
    //! The engine did not start; from now on pages open in the person's browser.
    void engineFailed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    SparkUiTabs *makeTabs();
    void present();
    void showNote();

    SparkUiCenter &m_center;
    SparkUiViewFactory m_factory;
    Application m_application;
    QHash<QString, SparkUiTabs *> m_tabs; //!< by key of the application's row
    EmptyState *m_note;
    QStackedLayout *m_stack;
};

} // namespace cinderscope
