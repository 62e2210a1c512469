// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/messagebar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/launchform/fieldnote.h"
#include "gui/launchform/formpage.h"
#include "gui/launchform/linesedit.h"
#include "gui/launchform/pairpage.h"
#include "gui/launchform/pathedit.h"
#include "gui/launchform/problemsummary.h"
#include "gui/launchform/sessiondialog.h"
#include "gui/launchform/sessionform.h"
#include "gui/launchform/sessionlist.h"
#include "launch/config/sessionbook.h"
#include "launch/config/sessionproperties.h"
#include "support/patience.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMap>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! Every text a third longer, as German is.
class LongTexts : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + u" "_s + QString(u"ärgerlich "_s.repeated(20)).left(text.size() / 3);
    }
    bool isEmpty() const override { return false; }
};

template <class Widget>
Widget *button(QWidget *parent, const QString &text)
{
    for (Widget *widget : parent->findChildren<Widget *>()) {
        if (widget->isVisibleTo(parent) && widget->text().remove(u'&') == text)
            return widget;
    }
    return nullptr;
}

SessionConfig sample()
{
    SessionConfig config;
    config.name = u"Nightly ETL of all orders"_s;
    config.description = u"What runs each night"_s;
    config.master = u"local[4]"_s;
    config.driverMemory = u"2g"_s;
    config.properties = {{u"spark.sql.shuffle.partitions"_s, u"64"_s},
                         {u"spark.exectuor.memory"_s, u"4g"_s},
                         {u"spark.network.timeout"_s, u"2 minutes"_s},
                         {u"spark.hadoop.fs.s3a.secret.key"_s, u"AKIA-very-secret"_s},
                         {u"spark.sql.adaptive.enabled"_s, u"true"_s}};
    config.environment = {{u"HADOOP_USER_NAME"_s, u"etl"_s}, {u"MY_TOKEN"_s, u"abc"_s}};
    config.packages = {u"org.apache.spark:spark-avro_2.13:4.0.0"_s};
    return config;
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

//! For eyes: into the folder that CINDERSCOPE_SCREENSHOTS names.
void keep(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CINDERSCOPE_SCREENSHOTS");
    if (!folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

void choosePage(SessionForm *form, const QString &title)
{
    for (int row = 0; row < form->navigation()->count(); ++row) {
        if (form->navigation()->item(row)->text() == title)
            form->navigation()->setCurrentRow(row);
    }
}

void chooseKind(SessionForm *form, SessionKind kind)
{
    auto *combo = qobject_cast<QComboBox *>(form->editor(u"kind"_s));
    QVERIFY(combo);
    combo->setCurrentIndex(combo->findData(int(kind)));
}

} // namespace

class SessionDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyConfigurationComesBackAsItWas();
    void writesANewOneByKeyboard();
    void problemsAreToldAsOneTypes();
    void propertiesByKeyboard();
    void pastedPairsAreTakenApart();
    void suggestionsAreTaken();
    void secretsAreMasked();
    void kindsShowTheirPages();
    void acceleratorsAreSingle();
    void startNeedsAFaultlessOne();
    void changesAreNotLostSilently();
    void aFileChangedMeanwhileIsKept();
    void diskProblemsFollow();
    void everythingHasANameAndFits_data();
    void everythingHasANameAndFits();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionDialogTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"sessiondialog"_s);
    Theme::instance().install();
    Theme::instance().setMode(ThemeMode::Light, false);
}

void SessionDialogTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath(u"settings"_s));
}

void SessionDialogTest::everyConfigurationComesBackAsItWas()
{
    SessionForm form;
    QList<SessionConfig> all = SessionBook::examples();
    all.append(sample());
    SessionConfig odd = sample();
    odd.kind = SessionKind::Submit;
    odd.description = u"two\nlines"_s;
    odd.submit.arguments = {u"one"_s, QString(), u"two\nlines"_s};
    odd.submit.jars = {u"/a b.jar"_s};
    all.append(odd);
    odd.submit.arguments = {QString()};
    all.append(odd);
    SessionConfig kernel;
    kernel.name = u"k"_s;
    kernel.kind = SessionKind::KernelSession;
    for (const QString &existing : {u"refuse"_s, u"use"_s, u"restart"_s}) {
        kernel.notebook.existing = existing;
        all.append(kernel);
    }
    for (const SessionConfig &config : std::as_const(all)) {
        form.setConfig(config);
        QVERIFY2(form.config() == config, qPrintable(config.name));
    }
}

