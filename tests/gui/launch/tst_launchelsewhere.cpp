// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../shell/fakes.h"
#include "gui/base/theme.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchpanel.h"
#include "gui/launchform/sessionkindtext.h"
#include "gui/places/nokeychain.h"
#include "gui/places/placecentre.h"
#include "gui/preferences/preferencesdialog.h"
#include "gui/session/livecenter.h"
#include "gui/shell/jupyterrows.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "standin.h"
#include "support/patience.h"
#include "unit/jupyter/fakejupyter.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kFingerprint[] = "SHA256:Zm9yIHRlc3RzIG9ubHksIG5vIGtleSBvZiBhbnlib2R5Lg";

//! Tells what the test says, where a real one would need hosts or Jupyter.
class ToldLaunch : public Launch
{
public:
    explicit ToldLaunch(const LaunchRequest &request)
    {
        m_state.id = request.id;
        m_state.config = request.config;
        m_state.started = 1'000;
    }
    const LaunchState &state() const override { return m_state; }
    void start() override {}
    void stop() override
    {
        tell([](LaunchState &state) { state.phase = LaunchPhase::Ended; });
    }
    template <class Change>
    void tell(Change change)
    {
        change(m_state);
        Q_EMIT stateChanged();
    }

private:
    LaunchState m_state;
};

//! Started things that are not on this computer, or that others find: clusters over SSH with their places and ssh's
//! questions, notebook servers with their rows, what a kernel is told of the window.
struct Window
{
    explicit Window(const StandIn &spark, bool jupyterToo = false, const QString &runtimeFolder = {})
    {
        MainWindow::Options options;
        options.pages = fakePages();
        options.finder = new FakeFinder;
        options.launch = centre = new LaunchCentre(spark.options());
        options.places = places = new PlaceCentre(false, std::make_unique<NoKeychain>());
        options.live = new LiveCenter;
        options.restore = false;
        if (jupyterToo) {
            JupyterCentre::Options quiet;
            quiet.persistent = false;
            quiet.watcher.useRuntimeFiles = !runtimeFolder.isEmpty();
            quiet.watcher.runtimeFolders = {runtimeFolder};
            quiet.watcher.lookAtProcesses = false;
            quiet.watcher.pollMs = 200;
            quiet.keychain = std::make_unique<NoKeychain>();
            options.jupyter = jupyter = new JupyterCentre(std::move(quiet));
        }
        window = std::make_unique<MainWindow>(std::move(options));
        window->resize(1280, 800);
        window->show();
        window->start(false);
    }
    //! Launches of this kind are the test's; the last one.
    QPointer<ToldLaunch> *tellMyself(SessionKind kind)
    {
        centre->launcher().addKind(kind, [this](const LaunchRequest &request) {
            auto launch = std::make_unique<ToldLaunch>(request);
            last = launch.get();
            return launch;
        });
        return &last;
    }
    LaunchState state(const QString &id) const { return centre->state(id).value_or(LaunchState()); }
    SourceEntry row(const QString &id) const
    {
        window->sources()->refreshNow();
        const SourceEntry *entry = window->model()->entry(window->model()->find(window->sources()->launchRow(id)));
        return entry ? *entry : SourceEntry();
    }
    QStringList menuOf(const SourceEntry &entry) const
    {
        const std::unique_ptr<QMenu> menu(window->tree()->createMenu(entry, window.get()));
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->text().remove(u'&'));
        return texts;
    }
    //! The dialog that is open and has this text in one of its labels.
    QDialog *dialogWith(const QString &text) const
    {
        for (QDialog *dialog : window->findChildren<QDialog *>()) {
            if (!dialog->isVisible())
                continue;
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->text().contains(text))
                    return dialog;
            }
        }
        return nullptr;
    }
    static QPushButton *button(const QDialog *dialog, QDialogButtonBox::ButtonRole role)
    {
        const auto *box = dialog->findChild<QDialogButtonBox *>();
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role)
                return qobject_cast<QPushButton *>(button);
        }
        return nullptr;
    }

    LaunchCentre *centre = nullptr; // the window's, as are the others
    PlaceCentre *places = nullptr;
    JupyterCentre *jupyter = nullptr;
    QPointer<ToldLaunch> last;
    std::unique_ptr<MainWindow> window;
};

