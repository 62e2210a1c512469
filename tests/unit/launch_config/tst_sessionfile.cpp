// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/sessionfile.h"

#include <QByteArrayList>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

SessionConfig fullConfig()
{
    SessionConfig c;
    c.name = u"Nightly “numbers” \\ \"2\"\n\té"_s;
    c.kind = SessionKind::Submit;
    c.description = u"Two\nlines"_s;
    c.master = u"spark://h:7077"_s;
    c.sparkVersion = u"4.3"_s;
    c.spark = {u"/opt/spark"_s, u"~/venv/bin/python"_s, u"/usr/lib/jvm/17"_s};
    c.properties = {
        {u"spark.z"_s, u"1"_s}, {u"spark.a.b c\"\\"_s, u"tab\tline\nnul?\x01 ☃ 🧨"_s}, {u"x"_s, QString()}};
    c.packages = {u"a:b_2.13:1"_s, u"c:d:2"_s};
    c.repositories = {u"https://r.example.org/m"_s};
    c.environment = {{u"A"_s, u"b=c"_s}, {u"HADOOP_USER_NAME"_s, u"etl"_s}};
    c.driverMemory = u"2g"_s;
    c.executorMemory = u"3g"_s;
    c.driverCores = 1;
    c.executorCores = 2;
    c.executors = 3;
    c.dynamicAllocation = true;
    c.listener = false;
    c.keepRunning = true;
    c.connectServer = true;
    c.submit = {u"~/job.py"_s, u"M"_s, {u"--x"_s, u""_s, u"a b"_s}, true, {u"j.jar"_s}, {u"p.zip"_s}, {u"f"_s}};
    c.cluster = {u"h"_s, 7077, 8080, 5, 6, u"7g"_s, {u"u@h:22"_s, u"i"_s}, u"/w"_s, u"/s"_s, u"/j"_s};
    c.notebook = {u"http://localhost:8888/"_s, u"k"_s, u"python"_s, u"restart"_s, u"/n"_s, 8889, false};
    c.history = {u"hdfs:///logs"_s, 18081};
    return c;
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString detailOf(const QByteArray &text)
{
    const Result<SessionConfig> config = readSessionText(text, u"/x/a.toml"_s);
    return config ? u"none"_s : QString::fromStdString(config.error().detail);
}

PropertyPairs sorted(PropertyPairs pairs)
{
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace

class SessionFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void keysOfPropertiesMayBeQuotedOrNested();
    void whatThePersonWroteIsKept();
    void changesOfEveryForm_data();
    void changesOfEveryForm();
    void manyRandomChangesComeOutRight_data();
    void manyRandomChangesComeOutRight();
    void unknownKeysAreToldAndKept();
    void errorsNameThePlace_data();
    void errorsNameThePlace();
    void hostileFiles_data();
    void hostileFiles();
    void everyByteCutOffIsNoCrash();
    void filesAreForTheOwnerOnly();
    void aFileThatChangedIsNotOverwritten();
    void failedSavesLoseNothing();
    void aLinkStaysOne();
    void jsonShapes_data();
    void jsonShapes();
    void jsonTellsWhatItDoesNotUse();
    void sparkConnectorJoinsValues();
};

void SessionFileTest::everyFieldComesBack()
{
    QTemporaryDir folder;
    SessionConfig config = fullConfig();
    const QString path = folder.filePath(u"a.toml"_s);
    QVERIFY(writeSessionFile(config, path));
    QCOMPARE(config.path, path);
    QList<SessionRemark> remarks;
    const Result<SessionConfig> read = readSessionFile(path, &remarks);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == config);
    QVERIFY(remarks.isEmpty());
    QCOMPARE(read->digest, config.digest);
    // And back to what a configuration is without anything: every key goes.
    SessionConfig plain = *read;
    const QString savedPath = plain.path;
    const QByteArray digest = plain.digest;
    plain = SessionConfig();
    plain.name = u"plain"_s;
    plain.path = savedPath;
    plain.digest = digest;
    const Result<void> saved = writeSessionFile(plain, path);
    QVERIFY2(saved, saved ? "" : saved.error().detail.c_str());
    const Result<SessionConfig> again = readSessionFile(path);
    QVERIFY(again && *again == plain);
    for (const SessionKind kind : sessionKinds()) {
        SessionKind other = SessionKind::Submit;
        QVERIFY(sessionKindOf(sessionKindWord(kind), other) && other == kind);
    }
    SessionKind kind = SessionKind::Kubernetes;
    QVERIFY(!sessionKindOf(u"nonsense"_s, kind) && kind == SessionKind::Kubernetes);
}

