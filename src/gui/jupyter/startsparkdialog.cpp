// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/jupyter/startsparkdialog.h"

#include "gui/base/theme.h"
#include "gui/snippets/snippethighlighter.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHash>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

SessionConfig StartSparkDialog::plainConfig()
{
    SessionConfig config;
    config.name = tr("Local session");
    config.kind = SessionKind::KernelSession;
    config.description = tr("Spark as the kernel’s own Python has it, on all cores of its computer.");
    config.master = u"local[*]"_s;
    return config;
}

StartSparkDialog::StartSparkDialog(JupyterCentre *centre, const KernelPlace &place,
                                   const QList<SessionConfig> &configurations, QWidget *parent)
    : QDialog(parent), m_centre(centre), m_place(place)
{
    const QString kernel = place.kernel.notebook.isEmpty() ? place.kernel.spec : place.kernel.notebook;
    setWindowTitle(tr("Start Spark in %1").arg(kernel));
    resize(720, 560);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Small);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::Medium);
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Configuration"));
    m_configs = configurations;
    m_configs.append(plainConfig());
    for (const SessionConfig &config : std::as_const(m_configs))
        m_choice->addItem(config.name.isEmpty() ? tr("Without a name") : config.name);
    form->addRow(tr("&Configuration:"), m_choice);
    m_about = new QLabel(this);
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    form->addRow(QString(), m_about);
    m_existing = new QComboBox(this);
    m_existing->setAccessibleName(tr("What of a Spark that runs in the kernel already"));
    m_existing->addItem(tr("Leave it alone, and say so"), int(ExistingContext::Refuse));
    m_existing->addItem(tr("Use it: attach the listener and mark the jobs of cells"), int(ExistingContext::Use));
    m_existing->addItem(tr("Stop it, and start anew"), int(ExistingContext::Restart));
    form->addRow(tr("If Spark &runs there:"), m_existing);
    if (!place.kernel.applicationId.isEmpty())
        m_existing->setCurrentIndex(1);
    layout->addLayout(form);
    auto *caption = new QLabel(tr("The kernel &will run this; it does not come into the notebook:"), this);
    layout->addWidget(caption);
    m_preview = new QPlainTextEdit(this);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(Theme::instance().font(FontRole::Mono));
    m_preview->setAccessibleName(tr("Code that the kernel will run"));
    QPalette sunken = m_preview->palette();
    sunken.setColor(QPalette::Base, themeColors().role(ColorRole::Sunken));
    m_preview->setPalette(sunken);
    m_highlighter = new SnippetHighlighter(m_preview->document());
    caption->setBuddy(m_preview);
    layout->addWidget(m_preview, 1);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    layout->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("&Start Spark"), QDialogButtonBox::AcceptRole);
    m_start->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    layout->addWidget(buttons);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    m_about->setPalette(muted);
    QPalette red = palette();
    red.setColor(QPalette::WindowText, themeColors().statusText(StatusRole::Failed));
    m_problem->setPalette(red);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &StartSparkDialog::update);
    connect(m_existing, &QComboBox::currentIndexChanged, this, &StartSparkDialog::update);
    update();
}

SessionConfig StartSparkDialog::config() const
{
    SessionConfig config = m_configs.value(m_choice->currentIndex());
    config.kind = SessionKind::KernelSession;
    static const QHash<ExistingContext, QString> words{{ExistingContext::Refuse, u"refuse"_s},
                                                       {ExistingContext::Use, u"use"_s},
                                                       {ExistingContext::Restart, u"restart"_s}};
    config.notebook.existing = words.value(existing());
    config.path.clear(); // it is not what the file says any more
    config.notebook.server = m_place.server.url.toString();
    config.notebook.kernel = m_place.kernel.id;
    return config;
}

ExistingContext StartSparkDialog::existing() const
{
    return ExistingContext(m_existing->currentData().toInt());
}

void StartSparkDialog::update()
{
    const SessionConfig chosen = config();
    QString about = chosen.description;
    if (!chosen.master.isEmpty())
        about += (about.isEmpty() ? u""_s : u" "_s) + tr("Master: %1.").arg(chosen.master);
    if (chosen.listener && !m_centre->isNear(m_place.kernel.id))
        about += u' ' + tr("The kernel runs on another computer: no listener is attached, its application is polled.");
    m_about->setText(about.trimmed());
    m_about->setVisible(!m_about->text().isEmpty());
    const Result<QString> code = m_centre->preview(chosen, m_place.kernel, existing());
    const bool scala = m_place.kernel.language.compare("scala"_L1, Qt::CaseInsensitive) == 0;
    m_highlighter->setSyntax(scala ? SnippetSyntax::Scala : SnippetSyntax::Python);
    m_preview->setPlainText(code ? *code : QString());
    m_problem->setVisible(!code);
    m_problem->setText(code ? QString()
                            : tr("This configuration cannot be used in this kernel: %1.")
                                  .arg(QString::fromStdString(code.error().detail)));
    m_start->setEnabled(bool(code));
}

} // namespace cinderscope