SessionConfig clusterConfig()
{
    SessionConfig config;
    config.name = u"Lab cluster"_s;
    config.kind = SessionKind::SshCluster;
    config.cluster.hosts = {u"ann@node1"_s, u"ann@node2"_s};
    return config;
}

} // namespace

class LaunchElsewhereTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void clusterHasItsPlace();
    void clusterPlaceCanStay();
    void sshAsksDuringAStart();
    void declinedKeyEndsTheStart();
    void cancelClosesTheQuestion();
    void notebookServerIsOneRow();
    void listeningReachesKernels();
    void kindsHaveWords();

private:
    QByteArray told() const
    {
        QFile file(m_folder.filePath(u"told"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
};

void LaunchElsewhereTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"launchelsewhere-%1"_s.arg(QCoreApplication::applicationPid()));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    Theme::instance().install();
    QVERIFY(m_folder.isValid());
    // ssh as far as a login: it asks with the real askpass program, and lets nobody in.
    QFile ssh(m_folder.filePath(u"ssh"_s));
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write("#!/bin/sh\n"
              "for last; do :; done\n"
              "if [ \"$1\" = -G ]; then echo \"hostname $last\"; exit 0; fi\n"
              "[ -n \"$SSH_ASKPASS\" ] || { echo 'Host key verification failed.' >&2; exit 255; }\n"
              "answer=$(\"$SSH_ASKPASS\" \"The authenticity of host '$last (192.0.2.7)' can't be established.\n"
              "ED25519 key fingerprint is " +
              QByteArray(kFingerprint) +
              ".\nThis key is not known by any other names.\n"
              "Are you sure you want to continue connecting (yes/no/[fingerprint])? \")\n"
              "echo \"$last key $answer\" >> \"$TOLD\"\n"
              "[ \"$answer\" = yes ] || { echo 'Host key verification failed.' >&2; exit 255; }\n"
              "answer=$(\"$SSH_ASKPASS\" \"ann@$last's password: \")\n"
              "echo \"$last password $answer\" >> \"$TOLD\"\n"
              "echo \"ann@$last: Permission denied (publickey,password).\" >&2\n"
              "exit 255\n");
    ssh.close();
    ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + qgetenv("PATH"));
    qputenv("TOLD", m_folder.filePath(u"told"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile jar(m_folder.filePath(u"listener.jar"_s));
    QVERIFY(jar.open(QIODevice::WriteOnly));
    qputenv("CINDERSCOPE_LISTENER_JAR", jar.fileName().toLocal8Bit());
}

void LaunchElsewhereTest::init()
{
    QFile::remove(m_folder.filePath(u"told"_s));
}

void LaunchElsewhereTest::clusterHasItsPlace()
{
    const StandIn spark;
    Window made(spark);
    const auto *launch = made.tellMyself(SessionKind::SshCluster);
    const QString id = made.window->launch()->start(clusterConfig());
    QVERIFY(*launch);
    QVERIFY(made.row(id).kind == SourceEntry::Kind::Launch); // nothing is known of its addresses
    QCOMPARE(made.places->book().places().size(), 0);
    (*launch)->tell([](LaunchState &state) {
        state.phase = LaunchPhase::Running;
        state.ui = QUrl(u"http://node1:8080"_s);
        state.masterUrl = u"spark://node1:7077"_s;
    });
    QTRY_COMPARE(made.places->book().places().size(), 1);
    const Place place = made.places->book().places().first();
    QCOMPARE(place.id, id);
    QCOMPARE(place.name, u"Lab cluster"_s);
    QVERIFY(!place.color.isEmpty());
    QVERIFY(place.route.way == Route::Way::Ssh);
    QCOMPARE(place.route.sshHost.toString(), u"ann@node1"_s);
    // its row is the place's, and says from what it was started; there is no second one
    QTRY_VERIFY(made.row(id).kind == SourceEntry::Kind::Place);
    const SourceEntry row = made.row(id);
    QCOMPARE(row.placeId, id);
    QCOMPARE(row.launchName, u"Lab cluster"_s);
    QVERIFY(!made.window->model()->contains(u"launch:"_s + id));
    const QStringList menu = made.menuOf(row);
    QVERIFY2(menu.contains(u"Stop what was started"_s), qPrintable(menu.join(u'|')));
    // told again, it is the same place
    (*launch)->tell([](LaunchState &state) { state.steps.append(LaunchStep()); });
    QTest::qWait(50);
    QCOMPARE(made.places->book().places().size(), 1);
    made.centre->stop(id);
    QTRY_COMPARE(made.places->book().places().size(), 0);
    QTRY_VERIFY(made.row(id).key().isEmpty() || made.row(id).kind != SourceEntry::Kind::Place);
}

void LaunchElsewhereTest::clusterPlaceCanStay()
{
    const StandIn spark;
    Window made(spark);
    PreferencesDialog *dialog = made.window->showPreferences(PreferencesDialog::Page::Starting);
    QCheckBox *keep = nullptr;
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->text().remove(u'&').startsWith("Keep the place"_L1))
            keep = box;
    }
    QVERIFY(keep && !keep->isChecked());
    keep->setChecked(true);
    QTRY_VERIFY(made.window->preferences().keepClusterPlaces);
    dialog->close();
    const auto *launch = made.tellMyself(SessionKind::SshCluster);
    const QString id = made.window->launch()->start(clusterConfig());
    (*launch)->tell([](LaunchState &state) {
        state.phase = LaunchPhase::Running;
        state.ui = QUrl(u"http://node1:8080"_s);
    });
    QTRY_COMPARE(made.places->book().places().size(), 1);
    made.centre->stop(id);
    QTRY_VERIFY(made.state(id).isOver());
    made.window->sources()->refreshNow();
    QCOMPARE(made.places->book().places().size(), 1);
    const SourceEntry *row =
        made.window->model()->entry(made.window->model()->find(made.window->sources()->launchRow(id)));
    QVERIFY(!row || row->launchId.isEmpty() || row->kind == SourceEntry::Kind::Launch); // an ended one is not its place
}

