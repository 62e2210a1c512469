// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"
#include "gui/base/errortext.h"
#include "gui/base/itemroles.h"
#include "gui/base/progressbardelegate.h"
#include "gui/base/savefile.h"
#include "gui/base/stackedbar.h"
#include "gui/base/tableexport.h"
#include "gui/base/tableview.h"
#include "gui/base/treetableview.h"
#include "support/patience.h"

#include <csignal>
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {
//! A flat model of any size without memory behind it.
class BigModel : public QAbstractTableModel
{
public:
    explicit BigModel(int rows) : m_rows(rows) {}
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole)
            return u"r%1c%2"_s.arg(index.row()).arg(index.column());
        if (role == SortRole && index.column() == 1)
            return index.row();
        return {};
    }
    void grow()
    {
        beginInsertRows({}, m_rows, m_rows);
        ++m_rows;
        endInsertRows();
    }

private:
    int m_rows;
};

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! Limits the size of files that this process may write, as a full disk would.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit{bytes, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_old{};
    void (*m_handler)(int) = nullptr;
};
} // namespace

class TestTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        qRegisterMetaType<Result<void>>();
    }

    void csvFields_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << u"abc"_s << u"abc"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("return") << u"a\rb"_s << u"\"a\rb\""_s;
        QTest::newRow("blank") << u" a "_s << u" a "_s;
        QTest::newRow("semicolon") << u"a;b"_s << u"a;b"_s;
        QTest::newRow("formula stays") << u"=1+1"_s << u"=1+1"_s;
    }
    void csvFields()
    {
        QFETCH(QString, value);
        QFETCH(QString, field);
        QCOMPARE(TableText::csvField(value), field);
    }

    void formats()
    {
        QStandardItemModel model;
        fill(model);
        const QList<QModelIndex> rows{model.index(0, 0), model.index(1, 0)};
        QCOMPARE(QString::fromUtf8(tableText(TableFormat::Tsv, model, rows, {0, 1})),
                 u"Name\tDuration\nfirst line second\t1.5 s\na|b \"c\", d\t–\n"_s);
        QCOMPARE(QString::fromUtf8(tableText(TableFormat::Csv, model, rows, {0, 1})),
                 u"Name,durationMs\r\n\"first line\nsecond\",1500\r\n\"a|b \"\"c\"\", d\",–\r\n"_s);
        QCOMPARE(QString::fromUtf8(tableText(TableFormat::Markdown, model, rows, {0, 1})),
                 u"| Name | Duration |\n| --- | --- |\n| first line second | 1.5 s |\n| a\\|b \"c\", d | – |\n"_s);
        const QByteArray json = tableText(TableFormat::Json, model, rows, {0, 1});
        const QJsonArray array = QJsonDocument::fromJson(json).array();
        QCOMPARE(array.size(), 2);
        QCOMPARE(array[0].toObject()[u"Name"_s].toString(), u"first line\nsecond"_s);
        QCOMPARE(array[0].toObject()[u"durationMs"_s].toInt(), 1500);
        QCOMPARE(QJsonDocument::fromJson(tableText(TableFormat::Json, model, {}, {0})).array().size(), 0);
    }

    void copiesSelection()
    {
        QStandardItemModel model;
        fill(model);
        TableView view;
        view.setModel(&model);
        view.selectRow(0);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Name\tDuration\tSize\nfirst line second\t1.5 s\t\n"_s);
        view.horizontalHeader()->moveSection(1, 0);
        view.setColumnHidden(2, true);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Duration\tName\n1.5 s\tfirst line second\n"_s);
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.tools().selectionText(TableFormat::Tsv).count('\n'), 3);
        QSignalSpy activated(&view.tools(), &TableTools::activated);
        view.setCurrentIndex(model.index(1, 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toModelIndex().row(), 1);
    }

    void copyOfAMillionRowsIsBounded()
    {
        BigModel model(1'000'000);
        TableView view;
        view.setModel(&model);
        view.selectAll();
        QSignalSpy truncated(&view.tools(), &TableTools::copyTruncated);
        view.tools().copy(TableFormat::Tsv);
        QCOMPARE(truncated.count(), 1);
        QCOMPARE(truncated[0][0].toLongLong(), TableTools::MaxCopiedRows);
        QCOMPARE(truncated[0][1].toLongLong(), 1'000'000);
    }

    void remembersColumns()
    {
        QStandardItemModel model;
        fill(model);
        {
            TableView view;
            view.setModel(&model);
            view.tools().setSettingsKey(u"test"_s);
            view.horizontalHeader()->resizeSection(1, 333);
            view.horizontalHeader()->moveSection(1, 0);
            view.setColumnHidden(2, true);
        }
        TableView again;
        again.tools().setSettingsKey(u"test"_s);
        again.setModel(&model);
        QCOMPARE(again.columnWidth(1), 333);
        QCOMPARE(again.horizontalHeader()->visualIndex(1), 0);
        QVERIFY(again.isColumnHidden(2));
        TableView newer;
        newer.tools().setSettingsKey(u"test"_s, 2); // other columns since then
        newer.setModel(&model);
        QVERIFY(!newer.isColumnHidden(2));
        again.tools().resetColumns();
        QVERIFY(!again.isColumnHidden(2));
        QCOMPARE(again.horizontalHeader()->visualIndex(1), 1);
    }

    void columnChooser()
    {
        QStandardItemModel model;
        fill(model);
        TableView view;
        view.tools().setHiddenByDefault({1});
        view.setModel(&model);
        QVERIFY(view.isColumnHidden(1));
        const std::unique_ptr<QMenu> menu(view.tools().createColumnMenu(nullptr));
        QCOMPARE(menu->actions()[1]->text(), u"Duration"_s);
        menu->actions()[1]->setChecked(true);
        QVERIFY(!view.isColumnHidden(1));
        menu->actions()[0]->setChecked(false);
        QVERIFY(view.isColumnHidden(0));
    }

    void emptyState()
    {
        QStandardItemModel model;
        TreeTableView view;
        view.setModel(&model);
        bool clicked = false;
        view.tools().setEmptyState(u"task"_s, u"No tasks yet"_s, u"They come with the first stage."_s, u"Refresh"_s,
                                   [&clicked] { clicked = true; });
        view.resize(400, 300);
        view.show();
        QVERIFY(view.tools().emptyState()->isVisible());
        QCOMPARE(view.tools().emptyState()->geometry(), view.viewport()->rect());
        auto *button = view.tools().emptyState()->findChild<QAbstractButton *>();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(clicked);
        model.appendRow(new QStandardItem(u"x"_s));
        QTRY_VERIFY(!view.tools().emptyState()->isVisible());
        model.clear();
        QTRY_VERIFY(view.tools().emptyState()->isVisible());
    }

    void exportsEverything_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("many slices") << 30'000;
    }
    void exportsEverything()
    {
        QFETCH(int, rows);
        BigModel model(rows);
        TableView view;
        view.setModel(&model);
        const QString path = m_dir.filePath(u"out%1.csv"_s.arg(rows));
        QSignalSpy finished(&view.tools(), &TableTools::exportFinished);
        TableExport *job = view.tools().exportTo(path, TableFormat::Csv);
        QVERIFY(job);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(finished[0][1].value<Result<void>>().hasValue());
        const QString text = readAll(path);
        QCOMPARE(text.count(u'\n'), rows + 1);
        if (rows > 0)
            QVERIFY(text.endsWith(u"r%1c0,%1,r%1c2\r\n"_s.arg(rows - 1)));
    }

    void exportsTreesDepthFirst()
    {
        QStandardItemModel model;
        auto *a = new QStandardItem(u"a"_s);
        a->appendRow(new QStandardItem(u"a1"_s));
        a->appendRow(new QStandardItem(u"a2"_s));
        model.appendRow(a);
        model.appendRow(new QStandardItem(u"b"_s));
        model.setHorizontalHeaderLabels({u"Name"_s});
        TableExport job(&model, TableFormat::Csv, {0}, m_dir.filePath(u"tree.csv"_s));
        QSignalSpy finished(&job, &TableExport::finished);
        job.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(readAll(job.path()), u"Name\r\na\r\na1\r\na2\r\nb\r\n"_s);
        QCOMPARE(job.rowsWritten(), 4);
    }

    void exportCancelled()
    {
        BigModel model(2'000'000);
        const QString path = m_dir.filePath(u"cancelled.csv"_s);
        TableExport job(&model, TableFormat::Csv, {0, 1, 2}, path);
        QSignalSpy finished(&job, &TableExport::finished);
        QSignalSpy progress(&job, &TableExport::progress);
        job.start();
        QTRY_VERIFY(progress.count() > 0);
        model.grow();
        job.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished[0][0].value<Result<void>>().error().code, ErrorCode::Cancelled);
        QVERIFY(job.modelChanged());
        QVERIFY(!QFile::exists(path));
        QTest::qWait(50);
        QCOMPARE(finished.count(), 1);
    }

    void exportSurvivesTheModel()
    {
        auto model = std::make_unique<BigModel>(2'000'000);
        TableExport job(model.get(), TableFormat::Json, {0}, m_dir.filePath(u"gone.json"_s));
        QSignalSpy finished(&job, &TableExport::finished);
        QSignalSpy progress(&job, &TableExport::progress);
        job.start();
        QTRY_VERIFY(progress.count() > 0);
        model.reset();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!finished[0][0].value<Result<void>>().hasValue());
        QVERIFY(!QFile::exists(job.path()));
    }

    void writeErrors()
    {
        const auto writer = [](QIODevice &device) { return device.write(QByteArray(100'000, 'x')) == 100'000; };
        QCOMPARE(writeFile(m_dir.filePath(u"no/such/folder.csv"_s), writer).error().code, ErrorCode::NotFound);
        QCOMPARE(writeFile(m_dir.path(), writer).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(writeFile({}, writer).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(writeFile(m_dir.filePath(u"x"_s), [](QIODevice &) { return false; }).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(m_dir.filePath(u"x"_s)));
        if (QFile::exists(u"/dev/full"_s)) {
            const Error error = writeFile(u"/dev/full"_s, writer).error();
            QCOMPARE(error.code, ErrorCode::DiskFull);
            const Message message = messageFor(u"The table could not be exported."_s, error);
            QVERIFY(message.cause.contains(u"/dev/full"_s));
            QVERIFY(!message.cure.isEmpty());
        }
    }

    void noPermission()
    {
        const QString folder = m_dir.filePath(u"locked"_s);
        QVERIFY(QDir().mkdir(folder));
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        if (QFileInfo(folder).isWritable())
            QSKIP("this user may write everywhere (root)");
        const Result<void> result = writeFile(folder % u"/x.csv"_s, [](QIODevice &) { return true; });
        QCOMPARE(result.error().code, ErrorCode::NoPermission);
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    void fullDiskKeepsTheOldFile()
    {
        const QString path = m_dir.filePath(u"kept.csv"_s);
        QVERIFY(writeFile(path, [](QIODevice &device) { return device.write("old") == 3; }).hasValue());
        BigModel model(20'000);
        TableExport job(&model, TableFormat::Csv, {0, 1, 2}, path);
        QSignalSpy finished(&job, &TableExport::finished);
        {
            const FileSizeLimit limit(64 * 1024);
            job.start();
            QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        }
        QCOMPARE(finished[0][0].value<Result<void>>().error().code, ErrorCode::DiskFull);
        QCOMPARE(readAll(path), u"old"_s);
        QCOMPARE(QDir(m_dir.path()).entryList({u"kept.csv*"_s}).size(), 1); // nothing half is left
    }

    void suffixes()
    {
        QCOMPARE(withSuffix(u"/a/table"_s, u"CSV (*.csv)"_s), u"/a/table.csv"_s);
        QCOMPARE(withSuffix(u"/a/table.txt"_s, u"CSV (*.csv)"_s), u"/a/table.txt"_s);
        QCOMPARE(withSuffix(u"/a.b/table"_s, u"JSON (*.json *.js)"_s), u"/a.b/table.json"_s);
        QCOMPARE(withSuffix(u"/a/table"_s, u"All (*)"_s), u"/a/table"_s);
    }

    void barWidths_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("total");
        QTest::newRow("none") << QList<double>{} << 0.0;
        QTest::newRow("no total") << QList<double>{0, 0} << 0.0;
        QTest::newRow("usual") << QList<double>{5, 3, 2} << 20.0;
        QTest::newRow("one in a million") << QList<double>{999'999, 1} << 1'000'000.0;
        QTest::newRow("more than the total") << QList<double>{30, 20} << 40.0;
        QTest::newRow("negative") << QList<double>{-5, 3} << 10.0;
    }
    void barWidths()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, total);
        QList<BarSegment> segments;
        for (const double value : values)
            segments.append({value, Qt::red, {}});
        const QList<double> widths = stackedBarWidths(100, segments, total);
        QCOMPARE(widths.size(), values.size());
        double sum = 0;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            QVERIFY(widths[i] >= 0);
            if (values[i] > 0)
                QVERIFY(widths[i] >= 2); // shows at any ratio
            else
                QCOMPARE(widths[i], 0.0);
            sum += widths[i];
        }
        QVERIFY(sum <= 100.0001);
    }

private:
    static void fill(QStandardItemModel &model)
    {
        model.setHorizontalHeaderLabels({u"Name"_s, u"Duration"_s, u"Size"_s});
        model.setHeaderData(1, Qt::Horizontal, u"durationMs"_s, ExportRole);
        auto *duration = new QStandardItem(u"1.5 s"_s);
        duration->setData(qlonglong(1500), SortRole);
        model.appendRow({new QStandardItem(u"first line\nsecond"_s), duration, new QStandardItem});
        model.appendRow({new QStandardItem(u"a|b \"c\", d"_s), new QStandardItem(u"–"_s), new QStandardItem});
    }
    QTemporaryDir m_dir;
};

QTEST_MAIN(TestTable)
#include "tst_table.moc"
