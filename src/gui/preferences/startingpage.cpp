// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/startingpage.h"

#include "gui/base/async.h"
#include "gui/base/copylabel.h"
#include "gui/base/theme.h"
#include "launch/config/sessionbook.h"
#include "launch/config/sessioncheck.h"
#include "launch/config/sessionfile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! What the disk says of the two fields.
struct SparkLook
{
    bool homeThere = false, pythonThere = false;
    QString version; //!< of home; empty: no Spark
};

} // namespace

StartingPage::StartingPage(Preferences &preferences, SessionBook &book, preferencepages::Edited edited, QWidget *parent)
    : QWidget(parent), m_preferences(preferences), m_book(book), m_edited(std::move(edited))
{
    QFormLayout *form = preferencepages::newForm(this);
    m_quit = new QComboBox(this);
    m_quit->addItem(tr("Ask"), int(StartedOnQuit::Ask));
    m_quit->addItem(tr("End it"), int(StartedOnQuit::End));
    m_quit->addItem(tr("Let it run on"), int(StartedOnQuit::Keep));
    m_quit->setCurrentIndex(m_quit->findData(int(preferences.startedOnQuit)));
    m_quit->setAccessibleName(tr("What still runs when the window goes"));
    m_show = new QCheckBox(tr("Sho&w what was started once it runs"), this);
    m_show->setChecked(preferences.showStarted);
    m_places = new QCheckBox(tr("Keep the &place of a cluster over SSH when the cluster has ended"), this);
    m_places->setChecked(preferences.keepClusterPlaces);
    m_sparkHint = preferencepages::hint({}, this);
    m_jsonHint = preferencepages::hint({}, this);
    auto *own = new CopyLabel(QDir::toNativeSeparators(book.folder()), this);
    own->setFieldName(tr("Folder of configurations"));
    own->setElideMode(Qt::ElideMiddle);

    form->addRow(tr("What &still runs when you quit:"), m_quit);
    form->addRow(QString(), preferencepages::hint(tr("Configurations that are to keep running are never ended. What "
                                                     "runs on is found again by the next window and by "
                                                     "“cinderscope-cli stop”."),
                                                  this));
    form->addRow(m_show);
    form->addRow(m_places);
    const auto row = [&](const QString &text, QLineEdit *&field, const QString &name, const QString &value,
                         bool folder) {
        QHBoxLayout *line = pathField(field, name, value, folder);
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, line);
    };
    row(tr("Sp&ark folder:"), m_home, tr("Spark folder"), preferences.sparkHome, true);
    row(tr("P&ython:"), m_python, tr("Python"), preferences.sparkPython, false);
    m_home->setPlaceholderText(tr("SPARK_HOME, else what is found"));
    m_python->setPlaceholderText(tr("python3 that has pyspark"));
    form->addRow(QString(), m_sparkHint);
    form->addRow(tr("Configurations:"), own);
    row(tr("&JSON configurations:"), m_json, tr("Folder of JSON configurations"), book.jsonFolder(), true);
    m_json->setPlaceholderText(tr("none"));
    form->addRow(QString(), m_jsonHint);

    connect(m_quit, &QComboBox::activated, this, &StartingPage::take);
    for (QCheckBox *box : {m_show, m_places})
        connect(box, &QCheckBox::toggled, this, &StartingPage::take);
    for (QLineEdit *field : {m_home, m_python})
        connect(field, &QLineEdit::editingFinished, this, &StartingPage::take);
    connect(m_json, &QLineEdit::editingFinished, this, &StartingPage::takeJsonFolder);
    connect(&book, &SessionBook::changed, this, &StartingPage::check);
    check();
}

QHBoxLayout *StartingPage::pathField(QLineEdit *&field, const QString &name, const QString &text, bool folder)
{
    field = new QLineEdit(text, this);
    field->setClearButtonEnabled(true);
    field->setAccessibleName(name);
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Browse: %1", "name of a field").arg(name));
    connect(browse, &QPushButton::clicked, this, [this, field, name, folder] { this->browse(field, name, folder); });
    auto *line = new QHBoxLayout;
    line->setSpacing(Spacing::Small);
    line->addWidget(field, 1);
    line->addWidget(browse);
    return line;
}

void StartingPage::browse(QLineEdit *field, const QString &name, bool folder)
{
    auto *dialog = new QFileDialog(this, name, field->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this, field](const QString &path) {
        field->setText(path);
        Q_EMIT field->editingFinished();
    });
    dialog->open();
}

void StartingPage::take()
{
    m_preferences.startedOnQuit = StartedOnQuit(m_quit->currentData().toInt());
    m_preferences.showStarted = m_show->isChecked();
    m_preferences.keepClusterPlaces = m_places->isChecked();
    m_preferences.sparkHome = m_home->text().trimmed();
    m_preferences.sparkPython = m_python->text().trimmed();
    check();
    m_edited();
}

void StartingPage::takeJsonFolder()
{
    const QString folder = expandedPath(m_json->text().trimmed());
    if (folder != m_book.jsonFolder())
        m_book.setJsonFolder(folder, true);
    check();
}

void StartingPage::check()
{
    int broken = 0, read = 0;
    for (const SessionEntry &entry : m_book.entries()) {
        if (entry.readOnly)
            entry.isBroken() ? ++broken : ++read;
    }
    const QString folder = m_book.jsonFolder();
    QString text = tr("Read as they are: Spark properties, Livy and sparkmagic sessions, SWAN’s bundles.");
    if (!folder.isEmpty() && !QFileInfo(folder).isDir()) {
        text = tr("There is no such folder.");
    } else if (!folder.isEmpty()) {
        text = tr("%n configuration(s) in it.", nullptr, read);
        if (broken > 0)
            text += u' ' + tr("%n file(s) cannot be read; “Manage configurations” says why.", nullptr, broken);
    }
    m_jsonHint->setText(text);
    runAsync(
        this,
        [home = expandedPath(m_home->text().trimmed()), python = expandedPath(m_python->text().trimmed())] {
            SparkLook look;
            look.homeThere = home.isEmpty() || QFileInfo(home + u"/bin/spark-submit"_s).isExecutable();
            look.version = home.isEmpty() ? QString() : sparkVersionOf(home);
            look.pythonThere = python.isEmpty() || !python.contains(u'/') || QFileInfo(python).isExecutable();
            return look;
        },
        [this](const SparkLook &look) {
            QString spark = tr("Of configurations that name neither.");
            if (!look.homeThere)
                spark = tr("This is no Spark folder: bin/spark-submit is missing in it.");
            else if (!look.pythonThere)
                spark = tr("There is no program at the path of this Python.");
            else if (!look.version.isEmpty())
                spark += u' ' + tr("The folder holds Spark %1.").arg(look.version);
            m_sparkHint->setText(spark);
        });
}

} // namespace cinderscope