void SessionFileTest::keysOfPropertiesMayBeQuotedOrNested()
{
    const QByteArray text =
        "name = 'x'\n[properties]\n\"spark.quoted.key\" = 1\nspark.nested.key = true\nspark.nested.x = "
        "0.50\n[properties.spark.table]\nlist = ['a', 2, false]\nhex = 0x10\nbig = 1_000.5\n";
    QList<SessionRemark> remarks;
    const Result<SessionConfig> config = readSessionText(text, u"a"_s, &remarks);
    QVERIFY2(config, config ? "" : config.error().detail.c_str());
    const PropertyPairs wanted{{u"spark.quoted.key"_s, u"1"_s},  {u"spark.nested.key"_s, u"true"_s},
                               {u"spark.nested.x"_s, u"0.50"_s}, {u"spark.table.list"_s, u"a,2,false"_s},
                               {u"spark.table.hex"_s, u"16"_s},  {u"spark.table.big"_s, u"1000.5"_s}};
    QVERIFY(config->properties == wanted);
    QVERIFY(remarks.isEmpty());
    const Result<SessionConfig> twice =
        readSessionText("[properties]\nspark.a = 1\n\"spark.a\" = 2\n[properties.'spark']\n", u"t"_s, &remarks);
    QVERIFY(!twice); // [properties.'spark'] is the table that the dotted key made
    const Result<SessionConfig> same =
        readSessionText("[properties]\nspark.a = 1\n\"spark.a\" = 2\n", u"t"_s, &remarks);
    QVERIFY(same);
    QVERIFY(same->properties == PropertyPairs({{u"spark.a"_s, u"2"_s}}));
    QCOMPARE(remarks.size(), 1);
    QCOMPARE(remarks.first().line, 3);
}

void SessionFileTest::whatThePersonWroteIsKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.toml"_s);
    put(path,
        "# My own words\nname   = 'Old'   # the name\r\nkind = \"local-session\"\n\n# numbers\n[properties]\n"
        "spark.sql.shuffle.partitions = 64 # few\n  \"spark.gone\" = 'x' # goes\n# stays\n[mine]\nsecret = [1,\n 2]\n"
        "[[also]]\na = 1\n[[also]]\na = 2");
    Result<SessionConfig> config = readSessionFile(path);
    QVERIFY(config);
    config->name = u"New"_s;
    config->properties = {{u"spark.sql.shuffle.partitions"_s, u"128"_s}, {u"spark.new.key"_s, u"v"_s}};
    config->driverMemory = u"2g"_s;
    const Result<void> saved = writeSessionFile(*config, path);
    QVERIFY2(saved, saved ? "" : saved.error().detail.c_str());
    QCOMPARE(
        textOf(path),
        QByteArray(
            "# My own words\nname   = \"New\"   # the name\r\nkind = \"local-session\"\n\n# numbers\n[properties]\n"
            "spark.sql.shuffle.partitions = 128 # few\n\"spark.new.key\" = \"v\"\r\n# stays\n[mine]\nsecret = [1,\n"
            " 2]\n[[also]]\na = 1\n[[also]]\na = 2\r\n\r\n[resources]\r\ndriver-memory = \"2g\"\r\n"));
    // Saved again without a change: not a byte differs.
    const QByteArray before = textOf(path);
    QVERIFY(writeSessionFile(*config, path));
    QCOMPARE(textOf(path), before);
}

