// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/jupyter/jupyterdialog.h"
#include "gui/jupyter/startsparkdialog.h"
#include "gui/places/nokeychain.h"
#include "gui/shell/jupyterrows.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "support/patience.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

JupyterServer server(JupyterServer::State state = JupyterServer::State::Reached)
{
    JupyterServer server;
    server.id = u"http://localhost:8888/"_s;
    server.url = QUrl(server.id);
    server.root = u"/home/ann/work"_s;
    server.version = u"2.14"_s;
    server.state = state;
    return server;
}

JupyterKernel kernel(const QString &id, const QString &notebook, const QString &state = u"idle"_s,
                     const QString &application = {})
{
    JupyterKernel kernel;
    kernel.id = id;
    kernel.spec = u"python3"_s;
    kernel.language = u"python"_s;
    kernel.state = state;
    kernel.notebook = notebook;
    kernel.sessionType = u"notebook"_s;
    kernel.applicationId = application;
    return kernel;
}

//! Looks nowhere: no runtime files of this computer, no keychain.
std::unique_ptr<JupyterCentre> quietCentre(bool persistent = false)
{
    JupyterCentre::Options options;
    options.persistent = persistent;
    options.watcher.useRuntimeFiles = false;
    options.watcher.lookAtProcesses = false;
    options.keychain = std::make_unique<NoKeychain>();
    return std::make_unique<JupyterCentre>(std::move(options));
}

//! Answers every request as a Jupyter Server without a token does (jupyter_server 2: 403 with a JSON message).
class LoginServer : public QTcpServer
{
public:
    LoginServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->peek(64 * 1024).contains("\r\n\r\n"))
                    return;
                socket->readAll();
                const QByteArray body = R"({"message": "Forbidden", "reason": null})";
                socket->write("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: close\r\n"
                              "Content-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QString address() const { return u"http://127.0.0.1:%1/"_s.arg(serverPort()); }
};

} // namespace

class JupyterGuiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void rows();
    void rowStates_data();
    void rowStates();
    void dialogTakesTheTokenOut();
    void dialogTells_data();
    void dialogTells();
    void serversAreRemembered();
    void wantsAToken();
    void kernelsInTheTree();
    void startDialog();
    void failedStart();
};

void JupyterGuiTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"tst_jupytergui"_s);
    Theme::instance().install();
}

void JupyterGuiTest::rows()
{
    JupyterServer one = server();
    one.kernels = {kernel(u"k1"_s, u"zebra.ipynb"_s), kernel(u"k2"_s, u"reports/sales.ipynb"_s, u"busy"_s, u"app-7"_s),
                   kernel(u"k3"_s, {})};
    const auto branches = JupyterRows::rows(
        {one}, [](const JupyterServer &) { return u"localhost:8888"_s; },
        [](const QString &id) { return id == "app-7"_L1 ? u"sales report"_s : QString(); });
    QCOMPARE(branches.size(), 1);
    QCOMPARE(branches[0].entry.name, u"Jupyter localhost:8888"_s);
    QCOMPARE(branches[0].entry.detail, u"/home/ann/work"_s);
    const QList<SourceBranch> &kernels = branches[0].children;
    QCOMPARE(kernels.size(), 3);
    QCOMPARE(kernels[0].entry.name, u"sales.ipynb"_s); // those with Spark first
    QCOMPARE(kernels[0].entry.detail, u"python3 · Spark: sales report"_s);
    QCOMPARE(kernels[0].entry.status, u"busy"_s);
    QCOMPARE(kernels[0].entry.kernelApplication, u"app-7"_s);
    QCOMPARE(kernels[1].entry.name, u"Kernel python3"_s);
    QCOMPARE(kernels[2].entry.detail, u"python3 · no Spark"_s);
    // an application never has a second row
    for (const SourceBranch &row : kernels)
        QVERIFY(row.entry.kind == SourceEntry::Kind::Kernel);

    const auto none = JupyterRows::rows(
        {server()}, [](const JupyterServer &) { return QString(); }, [](const QString &) { return QString(); });
    QCOMPARE(none[0].children.size(), 1);
    QVERIFY(none[0].children[0].entry.kind == SourceEntry::Kind::Note);
}

void JupyterGuiTest::rowStates_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("problem");
    using State = JupyterServer::State;
    QTest::newRow("asking") << int(State::Asking) << u"connecting…"_s << false;
    QTest::newRow("reached") << int(State::Reached) << QString() << false;
    QTest::newRow("login") << int(State::LoginWanted) << u"token wanted"_s << true;
    QTest::newRow("unreachable") << int(State::Unreachable) << u"cannot be reached"_s << true;
    QTest::newRow("gone") << int(State::Gone) << u"ended"_s << false;
}

