// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinelegend.h"

#include "gui/base/theme.h"
#include "gui/timeline/timelinecolors.h"
#include "gui/timeline/timelinetext.h"

#include <QPainter>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostNamed = 12;

} // namespace

TimelineLegend::TimelineLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimelineLegend::sizeHint() const
{
    return {600, QFontMetrics(Theme::instance().font(FontRole::Small)).height() + 10};
}

QList<TimelineLegend::Entry> TimelineLegend::entriesOf(const TimelineScene &scene)
{
    const ThemeColors &colors = scene.colors;
    QList<Entry> entries;
    const Entry failed{colors.status(StatusRole::Failed), statusText(StatusRole::Failed)};
    switch (scene.mode) {
    case ColorMode::Status:
        for (const TaskStatus status :
             {TaskStatus::Running, TaskStatus::Succeeded, TaskStatus::Failed, TaskStatus::Killed})
            entries.append({colors.status(statusRole(status)), statusText(statusRole(status))});
        return entries;
    case ColorMode::Phase:
        for (int i = 0; i < int(TaskPhase::Count); ++i)
            entries.append(
                {colors.phase(static_cast<PhaseRole>(i)), TimelineText::phaseName(static_cast<TaskPhase>(i))});
        break;
    case ColorMode::Locality:
        for (int i = 0; i <= int(Locality::Any); ++i)
            entries.append({localityColor(colors, static_cast<Locality>(i)),
                            TimelineText::localityName(static_cast<Locality>(i))});
        break;
    case ColorMode::Executor:
        for (Row row = 0; scene.snapshot && row < std::min<std::size_t>(kMostNamed, scene.snapshot->executors.size());
             ++row)
            entries.append({colors.category(row), TimelineText::executorName(*scene.snapshot, row)});
        if (scene.snapshot && scene.snapshot->executors.size() > kMostNamed)
            entries.append({QColor(), tr("colours repeat")});
        break;
    case ColorMode::Stage:
        if (scene.snapshot) {
            int named = 0;
            std::size_t ran = 0;
            for (std::size_t row = scene.snapshot->stages.size(); row-- > 0 && ran < 200;) { // the newest
                const StageAttempt &stage = scene.snapshot->stages[row];
                if (!stage.submittedOnce)
                    continue;
                ++ran;
                if (named++ < kMostNamed)
                    entries.prepend({colors.category(row), TimelineText::stageName(stage)});
            }
            if (named > kMostNamed)
                entries.append({QColor(), tr("colours repeat")});
        }
        break;
    }
    entries.append(failed);
    return entries;
}

void TimelineLegend::setScene(const TimelineScene &scene)
{
    QList<Entry> entries = entriesOf(scene);
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    QStringList words;
    for (const Entry &entry : std::as_const(m_entries))
        words << entry.text;
    setAccessibleDescription(words.join(u", "_s));
    update();
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors();
    QPainter painter(this);
    painter.setFont(Theme::instance().font(FontRole::Small));
    const QFontMetrics metrics(painter.font());
    int x = 2;
    for (const Entry &entry : std::as_const(m_entries)) {
        const int textWidth = metrics.horizontalAdvance(entry.text);
        if (x + textWidth + 20 > width()) {
            painter.setPen(colors.role(ColorRole::TextMuted));
            painter.drawText(QRect(x, 0, 20, height()), Qt::AlignVCenter, u"…"_s);
            break;
        }
        if (entry.color.isValid()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(entry.color);
            painter.drawRoundedRect(QRectF(x, height() / 2.0 - 5, 10, 10), 2.5, 2.5);
            x += 15;
        }
        painter.setPen(colors.role(entry.color.isValid() ? ColorRole::Text : ColorRole::TextMuted));
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter, entry.text);
        x += textWidth + 16;
    }
}

} // namespace cinderscope
