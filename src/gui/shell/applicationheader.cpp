// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/applicationheader.h"

#include "gui/base/actionregistry.h"
#include "gui/base/copylabel.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/statustext.h"
#include "gui/base/theme.h"
#include "gui/shell/feedtext.h"
#include "gui/shell/sourcetreemodel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

ApplicationHeader::ApplicationHeader(ActionRegistry &actions, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"applicationHeader"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Medium, Spacing::XSmall);
    layout->setSpacing(Spacing::Small);
    m_name = new ElidedLabel(this);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_state = new Pill(this);
    m_source = new Pill(this);
    m_source->setNeutral();
    m_id = new CopyLabel(this);
    m_id->setFieldName(tr("Application id"));
    m_id->setElideMode(Qt::ElideMiddle);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_source);
    m_origin = new QToolButton(this);
    m_origin->setObjectName(u"launchOrigin"_s);
    m_origin->setAutoRaise(true);
    m_origin->setIcon(Icons::icon(u"play"_s));
    m_origin->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_origin->setPopupMode(QToolButton::InstantPopup);
    m_origin->setFocusPolicy(Qt::TabFocus);
    m_origin->hide();
    layout->addWidget(m_origin);
    layout->addSpacing(Spacing::XSmall);
    layout->addWidget(m_id);
    layout->addStretch(1);
    for (const auto &id : {u"replay.open"_s, u"file.refresh"_s, u"edit.connection"_s, u"edit.copyId"_s, u"act.stop"_s,
                           u"file.close"_s}) {
        QAction *action = actions.action(id);
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    updateFonts();
}

void ApplicationHeader::updateFonts()
{
    m_name->setFont(Theme::instance().font(FontRole::Headline));
}

void ApplicationHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        updateFonts();
    QWidget::changeEvent(event);
}

QString ApplicationHeader::name() const
{
    return m_name->text();
}

void ApplicationHeader::setOrigin(const QString &text, QMenu *menu)
{
    constexpr int kMost = 32;
    QString shown = text.size() > kMost ? QString(text.first(kMost - 1) + u'…') : text;
    m_origin->setText(shown.replace(u'&', "&&"_L1));
    m_origin->setToolTip(text.isEmpty() ? QString() : tr("Started here, %1: stop, restart, edit").arg(text));
    m_origin->setAccessibleName(m_origin->toolTip());
    m_origin->setMenu(menu);
    m_origin->setVisible(!text.isEmpty());
}

void ApplicationHeader::showApplication(const ApplicationRef &ref, const ApplicationSession *session,
                                        const QString &fallback)
{
    const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
    const QString name = snapshot ? QString::fromStdString(snapshot->app.name) : QString();
    m_name->setText(name.isEmpty() ? fallback : name);
    m_id->setText(snapshot ? QString::fromStdString(snapshot->app.id) : QString());
    m_id->setVisible(!m_id->text().isEmpty());
    m_state->setVisible(snapshot != nullptr);
    if (snapshot) {
        m_state->setText(statusText(snapshot->state));
        m_state->setStatus(statusRole(snapshot->state));
    }
    const std::optional<FeedStatus> feed = session ? session->status().feed : std::nullopt;
    m_source->setText(ref.demo ? tr("Demo recording") : feed ? feedtext::speaking(*feed) : sourceKindText(ref.kind));
}

} // namespace cinderscope