void SessionFileTest::changesOfEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("# nothing\n");
    QTest::newRow("no line break at the end") << QByteArray("name = 'x'");
    QTest::newRow("inline tables") << QByteArray(
        "spark = { home = \"/a\", python = 'p' }\nproperties = {\"spark.a\" = 1, "
        "spark.b = 2}\nresources = {}\nsubmit = {application=\"x\"}\n");
    QTest::newRow("dotted root keys") << QByteArray(
        "name = 'x'\nspark.home = '/a'\nproperties.\"spark.a\" = 1\n[cluster]\nport = 3\n");
    QTest::newRow("empty sections") << QByteArray("[properties]\n\n# c\n[environment]\n[spark]\n[resources]\n\n");
    QTest::newRow("tables of the end first")
        << QByteArray("[history]\nport = 1\n[properties]\nspark.a = 1\n[spark]\nhome = 'h'\n");
    QTest::newRow("subtables") << QByteArray("[properties.spark]\na = 1\nb.c = 2\n[properties.spark.sql]\nx = true\n");
    QTest::newRow("multi-line values") << QByteArray(
        "description = '''\na\nb'''\npackages = [\n 'x:y:1', # one\n]\n[properties]\n"
        "\"spark.a\" = \"\"\"\n[not a header]\n\"\"\"\n");
    QTest::newRow("windows") << QByteArray("name = 'x'\r\n[properties]\r\nspark.a = 1\r\n");
    QTest::newRow("unknown around") << QByteArray(
        "foo = 1\n[bar]\nbaz.q = {a=1}\n[properties]\nspark.a=1\n[bar.sub]\nz=1\n");
    QTest::newRow("headers with blanks") << QByteArray("[ properties ]\nspark.a = 1\n[ \"spark\" ]\nhome = 'x'\n");
    QTest::newRow("text like a header") << QByteArray("description = \"[spark]\"\n[properties]\n'[x]' = '[y]'\n");
}

void SessionFileTest::changesOfEveryForm()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.toml"_s);
    put(path, text);
    Result<SessionConfig> read = readSessionFile(path);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    SessionConfig config = fullConfig();
    config.path = read->path;
    config.digest = read->digest;
    const Result<void> full = writeSessionFile(config, path);
    QVERIFY2(full, full ? "" : full.error().detail.c_str());
    Result<SessionConfig> again = readSessionFile(path);
    QVERIFY(again);
    QCOMPARE(sorted(again->properties), sorted(config.properties));
    SessionConfig bare;
    bare.name = u"bare"_s;
    bare.path = again->path;
    bare.digest = again->digest;
    const Result<void> emptied = writeSessionFile(bare, path);
    QVERIFY2(emptied, emptied ? "" : emptied.error().detail.c_str());
    again = readSessionFile(path);
    QVERIFY(again && *again == bare);
}

void SessionFileTest::manyRandomChangesComeOutRight_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("kept");
    QTest::newRow("tables") << QByteArray("# top\nname = 'n' # tail\nmaster='local'\n[properties]\nspark.a = 1\n"
                                          "spark.b.c = '2' # two\n'spark.d' = 3\n\n[unknown]\nx = 1\n[environment]\n"
                                          "A = 'b'\n# end\n")
                            << QByteArrayList{"# top\n", "# tail\n", "[unknown]\nx = 1\n", "# end\n"};
    QTest::newRow("inline") << QByteArray("name = 'n'\nproperties = { spark.a = 1, \"spark.d\" = 2, 'x' = '}' }\n"
                                          "resources = {executors = 1}\nother = {a = {b = [1, 2]}, c = 1}\n# end\n")
                            << QByteArrayList{"other = {a = {b = [1, 2]}, c = 1}\n# end\n"};
    QTest::newRow("dotted")
        << QByteArray(
               "name = 'n'\nproperties.spark.a = 1\nproperties.'spark.d' = 2 # d\nresources.executors = 1\n# end")
        << QByteArrayList{"# end"};
}

void SessionFileTest::manyRandomChangesComeOutRight()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, kept);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.toml"_s);
    put(path, text);
    QRandomGenerator random(7);
    const QStringList keys{u"spark.a"_s,   u"spark.b.c"_s, u"spark.d"_s, u"spark.e"_s,
                           u"spark.f.g"_s, u"odd key"_s,   u"x"_s};
    for (int round = 0; round < 200; ++round) {
        Result<SessionConfig> config = readSessionFile(path);
        QVERIFY(config);
        config->name = u"n%1"_s.arg(random.bounded(3));
        config->master = random.bounded(2) ? u"local[2]"_s : QString();
        config->executors = int(random.bounded(2));
        config->packages = random.bounded(2) ? QStringList{u"a:b:1"_s} : QStringList();
        config->properties.clear();
        for (const QString &key : keys) {
            if (random.bounded(2))
                config->properties.append({key, QString::number(random.bounded(3))});
        }
        const QByteArray before = textOf(path);
        const Result<void> saved = writeSessionFile(*config, path);
        QVERIFY2(saved, saved ? "" : before.constData());
        const Result<SessionConfig> again = readSessionFile(path);
        QVERIFY(again);
        QCOMPARE(sorted(again->properties), sorted(config->properties));
        QCOMPARE(again->name, config->name);
    }
    const QByteArray after = textOf(path);
    for (const QByteArray &one : std::as_const(kept))
        QVERIFY2(after.contains(one), after.constData());
}

