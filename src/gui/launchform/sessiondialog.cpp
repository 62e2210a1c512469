// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessiondialog.h"

#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/launchform/problemsummary.h"
#include "gui/launchform/sessionform.h"
#include "launch/config/sessionbook.h"

#include <QDialogButtonBox>
#include <QFrame>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

class SessionDialog::Private
{
public:
    explicit Private(SessionBook &sessions) : book(sessions) {}

    SessionBook &book;
    SessionConfig before; //!< as the fields said at first
    std::optional<SessionConfig> saved;
    MessageBar *messages = nullptr;
    ProblemSummary *summary = nullptr;
    QPushButton *save = nullptr, *start = nullptr;
};

SessionDialog::SessionDialog(SessionBook &book, const SessionConfig &config, QWidget *parent)
    : QDialog(parent), d(std::make_unique<Private>(book)), m_form(new SessionForm(this))
{
    setObjectName(u"sessionDialog"_s);
    setWindowTitle(config.path.isEmpty() ? tr("New session configuration") : tr("Edit “%1”").arg(config.name));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    d->messages = new MessageBar(this);
    layout->addWidget(d->messages);
    layout->addWidget(m_form, 1);
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    const auto paint = [line] {
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, themeColors().role(ColorRole::Border));
        line->setPalette(palette);
    };
    paint();
    connect(&Theme::instance(), &Theme::changed, line, paint);
    layout->addWidget(line);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    d->summary = new ProblemSummary(this);
    footer->addWidget(d->summary, 1);
    auto *buttons = new QDialogButtonBox(this);
    d->start = buttons->addButton(tr("Save and s&tart"), QDialogButtonBox::AcceptRole);
    d->save = buttons->addButton(tr("&Save"), QDialogButtonBox::ApplyRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    d->start->setDefault(true);
    footer->addWidget(buttons);
    layout->addLayout(footer);

    m_form->setConfig(config);
    d->before = m_form->config();
    connect(d->save, &QPushButton::clicked, this, [this] { save(false); });
    connect(d->start, &QPushButton::clicked, this, [this] { save(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &SessionDialog::reject);
    connect(d->summary, &ProblemSummary::fieldRequested, m_form, &SessionForm::showField);
    const auto show = [this] {
        const bool good = canStart(m_form->problems());
        d->summary->setProblems(m_form->problems());
        d->start->setEnabled(good);
        d->start->setToolTip(good ? QString() : tr("Mend the errors first; it can be saved as it is."));
        d->save->setEnabled(!m_form->config().name.trimmed().isEmpty());
    };
    connect(m_form, &SessionForm::problemsChanged, this, show);
    show();
    // Fits a small screen, and German.
    const QSize screen = (parent ? parent->screen() : QGuiApplication::primaryScreen())->availableSize();
    resize(QSize(940, 680).boundedTo(screen * 0.95));
    m_form->showField(u"name"_s);
}

SessionDialog::~SessionDialog() = default;

SessionConfig SessionDialog::config() const
{
    return d->saved ? *d->saved : m_form->config();
}

void SessionDialog::save(bool start)
{
    m_form->checkNow();
    if (start && !canStart(m_form->problems()))
        return;
    SessionConfig config = m_form->config();
    const Result<void> done = d->book.save(config);
    if (!done) {
        Message message;
        message.severity = Severity::Error;
        message.what = tr("The configuration could not be saved.");
        message.cause = QString::fromStdString(done.error().detail);
        message.details = QString::fromStdString(done.error().source);
        if (!config.path.isEmpty()) {
            message.actionText = tr("Save as a copy");
            message.action = [this, start] {
                m_form->setConfig(d->book.copyOf(m_form->config()));
                save(start);
            };
        }
        d->messages->show(message);
        return;
    }
    d->saved = config;
    m_start = start;
    accept();
    Q_EMIT saved(config);
    if (start)
        Q_EMIT startRequested(config);
}

void SessionDialog::reject()
{
    if (m_form->config() == d->before) {
        QDialog::reject();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Save the changes?"),
                                     QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setObjectName(u"saveQuestion"_s);
    question->setInformativeText(tr("Else they are lost."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::Save);
    question->button(QMessageBox::Save)->setEnabled(d->save->isEnabled());
    connect(question, &QMessageBox::finished, this, [this](int button) {
        if (button == QMessageBox::Save)
            save(false);
        else if (button == QMessageBox::Discard)
            QDialog::reject();
    });
    question->open();
}

} // namespace cinderscope