void SessionDialogTest::writesANewOneByKeyboard()
{
    SessionBook book(m_folder->filePath(u"sessions"_s));
    SessionDialog dialog(book, SessionConfig());
    QSignalSpy saved(&dialog, &SessionDialog::saved);
    QSignalSpy started(&dialog, &SessionDialog::startRequested);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(dialog.focusWidget(), dialog.form()->editor(u"name"_s)); // ready to be typed
    QVERIFY(!button<QPushButton>(&dialog, u"Save"_s)->isEnabled());
    QTest::keyClicks(dialog.focusWidget(), u"My own"_s);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog.focusWidget(), dialog.form()->editor(u"description"_s));
    QTest::keyClicks(dialog.focusWidget(), u"words"_s);
    QTRY_VERIFY(button<QPushButton>(&dialog, u"Save and start"_s)->isEnabled());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(started.count(), 1);
    QVERIFY(!dialog.isVisible() && dialog.wantsStart());
    QCOMPARE(book.entries().size(), 1);
    QCOMPARE(book.entries().first().config.description, u"words"_s);
    QCOMPARE(dialog.config().path, book.entries().first().config.path);
}

void SessionDialogTest::problemsAreToldAsOneTypes()
{
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, sample());
    dialog.show();
    auto *summary = dialog.findChild<ProblemSummary *>();
    auto *master = qobject_cast<QComboBox *>(dialog.form()->editor(u"master"_s));
    QVERIFY(summary && master);
    master->setFocus();
    master->lineEdit()->selectAll();
    QTest::keyClicks(master->lineEdit(), u"spark://h"_s);
    auto *note = master->parentWidget()->findChild<FieldNote *>();
    QTRY_VERIFY(note->isVisible() && note->text().contains(u"no port"_s));
    QVERIFY(!button<QPushButton>(&dialog, u"Save and start"_s)->isEnabled());
    QVERIFY(summary->text().contains(u"error"_s));
    Q_EMIT note->suggestionAccepted(u"spark://h:7077"_s);
    QCOMPARE(master->currentText(), u"spark://h:7077"_s);
    QTRY_VERIFY(!note->isVisible());
    // F8 goes to what is still wrong: a property on another page.
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_F8);
    QTRY_VERIFY(dialog.form()->currentPage() == dialog.form()->propertiesPage());
    QCOMPARE(dialog.form()->propertiesPage()->table()->currentIndex().siblingAtColumn(0).data().toString(),
             u"spark.network.timeout"_s);
}

void SessionDialogTest::propertiesByKeyboard()
{
    SessionBook book(m_folder->path());
    SessionConfig config;
    config.name = u"n"_s;
    SessionDialog dialog(book, config);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    choosePage(dialog.form(), u"Properties"_s);
    PairPage *page = dialog.form()->propertiesPage();
    QAbstractItemModelTester tester(page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTableView *table = page->table();
    QTest::mouseClick(button<QPushButton>(page, u"Add property"_s), Qt::LeftButton);
    auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(name);
    QTest::keyClicks(name, u"shuffle.partit"_s);
    QTRY_VERIFY(name->completer()->popup()->isVisible());
    QCOMPARE(name->completer()->currentCompletion(), u"spark.sql.shuffle.partitions"_s);
    QTest::keyClick(name->completer()->popup(), Qt::Key_Down);
    QTRY_VERIFY(page->documentation()->text().contains(u"shuffling data"_s)); // while one chooses
    keep(&dialog, u"completion"_s);
    QTest::keyClick(name->completer()->popup(), Qt::Key_Return);
    // The offscreen platform makes popups the active window and does not make the one below active again, as others do.
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    if (QApplication::focusWidget() == name)
        QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(page->model()->pairs().size(), 1);
    // The value comes next, with the default as its placeholder.
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) &&
                qobject_cast<QLineEdit *>(QApplication::focusWidget())->placeholderText() == u"200"_s);
    auto *value = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QTest::keyClicks(value, u"many"_s);
    auto *note = page->note();
    QTRY_VERIFY(note->isVisible() && note->text().contains(u"no whole number"_s)); // inline, as one types
    value->selectAll();
    QTest::keyClicks(value, u"64"_s);
    QTRY_VERIFY(!note->isVisible());
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE(page->model()->pairs(), PropertyPairs({{u"spark.sql.shuffle.partitions"_s, u"64"_s}}));
    QVERIFY(dialog.isVisible()); // Return was the table's
    QCOMPARE(page->model()->index(0, PairModel::Default).data().toString(), u"200"_s);
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Delete);
    QVERIFY(page->model()->pairs().isEmpty());
}