void SessionFileTest::unknownKeysAreToldAndKept()
{
    QList<SessionRemark> remarks;
    const Result<SessionConfig> config = readSessionText(
        "name = 'x'\nmastr = 'local'\n[resources]\nexecutor-memori = '2g'\n[zzz]\na = 1\n", u"t"_s, &remarks);
    QVERIFY(config);
    QCOMPARE(remarks.size(), 3);
    QVERIFY(remarks.at(0).text.contains(u"Did you mean “master”"_s));
    QVERIFY(remarks.at(1).text.contains(u"“resources.executor-memory”"_s));
    QCOMPARE(remarks.at(1).line, 4);
    QCOMPARE(remarks.at(1).column, 19);
    QVERIFY(!remarks.at(2).text.contains(u"Did you mean"_s));
}

void SessionFileTest::errorsNameThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("cure");
    QTest::newRow("no quotes") << QByteArray("name = x y") << u"line 1, column 8:"_s << u"Put texts in quotes"_s;
    QTest::newRow("open quote") << QByteArray("a = 1\nname = \"x\n") << u"line 2,"_s << u"."_s;
    QTest::newRow("open list") << QByteArray("packages = ['a',") << u"line 1,"_s << u"not closed"_s;
    QTest::newRow("twice") << QByteArray("name = 'x'\nname = 'y'\n") << u"line 2,"_s << u"may come once"_s;
    QTest::newRow("a key and a table")
        << QByteArray("[properties]\nspark.speculation = true\nspark.speculation.interval = '1s'\n") << u"line 3,"_s
        << u"in quotes"_s;
    QTest::newRow("text for a number") << QByteArray("[cluster]\nport = 'x'\n") << u"line 2, column 8:"_s
                                       << u"port = 1"_s;
    QTest::newRow("number for a text") << QByteArray("master = 3") << u"line 1, column 10:"_s << u"master = \"…\""_s;
    QTest::newRow("number for a truth value")
        << QByteArray("listener = 1") << u"line 1, column 12:"_s << u"listener = true"_s;
    QTest::newRow("text for a list") << QByteArray("packages = 'a'") << u"line 1, column 12:"_s << u"[\"…\", \"…\"]"_s;
    QTest::newRow("numbers in a list") << QByteArray("packages = ['a', 1]") << u"line 1, column 12:"_s
                                       << u"list of texts"_s;
    QTest::newRow("table for a text") << QByteArray("[master]\n") << u"line 1,"_s << u"a table"_s;
    QTest::newRow("too large") << QByteArray("[cluster]\nport = 99999999999") << u"line 2, column 8:"_s
                               << u"below 2147483648"_s;
    QTest::newRow("unknown kind") << QByteArray("kind = 'local'") << u"line 1, column 8:"_s << u"standalone-cluster"_s;
    QTest::newRow("tables in a property")
        << QByteArray("[properties]\n'spark.x' = [{a=1}]") << u"line 2,"_s << u"\"spark.x\" = "_s;
    QTest::newRow("properties are a text") << QByteArray("properties = 'x'") << u"line 1,"_s << u"[properties]"_s;
    QTest::newRow("umlauts before it") << QByteArray("name = \"äöü\" x") << u"line 1, column 14:"_s << u"."_s;
}

void SessionFileTest::errorsNameThePlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, start);
    QFETCH(QString, cure);
    const Result<SessionConfig> config = readSessionText(text, u"/x/a.toml"_s);
    QVERIFY(!config);
    QVERIFY(config.error().code == ErrorCode::Corrupt);
    QCOMPARE(config.error().source, "/x/a.toml");
    const QString detail = QString::fromStdString(config.error().detail);
    QVERIFY2(detail.startsWith(start), qPrintable(detail));
    QVERIFY2(detail.contains(cure), qPrintable(detail));
}