//! A real start: ssh asks for the host's key and a password in dialogs of the window, and gets what was said there.
void LaunchElsewhereTest::sshAsksDuringAStart()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = clusterConfig();
    config.cluster.hosts = {u"ann@node1"_s};
    const QString id = made.window->launch()->start(config);
    QDialog *key = nullptr;
    QTRY_VERIFY((key = made.dialogWith(QString::fromLatin1(kFingerprint))));
    QVERIFY2(key->windowTitle().contains(u"Lab cluster"_s), qPrintable(key->windowTitle()));
    QVERIFY(made.dialogWith(u"node1 (192.0.2.7)"_s) == key);
    QVERIFY(Window::button(key, QDialogButtonBox::RejectRole)->isDefault()); // Enter is not a yes
    QVERIFY(!made.state(id).isOver());
    Window::button(key, QDialogButtonBox::AcceptRole)->click();
    QDialog *password = nullptr;
    QTRY_VERIFY((password = made.dialogWith(u"ann@node1's password"_s)));
    auto *field = password->findChild<QLineEdit *>(u"answer"_s);
    QVERIFY(field);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    field->setText(u"open sesame"_s);
    Window::button(password, QDialogButtonBox::AcceptRole)->click();
    QTRY_VERIFY_WITH_TIMEOUT(made.state(id).isOver(), 30'000);
    QCOMPARE(told(), QByteArray("node1 key yes\nnode1 password open sesame\n"));
    QVERIFY(made.state(id).phase == LaunchPhase::Failed);
    QVERIFY2(made.state(id).reason.cause.contains(u"node1"_s), qPrintable(made.state(id).reason.cause));
    QTRY_VERIFY(!made.window->launch()->panel()->view(id)->failure().isEmpty());
    QVERIFY(!made.centre->log(id).contains(u"open sesame"_s));
}