void JupyterGuiTest::rowStates()
{
    QFETCH(int, state);
    QFETCH(QString, status);
    QFETCH(bool, problem);
    JupyterServer one = server(JupyterServer::State(state));
    one.error = u"connection refused"_s;
    const SourceEntry entry = JupyterRows::serverRow(one, u"x"_s);
    QCOMPARE(entry.status, status);
    QCOMPARE(!entry.problem.isEmpty(), problem);
    if (one.state == JupyterServer::State::Unreachable)
        QVERIFY(entry.problem.contains(one.error));
    QVERIFY(describe(entry).contains(entry.name));
}

void JupyterGuiTest::dialogTakesTheTokenOut()
{
    const auto centre = quietCentre();
    JupyterDialog dialog(centre.get());
    QVERIFY(!dialog.isAcceptable());
    dialog.address()->setText(u"http://127.0.0.1:1/lab/tree/a.ipynb?token=s3cr3t"_s);
    QCOMPARE(dialog.token()->text(), u"s3cr3t"_s);
    QVERIFY(!dialog.address()->text().contains(u"s3cr3t"_s));
    QCOMPARE(dialog.token()->echoMode(), QLineEdit::Password);
    QVERIFY(dialog.isAcceptable());
    QSignalSpy added(&dialog, &JupyterDialog::added);
    dialog.name()->setText(u"mine"_s);
    QTest::keyClick(dialog.name(), Qt::Key_Return);
    if (added.isEmpty()) // no default button on this platform
        dialog.findChildren<QPushButton *>().first()->click();
    QTRY_COMPARE(added.size(), 1);
    const auto id = added[0][0].toString();
    const auto server = centre->watcher().server(id);
    QVERIFY(server);
    QVERIFY(server->typed);
    QVERIFY(!server->url.toString().contains(u"s3cr3t"_s));
    QCOMPARE(centre->nameOf(*server), u"mine"_s);
}

void JupyterGuiTest::dialogTells_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("ssh");
    QTest::addColumn<bool>("fine");
    QTest::addColumn<QString>("hint");
    QTest::newRow("nothing") << QString() << QString() << false << u"Paste the address"_s;
    QTest::newRow("server") << u"localhost:8888"_s << QString() << true << u"A Jupyter server at"_s;
    QTest::newRow("hub") << u"https://hub.example/hub/home"_s << QString() << true << u"A JupyterHub"_s;
    QTest::newRow("nonsense") << u"ftp://x"_s << QString() << false << u"cannot be used"_s;
    QTest::newRow("ssh") << u"localhost:8888"_s << u"ann@gate"_s << true << u"A Jupyter server at"_s;
    QTest::newRow("bad ssh") << u"localhost:8888"_s << u"-oProxyCommand=x"_s << false << u"The SSH host"_s;
}

void JupyterGuiTest::dialogTells()
{
    QFETCH(QString, address);
    QFETCH(QString, ssh);
    QFETCH(bool, fine);
    QFETCH(QString, hint);
    const auto centre = quietCentre();
    JupyterDialog dialog(centre.get());
    dialog.address()->setText(address);
    dialog.ssh()->setText(ssh);
    QCOMPARE(dialog.isAcceptable(), fine);
    QVERIFY2(dialog.hint()->text().contains(hint), qPrintable(dialog.hint()->text()));
}

void JupyterGuiTest::serversAreRemembered()
{
    {
        const auto centre = quietCentre(true);
        centre->start();
        QVERIFY(centre->addServer(u"http://127.0.0.1:1/?token=s3cr3t"_s, {}, u"mine"_s));
    }
    for (const QString &key : QSettings().allKeys())
        QVERIFY2(!QSettings().value(key).toByteArray().contains("s3cr3t"), qPrintable(key));
    const auto again = quietCentre(true);
    again->start();
    QCOMPARE(again->servers().size(), 1);
    QCOMPARE(again->nameOf(again->servers().first()), u"mine"_s);
    again->removeServer(again->servers().first().id);
    QCOMPARE(quietCentre(true)->servers().size(), 0);
    const auto last = quietCentre(true);
    last->start();
    QCOMPARE(last->servers().size(), 0);
}

void JupyterGuiTest::wantsAToken()
{
    LoginServer login;
    const auto centre = quietCentre();
    centre->start();
    QSignalSpy wanted(centre.get(), &JupyterCentre::tokenWanted);
    QVERIFY(centre->addServer(login.address(), {}, {}));
    QTRY_COMPARE(wanted.size(), 1);
    const JupyterServer asked = centre->servers().first();
    QVERIFY(asked.state == JupyterServer::State::LoginWanted);
    QCOMPARE(JupyterRows::serverRow(asked, centre->nameOf(asked)).status, u"token wanted"_s);
}

