// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"
#include "launch/config/sessionconfig.h"

#include <QTimer>
#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace cinderscope {

class FormPage;
class PairPage;

//! All fields of a configuration: pages at the left, as the kind needs them, the fields of one at the right. Checks as
//! one types, and what is on disk in the background.
class SessionForm : public QWidget
{
    Q_OBJECT
public:
    static constexpr int CheckDelayMs = 150;

    explicit SessionForm(QWidget *parent = nullptr);

    void setConfig(const SessionConfig &config);
    SessionConfig config() const; //!< as the fields say; path and digest of setConfig()
    //! All that is known now, worst first.
    const QList<SessionProblem> &problems() const { return m_problems; }
    //! Without waiting for the next pause in typing; what is on disk follows by itself.
    void checkNow();
    //! Shows the page of a problem and puts the cursor there.
    void showField(const QString &field);

    QListWidget *navigation() const { return m_navigation; }
    FormPage *currentPage() const;
    PairPage *propertiesPage() const { return m_properties; }
    //! The widget of a field; nullptr where there is none (in the pages of this kind).
    QWidget *editor(const QString &field) const;

Q_SIGNALS:
    void changed();
    void problemsChanged();

private:
    enum class Page
    {
        General,
        Submit,
        Cluster,
        SshCluster,
        Kernel,
        NotebookServer,
        History,
        Spark,
        Resources,
        Packages,
        Properties,
        Environment
    };
    static QList<Page> pagesOf(SessionKind kind);
    void addPage(Page page, FormPage *widget);
    void updatePages();
    void updateBadges();
    void fieldsChanged();
    void checkFiles();
    void showPlaces();
    void publish();
    QString knownVersion() const;

    SessionConfig m_base;
    QList<std::pair<Page, FormPage *>> m_pages;
    QList<SessionProblem> m_fast, m_slow, m_problems;
    QString m_foundVersion;  //!< of the Spark home, as the disk says
    SessionConfig m_checked; //!< for m_slow
    bool m_checkingFiles = false, m_checkAgain = false, m_loading = false;
    QTimer m_timer;
    QListWidget *m_navigation = nullptr;
    QStackedWidget *m_stack = nullptr;
    PairPage *m_properties = nullptr;
};

} // namespace cinderscope
