// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingcentre.h"
#include "gui/acting/actingtext.h"
#include "gui/acting/actionlogmodel.h"
#include "gui/acting/actionlogpanel.h"
#include "gui/acting/cancelquestion.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/itemroles.h"
#include "gui/base/messagebar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "support/patience.h"
#include "unit/act_cancel/formserver.h"
#include "unit/act_cancel/tinyrun.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QVBoxLayout>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

//! Texts as long as German ones are at worst.
class LongTranslator : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        QString result = QString::fromUtf8(text);
        const bool dots = result.endsWith(u'…');
        for (qsizetype i = 0, more = result.size() * 2 / 5; i < more; ++i)
            result.insert(result.size() - (dots ? 1 : 0), i % 7 == 0 ? u' ' : u'ö');
        return result;
    }
    bool isEmpty() const override { return false; }
};

ActionRecord record(int n, const QString &outcome = u"ended"_s)
{
    ActionRecord one;
    one.id = QString::number(n);
    one.time = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + n * 1000LL, Qt::UTC);
    one.program = n % 2 ? u"window"_s : u"command line"_s;
    one.user = u"u"_s;
    one.application = u"app-%1"_s.arg(n % 3);
    one.name = u"<b>night</b>"_s;
    one.target = u"job"_s;
    one.targetId = QString::number(n);
    one.way = u"sparkUi"_s;
    one.outcome = outcome;
    one.milliseconds = 1000 - n;
    return one;
}

} // namespace

//! Question, outcome and log of what is ended from the window.
class ActingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void questionKeepsByDefault();
    void questionSaysWhatIsLost();
    void everyTextIsThere();
    void asksOnceAndTells();
    void noMeansNo();
    void notAskedAgain();
    void impossibleIsSaidWithoutAQuestion();
    void underWayIsNotAskedTwice();
    void logModel();
    void logPanelFollowsTheFile();
    void looks();

private:
    void answer(bool yes, bool remember = false);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<MessageBar> m_messages;
    std::unique_ptr<FormServer> m_server;
    std::unique_ptr<TinyRun> m_run;
    std::unique_ptr<ActingCentre> m_centre;
    CancelSite m_site;
    int m_asked = 0;
    std::optional<CancelOutcome> m_outcome;
};

void ActingTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"acting-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
}

void ActingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<QWidget>();
    m_messages = std::make_unique<MessageBar>();
    m_server = std::make_unique<FormServer>([](const FormRequest &request) {
        if (request.method == "POST")
            return FormAnswer{302, {}, "text/html", "http://127.0.0.1:1/jobs/"};
        return FormAnswer{200, recorded(u"4.3.0"_s, "jobs.html"), "text/html;charset=utf-8", {}};
    });
    m_run = std::make_unique<TinyRun>();
    m_run->job(0, {0}, R"("spark.jobGroup.id":"a","spark.sql.execution.id":"5")");
    m_run->stage(0);
    m_run->task(1, 0, 0);
    m_run->task(2, 0, 1);
    m_site = {};
    m_site.application.id = u"app-1"_s;
    m_site.snapshot = m_run->snapshot();
    m_site.ui = m_server->url();
    m_centre = std::make_unique<ActingCentre>(m_messages.get(), m_window.get(),
                                              ActionLog(m_folder->filePath(u"actions.jsonl"_s)));
    CancelRun::Settings settings;
    settings.verifyMs = 200;
    m_centre->setSettings(settings);
    m_asked = 0;
    m_outcome.reset();
    connect(m_centre.get(), &ActingCentre::asking, this, [this] { ++m_asked; });
    connect(m_centre.get(), &ActingCentre::finished, this,
            [this](const CancelTarget &, const CancelOutcome &outcome) { m_outcome = outcome; });
}

void ActingTest::cleanup()
{
    m_centre.reset();
    m_messages.reset();
    m_window.reset();
}

void ActingTest::answer(bool yes, bool remember)
{
    CancelQuestion *question = nullptr;
    QTRY_VERIFY((question = m_window->findChild<CancelQuestion *>()));
    if (remember)
        question->remember()->setChecked(true);
    QTest::mouseClick(yes ? question->doIt() : question->keep(), Qt::LeftButton);
    QTRY_VERIFY(!m_window->findChild<CancelQuestion *>());
}