void LaunchElsewhereTest::declinedKeyEndsTheStart()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = clusterConfig();
    config.cluster.hosts = {u"ann@node1"_s};
    const QString id = made.window->launch()->start(config);
    QDialog *key = nullptr;
    QTRY_VERIFY((key = made.dialogWith(QString::fromLatin1(kFingerprint))));
    Window::button(key, QDialogButtonBox::RejectRole)->click();
    QTRY_VERIFY_WITH_TIMEOUT(made.state(id).isOver(), 30'000);
    QCOMPARE(told(), QByteArray("node1 key \n"));
    QVERIFY(made.state(id).phase == LaunchPhase::Failed);
    QVERIFY(!made.dialogWith(u"password"_s));
}

void LaunchElsewhereTest::cancelClosesTheQuestion()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = clusterConfig();
    config.cluster.hosts = {u"ann@node1"_s};
    const QString id = made.window->launch()->start(config);
    QPointer<QDialog> key;
    QTRY_VERIFY((key = made.dialogWith(QString::fromLatin1(kFingerprint))));
    made.window->launch()->panel()->view(id)->button(LaunchView::Command::Stop)->click();
    QTRY_VERIFY_WITH_TIMEOUT(made.state(id).isOver(), 30'000);
    QTRY_VERIFY(!key || !key->isVisible());
    QVERIFY(made.state(id).phase == LaunchPhase::Ended);
    QVERIFY(!told().contains("yes"));
}

//! Its row while it starts is its own; once Jupyter's runtime file is found, that is its row.
void LaunchElsewhereTest::notebookServerIsOneRow()
{
    const StandIn spark;
    FakeJupyter jupyter;
    jupyter.beServer(u"k1"_s);
    Window made(spark, true);
    const auto *launch = made.tellMyself(SessionKind::NotebookServer);
    SessionConfig config;
    config.name = u"Notes"_s;
    config.kind = SessionKind::NotebookServer;
    const QString id = made.window->launch()->start(config);
    SourceEntry row = made.row(id);
    QVERIFY(row.kind == SourceEntry::Kind::Launch);
    QCOMPARE(row.icon, u"notebook"_s);
    QVERIFY(row.busy);
    (*launch)->tell([&](LaunchState &state) {
        state.phase = LaunchPhase::Running;
        state.ui = jupyter.url(u"/"_s);
        state.ui.setQuery(u"token=s3cr3t"_s);
    });
    row = made.row(id);
    QVERIFY(row.kind == SourceEntry::Kind::Launch);
    QVERIFY(!describe(row).contains(u"s3cr3t"_s));
    const Result<QString> server = made.jupyter->addServer(jupyter.url().toString(), {}, {});
    QVERIFY(server);
    QTRY_VERIFY(made.row(id).kind == SourceEntry::Kind::Jupyter);
    row = made.row(id);
    QCOMPARE(row.key(), JupyterRows::keyOfServer(*server));
    QCOMPARE(row.launchName, u"Notes"_s);
    QVERIFY(!made.window->model()->contains(u"launch:"_s + id));
    const QString kernel = JupyterRows::keyOfKernel(u"k1"_s);
    QTRY_VERIFY(made.window->model()->contains(kernel));
    QVERIFY(made.window->model()->entry(made.window->model()->find(kernel))->launchId.isEmpty()); // it was not started
    QStringList menu = made.menuOf(row);
    QVERIFY2(menu.contains(u"Stop what was started"_s), qPrintable(menu.join(u'|')));
    QVERIFY2(menu.contains(u"Open in browser"_s), qPrintable(menu.join(u'|')));
    made.centre->stop(id);
    QTRY_VERIFY(made.state(id).isOver());
    made.window->sources()->refreshNow();
    const SourceEntry *after =
        made.window->model()->entry(made.window->model()->find(JupyterRows::keyOfServer(*server)));
    QVERIFY(after && after->launchId.isEmpty());
    QVERIFY(!made.menuOf(*after).contains(u"Stop what was started"_s));
}