void SessionFileTest::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &text, ErrorCode code) {
        QTest::newRow(name) << text << int(code);
    };
    row("empty", {}, ErrorCode::Empty);
    row("blanks", " \n\t\n", ErrorCode::Empty);
    row("binary",
        QByteArray("\x7f"
                   "ELF\x02\x01\x01\0\0\0\xff\xfe",
                   12),
        ErrorCode::Corrupt);
    row("NUL", QByteArray("name = \"a\0b\"", 12), ErrorCode::Corrupt);
    row("latin-1", "name = \"\xe4\"", ErrorCode::Corrupt);
    row("half a character", "name = \"\xe2\x82", ErrorCode::Corrupt);
    row("surrogates", "name = \"\xed\xa0\x80\"", ErrorCode::Corrupt);
    row("large", QByteArray("name = '") + QByteArray(2 << 20, 'x') + "'", ErrorCode::TooLarge);
    row("nested arrays", "x = " + QByteArray(200000, '['), ErrorCode::Corrupt);
    row("nested tables", "x = " + QByteArray("{a=").repeated(100000), ErrorCode::Corrupt);
    row("dots", "a" + QByteArray(".a").repeated(300000) + " = 1", ErrorCode::Corrupt);
    row("dots in a header", "[a" + QByteArray(".a").repeated(300000) + "]", ErrorCode::Corrupt);
    row("dots behind a string", "x = 'y'\n'z'" + QByteArray(" . a").repeated(100000) + " = 1", ErrorCode::Corrupt);
    row("nested JSON", QByteArray("{\"a\":").repeated(100000), ErrorCode::Corrupt);
    row("nested JSON lists", QByteArray("{\"a\":[") + QByteArray(100000, '['), ErrorCode::Corrupt);
    row("other JSON", "{\"a\": 1}", ErrorCode::Unsupported);
    row("JSON list", "[{\"a\": 1}, 2]", ErrorCode::Unsupported);
}

void SessionFileTest::hostileFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.toml"_s);
    put(path, text);
    const Result<SessionConfig> config = readSessionFile(path);
    QVERIFY(!config);
    QCOMPARE(int(config.error().code), code);
    QVERIFY(!config.error().detail.empty());
    QVERIFY(config.error().detail.size() < 500);
    // Nothing is lost by saving: a broken file stays as it is.
    SessionConfig other = fullConfig();
    other.path = path;
    QVERIFY(!writeSessionFile(other, path));
    QCOMPARE(textOf(path), text);
}

void SessionFileTest::everyByteCutOffIsNoCrash()
{
    const QByteArray text = sessionText(fullConfig());
    int good = 0;
    for (qsizetype length = 0; length < text.size(); ++length) {
        const Result<SessionConfig> config = readSessionText(text.left(length), u"t"_s);
        good += config ? 1 : 0;
        if (!config)
            QVERIFY(!config.error().detail.empty());
    }
    QVERIFY(good > 10); // ends of lines
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        QByteArray broken = text;
        for (int i = 0; i < 3; ++i)
            broken[random.bounded(int(broken.size()))] = "\"'[]{}=.#\n\\a1\x80,"[random.bounded(16)];
        const Result<SessionConfig> config = readSessionText(broken, u"t"_s);
        if (!config)
            QVERIFY(!config.error().detail.empty());
    }
}

void SessionFileTest::filesAreForTheOwnerOnly()
{
    QTemporaryDir folder;
    SessionConfig config = fullConfig();
    const QString path = folder.filePath(u"a.toml"_s);
    QVERIFY(writeSessionFile(config, path));
    const QFileDevice::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    config.name = u"other"_s;
    QVERIFY(writeSessionFile(config, path));
    QVERIFY(!(QFileInfo(path).permissions() & others));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.toml"_s});
}

void SessionFileTest::aFileThatChangedIsNotOverwritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.toml"_s);
    SessionConfig config = fullConfig();
    QVERIFY(writeSessionFile(config, path));
    const QByteArray edited = textOf(path) + "# by hand\n";
    put(path, edited);
    config.name = u"mine"_s;
    const Result<void> saved = writeSessionFile(config, path);
    QVERIFY(!saved && saved.error().code == ErrorCode::Corrupt);
    QVERIFY(QByteArray::fromStdString(saved.error().detail).contains("changed since"));
    QCOMPARE(textOf(path), edited);
    SessionConfig fresh;
    fresh.name = u"new"_s;
    QVERIFY(!writeSessionFile(fresh, path)); // never onto another file
    QCOMPARE(textOf(path), edited);
    Result<SessionConfig> again = readSessionFile(path);
    QVERIFY(again);
    again->name = u"mine"_s;
    QVERIFY(writeSessionFile(*again, path));
    QVERIFY(textOf(path).endsWith("# by hand\n"));
    QVERIFY(QFile::remove(path));
    again->name = u"back"_s; // removed meanwhile: written again
    QVERIFY(writeSessionFile(*again, path));
}

