// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"
#include "gui/base/messagebar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/launchform/sessiondialog.h"
#include "gui/launchform/sessionform.h"
#include "gui/launchform/sessionlist.h"
#include "gui/launchform/sessionlistmodel.h"
#include "launch/config/sessionbook.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

class SessionListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void modelIsSound();
    void listSortsFiltersAndActs();
    void listShowsBrokenFiles();
    void listDeletesWithUndo();
    void listMakesNewOnesFromExamples();
    void jsonOnesAreCopied();
    void listLooks();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionListTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"sessionlist"_s);
    Theme::instance().install();
    Theme::instance().setMode(ThemeMode::Light, false);
}

void SessionListTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath(u"settings"_s));
}

void SessionListTest::modelIsSound()
{
    SessionBook book(m_folder->filePath(u"sessions"_s));
    SessionListModel model(book);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SessionConfig config = sample();
    QVERIFY(book.save(config));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.canBeStarted(0)); // it has errors
    QVERIFY(model.trouble(0).contains(u"2 minutes"_s));
    QVERIFY(book.remove(config.path));
    QCOMPARE(model.rowCount(), 0);
}

void SessionListTest::jsonOnesAreCopied()
{
    QTemporaryDir json;
    put(json.filePath(u"livy.json"_s), R"({"driverMemory": "1g", "proxyUser": "u"})");
    SessionBook book(m_folder->filePath(u"sessions"_s));
    book.setJsonFolder(json.path());
    SessionList list(book);
    list.show();
    list.select(json.filePath(u"livy.json"_s));
    QVERIFY(!list.findChild<QPushButton *>(u"delete"_s)->isEnabled()); // is not ours
    QVERIFY(list.findChild<QPushButton *>(u"start"_s)->isEnabled());
    bool told = false;
    for (const QLabel *label : list.findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(u"proxyUser"_s));
    QVERIFY(told);
    QTest::mouseClick(list.findChild<QPushButton *>(u"edit"_s), Qt::LeftButton);
    auto *dialog = list.findChild<SessionDialog *>();
    QVERIFY(dialog && dialog->config().path.isEmpty());
    QTest::mouseClick(button<QPushButton>(dialog, u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(book.entries().size(), 2);
    QVERIFY(book.entry(dialog->config().path) && !book.entry(dialog->config().path)->readOnly);
    QCOMPARE(book.entry(dialog->config().path)->config.driverMemory, u"1g"_s);
}

void SessionListTest::listSortsFiltersAndActs()
{
    SessionBook book(m_folder->filePath(u"sessions"_s));
    for (const SessionConfig &example : SessionBook::examples()) {
        SessionConfig config = example;
        QVERIFY(book.save(config));
    }
    SessionList list(book);
    QSignalSpy started(&list, &SessionList::startRequested);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    const int all = int(SessionBook::examples().size());
    QCOMPARE(list.table()->model()->rowCount(), all);
    auto *filter = list.findChild<QLineEdit *>();
    QTest::keyClick(&list, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"history"_s);
    QTRY_COMPARE(list.table()->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Return); // to the table
    QTRY_VERIFY(list.table()->hasFocus());
    list.table()->setCurrentIndex(list.table()->model()->index(0, 0));
    QTest::mouseClick(list.findChild<QPushButton *>(u"start"_s), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    QCOMPARE(started.first().first().value<SessionConfig>().name, u"History server"_s);
    QTest::mouseClick(list.findChild<QPushButton *>(u"duplicate"_s), Qt::LeftButton);
    QTRY_COMPARE(book.entries().size(), all + 1);
    QCOMPARE(list.table()->model()->rowCount(), 2);
    QCOMPARE(list.table()->currentIndex().siblingAtColumn(0).data().toString(), u"History server 2"_s);
    QTest::mouseClick(list.findChild<QPushButton *>(u"edit"_s), Qt::LeftButton);
    auto *dialog = list.findChild<SessionDialog *>();
    QVERIFY(dialog && dialog->config().name == u"History server 2"_s);
    auto *name = qobject_cast<QLineEdit *>(dialog->form()->editor(u"name"_s));
    name->selectAll();
    QTest::keyClicks(name, u"A history of mine"_s);
    QTest::mouseClick(button<QPushButton>(dialog, u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(list.table()->currentIndex().siblingAtColumn(0).data().toString(), u"A history of mine"_s);
    QTest::keyClick(&list, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(filter, u"zzz"_s);
    QTRY_COMPARE(list.table()->model()->rowCount(), 0);
    QCOMPARE(list.table()->tools().emptyState()->headline(), u"Nothing matches the filter"_s);
    filter->clear();
    QTRY_COMPARE(list.table()->model()->rowCount(), all + 1);
    list.table()->sortByColumn(0, Qt::DescendingOrder);
    QStringList names;
    for (int row = 0; row < list.table()->model()->rowCount(); ++row)
        names.append(list.table()->model()->index(row, 0).data().toString());
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(),
              [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) > 0; });
    QCOMPARE(names, sorted);
}

void SessionListTest::listShowsBrokenFiles()
{
    put(m_folder->filePath(u"bad.toml"_s), "name = 'x'\nmaster = local\n");
    SessionBook book(m_folder->path());
    SessionList list(book);
    list.show();
    list.select(m_folder->filePath(u"bad.toml"_s));
    QVERIFY(!list.findChild<QPushButton *>(u"start"_s)->isEnabled());
    QVERIFY(!list.findChild<QPushButton *>(u"edit"_s)->isEnabled());
    QVERIFY(list.findChild<QPushButton *>(u"file"_s)->isEnabled());
    bool told = false;
    for (const QLabel *label : list.findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(u"line 2, column"_s) &&
                        label->text().contains(u"bad.toml"_s));
    QVERIFY(told);
    put(m_folder->filePath(u"bad.toml"_s), "name = 'x'\nmaster = 'local'\n"); // mended in an editor
    QTRY_VERIFY(list.findChild<QPushButton *>(u"start"_s)->isEnabled());
}

void SessionListTest::listDeletesWithUndo()
{
    SessionBook book(m_folder->path());
    SessionConfig config = sample();
    QVERIFY(book.save(config));
    SessionList list(book);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    list.table()->setFocus();
    list.select(config.path);
    QTest::keyClick(list.table(), Qt::Key_Delete);
    QCOMPARE(list.table()->model()->rowCount(), 0);
    QVERIFY(!QFile::exists(config.path));
    QPushButton *undo = nullptr;
    for (QPushButton *one : list.findChildren<QPushButton *>())
        undo = one->text() == u"Undo"_s ? one : undo;
    auto *messages = list.findChild<MessageBar *>();
    QCOMPARE(messages->count(), 1);
    if (undo)
        QTest::mouseClick(undo, Qt::LeftButton);
    else
        messages->messages().first().action();
    QTRY_COMPARE(list.table()->model()->rowCount(), 1);
    QVERIFY(QFile::exists(config.path));
    QVERIFY(book.entry(config.path)->config == config);
}

void SessionListTest::listMakesNewOnesFromExamples()
{
    SessionBook book(m_folder->filePath(u"sessions"_s));
    SessionList list(book);
    list.show();
    QMenu *menu = list.findChild<QPushButton *>(u"new"_s)->menu();
    QAction *action = nullptr;
    for (QAction *one : menu->actions())
        action = one->text() == u"Cluster on this computer"_s ? one : action;
    QVERIFY(action && !action->toolTip().isEmpty());
    action->trigger();
    auto *dialog = list.findChild<SessionDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->config().kind == SessionKind::StandaloneCluster && dialog->config().path.isEmpty());
    QTest::mouseClick(button<QPushButton>(dialog, u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(list.table()->model()->rowCount(), 1);
    QVERIFY(!list.findChild<QPushButton *>(u"start"_s)->isHidden());
}

void SessionListTest::listLooks()
{
    SessionBook book(m_folder->filePath(u"sessions"_s));
    {
        SessionList list(book);
        list.show();
        QTest::qWait(200);
        keep(&list, u"list-empty"_s);
    }
    for (const SessionConfig &example : SessionBook::examples()) {
        SessionConfig config = example;
        QVERIFY(book.save(config));
    }
    SessionConfig config = sample();
    QVERIFY(book.save(config));
    put(m_folder->filePath(u"sessions/bad.toml"_s), "name = 'x'\nmaster = local\n");
    book.reload();
    for (const bool dark : {false, true}) {
        Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light, false);
        SessionList list(book);
        list.show();
        list.select(dark ? m_folder->filePath(u"sessions/bad.toml"_s) : config.path);
        QTest::qWait(200);
        QVERIFY(list.minimumSizeHint().width() <= 1280 && list.minimumSizeHint().height() <= 760);
        keep(&list, dark ? u"list-dark"_s : u"list-light"_s);
    }
    Theme::instance().setMode(ThemeMode::Light, false);
}

QTEST_MAIN(SessionListTest)
#include "tst_sessionlist.moc"