//! The switch “listen” decides whether Spark in a kernel is told of this window.
void LaunchElsewhereTest::listeningReachesKernels()
{
    const StandIn spark;
    FakeJupyter jupyter;
    jupyter.beServer(u"k1"_s);
    const QString folder = spark.path(u"jupyter"_s);
    spark.write(u"jupyter/jpserver-%1.json"_s.arg(QCoreApplication::applicationPid()),
                "{\"url\": \"" + jupyter.url().toString().toUtf8() +
                    "\", \"token\": \"\", \"pid\": " + QByteArray::number(QCoreApplication::applicationPid()) +
                    ", \"root_dir\": \"/\", \"version\": \"2.14\", \"password\": false, \"sock\": \"\"}");
    QFile::setPermissions(folder + u"/jpserver-%1.json"_s.arg(QCoreApplication::applicationPid()),
                          QFile::ReadOwner | QFile::WriteOwner);
    Window made(spark, true, folder);
    QTRY_VERIFY(made.jupyter->kernel(u"k1"_s));
    QVERIFY(made.jupyter->isNear(u"k1"_s));
    JupyterKernel kernel = made.jupyter->kernel(u"k1"_s)->kernel;
    kernel.language = u"python"_s;
    SessionConfig config;
    config.kind = SessionKind::KernelSession;
    const QString jar = qEnvironmentVariable("CINDERSCOPE_LISTENER_JAR");
    const auto preview = [&] {
        const Result<QString> code = made.jupyter->preview(config, kernel, ExistingContext::Refuse);
        return code ? *code : QString();
    };
    QVERIFY(!preview().isEmpty());
    QVERIFY(made.window->preferences().listen);
    QTRY_VERIFY(preview().contains(jar));
    PreferencesDialog *dialog = made.window->showPreferences(PreferencesDialog::Page::Listening);
    QCheckBox *listen = nullptr;
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->isVisible() && box->text().remove(u'&').contains("isten"_L1) && !listen)
            listen = box;
    }
    QVERIFY(listen && listen->isChecked());
    listen->setChecked(false);
    QTRY_VERIFY(!made.window->preferences().listen);
    QTRY_VERIFY(!preview().contains(jar));
    QVERIFY(!preview().isEmpty());
    listen->setChecked(true);
    QTRY_VERIFY(preview().contains(jar));
    config.listener = false; // a configuration that wants none
    QVERIFY(!preview().contains(jar));
}

void LaunchElsewhereTest::kindsHaveWords()
{
    QSet<QString> titles, texts;
    for (const SessionKind kind : sessionKinds()) {
        titles.insert(sessionKindTitle(kind));
        texts.insert(sessionKindText(kind));
        QVERIFY2(QFile::exists(u":/icons/%1.svg"_s.arg(sessionKindIcon(kind))), qPrintable(sessionKindIcon(kind)));
    }
    QCOMPARE(titles.size(), qsizetype(sessionKinds().size()));
    QCOMPARE(texts.size(), qsizetype(sessionKinds().size()));
    QVERIFY(!titles.contains(QString()) && !texts.contains(QString()));
}

QTEST_MAIN(LaunchElsewhereTest)
#include "tst_launchelsewhere.moc"