void SessionDialogTest::pastedPairsAreTakenApart()
{
    PairModel model(PairModel::Of::Properties);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &text : {u"spark.a=1"_s, u"--conf spark.b=x=y"_s, u"spark.c   2"_s, u" spark.d "_s})
        QVERIFY(model.setData(model.index(model.rowCount() - 1, 0), text, Qt::EditRole));
    const PropertyPairs wanted{
        {u"spark.a"_s, u"1"_s}, {u"spark.b"_s, u"x=y"_s}, {u"spark.c"_s, u"2"_s}, {u"spark.d"_s, {}}};
    QCOMPARE(model.pairs(), wanted);
}

void SessionDialogTest::suggestionsAreTaken()
{
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, sample());
    dialog.show();
    PairPage *page = dialog.form()->propertiesPage();
    dialog.form()->showField(u"properties/spark.exectuor.memory"_s);
    auto *note = page->note();
    QTRY_VERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"spark.executor.memory"_s), qPrintable(note->text()));
    keep(&dialog, u"properties"_s);
    Q_EMIT note->suggestionAccepted(u"spark.executor.memory"_s);
    QVERIFY(propertyOf(page->model()->pairs(), u"spark.executor.memory"_s) == u"4g"_s);
    dialog.form()->showField(u"properties/spark.network.timeout"_s);
    Q_EMIT note->suggestionAccepted(u"2min"_s);
    QVERIFY(propertyOf(page->model()->pairs(), u"spark.network.timeout"_s) == u"2min"_s);
    QTRY_VERIFY(canStart(dialog.form()->problems()));
}

void SessionDialogTest::secretsAreMasked()
{
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, sample());
    dialog.show();
    PairPage *page = dialog.form()->propertiesPage();
    const int row = page->model()->rowOf(u"spark.hadoop.fs.s3a.secret.key"_s);
    const QModelIndex value = page->model()->index(row, PairModel::Value);
    QVERIFY(!value.data().toString().contains(u"AKIA"_s));
    dialog.form()->showField(u"properties/spark.hadoop.fs.s3a.secret.key"_s);
    QTRY_VERIFY(page->revealButton()->isVisible());
    page->table()->edit(value);
    auto *editor = page->table()->findChild<QLineEdit *>();
    QVERIFY(editor && editor->echoMode() != QLineEdit::Normal);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTest::mouseClick(page->revealButton(), Qt::LeftButton);
    QCOMPARE(value.data().toString(), u"AKIA-very-secret"_s);
    QTest::mouseClick(page->revealButton(), Qt::LeftButton);
    QVERIFY(!value.data().toString().contains(u"AKIA"_s));
    dialog.form()->showField(u"properties/spark.network.timeout"_s);
    QVERIFY(!page->revealButton()->isVisible());
}

void SessionDialogTest::kindsShowTheirPages()
{
    SessionForm form;
    form.show();
    const QList<std::pair<SessionKind, QStringList>> wanted{
        {SessionKind::LocalSession, {u"spark.home"_s, u"connect-server"_s, u"packages"_s}},
        {SessionKind::Submit, {u"submit.application"_s, u"submit.arguments"_s, u"resources.executors"_s}},
        {SessionKind::StandaloneCluster, {u"cluster.workers"_s, u"cluster.worker-memory"_s}},
        {SessionKind::SshCluster, {u"cluster.hosts"_s, u"cluster.remote-spark-home"_s, u"cluster.workers-file"_s}},
        {SessionKind::KernelSession, {u"notebook.server"_s, u"notebook.template"_s, u"notebook.existing"_s}},
        {SessionKind::NotebookServer, {u"notebook.folder"_s, u"notebook.lab"_s}},
        {SessionKind::Kubernetes, {u"submit.application"_s, u"submit.cluster-mode"_s}},
        {SessionKind::HistoryServer, {u"history.folder"_s}}};
    for (const auto &[kind, fields] : wanted) {
        chooseKind(&form, kind);
        QVERIFY(form.config().kind == kind);
        for (const QString &field : fields) {
            QVERIFY2(form.editor(field), qPrintable(field));
            form.showField(field);
            QVERIFY2(form.editor(field)->isVisible(), qPrintable(field));
        }
    }
    // What was written on one kind's page is there again after a look at another kind.
    chooseKind(&form, SessionKind::Submit);
    form.showField(u"submit.application"_s);
    qobject_cast<PathEdit *>(form.editor(u"submit.application"_s))->setText(u"/a.py"_s);
    chooseKind(&form, SessionKind::HistoryServer);
    QVERIFY(!form.editor(u"submit.application"_s));
    chooseKind(&form, SessionKind::Kubernetes);
    QCOMPARE(form.config().submit.application, u"/a.py"_s);
}