void SessionFileTest::failedSavesLoseNothing()
{
    SessionConfig config = fullConfig();
    const Result<void> missing = writeSessionFile(config, u"/nonexistent/folder/a.toml"_s);
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    QVERIFY(config.path.isEmpty());
    QTemporaryDir folder;
    QVERIFY(!writeSessionFile(config, folder.filePath(u"a.json"_s)));
    config.name = u"  "_s;
    const Result<void> unnamed = writeSessionFile(config, folder.filePath(u"a.toml"_s));
    QVERIFY(!unnamed && unnamed.error().code == ErrorCode::InvalidArgument);
    QVERIFY(QDir(folder.path()).isEmpty());
    const Result<SessionConfig> aFolder = readSessionFile(folder.path());
    QVERIFY(!aFolder && aFolder.error().code == ErrorCode::InvalidArgument);
    const Result<SessionConfig> device = readSessionFile(u"/dev/zero"_s);
    QVERIFY(!device && device.error().code == ErrorCode::InvalidArgument);
    const Result<SessionConfig> none = readSessionFile(folder.filePath(u"none.toml"_s));
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    if (::geteuid() == 0)
        return; // root may read and write everything
    const QString path = folder.filePath(u"b.toml"_s);
    config.name = u"b"_s;
    QVERIFY(writeSessionFile(config, path));
    QVERIFY(QFile::setPermissions(path, {}));
    const Result<SessionConfig> closed = readSessionFile(path);
    QVERIFY(!closed && closed.error().code == ErrorCode::NoPermission);
}

void SessionFileTest::aLinkStaysOne()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(u"real.toml"_s), link = folder.filePath(u"link.toml"_s);
    put(real, "name = 'x'\n");
    QVERIFY(QFile::link(real, link));
    Result<SessionConfig> config = readSessionFile(link);
    QVERIFY(config);
    config->name = u"y"_s;
    QVERIFY(writeSessionFile(*config, link));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(textOf(real), QByteArray("name = \"y\"\n"));
}

void SessionFileTest::jsonShapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted"); // as TOML
    QTest::newRow("plain")
        << QByteArray(
               R"({"spark.executor.memory": "4g", "spark.x": 3, "spark.y": true, "spark.z": 0.25, "spark.l": ["a", "b"]})")
        << QByteArray("[properties]\n'spark.executor.memory'='4g'\n'spark.l'='a,b'\n'spark.x'='3'\n'spark.y'='true'\n'"
                      "spark.z'='0.25'");
    QTest::newRow("Livy session")
        << QByteArray(R"({"kind": "pyspark", "name": "s", "driverMemory": "1g", "executorCores": 2, "numExecutors": 3,
        "jars": ["a.jar"], "pyFiles": ["p.py"], "queue": "q", "conf": {"spark.a": "b"}})")
        << QByteArray("name='s'\n[properties]\n'spark.a'='b'\n'spark.yarn.queue'='q'\n[resources]\ndriver-memory='1g'\n"
                      "executor-cores=2\nexecutors=3\n[submit]\njars=['a.jar']\npy-files=['p.py']");
    QTest::newRow("Livy batch")
        << QByteArray(R"({"file": "/j.jar", "className": "a.B", "args": ["1,2", 3]})")
        << QByteArray("kind='submit'\n[submit]\napplication='/j.jar'\nmain-class='a.B'\narguments=['1,2','3']");
    QTest::newRow("sparkmagic")
        << QByteArray(
               R"({"kernel_python_credentials": {"username": "", "password": "hunter2", "url": "http://livy:8998"},
        "session_configs": {"driverMemory": "1000M", "executorCores": 2}, "use_auto_viz": true})")
        << QByteArray("[resources]\ndriver-memory='1000M'\nexecutor-cores=2");
    QTest::newRow("SparkConnector bundles")
        << QByteArray(
               R"({"bundled_options": {"A": {"options": [{"name": "spark.logConf", "value": "true"}], "cluster_filter": []}}})")
        << QByteArray("name='A'\n[properties]\n'spark.logConf'='true'");
    QTest::newRow("SparkConnector, older")
        << QByteArray(R"({"bundles": {"A": [{"name": "spark.logConf", "value": "true"}]}})")
        << QByteArray("name='A'\n[properties]\n'spark.logConf'='true'");
    QTest::newRow("notebook") << QByteArray(
                                     R"({"metadata": {"sparkconnect": {"bundled_options": ["A"], "list_of_options":
        [{"name": "spark.a", "value": "1"}]}, "kernelspec": {}}, "cells": []})")
                              << QByteArray("[properties]\n'spark.a'='1'");
    QTest::newRow("Start Spark")
        << QByteArray(
               R"({"name": "n", "description": "d", "master": "yarn", "spark_home": "/s", "packages": "a:b:1, c:d:2",
        "env": {"A": "b"}, "conf": ["spark.a=b=c"]})")
        << QByteArray("name='n'\ndescription='d'\nmaster='yarn'\npackages=['a:b:1','c:d:2']\n[spark]\nhome='/s'\n"
                      "[properties]\n'spark.a'='b=c'\n[environment]\nA='b'");
    QTest::newRow("named in an object") << QByteArray(
                                               R"({"Mine": {"options": {"spark.a": 1}}, "Other": {"options": {}}})")
                                        << QByteArray("name='Mine'\n[properties]\n'spark.a'='1'");
    QTest::newRow("list") << QByteArray(R"([{"spark.a": 1}, {"spark.a": 2}])")
                          << QByteArray("[properties]\n'spark.a'='1'");
}

