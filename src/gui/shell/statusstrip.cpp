// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/statusstrip.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/shell/feedtext.h"
#include "gui/shell/sourcespopup.h"
#include "gui/shell/sourcetreemodel.h"

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

QString lossesText(const ImportStats &stats)
{
    QStringList parts;
    if (stats.unreadableLines > 0)
        parts.append(StatusStrip::tr("%n unreadable line(s)", nullptr, int(stats.unreadableLines)));
    if (stats.droppedEvents > 0)
        parts.append(StatusStrip::tr("%n dropped event(s)", nullptr, int(stats.droppedEvents)));
    if (stats.truncated)
        parts.append(StatusStrip::tr("end is cut off"));
    return parts.join(u", "_s);
}

StatusStrip::StatusStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"statusStrip"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Small, 0, Spacing::Small, 0);
    layout->setSpacing(Spacing::Small);
    m_kind = new QLabel(this);
    m_kind->setAccessibleName(tr("Source"));
    m_popup = new SourcesPopup(this);
    m_sources = new QToolButton(this);
    m_sources->setAutoRaise(true);
    m_sources->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sources->setToolTip(tr("Where the data come from"));
    m_attach = new QToolButton(this);
    m_attach->setAutoRaise(true);
    m_attach->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_attach->setIcon(Icons::icon(u"live"_s));
    m_attach->setText(tr("Get live events…"));
    m_attach->setToolTip(tr("This application is polled. With the listener it tells every event by itself."));
    m_fill = new QToolButton(this);
    m_fill->setAutoRaise(true);
    m_fill->setText(tr("Fill the gap"));
    m_fill->setToolTip(tr("Reads what is missing from the event log or the driver’s REST API"));
    m_location = new ElidedLabel(this);
    m_location->setElideMode(Qt::ElideMiddle);
    m_location->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_progressText = new QLabel(tr("Reading…"), this);
    m_progress = new QProgressBar(this);
    m_progress->setFixedSize(120, 6);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of reading"));
    m_cancel = new QToolButton(this);
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(Icons::icon(u"close"_s));
    m_cancel->setToolTip(tr("Stop reading; what was read stays"));
    m_cancel->setAccessibleName(tr("Stop reading"));
    m_losses = new QToolButton(this);
    m_losses->setAutoRaise(true);
    m_losses->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_losses->setIcon(Icons::severity(Severity::Warning));
    m_losses->setToolTip(tr("Open the import report"));
    m_freshness = new QLabel(this);
    m_freshness->setAccessibleName(tr("Freshness"));
    for (QLabel *label : {m_kind, m_progressText, m_freshness})
        label->setForegroundRole(QPalette::WindowText);
    layout->addWidget(m_kind);
    layout->addWidget(m_sources);
    layout->addWidget(m_location, 1);
    layout->addWidget(m_attach);
    layout->addWidget(m_progressText);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_losses);
    layout->addWidget(m_fill);
    layout->addWidget(m_freshness);
    connect(m_cancel, &QToolButton::clicked, this, &StatusStrip::cancelRequested);
    connect(m_losses, &QToolButton::clicked, this, &StatusStrip::lossesClicked);
    connect(m_sources, &QToolButton::clicked, this, &StatusStrip::showSources);
    connect(m_attach, &QToolButton::clicked, this, &StatusStrip::listenerRequested);
    connect(m_fill, &QToolButton::clicked, this, &StatusStrip::fillRequested);
    connect(m_popup, &SourcesPopup::fillRequested, this, &StatusStrip::fillRequested);
    connect(m_popup, &SourcesPopup::listenerRequested, this, &StatusStrip::listenerRequested);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &StatusStrip::sync);
    sync();
}

void StatusStrip::showSession(const ApplicationSession *session, const QString &location)
{
    m_session = session;
    m_locationText = location;
    m_popup->setSession(session && session->status().isLive() ? session : nullptr);
    m_clock.setInterval(session && session->status().isLive() ? 250 : 1000);
    if (session)
        m_clock.start();
    else
        m_clock.stop();
    sync();
}

