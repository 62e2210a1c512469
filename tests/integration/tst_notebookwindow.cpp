// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingcentre.h"
#include "gui/acting/cancelquestion.h"
#include "gui/base/actionregistry.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/jupyter/startsparkdialog.h"
#include "gui/launch/launchcentre.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/pages/notebook/cellpane.h"
#include "gui/pages/notebook/notebookpage.h"
#include "gui/places/nokeychain.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/jupyterrows.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/timeline/timelinepage.h"
#include "gui/timeline/timelineview.h"
#include "jupyter/kernelchannel.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr char kToken[] = "cinderscopetesttoken";

//! A real Jupyter Server in a folder of its own, with one notebook's kernel.
class Jupyter
{
public:
    ~Jupyter()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate(); // it ends its kernels, they their Sparks
        if (!process.waitForFinished(30'000)) {
            process.kill();
            process.waitForFinished(5'000);
        }
    }
    //! False with why; skipped where it cannot be had.
    bool start()
    {
        QProcess env;
        env.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR) + u"/tests/support/jupyter-env"_s);
        if (!env.waitForFinished(900'000))
            return fail(u"jupyter-env did not end"_s);
        const QString said = QString::fromLocal8Bit(env.readAllStandardOutput()).trimmed();
        if (env.exitCode() == 77) {
            skipped = true;
            return fail(said);
        }
        if (env.exitCode() != 0)
            return fail(QString::fromLocal8Bit(env.readAllStandardError()));
        QTcpServer port;
        port.listen(QHostAddress::LocalHost);
        url = QUrl(u"http://127.0.0.1:%1/"_s.arg(port.serverPort()));
        port.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, folder.path());
        environment.insert(u"JUPYTER_RUNTIME_DIR"_s, folder.filePath(u"runtime"_s));
        environment.insert(u"JUPYTER_TOKEN"_s, QLatin1StringView(kToken));
        environment.insert(u"PYSPARK_PYTHON"_s, said);
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(folder.filePath(u"log"_s));
        process.setStandardErrorFile(folder.filePath(u"log"_s));
        process.setWorkingDirectory(folder.path());
        process.start(said, {u"-m"_s, u"jupyter_server"_s, u"--no-browser"_s, u"--allow-root"_s,
                             u"--ServerApp.port=%1"_s.arg(url.port()), u"--ServerApp.port_retries=0"_s,
                             u"--ServerApp.ip=127.0.0.1"_s, u"--ServerApp.root_dir="_s + folder.path()});
        for (int i = 0; i < 240; ++i) {
            if (request(u"api/status"_s).isObject())
                return true;
            if (process.state() == QProcess::NotRunning)
                break;
            QTest::qWait(250);
        }
        return fail(u"the server does not answer"_s);
    }
    QJsonDocument request(const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(url.toString() + path));
        request.setRawHeader("Authorization", QByteArray("token ") + kToken);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(
            body.isEmpty() ? network.get(request)
                           : network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact)));
        (void)QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000);
        return QJsonDocument::fromJson(reply->readAll());
    }
    //! Id of the kernel.
    QString openNotebook(const QString &name)
    {
        const QJsonObject session = request(u"api/sessions"_s, {{u"path"_s, name},
                                                                {u"name"_s, name},
                                                                {u"type"_s, u"notebook"_s},
                                                                {u"kernel"_s, QJsonObject{{u"name"_s, u"python3"_s}}}})
                                        .object();
        return session[u"kernel"_s][u"id"_s].toString();
    }
    QTemporaryDir folder;
    QProcess process;
    QNetworkAccessManager network;
    QUrl url;
    bool skipped = false;
    QString why;

private:
    bool fail(const QString &text)
    {
        why = text;
        return false;
    }
};

QString shot(const char *name)
{
    const QString folder = qEnvironmentVariable("CINDERSCOPE_SHOTS");
    return folder.isEmpty() ? QString() : folder + u'/' + QLatin1StringView(name) + u".png"_s;
}

} // namespace

