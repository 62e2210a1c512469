// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/summary.h"
#include "gui/pages/overview/latestjob.h"
#include "gui/session/page.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace cinderscope {

class Card;
class CardFlow;
class CopyLabel;
class FailureList;
class FieldList;
class FigureTile;
class ImportReportDialog;
class Pill;
class StackedBar;

//! The application's card: who, with what, how far, how much, what went wrong, what of the source was lost.
class SummaryPage : public Page
{
    Q_OBJECT
public:
    explicit SummaryPage(QWidget *parent = nullptr);

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void clear() override;
    bool isSettled() const override { return !m_job.isBusy(); }

    //! What the copy actions put on the clipboard; empty while there is nothing to show.
    QString asText() const;
    QString asMarkdown() const;
    QString asJson() const;
    void showImportReport();

private:
    //! What the worker makes of a snapshot.
    struct View
    {
        SnapshotPtr snapshot;
        ApplicationCard card;
    };

    void buildHeader(QWidget *content);
    void buildTiles(QWidget *content);
    void buildCards(QWidget *content);
    void buildActions();
    void apply(View view);
    void applyHeader();
    void applyTiles();
    void applyProgress();
    void applyFields(FieldList *list, std::string_view section);
    void applyStreaming();
    void applyImport();
    void tick();
    void copy(const QString &text);

    SnapshotPtr m_snapshot; //!< of what is painted
    ApplicationCard m_card;
    LatestJob<View> m_job;
    std::shared_ptr<TaskFailureCounts> m_failureCounts; //!< used by the job that runs only
    QTimer m_tick;

    QStackedWidget *m_stack = nullptr;
    CopyLabel *m_name = nullptr;
    QLabel *m_subtitle = nullptr;
    Pill *m_state = nullptr;
    QToolButton *m_copyButton = nullptr;
    QHash<QString, FigureTile *> m_tiles;
    FigureTile *m_durationTile = nullptr;
    Card *m_failuresCard = nullptr;
    FailureList *m_failures = nullptr;
    StackedBar *m_jobs = nullptr, *m_stages = nullptr, *m_tasks = nullptr, *m_sql = nullptr;
    FieldList *m_identity = nullptr, *m_resources = nullptr, *m_streaming = nullptr, *m_import = nullptr;
    Card *m_streamingCard = nullptr, *m_importCard = nullptr;
    Pill *m_importPill = nullptr;
    QLabel *m_importRemark = nullptr;
    QPointer<ImportReportDialog> m_report;
};

} // namespace cinderscope
