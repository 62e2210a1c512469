// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/importer.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cinderscope;

//! Every recorded log gives the numbers that a program of its own counted (NAME.expected.json), whatever the chunk
//! size and the number of threads.
class GoldenSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summary_data();
    void summary();

private:
    std::vector<test::RecordedLog> m_logs = test::recordedLogs();
};

void GoldenSummaryTest::summary_data()
{
    QTest::addColumn<int>("log");
    QTest::addColumn<quint64>("chunkBytes");
    QTest::addColumn<unsigned>("threads");
    QVERIFY(!m_logs.empty());
    for (std::size_t i = 0; i < m_logs.size(); ++i) {
        for (const auto &[chunk, threads] :
             {std::pair<quint64, unsigned>{1 << 20, 1}, {1 << 20, 2}, {4096, 2}, {7, 1}, {1, 1}})
            QTest::addRow("%s chunk %llu threads %u", qPrintable(m_logs[i].name), chunk, threads)
                << int(i) << chunk << threads;
    }
}

static void compare(const QJsonObject &expected, const QJsonObject &actual, const QString &path)
{
    for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
        const QString key = path + u'/' + entry.key();
        if (entry->isObject()) {
            compare(entry->toObject(), actual.value(entry.key()).toObject(), key);
            continue;
        }
        const QJsonValue got = actual.value(entry.key());
        if (got != *entry)
            QFAIL(qPrintable(QStringLiteral("%1: expected %2, got %3")
                                 .arg(key, entry->toVariant().toString(), got.toVariant().toString())));
    }
}

void GoldenSummaryTest::summary()
{
    QFETCH(int, log);
    QFETCH(quint64, chunkBytes);
    QFETCH(unsigned, threads);
    const test::RecordedLog &recorded = m_logs[std::size_t(log)];
    const auto source = openLog(recorded.path);
    QVERIFY2(source, source ? "" : source.error().detail.c_str());
    ApplicationStore store;
    store.setAlive(false);
    ImportOptions options;
    options.chunkBytes = chunkBytes;
    options.threads = threads;
    const auto done = importLog(source.value(), store, options);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    const std::string json = summaryJson(*store.snapshot(), false);
    const QJsonDocument parsed = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    QVERIFY(parsed.isObject());
    compare(recorded.expected, parsed.object(), QString());
}

QTEST_GUILESS_MAIN(GoldenSummaryTest)
#include "tst_goldensummary.moc"