//! A person finds a kernel, starts Spark in it, sees the notebook's cells with their jobs and cancels one: real Jupyter
//! Server, ipykernel and PySpark. The notebook is another client of the kernel.
class NotebookWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsOfANotebook();

private:
    QModelIndex cell(const NotebookPage *page, int count)
    {
        for (int row = 0; row < page->model()->rowCount(); ++row) {
            const QModelIndex index = page->model()->index(row, 0);
            if (index.data().toString() == u"In [%1]"_s.arg(count))
                return index;
        }
        return {};
    }
    QString text(const NotebookPage *page, int count, CellColumn column)
    {
        return cell(page, count).siblingAtColumn(int(column)).data().toString();
    }
    void runCell(KernelChannel &client, const QString &code)
    {
        ExecuteOptions options;
        options.storeHistory = true;
        m_ended = false;
        client.execute(code, options, [this](const ExecuteResult &result) {
            m_ended = true;
            m_outcome = result.outcome;
            m_errorName = result.errorName;
        });
    }
    bool m_ended = false;
    ExecuteResult::Outcome m_outcome = ExecuteResult::Outcome::Ok;
    QString m_errorName;
};

void NotebookWindowTest::cellsOfANotebook()
{
    const QTemporaryDir folder;
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
    qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(u"state"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(folder.filePath(u"config"_s)));
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"notebookwindow-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
    Jupyter jupyter;
    if (!jupyter.start()) {
        if (jupyter.skipped) {
            std::printf("%s\n", qPrintable(jupyter.why));
            QSKIP("no Jupyter or no Spark here");
        }
        QFAIL(qPrintable(jupyter.why));
    }
    const QString kernelId = jupyter.openNotebook(u"sales.ipynb"_s);
    QVERIFY(!kernelId.isEmpty());

    LiveCenter::Settings settings;
    settings.journal = false;
    JupyterCentre::Options notebooks;
    notebooks.persistent = false;
    notebooks.watcher.runtimeFolders = {jupyter.folder.filePath(u"runtime"_s)};
    notebooks.watcher.pollMs = 1'000;
    notebooks.keychain = std::make_unique<NoKeychain>();
    auto *centre = new JupyterCentre(std::move(notebooks));
    MainWindow::Options options;
    options.live = new LiveCenter(settings);
    options.jupyter = centre;
    options.restore = false;
    LaunchCentre::Options launches;
    launches.launcher.folder = folder.filePath(u"launches"_s);
    launches.launcher.runtimeFolder = folder.filePath(u"launch-runtime"_s);
    launches.sessions = folder.filePath(u"sessions"_s);
    launches.persistent = false;
    options.launch = new LaunchCentre(launches);
    options.pages = {
        {u"notebook"_s, u"Notebook"_s, u"notebook"_s, [](QWidget *p) -> Page * { return new NotebookPage(p); }},
        {u"timeline"_s, u"Timeline"_s, u"timeline"_s, [](QWidget *p) -> Page * { return new TimelinePage(p); }},
        {u"jobs"_s, u"Jobs and stages"_s, u"job"_s, [](QWidget *p) -> Page * { return new JobsPage(p); }}};
    MainWindow window(options);
    window.resize(1280, 800);
    window.show();
    window.start(false);

    // The server is found by its runtime file, which has its token too; its kernel is in the tree.
    const QString key = JupyterRows::keyOfKernel(kernelId);
    QTRY_VERIFY_WITH_TIMEOUT(window.model()->contains(key), 60'000);
    QCOMPARE(window.model()->entry(window.model()->find(key))->name, u"sales.ipynb"_s);
    QVERIFY(window.model()->entry(window.model()->find(key))->detail.endsWith(u"no Spark"_s));

    auto *dialog = qobject_cast<StartSparkDialog *>(window.startSparkIn(kernelId));
    QVERIFY(dialog);
    QVERIFY(dialog->preview()->toPlainText().contains(u"local[*]"_s));
    if (const QString path = shot("start-dialog"); !path.isEmpty())
        dialog->grab().save(path);
    dialog->startButton()->click();
    const auto application = [&] {
        const SourceEntry *row = window.model()->entry(window.model()->find(key));
        return row ? row->kernelApplication : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!application().isEmpty(), 240'000);
    const QString id = application();
    QTRY_VERIFY_WITH_TIMEOUT(window.model()->contains(ApplicationRef::keyOf({id, {}})), 60'000);
    Q_EMIT window.tree()->jupyterRequested(*window.model()->entry(window.model()->find(key)));
    QTRY_COMPARE_WITH_TIMEOUT(window.view()->currentPageKey(), u"notebook"_s, 30'000);
    auto *page = qobject_cast<NotebookPage *>(window.view()->page(u"notebook"_s));
    QVERIFY(page);

    // The notebook: another client.
    const auto place = centre->kernel(kernelId);
    QVERIFY(place);
    const auto access = centre->watcher().access(place->server.id);
    QVERIFY(access);
    KernelChannel client(place->server.url, kernelId, *access);
    client.open();
    QTRY_VERIFY_WITH_TIMEOUT(client.state() == KernelChannel::State::Open, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(centre->cells(id) && centre->cells(id)->live, 30'000);

    runCell(client, u"# two jobs of four tasks\nfor i in range(2):\n    sc.parallelize(range(8), 4).count()"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_ended, 180'000);
    QVERIFY(m_outcome == ExecuteResult::Outcome::Ok);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 1, CellColumn::Jobs), u"2 / 2"_s, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 1, CellColumn::Tasks), u"8 / 8"_s, 60'000);
    QCOMPARE(text(page, 1, CellColumn::Code), u"for i in range(2):"_s);
    QVERIFY2(page->model()->row(cell(page, 1))->proofs == std::vector<CellProof>(2, CellProof::Tag),
             qPrintable(cell(page, 1).data(Qt::ToolTipRole).toString()));

    runCell(client, u"x = 1 / 0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_ended, 60'000);
    QCOMPARE(m_errorName, u"ZeroDivisionError"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 2, CellColumn::Status), u"Failed"_s, 30'000);
    QVERIFY(text(page, 2, CellColumn::Reason).startsWith(u"ZeroDivisionError"_s));

    runCell(client, u"n = spark.range(0, 100000, 1, 3).selectExpr('id % 7 as k').groupBy('k').count().count()"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_ended, 180'000);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 3, CellColumn::Status), u"Succeeded"_s, 30'000);
    // as many jobs with this cell's tag as Spark itself tells
    const QUrl ui = centre->kernel(kernelId)->kernel.sparkUi;
    QVERIFY(!ui.isEmpty());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(
        QNetworkRequest(QUrl(ui.toString(QUrl::StripTrailingSlash) + u"/api/v1/applications/%1/jobs"_s.arg(id)))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 60'000);
    int jobs = 0, tasks = 0;
    for (const QJsonValue &job : QJsonDocument::fromJson(reply->readAll()).array()) {
        bool ours = false;
        for (const QJsonValue &tag : job[u"jobTags"_s].toArray())
            ours = ours || tag.toString().startsWith(u"cinderscope-cell:3:"_s);
        jobs += ours;
        tasks += ours ? job[u"numCompletedTasks"_s].toInt() : 0;
    }
    QVERIFY(jobs > 0);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 3, CellColumn::Jobs), u"%1 / %1"_s.arg(jobs), 30'000);
    QCOMPARE(page->model()->row(cell(page, 3))->tasks.complete, tasks);

    // The page of jobs groups by the same cells.
    window.showPage(u"jobs"_s);
    auto *jobsPage = qobject_cast<JobsPage *>(window.view()->page(u"jobs"_s));
    QVERIFY(jobsPage);
    jobsPage->groupBy()->setCurrentIndex(int(JobGrouping::Cell));
    const auto jobsCell = [&](int count) {
        const CellRow *row = page->model()->row(cell(page, count));
        return row ? jobsPage->model()->indexOfCell(row->key) : QModelIndex();
    };
    QTRY_VERIFY_WITH_TIMEOUT(jobsCell(1).isValid() && jobsCell(3).isValid(), 30'000);
    QVERIFY(!jobsCell(2).isValid()); // it ran no job
    QCOMPARE(jobsPage->model()->rowCount(jobsCell(1)), 2);
    QCOMPARE(jobsPage->model()->rowCount(jobsCell(3)), jobs);
    QCOMPARE(jobsPage->model()->figures(jobsCell(3)).tasks.complete, tasks);
    QCOMPARE(jobsCell(1).siblingAtColumn(int(JobColumn::Name)).data().toString(), u"for i in range(2):"_s);
    if (const QString path = shot("jobs-by-cells"); !path.isEmpty())
        window.grab().save(path);
    window.showPage(u"notebook"_s);

    // A cell that runs is followed; its jobs are cancelled, from its row among the jobs.
    runCell(client, u"import time\nsc.parallelize(range(2), 2).map(lambda x: time.sleep(600)).count()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 4, CellColumn::Status), u"Running"_s, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(page->model()->row(cell(page, 4))->tasks.active == 2, 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(page->currentTarget() && page->currentTarget()->kind == Target::Kind::Tag, 30'000);
    window.showPage(u"jobs"_s);
    QTRY_VERIFY_WITH_TIMEOUT(jobsCell(4).isValid(), 30'000);
    jobsPage->view()->setCurrentIndex(jobsCell(4));
    QTRY_VERIFY_WITH_TIMEOUT(jobsPage->currentTarget() && jobsPage->currentTarget()->kind == Target::Kind::Tag, 30'000);
    QAction *cancel = window.actions().action(u"act.selected"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cancel->isEnabled(), 60'000);
    if (const QString path = shot("notebook-running"); !path.isEmpty())
        window.grab().save(path);
    cancel->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<CancelQuestion *>(), 60'000);
    auto *question = window.findChild<CancelQuestion *>();
    if (const QString path = shot("notebook-question"); !path.isEmpty())
        question->grab().save(path);
    QTest::mouseClick(question->doIt(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_ended, 120'000);
    QVERIFY(m_outcome == ExecuteResult::Outcome::Error);
    window.showPage(u"notebook"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 4, CellColumn::Status), u"Failed"_s, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(window.acting()->running() == 0, 120'000);
    const QList<ActionRecord> log = window.acting()->log().read();
    QCOMPARE(log.size(), 1);
    QCOMPARE(log[0].outcome, u"ended"_s);

    // The cells stand in the timeline too.
    window.showPage(u"timeline"_s);
    auto *timeline = qobject_cast<TimelinePage *>(window.view()->page(u"timeline"_s));
    QTRY_VERIFY_WITH_TIMEOUT(timeline->view()->hasCells(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(timeline->view()->scene().cells->size() == 4, 30'000);
    if (const QString path = shot("notebook-timeline"); !path.isEmpty())
        window.grab().save(path);

    // Spark is stopped, the kernel stays, and so do its cells.
    bool stopped = false;
    centre->stopSpark(kernelId, [&stopped](const Result<void> &result) { stopped = bool(result); });
    QTRY_VERIFY_WITH_TIMEOUT(stopped, 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(application().isEmpty(), 60'000);
    window.showPage(u"notebook"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(page, 1, CellColumn::Code), u"for i in range(2):"_s, 30'000);
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // a Spark and a Jupyter on a busy computer
    QApplication application(argc, argv);
    NotebookWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_notebookwindow.moc"
