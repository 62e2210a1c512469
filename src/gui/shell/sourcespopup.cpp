// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sourcespopup.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/feedtext.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kWidth = 460;
constexpr std::size_t kMostGaps = 6;

//! What decides about the form; figures alone are written into the labels that there are.
bool sameForm(const FeedStatus &a, const FeedStatus &b)
{
    if (a.sources.size() != b.sources.size() || a.gaps != b.gaps || a.end != b.end)
        return false;
    for (std::size_t i = 0; i < a.sources.size(); ++i) {
        if (a.sources[i].kind != b.sources[i].kind ||
            feedtext::location(a.sources[i]) != feedtext::location(b.sources[i]) ||
            a.sources[i].trouble != b.sources[i].trouble ||
            feedtext::role(a.sources[i]) != feedtext::role(b.sources[i]))
            return false;
    }
    return true;
}

void makeMuted(QLabel *label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    label->setPalette(palette);
    label->setFont(Theme::instance().font(FontRole::Small));
}

} // namespace

SourcesPopup::SourcesPopup(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(u"sourcesPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Sources of this application"));
    setFixedWidth(kWidth);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    m_layout->setSpacing(Spacing::Small);
    m_headline = new QLabel(this);
    m_headline->setWordWrap(true);
    m_headline->setFont(Theme::instance().font(FontRole::Title));
    m_layout->addWidget(m_headline);
    m_fill = new QPushButton(tr("&Fill the gap"), this);
    m_fill->setToolTip(tr("Reads what is missing from the event log or the driver’s REST API"));
    m_listener = new QPushButton(Icons::icon(u"live"_s), tr("&Attach the listener…"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_listener);
    buttons->addWidget(m_fill);
    m_layout->addLayout(buttons);
    connect(m_fill, &QPushButton::clicked, this, &SourcesPopup::fillRequested);
    connect(m_listener, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT listenerRequested();
    });
    m_clock.setInterval(500);
    connect(&m_clock, &QTimer::timeout, this, &SourcesPopup::sync);
}

void SourcesPopup::setSession(const ApplicationSession *session)
{
    m_session = session;
    if (!session)
        close();
    else if (isVisible())
        sync();
}

void SourcesPopup::popup(const QPoint &corner)
{
    m_corner = corner;
    m_shown = {};
    delete std::exchange(m_body, nullptr);
    sync();
    m_clock.start();
    show();
    (m_fill->isVisibleTo(this) ? m_fill : m_listener)->setFocus();
}

QLabel *SourcesPopup::addLabel(const QString &text, bool muted)
{
    auto *label = new QLabel(text, m_body);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (muted)
        makeMuted(label);
    return label;
}

void SourcesPopup::sync()
{
    if (!isVisible())
        m_clock.stop();
    const std::optional<FeedStatus> &feed = m_session ? m_session->status().feed : std::nullopt;
    if (!feed)
        return;
    if (!m_body || !sameForm(*feed, m_shown))
        rebuild(*feed);
    m_shown = *feed;
    updateFigures(*feed);
}

void SourcesPopup::rebuild(const FeedStatus &status)
{
    delete m_body;
    m_body = new QWidget(this);
    m_states.clear();
    m_records.clear();
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::Small);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const FeedSourceState &source : status.sources) {
        auto *icon = new QLabel(m_body);
        icon->setPixmap(Icons::status(feedtext::role(source)).pixmap(Spacing::IconSize, Spacing::IconSize));
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        auto *name = addLabel(feedtext::sourceName(source.kind), false);
        name->setFont(Theme::instance().font(FontRole::Strong));
        grid->addWidget(name, row, 1);
        m_records.append(addLabel({}, true));
        m_records.last()->setAlignment(Qt::AlignRight);
        m_records.last()->setWordWrap(false);
        grid->addWidget(m_records.last(), row++, 2);
        if (!source.location.isEmpty()) {
            auto *location = new ElidedLabel(feedtext::location(source), m_body);
            location->setElideMode(Qt::ElideMiddle);
            location->setFont(Theme::instance().font(FontRole::Small));
            grid->addWidget(location, row++, 1, 1, 2);
        }
        m_states.append(addLabel({}, true));
        grid->addWidget(m_states.last(), row++, 1, 1, 2);
        if (const QString trouble = feedtext::trouble(source); !trouble.isEmpty())
            grid->addWidget(addLabel(trouble, false), row++, 1, 1, 2);
        grid->setRowMinimumHeight(row++, Spacing::XSmall);
    }
    std::size_t shown = 0;
    for (auto gap = status.gaps.rbegin(); gap != status.gaps.rend() && shown < kMostGaps; ++gap, ++shown) {
        auto *icon = new QLabel(m_body);
        icon->setPixmap(Icons::severity(gap->isOpen() ? Severity::Warning : Severity::Success)
                            .pixmap(Spacing::IconSize, Spacing::IconSize));
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        grid->addWidget(addLabel(feedtext::gap(*gap), false), row++, 1, 1, 2);
    }
    if (status.gaps.size() > kMostGaps)
        grid->addWidget(addLabel(tr("%n older gap(s)", nullptr, int(status.gaps.size() - kMostGaps)), true), row++, 1,
                        1, 2);
    m_layout->insertWidget(1, m_body);
    const FeedSourceState *listener = status.source(FeedSource::Listener);
    m_fill->setVisible(status.hasOpenGap());
    m_listener->setVisible(!status.isFinal() && !(listener && listener->active));
}

void SourcesPopup::updateFigures(const FeedStatus &status)
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const QString end = feedtext::end(status);
    m_headline->setText(end.isEmpty() ? feedtext::speaking(status) : end);
    for (std::size_t i = 0; i < status.sources.size() && int(i) < m_states.size(); ++i) {
        const FeedSourceState &source = status.sources[i];
        QString state = feedtext::state(source, now);
        if (source.kind == FeedSource::Listener && source.active && status.queuedEvents > 0)
            state += u", "_s + tr("%1 events wait in the driver").arg(format::count(std::int64_t(status.queuedEvents)));
        m_states[int(i)]->setText(state);
        const bool events = source.kind != FeedSource::Rest && source.kind != FeedSource::HistoryServer;
        const QString count = format::count(std::int64_t(source.records));
        m_records[int(i)]->setText(events ? tr("%1 events").arg(count) : tr("%1 records").arg(count));
    }
    adjustSize();
    resize(kWidth, heightForWidth(kWidth) > 0 ? heightForWidth(kWidth) : sizeHint().height());
    QPoint place(m_corner.x() - width(), m_corner.y() - height());
    if (const QScreen *screen = this->screen())
        place.setX(std::max(place.x(), screen->availableGeometry().left()));
    move(place);
}

QString SourcesPopup::text() const
{
    QStringList parts;
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            parts.append(label->text());
    }
    return parts.join(u'\n');
}

void SourcesPopup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_headline->setFont(Theme::instance().font(FontRole::Title));
    QFrame::changeEvent(event);
}

} // namespace cinderscope
