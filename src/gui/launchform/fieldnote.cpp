// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/fieldnote.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

Severity lookOf(SessionProblem::Severity severity)
{
    switch (severity) {
    case SessionProblem::Severity::Error:
        return Severity::Error;
    case SessionProblem::Severity::Warning:
        return Severity::Warning;
    case SessionProblem::Severity::Remark:
        break;
    }
    return Severity::Info;
}

QString sentence(const SessionProblem &problem)
{
    return problem.cure.isEmpty() ? problem.cause : problem.cause + u' ' + problem.cure;
}

void mute(QLabel *label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    label->setPalette(palette);
    label->setFont(Theme::instance().font(FontRole::Small));
}

} // namespace

FieldNote::FieldNote(QWidget *parent) : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_icon->setFixedWidth(Spacing::IconSize);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    layout->addWidget(m_text, 1);
    connect(m_text, &QLabel::linkActivated, this,
            [this] { Q_EMIT suggestionAccepted(m_problems.isEmpty() ? QString() : m_problems.first().suggestion); });
    hide();
}

void FieldNote::setProblems(const QList<SessionProblem> &problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    updateLook();
}

void FieldNote::updateLook()
{
    setVisible(!m_problems.isEmpty());
    if (m_problems.isEmpty()) {
        m_plain.clear();
        return;
    }
    const SessionProblem &worst = m_problems.first();
    m_plain = sentence(worst);
    QString html = m_plain.toHtmlEscaped();
    if (!worst.suggestion.isEmpty())
        html +=
            u" <a href=\"#\">"_s +
            (m_plain.contains(worst.suggestion) ? tr("Use it") : tr("Use “%1”").arg(worst.suggestion)).toHtmlEscaped() +
            u"</a>"_s;
    m_text->setText(html);
    m_text->setFont(Theme::instance().font(FontRole::Small));
    m_icon->setPixmap(Icons::severity(lookOf(worst.severity)).pixmap(14, 14));
    QStringList others;
    for (const SessionProblem &problem : m_problems.mid(1))
        others.append(sentence(problem));
    setToolTip(others.join(u'\n'));
    setAccessibleName(m_plain);
    m_text->setAccessibleName(m_plain);
    fitHeight();
}

//! Layouts of scroll areas ask for the least height only, which of a wrapped text is that of one line.
void FieldNote::fitHeight()
{
    const int room = std::max(100, width() - m_icon->width() - layout()->spacing());
    setMinimumHeight(std::max(Spacing::IconSize, m_text->heightForWidth(room)) + 2);
}

void FieldNote::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void FieldNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateLook();
}

void makeHint(QLabel *label)
{
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // else a wrapped text stays narrow
    mute(label);
    QObject::connect(&Theme::instance(), &Theme::changed, label, [label] { mute(label); });
}

} // namespace cinderscope