void SessionFileTest::jsonShapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    const Result<SessionConfig> json = readSessionText(text, u"/f/some file.json"_s);
    QVERIFY2(json, json ? "" : json.error().detail.c_str());
    const Result<SessionConfig> toml = readSessionText(wanted, u"/f/some file.json"_s);
    QVERIFY2(toml, toml ? "" : toml.error().detail.c_str());
    SessionConfig a = *json, b = *toml;
    a.properties = sorted(a.properties);
    b.properties = sorted(b.properties);
    QCOMPARE(sessionText(a), sessionText(b));
    QVERIFY(a == b);
}

void SessionFileTest::jsonTellsWhatItDoesNotUse()
{
    QList<SessionRemark> remarks;
    QVERIFY(readSessionText(R"({"kernel_python_credentials": {"password": "hunter2", "url": "http://livy:8998"},
        "session_configs": {"proxyUser": "u", "conf": {"spark.x": {"a": 1}, "spark.y": "{HOME}/x"}}, "use_auto_viz": true})",
                            u"t"_s, &remarks));
    QString all;
    for (const SessionRemark &remark : remarks)
        all += remark.text + u'\n';
    for (const char *told : {"http://livy:8998", "proxyUser", "spark.x", "spark.y", "use_auto_viz"})
        QVERIFY2(all.contains(QString::fromLatin1(told)), qPrintable(all));
    QVERIFY(!all.contains(u"hunter2"_s));
    remarks.clear();
    QVERIFY(readSessionText(R"([{"spark.a": 1}, {"spark.a": 2}])", u"t"_s, &remarks));
    QCOMPARE(remarks.size(), 1);
    const QString broken = detailOf("{\"a\": 1,\n  \"b\": }");
    QVERIFY2(broken.startsWith(u"line 2, column "_s), qPrintable(broken));
}

void SessionFileTest::sparkConnectorJoinsValues()
{
    const Result<SessionConfig> config = readSessionText(
        R"({"bundled_options": {"A": {"options": [{"name": "spark.jars", "concatenate": ",", "value": "a"},
            {"name": "spark.jars", "concatenate": ",", "value": "b"}, {"name": "spark.o", "value": "1"}, {"name": "spark.o", "value": "2"}]}}})",
        u"t"_s);
    QVERIFY(config);
    QVERIFY(config->properties == PropertyPairs({{u"spark.jars"_s, u"a,b"_s}, {u"spark.o"_s, u"2"_s}}));
}

QTEST_GUILESS_MAIN(SessionFileTest)
#include "tst_sessionfile.moc"
