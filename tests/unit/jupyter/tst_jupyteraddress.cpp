// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/jupyteraddress.h"
#include "jupyter/kernelprocesses.h"
#include "jupyter/runtimefiles.h"
#include "jupyter/typedjupyterserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class JupyterAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void wrong_data();
    void wrong();
    void typedServers();
    void folders();
    void runtimeFiles();
    void whatIsLeftOut();
    void connectionFiles();
};

void JupyterAddressTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("hub");
    const auto row = [](const char *text, const char *url, const char *token = "", bool hub = false) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url) << QString::fromUtf8(token) << hub;
    };
    row("8888", "http://localhost:8888/");
    row(" localhost:8888 ", "http://localhost:8888/");
    row("http://localhost:8888/?token=abc", "http://localhost:8888/", "abc");
    row("http://localhost:8888/lab?token=a%2Bb", "http://localhost:8888/", "a+b");
    row("http://[::1]:8889/tree/a%20b.ipynb", "http://[::1]:8889/");
    row("https://h.example/jupyter/lab/tree/x.ipynb?token=t", "https://h.example/jupyter/", "t");
    row("https://h.example:443/jupyter", "https://h.example/jupyter/");
    row("https://hub.example/user/ann/lab", "https://hub.example/user/ann/");
    row("https://hub.example/user/ann/gpu/lab/tree/a", "https://hub.example/user/ann/gpu/");
    row("https://hub.example/user/ann/gpu", "https://hub.example/user/ann/gpu/");
    row("https://hub.example/user/a%40b.org/", "https://hub.example/user/a%40b.org/");
    row("https://hub.example/pre/user/ann/tree", "https://hub.example/pre/user/ann/");
    row("https://hub.example/hub/home", "https://hub.example/hub/", "", true);
    row("https://hub.example/pre/hub/token?token=x", "https://hub.example/pre/hub/", "x", true);
    row("https://hub.example/hub/user/ann/gpu/", "https://hub.example/user/ann/gpu/");
}

void JupyterAddressTest::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto address = JupyterAddress::parse(text);
    QVERIFY(address.hasValue());
    QTEST(address->token, "token");
    QTEST(address->hub, "hub");
    QUrl wanted(url);
    QCOMPARE(address->url.host(), wanted.host());
    QCOMPARE(address->url.port(), wanted.port());
    QCOMPARE(address->url.path(), wanted.path());
    QVERIFY(!address->url.hasQuery());
    const auto again = JupyterAddress::parse(address->url.toString());
    QVERIFY(again.hasValue());
    QCOMPARE(again->url, address->url); // its own text is it again
}

void JupyterAddressTest::wrong_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "ftp://h/", "http://", "http://u:pw@h:1/", "http://h:0/", "http://h/../x?token=tell-no-one",
          "http://h:99999/", "two words?token=tell-no-one", "file:///etc/passwd", "ws://h/"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void JupyterAddressTest::wrong()
{
    QFETCH(QString, text);
    const auto address = JupyterAddress::parse(text);
    QVERIFY(!address.hasValue());
    QVERIFY(address.error().code == ErrorCode::InvalidArgument);
    const std::string told = address.error().detail + address.error().source;
    QVERIFY(told.find("tell-no-one") == std::string::npos && told.find("pw") == std::string::npos);
}

void JupyterAddressTest::typedServers()
{
    TypedJupyterServer server;
    server.url = QUrl(u"https://hub.example/user/ann/"_s);
    server.name = u"Ann"_s;
    server.route.way = Route::Way::Ssh;
    server.route.sshHost = *SshHost::parse(u"gate"_s);
    const auto again = TypedJupyterServer::fromJson(server.toJson());
    QVERIFY(again.hasValue());
    QVERIFY(*again == server);
    QVERIFY(!TypedJupyterServer::fromJson({{u"url"_s, u"ftp://x"_s}}).hasValue());
}

void JupyterAddressTest::folders()
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/ann"_s);
    QCOMPARE(jupyterRuntimeFolders(environment), QStringList{u"/home/ann/.local/share/jupyter/runtime"_s});
    environment.insert(u"XDG_DATA_HOME"_s, u"/data/"_s);
    QCOMPARE(jupyterRuntimeFolders(environment), QStringList{u"/data/jupyter/runtime"_s});
    environment.insert(u"JUPYTER_DATA_DIR"_s, u"/j"_s);
    QCOMPARE(jupyterRuntimeFolders(environment), QStringList{u"/j/runtime"_s});
    environment.insert(u"JUPYTER_RUNTIME_DIR"_s, u"/run/j"_s);
    QCOMPARE(jupyterRuntimeFolders(environment), QStringList{u"/run/j"_s});
}

