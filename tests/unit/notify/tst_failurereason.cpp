// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/failurereason.h"

#include <QRandomGenerator>
#include <QTest>

using namespace cinderscope;

class tst_FailureReason : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reason_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("hint");
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("attempts");
        const auto row = [](const char *name, const char *error, const char *text, FailureHint hint = FailureHint::None,
                            int stage = -1, int attempts = 0) {
            QTest::newRow(name) << QByteArray(error) << QByteArray(text) << int(hint) << stage << attempts;
        };
        row("a JVM exception",
            "Job aborted due to stage failure: Task 2 in stage 31.0 failed 3 times, most recent failure: Lost task 2.2 "
            "in stage 31.0 (TID 53) (localhost executor driver): java.lang.RuntimeException: always fails 中 <b>\n"
            "\tat $line14.$read.$anonfun$new$4(/home/user/jobs/mix.scala:37)\n\nDriver stacktrace:",
            "RuntimeException: always fails 中 <b>", FailureHint::None, 31, 3);
        row("Spark 2.4's form of a lost task",
            "Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, most recent failure: Lost task 1.3 "
            "in "
            "stage 0.0 (TID 7, 10.0.0.7, executor 2): java.lang.ArithmeticException: / by zero\n\tat A.b(A.java:1)",
            "ArithmeticException: / by zero", FailureHint::None, 0, 4);
        row("out of memory in YARN",
            "Job aborted due to stage failure: Task 3 in stage 5.0 failed 4 times, most recent failure: Lost task 3.3 "
            "in "
            "stage 5.0 (TID 99) (10.0.0.1 executor 1): ExecutorLostFailure (executor 1 exited caused by one of the "
            "running tasks) Reason: Container killed by YARN for exceeding memory limits. 5.5 GB of 5.5 GB physical "
            "memory used.\nDriver stacktrace:",
            "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Container killed by "
            "YARN "
            "for exceeding memory limits. 5.5 GB of 5.5 GB physical memory used.",
            FailureHint::OutOfMemory, 5, 4);
        row("killed by its container",
            "Job aborted due to stage failure: Task 0 in stage 2.0 failed 1 times, most recent failure: Lost task 0.0 "
            "in "
            "stage 2.0 (TID 4) (w1 executor 0): ExecutorLostFailure (executor 0 exited caused by one of the running "
            "tasks) Reason: Command exited with code 137",
            "ExecutorLostFailure (executor 0 exited caused by one of the running tasks) Reason: Command exited with "
            "code 137",
            FailureHint::OutOfMemory, 2, 1);
        row("a lost executor",
            "Job aborted due to stage failure: Task 0 in stage 2.0 failed 1 times, most recent failure: Lost task 0.0 "
            "in "
            "stage 2.0 (TID 4) (w1 executor 0): ExecutorLostFailure (executor 0 exited unrelated to the running tasks) "
            "Reason: worker lost",
            "ExecutorLostFailure (executor 0 exited unrelated to the running tasks) Reason: worker lost",
            FailureHint::ExecutorLost, 2, 1);
        row("the innermost cause",
            "Job aborted due to stage failure: Task 0 in stage 8.0 failed 4 times, most recent failure: Lost task 0.3 "
            "in "
            "stage 8.0 (TID 3) (w executor 1): org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while "
            "writing rows to file:/x. SQLSTATE: 58030\n\tat A.b(A.java:1)\nCaused by: java.lang.RuntimeException: "
            "outer\n"
            "\tat B.c(B.java)\nCaused by: java.io.IOException: No space left on device\n\tat C.d(C.java)\n\t... 9 "
            "more\n",
            "IOException: No space left on device", FailureHint::DiskFull, 8, 4);
        row("an innermost cause that says nothing",
            "Job aborted due to stage failure: Task 0 in stage 5.0 failed 4 times, most recent failure: Lost task 0.3 "
            "in "
            "stage 5.0 (TID 41) (localhost executor driver): org.apache.spark.SparkException: Python worker exited "
            "unexpectedly (crashed)\n\tat A.b(A.scala:1)\nCaused by: java.io.EOFException\n\tat X.y(X.java)\n",
            "Python worker exited unexpectedly (crashed)", FailureHint::PythonCrashed, 5, 4);
        row("a Python traceback in Spark 4",
            "[PYTHON_EXCEPTION] An exception was thrown from the Python worker: Traceback (most recent call last):\n"
            "  File \"/home/user/jobs/gen.py\", line 126, in bad\n    def bad(x): return 1 // (x - 77)\n"
            "                       ~~^^~~~~~~~~~~\nZeroDivisionError: integer division or modulo by zero\n"
            " SQLSTATE: 38000",
            "ZeroDivisionError: integer division or modulo by zero");
        row("a chain of Python exceptions",
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 1 times, most recent failure: Lost task 0.0 "
            "in "
            "stage 1.0 (TID 1) (h executor 1): org.apache.spark.api.python.PythonException: Traceback (most recent "
            "call "
            "last):\n  File \"a.py\", line 1, in f\nKeyError: 'x'\n\nDuring handling of the above exception, another "
            "exception occurred:\n\nTraceback (most recent call last):\n  File \"a.py\", line 3, in g\nValueError: no "
            "column x\n\n\tat org.apache.spark.A.b(A.scala:1)\nDriver stacktrace:",
            "ValueError: no column x", FailureHint::None, 1, 1);
        row("an exception of a person's own package in Python",
            "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nmy.company.errors.TooCold: -3\n",
            "TooCold: -3");
        row("a stage that gave up",
            "Job aborted due to stage failure: ShuffleMapStage 3 (collect at a.py:3) has failed the maximum allowable "
            "number of times: 4. Most recent failure reason:\norg.apache.spark.shuffle.MetadataFetchFailedException: "
            "Missing an output location for shuffle 0 partition 1\n\tat A.b(A.scala:1)",
            "MetadataFetchFailedException: Missing an output location for shuffle 0 partition 1",
            FailureHint::FetchFailed, 3);
        row("too large a result",
            "Job aborted due to stage failure: Total size of serialized results of 20 tasks (1.1 GiB) is bigger than "
            "spark.driver.maxResultSize (1024.0 MiB)",
            "Total size of serialized results of 20 tasks (1.1 GiB) is bigger than spark.driver.maxResultSize (1024.0 "
            "MiB)",
            FailureHint::ResultTooLarge);
        row("an SQL error class of Spark 4",
            "Job aborted due to stage failure: Task 0 in stage 4.0 failed 1 times, most recent failure: Lost task 0.0 "
            "in "
            "stage 4.0 (TID 5) (h executor driver): org.apache.spark.SparkArithmeticException: [DIVIDE_BY_ZERO] "
            "Division "
            "by zero. Use `try_divide`. SQLSTATE: 22012\n== SQL (line 1) ==\nselect 1/0\n",
            "SparkArithmeticException: [DIVIDE_BY_ZERO] Division by zero. Use `try_divide`.", FailureHint::None, 4, 1);
        row("a sentence that has a colon", "Could not open file: not there", "Could not open file: not there");
        row("a message with a path", "spark.sql.files.Ignore: what", "Ignore: what");
        row("empty", "", "");
        row("blank lines", "\n \n\t\n", "");
        row("a number out of range", "Job aborted due to stage failure: Task 99999999999999 in stage 1.0 failed",
            "Task 99999999999999 in stage 1.0 failed");
    }
    void reason()
    {
        QFETCH(QByteArray, error);
        const FailureReason reason = failureReason({error.constData(), std::size_t(error.size())});
        QTEST(QByteArray::fromStdString(reason.text), "text");
        QTEST(int(reason.hint), "hint");
        QTEST(int(reason.stageId), "stage");
        QTEST(int(reason.attempts), "attempts");
        QVERIFY(!reason.cancelled);
    }

    // The words of DAGScheduler.handleJobCancellation, handleStageCancellation and cleanUpAfterSchedulerStop.
    void cancellations_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<bool>("cancelled");
        for (const char *text :
             {"Job 17 cancelled part of cancelled job group slow", "Job 3 cancelled ", "Job 3 cancelled",
              "Job 2 cancelled because SparkContext was shut down",
              "Job 0 cancelled as part of cancellation of all jobs", "Job 5 cancelled because Stage 7 was cancelled",
              "[SPARK_JOB_CANCELLED] Job 4 cancelled part of cancelled job tags x SQLSTATE: XXKDA",
              "Stage cancelled because SparkContext was shut down", "Stage 7 was cancelled"})
            QTest::newRow(text) << QByteArray(text) << true;
        for (const char *text : {"Job aborted due to stage failure: Job 3 cancelled", "Job x cancelled", "Job 3 failed",
                                 "java.lang.RuntimeException: Job 3 cancelled", ""})
            QTest::newRow(qPrintable(QStringLiteral("not: ") + QLatin1String(text))) << QByteArray(text) << false;
    }
    void cancellations()
    {
        QFETCH(QByteArray, error);
        QFETCH(bool, cancelled);
        const std::string_view text(error.constData(), std::size_t(error.size()));
        QCOMPARE(isCancellation(text), cancelled);
        QCOMPARE(failureReason(text).cancelled, cancelled);
    }

    // What a hostile application can write into an exception.
    void staysInBounds()
    {
        QRandomGenerator random(7);
        const QList<QByteArray> parts{"Job aborted due to stage failure: ",
                                      "Task ",
                                      "4",
                                      " in stage ",
                                      " failed ",
                                      "\n",
                                      "Caused by: ",
                                      "Traceback (most recent call last):",
                                      "\xff\xfe",
                                      "\n\tat ",
                                      "Lost task ",
                                      "): ",
                                      "中",
                                      "\0",
                                      "java.io.EOFException",
                                      " SQLSTATE: ",
                                      "ShuffleMapStage ",
                                      "Most recent failure reason:",
                                      QByteArray(500, 'x'),
                                      "."};
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text;
            for (int i = random.bounded(12); i >= 0; --i)
                text += parts[random.bounded(int(parts.size()))];
            const FailureReason reason = failureReason({text.constData(), std::size_t(text.size())});
            QVERIFY2(reason.text.size() <= kMaxReason + 600, "too long"); // ill-formed bytes grow to U+FFFD
            QVERIFY(reason.text.find('\n') == std::string::npos);
            const QString decoded = QString::fromStdString(reason.text);
            QCOMPARE(decoded.toStdString(), reason.text); // well-formed
        }
    }

    void costIsLinear()
    {
        std::string text = "org.x.A: top";
        for (int i = 0; i < 100'000; ++i)
            text += "\nCaused by: java.io.EOFException";
        QCOMPARE(failureReason(text).text, std::string("A: top")); // returns in the time of a test, not of an hour
    }
};

QTEST_APPLESS_MAIN(tst_FailureReason)
#include "tst_failurereason.moc"