void JupyterGuiTest::kernelsInTheTree()
{
    LoginServer login;
    JupyterCentre *centre = quietCentre().release();
    MainWindow::Options options;
    options.restore = false;
    options.jupyter = centre;
    MainWindow window(options);
    window.show();
    window.start(false);
    QVERIFY(window.actions().action(u"jupyter.add"_s)->isEnabled());
    const Result<QString> id = centre->addServer(login.address(), {}, u"lab"_s);
    QVERIFY(id);
    const QString key = JupyterRows::keyOfServer(*id);
    QTRY_VERIFY(window.model()->contains(key));
    QTRY_VERIFY(window.model()->entry(window.model()->find(key))->status == "token wanted"_L1);
    const SourceEntry entry = *window.model()->entry(window.model()->find(key));
    std::unique_ptr<QMenu> menu(window.tree()->createMenu(entry, &window));
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts.append(action->text().remove(u'&'));
    for (const QString &text : {u"Give the token…"_s, u"Forget this server…"_s, u"Open in browser"_s})
        QVERIFY2(texts.contains(text), qPrintable(texts.join(u'|')));
    Q_EMIT window.tree()->jupyterRequested(entry);
    QTRY_VERIFY(window.findChild<QLineEdit *>(u"answer"_s)); // asks for the token
    centre->removeServer(*id);
    QTRY_VERIFY(!window.model()->contains(key));
    const std::unique_ptr<QDialog> dialog(window.addJupyterServer());
    QVERIFY(qobject_cast<JupyterDialog *>(dialog.get()));
}

void JupyterGuiTest::startDialog()
{
    const auto centre = quietCentre();
    SessionConfig config;
    config.name = u"nightly"_s;
    config.kind = SessionKind::LocalSession;
    config.path = u"/nowhere/nightly.toml"_s;
    config.master = u"spark://h:7077"_s;
    config.properties = {{u"spark.sql.shuffle.partitions"_s, u"17"_s},
                         {u"spark.hadoop.fs.s3a.secret.key"_s, u"hush"_s}};
    StartSparkDialog dialog(centre.get(), {server(), kernel(u"k1"_s, u"a.ipynb"_s)}, {config});
    QCOMPARE(dialog.choice()->count(), 2);
    QVERIFY(dialog.preview()->toPlainText().contains(u"17"_s));
    QVERIFY(dialog.preview()->toPlainText().contains(u"spark://h:7077"_s));
    QVERIFY2(!dialog.preview()->toPlainText().contains(u"hush"_s), "a secret is not shown");
    QVERIFY(dialog.existing() == ExistingContext::Refuse);
    const SessionConfig chosen = dialog.config();
    QVERIFY(chosen.kind == SessionKind::KernelSession);
    QCOMPARE(chosen.notebook.kernel, u"k1"_s);
    QCOMPARE(chosen.notebook.server, u"http://localhost:8888/"_s);
    QVERIFY(chosen.path.isEmpty());
    QCOMPARE(chosen.notebook.existing, u"refuse"_s);
    dialog.existingChoice()->setCurrentIndex(2);
    QCOMPARE(dialog.config().notebook.existing, u"restart"_s);
    dialog.choice()->setCurrentIndex(1);
    QVERIFY(dialog.preview()->toPlainText().contains(u"local[*]"_s));
    QVERIFY(dialog.startButton()->isEnabled());

    JupyterKernel other = kernel(u"k2"_s, u"b.ipynb"_s);
    other.language = u"julia"_s;
    StartSparkDialog unknown(centre.get(), {server(), other}, {});
    QVERIFY(!unknown.startButton()->isEnabled());
}

//! A kernel that is not there is a failed start with cause and cure.
void JupyterGuiTest::failedStart()
{
    const auto centre = quietCentre();
    centre->start();
    SessionConfig config;
    config.kind = SessionKind::KernelSession;
    config.notebook.server = u"http://127.0.0.1:1/"_s;
    config.notebook.kernel = u"nobody"_s;
    const QTemporaryDir folder;
    LaunchRequest request;
    request.id = u"x"_s;
    request.config = config;
    request.folder = folder.path();
    const std::unique_ptr<Launch> launch = centre->factory()(request);
    QVERIFY(launch);
    launch->start();
    QTRY_VERIFY_WITH_TIMEOUT(launch->state().isOver(), 60'000);
    QVERIFY(launch->state().phase == LaunchPhase::Failed);
    QVERIFY(!launch->state().reason.cause.isEmpty());
    QVERIFY(!launch->state().reason.cure.isEmpty());
}

QTEST_MAIN(JupyterGuiTest)
#include "tst_jupytergui.moc"
