// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/pages/overview/environmentmodel.h"
#include "gui/pages/overview/latestjob.h"
#include "gui/session/page.h"

#include <QSet>

class QAction;
class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace cinderscope {

class FilterField;
class FilterProxy;
class MessageBar;
class TreeTableView;

//! Properties in groups, with secrets hidden as Spark hides them, a filter, and only what differs from Spark's defaults
//! on demand.
class EnvironmentPage : public Page
{
    Q_OBJECT
public:
    explicit EnvironmentPage(QWidget *parent = nullptr);

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void clear() override;
    bool isSettled() const override { return !m_job.isBusy(); }

    EnvironmentModel *model() const { return m_model; }
    TreeTableView *tree() const { return m_tree; }
    FilterField *filter() const { return m_filter; }
    QCheckBox *onlyDifferent() const { return m_onlyDifferent; }

    //! Lines of the selected Spark properties; of all that are shown and set by a person where none is selected. Hidden
    //! values are left out, a comment says so.
    QString asSparkDefaults() const;
    //! The same as --conf arguments in one line, without the hidden ones.
    QString asConfArguments() const;

private:
    struct Input
    {
        std::shared_ptr<const Environment> environment;
        std::shared_ptr<const std::vector<ResourceProfile>> profiles;
        std::string sparkVersion;
        bool operator==(const Input &) const = default;
    };
    QWidget *buildBar(QWidget *content);
    void buildTree(QWidget *content);
    void apply(EnvironmentContent content);
    void expandGroups();
    void updateNote();
    void copy(const QString &text);
    std::vector<const EnvironmentRow *> chosenSparkRows() const;

    Input m_input;
    LatestJob<EnvironmentContent> m_job;
    QSet<int> m_collapsed; //!< groups that the person closed
    bool m_expanding = false;
    QStackedWidget *m_stack = nullptr;
    MessageBar *m_messages = nullptr;
    FilterField *m_filter = nullptr;
    QCheckBox *m_onlyDifferent = nullptr;
    QToolButton *m_copyButton = nullptr;
    QLabel *m_note = nullptr;
    TreeTableView *m_tree = nullptr;
    EnvironmentModel *m_model = nullptr;
    FilterProxy *m_proxy = nullptr;
};

} // namespace cinderscope