void SessionDialogTest::acceleratorsAreSingle()
{
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, SessionConfig());
    SessionForm *form = dialog.form();
    QStringList footer;
    for (const QAbstractButton *one : dialog.findChild<QDialogButtonBox *>()->buttons())
        footer.append(one->text());
    QCOMPARE(footer.size(), 3);
    for (const SessionKind kind : sessionKinds()) {
        chooseKind(form, kind);
        for (int row = 0; row < form->navigation()->count(); ++row) {
            form->navigation()->setCurrentRow(row);
            const FormPage *page = form->currentPage();
            QStringList texts = footer; // with what is hidden for now
            for (const QLabel *label : page->findChildren<QLabel *>()) {
                if (label->buddy())
                    texts.append(label->text());
            }
            for (const QAbstractButton *one : page->findChildren<QAbstractButton *>())
                texts.append(one->text());
            QVERIFY(texts.size() > footer.size());
            QMap<QString, QString> seen;
            for (const QString &text : std::as_const(texts)) {
                const QString key = QKeySequence::mnemonic(text).toString();
                QVERIFY2(key.isEmpty() || !seen.contains(key),
                         qPrintable(u"%1: %2: %3, %4"_s.arg(page->title(), key, seen.value(key), text)));
                if (!key.isEmpty())
                    seen.insert(key, text);
            }
        }
    }
}

void SessionDialogTest::startNeedsAFaultlessOne()
{
    SessionBook book(m_folder->path());
    SessionConfig config = sample();
    config.properties.clear();
    config.driverMemory = u"2048"_s;
    SessionDialog dialog(book, config);
    QSignalSpy started(&dialog, &SessionDialog::startRequested);
    dialog.show();
    QPushButton *start = button<QPushButton>(&dialog, u"Save and start"_s);
    QTRY_VERIFY(!start->isEnabled());
    QVERIFY(!start->toolTip().isEmpty());
    QTest::mouseClick(button<QPushButton>(&dialog, u"Save"_s), Qt::LeftButton); // a draft can be kept
    QVERIFY(!dialog.isVisible());
    QCOMPARE(started.count(), 0);
    QCOMPARE(book.entries().size(), 1);
}

void SessionDialogTest::changesAreNotLostSilently()
{
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, sample());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *name = qobject_cast<QLineEdit *>(dialog.form()->editor(u"name"_s));
    QTest::keyClick(name, Qt::Key_End);
    QTest::keyClicks(name, u"!"_s);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    auto *question = dialog.findChild<QMessageBox *>(u"saveQuestion"_s);
    QVERIFY(question && question->isVisible() && dialog.isVisible());
    QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
    QVERIFY(dialog.isVisible());
    QTest::keyClick(name, Qt::Key_Backspace); // as it was: no question
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(book.entries().isEmpty());
}

void SessionDialogTest::aFileChangedMeanwhileIsKept()
{
    SessionBook book(m_folder->path());
    SessionConfig config = sample();
    QVERIFY(book.save(config));
    SessionDialog dialog(book, config);
    dialog.show();
    put(config.path, "name = 'by another'\n");
    QTest::keyClicks(dialog.form()->editor(u"name"_s), u" mine"_s);
    QTest::mouseClick(button<QPushButton>(&dialog, u"Save"_s), Qt::LeftButton);
    QVERIFY(dialog.isVisible());
    auto *messages = dialog.findChild<MessageBar *>();
    QCOMPARE(messages->count(), 1);
    QVERIFY(messages->messages().first().cause.contains(u"changed since"_s));
    messages->messages().first().action(); // Save as a copy
    QVERIFY(!dialog.isVisible());
    QCOMPARE(book.entries().size(), 2);
    QCOMPARE(book.entry(config.path)->config.name, u"by another"_s);
}