namespace {

void write(const QString &path, const QByteArray &text,
           QFileDevice::Permissions mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QVERIFY(file.setPermissions(mode));
}

QByteArray info(const QByteArray &more, qint64 pid = QCoreApplication::applicationPid())
{
    return "{\"pid\":" + QByteArray::number(pid) + "," + more + "}";
}

} // namespace

void JupyterAddressTest::runtimeFiles()
{
    QTemporaryDir folder;
    write(folder.filePath(u"jpserver-1.json"_s),
          info("\"url\":\"http://localhost:8888/base/\",\"token\":\"t1\",\"root_dir\":\"/work\",\"version\":\"2.21.1\","
               "\"password\":false"));
    write(folder.filePath(u"jpserver-2.json"_s),
          info("\"url\":\"http://somehost:8889/\",\"hostname\":\"0.0.0.0\",\"token\":\"\",\"password\":true"));
    write(folder.filePath(u"jpserver-3.json"_s), info("\"url\":\"http+unix://x\",\"sock\":\"/run/j.sock\""));
    write(folder.filePath(u"nbserver-4.json"_s),
          info("\"url\":\"https://127.0.0.1:8890\",\"token\":\"t4\",\"notebook_dir\":\"/old\""));
    const QList<RuntimeServer> servers = readRuntimeFiles({folder.path(), u"/there/is/no/such/folder"_s});
    QCOMPARE(servers.size(), 4);
    QCOMPARE(servers[0].url, QUrl(u"http://localhost:8888/base/"_s));
    QCOMPARE(servers[0].token, u"t1"_s);
    QCOMPARE(servers[0].root, u"/work"_s);
    QCOMPARE(servers[0].pid, QCoreApplication::applicationPid());
    QCOMPARE(servers[1].url, QUrl(u"http://localhost:8889/"_s));
    QVERIFY(servers[1].password);
    QCOMPARE(servers[2].socket, u"/run/j.sock"_s);
    QCOMPARE(servers[3].url, QUrl(u"https://127.0.0.1:8890/"_s));
    QCOMPARE(servers[3].root, u"/old"_s);
}

void JupyterAddressTest::whatIsLeftOut()
{
    QTemporaryDir folder;
    const QByteArray good = "\"url\":\"http://localhost:8888/\",\"token\":\"t\"";
    write(folder.filePath(u"jpserver-dead.json"_s), info(good, 0x7ffffff0));
    write(folder.filePath(u"jpserver-nopid.json"_s), "{" + good + "}");
    write(folder.filePath(u"jpserver-half.json"_s), "{\"pid\":1,\"url\":\"http");
    write(folder.filePath(u"jpserver-list.json"_s), "[1,2]");
    write(folder.filePath(u"jpserver-big.json"_s), info(good + ",\"x\":\"" + QByteArray(70'000, 'x') + "\""));
    write(folder.filePath(u"jpserver-scheme.json"_s), info("\"url\":\"javascript:alert(1)\""));
    write(folder.filePath(u"jpserver-open.json"_s), info(good),
          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::WriteOther);
    write(folder.filePath(u"kernel-x.json"_s), info(good));
    write(folder.filePath(u"elsewhere.txt"_s), info(good));
    QVERIFY(QFile::link(folder.filePath(u"elsewhere.txt"_s), folder.filePath(u"jpserver-link.json"_s)));
    QCOMPARE(readRuntimeFiles({folder.path()}).size(), 0);
    write(folder.filePath(u"jpserver-good.json"_s), info(good));
    QCOMPARE(readRuntimeFiles({folder.path()}).size(), 1);
}

void JupyterAddressTest::connectionFiles()
{
    const auto line = [](std::initializer_list<const char *> words) {
        QByteArray text;
        for (const char *word : words)
            text += QByteArray(word) + '\0';
        return text;
    };
    QCOMPARE(kernelIdOf(line({"python", "-m", "ipykernel_launcher", "-f", "/run/user/kernel-4f-1_a.json"})),
             u"4f-1_a"_s);
    QCOMPARE(kernelIdOf(line({"java", "-jar", "almond", "--connection-file=/x/kernel-77.json"})), u"77"_s);
    QCOMPARE(kernelIdOf(line({"vim", "/x/my-kernel-77.json"})), QString());
    QCOMPARE(kernelIdOf(line({"vim", "/x/kernel-77.json.bak"})), QString());
    QCOMPARE(kernelIdOf(line({"x", "/x/kernel-../../etc.json"})), QString());
    QCOMPARE(kernelIdOf({}), QString());
}

QTEST_GUILESS_MAIN(JupyterAddressTest)
#include "tst_jupyteraddress.moc"