QString StatusStrip::freshnessText(const SourceStatus &status, const std::optional<ReplayStatus> &replay, TimeMs nowMs)
{
    if (status.error && status.error->code != ErrorCode::Cancelled)
        return tr("Stopped by an error");
    if (replay) {
        if (replay->seeking)
            return tr("Seeking…");
        return replay->paused ? tr("Replay paused") : tr("Replaying");
    }
    if (status.feed) {
        const FeedSourceState *source = status.feed->speaking();
        if (status.feed->end == FeedEnd::Ended || status.feed->end == FeedEnd::Lost)
            return status.feed->isFinal() ? tr("Complete") : QString();
        return source ? feedtext::age(source->lastNews, nowMs) : QString();
    }
    if (!status.active)
        return status.error ? tr("Stopped; the rest was not read") : tr("Complete");
    if (!status.following && status.kind != SourceKind::Rest)
        return {};
    QString age;
    if (status.lastNews != kNoTime) {
        const TimeMs seconds = std::max<TimeMs>(0, nowMs - status.lastNews) / 1000;
        age = seconds < 2 ? tr("just now") : tr("%1 ago").arg(format::duration(seconds * 1000));
    }
    const QString what = status.kind == SourceKind::Rest ? tr("Polling every second") : tr("Following");
    return age.isEmpty() ? what
                         : tr("%1 · %2", "how, and when something came last").arg(what, tr("last news %1").arg(age));
}

void StatusStrip::showSources()
{
    if (!m_session || !m_session->status().isLive())
        return;
    m_popup->setSession(m_session);
    const QPoint corner = mapToGlobal(QPoint(m_sources->x(), -Spacing::XSmall));
    m_popup->popup(corner + QPoint(m_popup->width(), 0));
}

void StatusStrip::lossesClicked()
{
    if (m_session && m_session->status().isLive())
        showSources();
    else
        Q_EMIT reportRequested();
}

void StatusStrip::syncLive(const SourceStatus &status)
{
    const FeedStatus &feed = *status.feed;
    const FeedSourceState *source = feed.speaking();
    m_sources->setVisible(true);
    const QString text = feedtext::speaking(feed);
    if (m_sources->text() != text) {
        m_sources->setText(text);
        m_sources->setAccessibleName(tr("Source: %1. Opens the list of sources.").arg(text));
    }
    m_sources->setIcon(Icons::status(source                       ? feedtext::role(*source)
                                     : feed.end == FeedEnd::Lost  ? StatusRole::Failed
                                     : feed.end == FeedEnd::Ended ? StatusRole::Succeeded
                                                                  : StatusRole::Pending));
    m_location->setText(source ? feedtext::location(*source) : status.location);
    const FeedSourceState *listener = feed.source(FeedSource::Listener);
    m_attach->setVisible(feed.end == FeedEnd::Open && source && source->kind == FeedSource::Rest &&
                         !(listener && listener->active));
    m_fill->setVisible(feed.hasOpenGap());
    const QString losses = feedtext::losses(feed);
    m_losses->setVisible(!losses.isEmpty());
    m_losses->setText(losses);
    m_losses->setIcon(Icons::severity(feed.hasOpenGap() ? Severity::Warning : Severity::Info));
    m_losses->setToolTip(tr("Opens the list of sources and gaps"));
    m_losses->setAccessibleName(tr("Losses: %1").arg(losses));
    m_freshness->setText(freshnessText(status, {}, QDateTime::currentMSecsSinceEpoch()));
}

void StatusStrip::sync()
{
    const bool shown = m_session != nullptr;
    const SourceStatus status = shown ? m_session->status() : SourceStatus();
    const bool live = status.isLive();
    m_kind->setVisible(shown && !live);
    m_location->setVisible(shown);
    m_freshness->setVisible(shown);
    const bool reading =
        shown && !live && status.active && !status.following && status.kind != SourceKind::Rest && !m_session->replay();
    m_progressText->setVisible(reading);
    m_progress->setVisible(reading);
    m_cancel->setVisible(reading);
    if (live)
        return syncLive(status);
    // Nothing is hidden that is shown again below: a button that a person presses must stay.
    for (QToolButton *button : {m_sources, m_attach, m_fill})
        button->setVisible(false);
    const SnapshotPtr snapshot = shown ? m_session->snapshot() : nullptr;
    const QString losses = snapshot && snapshot->import ? lossesText(*snapshot->import) : QString();
    m_losses->setVisible(!losses.isEmpty());
    if (!shown)
        return;
    m_kind->setText(sourceKindText(status.kind));
    m_location->setText(!m_locationText.isEmpty()         ? m_locationText
                        : status.kind == SourceKind::Rest ? status.location
                                                          : QDir::toNativeSeparators(status.location));
    m_freshness->setText(freshnessText(status, m_session->replay(), QDateTime::currentMSecsSinceEpoch()));
    if (reading) {
        m_progress->setRange(0, status.progress < 0 ? 0 : 1000);
        m_progress->setValue(int(status.progress * 1000));
    }
    m_losses->setIcon(Icons::severity(Severity::Warning));
    m_losses->setToolTip(tr("Open the import report"));
    m_losses->setText(losses);
    m_losses->setAccessibleName(tr("Losses: %1").arg(losses));
}

} // namespace cinderscope