void SessionDialogTest::diskProblemsFollow()
{
    SessionForm form;
    SessionConfig config;
    config.name = u"n"_s;
    config.spark.home = m_folder->filePath(u"none"_s);
    form.setConfig(config);
    QTRY_VERIFY(!canStart(form.problems()));
    QCOMPARE(form.problems().first().field, u"spark.home"_s);
    auto *home = qobject_cast<PathEdit *>(form.editor(u"spark.home"_s));
    home->setText({});
    QTRY_VERIFY(form.problems().isEmpty());
    // The version of the Spark that was chosen is the one whose defaults are shown.
    QVERIFY(QDir(m_folder->path()).mkpath(u"spark/bin"_s) && QDir(m_folder->path()).mkpath(u"spark/jars"_s));
    put(m_folder->filePath(u"spark/bin/spark-submit"_s), "#!/bin/sh\n");
    QFile::setPermissions(m_folder->filePath(u"spark/bin/spark-submit"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeUser);
    put(m_folder->filePath(u"spark/RELEASE"_s), "Spark 3.5.9 (x) built for Hadoop 3\n");
    home->setText(m_folder->filePath(u"spark"_s));
    QTRY_COMPARE(form.propertiesPage()->model()->sparkVersion(), u"3.5.9"_s);
}

void SessionDialogTest::everythingHasANameAndFits_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("longTexts");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("long texts") << false << true;
}

void SessionDialogTest::everythingHasANameAndFits()
{
    QFETCH(bool, dark);
    QFETCH(bool, longTexts);
    LongTexts translator;
    if (longTexts)
        QCoreApplication::installTranslator(&translator);
    Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light, false);
    SessionBook book(m_folder->path());
    SessionDialog dialog(book, sample());
    dialog.resize(940, 680); // as on a screen of 1280 x 800
    dialog.show();
    SessionForm *form = dialog.form();
    const QString look = dark ? u"dark"_s : longTexts ? u"long"_s : u"light"_s;
    for (const SessionKind kind : sessionKinds()) {
        chooseKind(form, kind);
        for (int row = 0; row < form->navigation()->count(); ++row) {
            form->navigation()->setCurrentRow(row);
            QTest::qWait(20);
            FormPage *page = form->currentPage();
            QVERIFY2(page->widget()->minimumSizeHint().width() <= page->viewport()->width(),
                     qPrintable(u"%1: %2 > %3"_s.arg(page->title())
                                    .arg(page->widget()->minimumSizeHint().width())
                                    .arg(page->viewport()->width())));
            for (QWidget *widget : page->findChildren<QWidget *>()) {
                const bool takesKeys = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(page);
                const bool isPart = !qobject_cast<QLineEdit *>(widget) && !qobject_cast<QComboBox *>(widget) &&
                                    !qobject_cast<QSpinBox *>(widget) && !qobject_cast<LinesEdit *>(widget) &&
                                    !qobject_cast<QCheckBox *>(widget) && !qobject_cast<QTableView *>(widget);
                const bool isInner = qobject_cast<QSpinBox *>(widget->parentWidget()) != nullptr;
                if (takesKeys && !isPart && !isInner)
                    QVERIFY2(!widget->accessibleName().isEmpty(),
                             qPrintable(page->title() + u' ' + widget->objectName()));
            }
            keep(&dialog, u"form-%1-%2-%3"_s.arg(look, sessionKindWord(kind)).arg(row));
        }
    }
    QVERIFY2(dialog.width() <= 1280 && dialog.height() <= 800 && dialog.minimumSizeHint().width() <= 1280 &&
                 dialog.minimumSizeHint().height() <= 760,
             qPrintable(u"%1 x %2"_s.arg(dialog.minimumSizeHint().width()).arg(dialog.minimumSizeHint().height())));
    QCoreApplication::removeTranslator(&translator);
    Theme::instance().setMode(ThemeMode::Light, false);
}

QTEST_MAIN(SessionDialogTest)
#include "tst_sessiondialog.moc"
