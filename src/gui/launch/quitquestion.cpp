// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/quitquestion.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchtext.h"
#include "gui/launchform/sessionkindtext.h"

#include <algorithm>
#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

QuitQuestion::QuitQuestion(LaunchCentre *centre, QWidget *parent) : QDialog(parent), m_centre(centre)
{
    setObjectName(u"quitQuestion"_s);
    setWindowTitle(tr("Quit"));
    setModal(true);
    m_icon = new QLabel(this);
    m_icon->setPixmap(Icons::severity(Severity::Warning).pixmap(28, 28));
    m_headline = new QLabel(tr("What was started from here still runs."), this);
    m_headline->setFont(Theme::instance().font(FontRole::Title));
    m_headline->setWordWrap(true);
    m_text = new QLabel(tr("It can end now, or go on without the window; the next one finds it again."), this);
    m_text->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("What still runs"));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(16, 16));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Ending"));
    m_progress->hide();
    m_remember = new QCheckBox(tr("&Do not ask again"), this);
    m_buttons = new QDialogButtonBox(this);
    m_end = m_buttons->addButton(tr("&End and quit"), QDialogButtonBox::AcceptRole);
    m_keep = m_buttons->addButton(tr("&Keep running and quit"), QDialogButtonBox::ActionRole);
    m_atOnce = m_buttons->addButton(tr("End at &once"), QDialogButtonBox::DestructiveRole);
    m_cancel = m_buttons->addButton(QDialogButtonBox::Cancel);
    m_atOnce->hide(); // behind the last one: a box shows all when one comes
    m_end->setDefault(true);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(Spacing::Small);
    texts->addWidget(m_headline);
    texts->addWidget(m_text);
    texts->addWidget(m_list, 1);
    texts->addWidget(m_progress);
    texts->addWidget(m_remember);
    auto *row = new QHBoxLayout;
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Medium);
    layout->setSpacing(Spacing::Medium);
    layout->addLayout(row, 1);
    layout->addWidget(m_buttons);
    fill();
    resize(460, sizeHint().height());

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_end, &QPushButton::clicked, this, [this] {
        Q_EMIT endChosen();
        end();
    });
    connect(m_keep, &QPushButton::clicked, this, &QuitQuestion::keepChosen);
    connect(m_atOnce, &QPushButton::clicked, this, [this] {
        for (const LaunchState &state : m_centre->endingWithUs())
            m_centre->stop(state.id);
    });
    connect(centre, &LaunchCentre::changed, this, &QuitQuestion::fill);
    connect(centre, &LaunchCentre::removed, this, &QuitQuestion::fill);
}

bool QuitQuestion::remembers() const
{
    return m_remember->isChecked();
}

void QuitQuestion::fill()
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const QList<LaunchState> states = m_centre->endingWithUs();
    m_list->clear();
    for (const LaunchState &state : states) {
        auto *item = new QListWidgetItem(
            Icons::icon(sessionKindIcon(state.config.kind)),
            tr("%1 · %2", "name, status").arg(launchtext::name(state.config), launchtext::status(state, now)), m_list);
        item->setToolTip(sessionKindTitle(state.config.kind));
    }
    const int rows = int(std::clamp<qsizetype>(states.size(), 1, 8));
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), 20) + 2 * m_list->frameWidth() + 2);
    // it ended while the person was being asked
    if (states.isEmpty() && !m_ending && isVisible())
        end();
}

void QuitQuestion::end()
{
    if (m_ending)
        return;
    m_ending = true;
    m_headline->setText(tr("Ending what was started…"));
    m_text->setText(tr("The window closes when all of it is over."));
    m_icon->setPixmap(Icons::severity(Severity::Info).pixmap(28, 28));
    m_progress->show();
    m_remember->hide();
    m_end->hide();
    m_keep->hide();
    m_cancel->hide();
    m_atOnce->show();
    m_atOnce->setFocus();
    m_centre->endAll();
}

void QuitQuestion::reject()
{
    if (!m_ending)
        QDialog::reject();
}

} // namespace cinderscope
