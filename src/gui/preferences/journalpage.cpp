// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/journalpage.h"

#include "gui/base/async.h"
#include "gui/base/format.h"
#include "gui/base/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace cinderscope {

JournalPage::JournalPage(Preferences &preferences, preferencepages::Edited edited, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_edited(std::move(edited))
{
    QFormLayout *form = preferencepages::newForm(this);
    m_on = new QCheckBox(tr("&Keep what listeners tell"), this);
    m_on->setChecked(preferences.journal);
    m_folder = new QLineEdit(preferences.journalFolder, this);
    m_folder->setPlaceholderText(Preferences().journalRoot());
    m_folder->setClearButtonEnabled(true);
    m_folder->setAccessibleName(tr("Folder of journals"));
    auto *browse = new QPushButton(tr("&Browse…"), this);
    browse->setAutoDefault(false);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(Spacing::Small);
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    m_megabytes = new QSpinBox(this);
    m_megabytes->setRange(0, 10'000'000);
    m_megabytes->setSingleStep(256);
    m_megabytes->setSuffix(tr(" MiB"));
    m_megabytes->setSpecialValueText(tr("without limit"));
    m_megabytes->setGroupSeparatorShown(true);
    m_megabytes->setValue(preferences.journalMegabytes);
    m_megabytes->setAccessibleName(tr("Most space"));
    m_days = new QSpinBox(this);
    m_days->setRange(0, 36'500);
    m_days->setSuffix(tr(" days"));
    m_days->setSpecialValueText(tr("without limit"));
    m_days->setValue(preferences.journalDays);
    m_days->setAccessibleName(tr("Longest time"));
    m_used = new QLabel(tr("measuring…"), this);
    m_clear = new QPushButton(tr("&Clear…"), this);
    m_clear->setAutoDefault(false);
    auto *used = new QHBoxLayout;
    used->addWidget(m_used, 1);
    used->addWidget(m_clear);

    form->addRow(m_on);
    form->addRow(QString(),
                 preferencepages::hint(tr("A journal is an event log as Spark writes it: nothing is lost when "
                                          "the driver or this window crashes, and Spark’s own history server "
                                          "can read it."),
                                       this));
    auto *folderLabel = new QLabel(tr("&Folder:"), this);
    folderLabel->setBuddy(m_folder);
    form->addRow(folderLabel, folder);
    form->addRow(tr("At most, in &all:"), m_megabytes);
    form->addRow(tr("At most, for so &long:"), m_days);
    form->addRow(QString(),
                 preferencepages::hint(tr("The oldest are removed first, never one that is being written. The "
                                          "folder takes effect for applications that connect from now on."),
                                       this));
    form->addRow(tr("Used now:"), used);
    connect(m_on, &QCheckBox::toggled, this, &JournalPage::take);
    connect(m_folder, &QLineEdit::editingFinished, this, &JournalPage::take);
    for (QSpinBox *field : {m_megabytes, m_days})
        connect(field, &QSpinBox::valueChanged, this, &JournalPage::take);
    connect(browse, &QPushButton::clicked, this, &JournalPage::browse);
    connect(m_clear, &QPushButton::clicked, this, &JournalPage::askToClear);
    measure();
}

void JournalPage::take()
{
    const bool moved = m_preferences.journalFolder != m_folder->text().trimmed();
    m_preferences.journal = m_on->isChecked();
    m_preferences.journalFolder = m_folder->text().trimmed();
    m_preferences.journalMegabytes = m_megabytes->value();
    m_preferences.journalDays = m_days->value();
    if (moved)
        measure();
    m_edited();
}

void JournalPage::measure()
{
    const std::string root = m_preferences.journalRoot().toStdString();
    runAsync(
        this, [root] { return listJournals(root); },
        [this](const JournalList &list) {
            QString text =
                tr("%1 in %n journal(s)", nullptr, int(list.entries.size())).arg(format::bytes(qint64(list.bytes)));
            if (!list.problems.empty())
                text += u", "_s + tr("%n of them cannot be read", nullptr, int(list.problems.size()));
            m_used->setText(text);
            m_clear->setEnabled(!list.entries.empty());
        });
}

void JournalPage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder of journals"), m_preferences.journalRoot());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_folder->setText(path);
        take();
    });
    dialog->open();
}

void JournalPage::askToClear()
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Clear the journals"),
                        tr("Remove all journals but those that are being written? Applications that have no other "
                           "log are gone then."),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *remove = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    connect(remove, &QPushButton::clicked, this, &JournalPage::clear);
    box->open();
}

void JournalPage::clear()
{
    m_used->setText(tr("removing…"));
    m_clear->setEnabled(false);
    const std::string root = m_preferences.journalRoot().toStdString();
    runAsync(
        this, [root] { return pruneJournals(root, {.bytes = 1, .age = std::chrono::hours(0)}); },
        [this](const PruneResult &) {
            measure();
            Q_EMIT cleared();
        });
}

} // namespace cinderscope