void ActingTest::questionKeepsByDefault()
{
    for (const CancelTarget &target : {CancelTarget::job(0), CancelTarget::application(), CancelTarget::allJobs()}) {
        CancelQuestion question(planCancel(target, m_site), m_site);
        question.show();
        QVERIFY(question.keep()->isDefault());
        QVERIFY(!question.doIt()->isDefault() && !question.doIt()->autoDefault());
        QTest::keyClick(&question, Qt::Key_Return);
        QTRY_VERIFY(!question.isVisible());
        QCOMPARE(question.result(), int(QDialog::Rejected));
        question.show();
        QTest::keyClick(&question, Qt::Key_Escape);
        QCOMPARE(question.result(), int(QDialog::Rejected));
        QCOMPARE(question.remember() != nullptr, target.kind == CancelTarget::Kind::Job);
    }
}

void ActingTest::questionSaysWhatIsLost()
{
    m_run->line(
        R"({"Event":"SparkListenerApplicationStart","App Name":"<img src=x>","App ID":"app-1","Timestamp":1000,"User":"u"})");
    m_site.snapshot = m_run->snapshot();
    const CancelQuestion question(planCancel(CancelTarget::group(u"a"_s), m_site), m_site);
    QString lost;
    for (const QLabel *label : question.findChild<QWidget *>(u"losses"_s)->findChildren<QLabel *>())
        lost += label->text() + u'\n';
    QVERIFY2(lost.contains("1 running job"_L1), qPrintable(lost));
    QVERIFY2(lost.contains("2 running task"_L1), qPrintable(lost));
    QVERIFY2(lost.contains("1 SQL execution"_L1), qPrintable(lost));
    QVERIFY(question.findChild<QLabel *>(u"way"_s)->text().contains(m_server->url().toString()));
    for (const QLabel *label : question.findChildren<QLabel *>()) {
        if (!label->text().isEmpty() && !label->buddy())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void ActingTest::everyTextIsThere()
{
    const CancelTarget targets[] = {CancelTarget::job(1),        CancelTarget::stage(2, 0), CancelTarget::task(3),
                                    CancelTarget::group(u"g"_s), CancelTarget::tag(u"t"_s), CancelTarget::sql(4),
                                    CancelTarget::query(u"q"_s), CancelTarget::allJobs(),   CancelTarget::application(),
                                    CancelTarget::driver(u"d"_s)};
    QSet<QString> buttons;
    for (const CancelTarget &target : targets) {
        QVERIFY(actingtext::action(target).endsWith(u'…'));
        QVERIFY(actingtext::question(target).endsWith(u'?'));
        QVERIFY(!actingtext::button(target).isEmpty() && !actingtext::subject(target).isEmpty());
        QVERIFY(actingtext::targetWord(target.word()) != target.word());
        for (int why = int(WhyNot::Recording); why <= int(WhyNot::Kubernetes); ++why)
            QVERIFY(actingtext::whyNot({CancelWay::SparkUi, WhyNot(why), {}}, target, m_site).size() > 10);
        for (int kind = 0; kind <= int(CancelOutcome::Kind::Failed); ++kind) {
            CancelOutcome outcome;
            outcome.kind = CancelOutcome::Kind(kind);
            QVERIFY(!actingtext::outcome(outcome, target, m_site).what.isEmpty());
            QVERIFY(actingtext::outcomeWord(wordOf(outcome.kind)) != wordOf(outcome.kind));
        }
    }
    for (int way = 0; way <= int(CancelWay::Process); ++way) {
        QVERIFY(actingtext::wayWord(wordOf(CancelWay(way))) != wordOf(CancelWay(way)));
        QVERIFY(!actingtext::way(CancelWay(way), m_site).isEmpty());
    }
}

void ActingTest::asksOnceAndTells()
{
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    QVERIFY(m_server->posts().isEmpty());
    answer(true);
    QTRY_COMPARE(m_server->posts().size(), 1);
    QTRY_VERIFY(m_outcome);
    QVERIFY(m_outcome->kind == CancelOutcome::Kind::StillRunning); // this application goes on whatever it is asked
    QCOMPARE(m_asked, 1);
    QCOMPARE(m_centre->running(), 0);
    const QList<Message> messages = m_messages->messages();
    QCOMPARE(messages.size(), 1); // that of the progress is gone
    QVERIFY(messages.first().severity == Severity::Warning);
    QVERIFY(messages.first().what.contains("still runs"_L1));
    const QList<ActionRecord> records = m_centre->log().read();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().outcome, u"stillRunning"_s);
    QCOMPARE(records.first().program, u"window"_s);
}

void ActingTest::noMeansNo()
{
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    answer(false);
    QTRY_COMPARE(m_centre->running(), 0);
    QTest::qWait(100);
    QVERIFY(m_server->posts().isEmpty());
    QVERIFY(!m_outcome);
    QVERIFY(m_centre->log().read().isEmpty());
}

void ActingTest::notAskedAgain()
{
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    answer(true, true);
    QTRY_VERIFY(m_outcome);
    m_outcome.reset();
    m_centre->end(CancelTarget::stage(0, 0), m_site, nullptr);
    QTRY_VERIFY(m_outcome);
    QCOMPARE(m_asked, 1);
    QCOMPARE(m_server->posts().last().path, QByteArray("/stages/stage/kill/"));
    // Another application, and more than jobs and stages, are asked for.
    CancelSite other = m_site;
    other.application.id = u"app-2"_s;
    m_centre->end(CancelTarget::job(0), other, nullptr);
    QTRY_COMPARE(m_asked, 2);
    answer(false);
    m_centre->end(CancelTarget::allJobs(), m_site, nullptr);
    QTRY_COMPARE(m_asked, 3);
    answer(false);
}

void ActingTest::impossibleIsSaidWithoutAQuestion()
{
    m_run->properties(R"({"spark.ui.killEnabled":"false"})");
    m_site.snapshot = m_run->snapshot();
    QVERIFY(m_centre->option(CancelTarget::job(0), m_site).why == WhyNot::UiKillDisabled);
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    QTRY_VERIFY(m_outcome);
    QCOMPARE(m_asked, 0);
    QVERIFY(m_server->requests.isEmpty());
    QVERIFY(m_messages->messages().first().cause.contains("spark.ui.killEnabled=false"_L1));
    QCOMPARE(m_centre->log().read().first().outcome, u"refused"_s);
    // A page without kill links is remembered, so that menus know.
    FormServer closed([](const FormRequest &) {
        return FormAnswer{200, "<table id=\"activeJob-table\"></table>", "text/html", {}};
    });
    CancelSite site = m_site;
    TinyRun run;
    run.job(0, {0});
    site.snapshot = run.snapshot();
    site.ui = closed.url();
    QVERIFY(m_centre->option(CancelTarget::job(0), site).isOpen());
    m_centre->probe(site);
    QTRY_VERIFY(m_centre->option(CancelTarget::job(0), site).why == WhyNot::UiForbidden);
    m_centre->probe(site);
    QTest::qWait(50);
    QCOMPARE(closed.requests.size(), 1); // asked once
}

void ActingTest::underWayIsNotAskedTwice()
{
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    m_centre->end(CancelTarget::job(0), m_site, nullptr);
    QCOMPARE(m_centre->running(), 1);
    QVERIFY(!m_centre->option(CancelTarget::job(0), m_site).isOpen());
    answer(false);
    QVERIFY(m_centre->option(CancelTarget::job(0), m_site).isOpen());
}

void ActingTest::logModel()
{
    ActionLogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ActionRecord> records;
    for (int n = 0; n < 20; ++n)
        records.append(record(n, n == 19 ? u"requested"_s : u"ended"_s));
    model.setRecords(records.mid(0, 15));
    QCOMPARE(model.rowCount(), 15);
    const QPersistentModelIndex kept(model.index(3, ActionLogModel::Id)); // job 11
    QCOMPARE(kept.data().toString(), u"11"_s);
    model.setRecords(records);
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(kept.data().toString(), u"11"_s); // the selection stays with what it was
    QCOMPARE(model.index(0, ActionLogModel::Id).data().toString(), u"19"_s);
    records[19].outcome = u"failed"_s;
    model.setRecords(records.mid(5)); // and the log was shortened
    QCOMPARE(model.rowCount(), 15);
    QCOMPARE(model.records().first().outcome, u"failed"_s);
    QCOMPARE(kept.data().toString(), u"11"_s);
    QVERIFY(!model.index(0, ActionLogModel::Application).data(Qt::ToolTipRole).toString().contains(u'<'));
    model.setRecords({record(100)});
    QCOMPARE(model.rowCount(), 1);
    FilterProxy proxy;
    proxy.setSourceModel(&model);
    model.setRecords(records);
    proxy.sort(ActionLogModel::Duration, Qt::AscendingOrder);
    QCOMPARE(proxy.index(0, ActionLogModel::Id).data().toString(), u"19"_s);
    proxy.sort(ActionLogModel::Id, Qt::AscendingOrder);
    QCOMPARE(proxy.index(2, ActionLogModel::Id).data().toString(), u"2"_s); // by number
    for (int column = 0; column < ActionLogModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void ActingTest::logPanelFollowsTheFile()
{
    const ActionLog log(m_folder->filePath(u"state/actions.jsonl"_s));
    QVERIFY(log.append(record(1)));
    ActionLogPanel panel(log);
    panel.show();
    QTRY_COMPARE(panel.model()->rowCount(), 1);
    QVERIFY(log.append(record(2))); // as the command line would
    QVERIFY(log.append(record(3, u"refused"_s)));
    QTRY_COMPARE(panel.model()->rowCount(), 3);
    panel.filter()->setText(u"refused"_s);
    panel.filter()->applyNow();
    QCOMPARE(panel.proxy()->rowCount(), 1);
    panel.view()->selectAll();
    const QByteArray copied = panel.view()->tools().selectionText(TableFormat::Json);
    QVERIFY2(copied.contains("\"outcome\"") && copied.contains("app-0"), copied.constData());
    QTest::keyClick(&panel, Qt::Key_Escape);
    QTRY_VERIFY(!panel.isVisible());
}

//! Nothing is cut in either theme or with long texts; pictures for eyes where CINDERSCOPE_SHOTS names a folder.
void ActingTest::looks()
{
    const QString shots = qEnvironmentVariable("CINDERSCOPE_SHOTS");
    LongTranslator longTexts;
    m_site.name = u"Nightly import"_s;
    for (const bool isLong : {false, true}) {
        if (isLong)
            QCoreApplication::installTranslator(&longTexts);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            CancelQuestion question(planCancel(CancelTarget::stage(0, 0), m_site), m_site);
            question.show();
            QVERIFY(QTest::qWaitForWindowExposed(&question));
            for (const QLabel *label : question.findChildren<QLabel *>()) {
                const int needed =
                    label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
                QVERIFY2(label->height() >= needed, qPrintable(label->text()));
            }
            for (const QPushButton *button : question.findChildren<QPushButton *>())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            QVERIFY(question.width() <= 900);
            if (!shots.isEmpty())
                question.grab().save(shots +
                                     u"/question-%1%2.png"_s.arg(mode == ThemeMode::Dark ? u"dark"_s : u"light"_s,
                                                                 isLong ? u"-long"_s : QString()));
            const ActionLog log(m_folder->filePath(u"looks/actions.jsonl"_s));
            for (int n = 0; n < 6; ++n)
                QVERIFY(log.append(record(n, QStringList{u"ended"_s, u"alreadyEnded"_s, u"stillRunning"_s, u"refused"_s,
                                                         u"failed"_s, u"requested"_s}[n])));
            ActionLogPanel panel(log);
            panel.show();
            QTRY_COMPARE(panel.model()->rowCount(), 6);
            if (!shots.isEmpty())
                panel.grab().save(shots + u"/log-%1%2.png"_s.arg(mode == ThemeMode::Dark ? u"dark"_s : u"light"_s,
                                                                 isLong ? u"-long"_s : QString()));
        }
    }
    QCoreApplication::removeTranslator(&longTexts);
    Theme::instance().setMode(ThemeMode::System);
}

QTEST_MAIN(ActingTest)
#include "tst_acting.moc"
