// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/theme.h"
#include "gui/places/nokeychain.h"
#include "gui/places/placecentre.h"
#include "gui/places/placedialog.h"
#include "gui/places/troubletext.h"
#include "gui/preferences/preferencesdialog.h"
#include "support/patience.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>
#include <QTreeWidget>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class tst_Places : public QObject
{
    Q_OBJECT

private:
    template <class T>
    static T *child(const QWidget &parent, const char *name)
    {
        return parent.findChild<T *>(QString::fromLatin1(name));
    }
    static QPushButton *saveButton(const PlaceDialog &dialog)
    {
        return child<QDialogButtonBox>(dialog, "buttons")->button(QDialogButtonBox::Save);
    }
    static std::unique_ptr<PlaceCentre> centre()
    {
        return std::make_unique<PlaceCentre>(true, std::make_unique<NoKeychain>());
    }
    //! A port of this computer on which nobody listens.
    static quint16 closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    static QString resultText(const PlaceDialog &dialog)
    {
        QStringList lines;
        const auto *results = child<QTreeWidget>(dialog, "results");
        for (int i = 0; i < results->topLevelItemCount(); ++i)
            lines.append(results->topLevelItem(i)->text(0));
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"places-%1"_s.arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }
    void init() { QSettings().clear(); }
    void cleanupTestCase()
    {
        const QString file = QSettings().fileName();
        QSettings().clear();
        QFile::remove(file);
    }

    void placesAreRememberedInTheirOrder()
    {
        Place a = Place::make(u"spark://master:7077"_s, u"Production"_s);
        a.color = u"#2f7fd1"_s;
        Place b = Place::make(u"10.0.0.0/28, 10.1.0.7:4040"_s);
        b.ports = u"4040-4042"_s;
        b.route.way = Route::Way::Ssh;
        b.route.sshHost = *SshHost::parse(u"ada@gate:22"_s);
        {
            PlaceBook book(true);
            book.put(a);
            book.put(b);
            a.name = u"Prod"_s;
            book.put(a);
        }
        PlaceBook book(true);
        QCOMPARE(book.places().size(), 2);
        QVERIFY(book.places()[0] == a);
        QVERIFY(book.places()[1] == b);
        QVERIFY(book.freeColor() != a.color);
        QSignalSpy removed(&book, &PlaceBook::removed);
        book.remove(a.id);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(PlaceBook(true).places().size(), 1);
    }

    void brokenSettingsAreLeftOut()
    {
        QSettings().setValue(u"places"_s, u"[{\"id\":\"x\",\"address\":\"no such//thing\"},7,{\"address\":\"h\"}]"_s);
        QCOMPARE(PlaceBook(true).places().size(), 0);
        QSettings().setValue(u"places"_s, u"not json"_s);
        QCOMPARE(PlaceBook(true).places().size(), 0);
    }

    void theDialogSaysWhatAnAddressIs_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("hint");
        QTest::newRow("nothing") << QString() << false << u"spark://"_s;
        QTest::newRow("master") << u"spark://host:7077"_s << true << u"standalone master at host"_s;
        QTest::newRow("host") << u"host"_s << true << u"The host host"_s;
        QTest::newRow("page") << u"http://host:4040"_s << true << u"http://host:4040"_s;
        QTest::newRow("range") << u"10.0.0.0/28"_s << true << u"14 address"_s;
        QTest::newRow("too large") << u"10.0.0.0/8"_s << false << u"cannot be used"_s;
        QTest::newRow("file") << u"ftp://host"_s << false << u"cannot be used"_s;
    }
    void theDialogSaysWhatAnAddressIs()
    {
        QFETCH(QString, address);
        QFETCH(bool, good);
        QFETCH(QString, hint);
        const auto places = centre();
        PlaceDialog dialog(places.get(), std::nullopt);
        dialog.setAddress(address);
        QCOMPARE(saveButton(dialog)->isEnabled(), good);
        QVERIFY2(child<QLabel>(dialog, "addressHint")->text().contains(hint),
                 qPrintable(child<QLabel>(dialog, "addressHint")->text()));
    }

    // The password goes to the secrets and nowhere else; what is not said again stays.
    void savesThePlaceAndKeepsSecretsApart()
    {
        const auto places = centre();
        PlaceDialog dialog(places.get(), std::nullopt);
        dialog.setAddress(u"https://gateway.example.org/spark"_s);
        child<QLineEdit>(dialog, "name")->setText(u"Gateway"_s);
        child<QComboBox>(dialog, "login")->setCurrentIndex(int(Route::Login::Basic));
        QVERIFY(!saveButton(dialog)->isEnabled()); // the user is missing
        child<QLineEdit>(dialog, "user")->setText(u"ada"_s);
        child<QLineEdit>(dialog, "password")->setText(u"s3cr3t-word"_s);
        QVERIFY(saveButton(dialog)->isEnabled());
        QSignalSpy saved(&dialog, &PlaceDialog::saved);
        saveButton(dialog)->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(places->book().places().size(), 1);
        const Place place = places->book().places().first();
        QCOMPARE(place.name, u"Gateway"_s);
        QCOMPARE(place.route.user, u"ada"_s);
        QVERIFY(!place.color.isEmpty());
        QString read;
        places->secrets(place.id).read(place.route.secretName(Route::Secret::Login), this,
                                       [&](const Result<QString> &secret) { read = secret.valueOr(QString()); });
        QTRY_COMPARE(read, u"s3cr3t-word"_s);
        QSettings().sync();
        QFile file(QSettings().fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("gateway.example.org"));
        QVERIFY(!text.contains("s3cr3t"));

        PlaceDialog again(places.get(), place);
        QVERIFY(again.place() == place);
        QVERIFY(child<QLineEdit>(again, "password")->text().isEmpty());
        child<QLineEdit>(again, "name")->setText(u"Gate"_s);
        saveButton(again)->click();
        QCOMPARE(places->book().places().first().name, u"Gate"_s);
        read.clear();
        places->secrets(place.id).read(place.route.secretName(Route::Secret::Login), this,
                                       [&](const Result<QString> &secret) { read = secret.valueOr(QString()); });
        QTRY_COMPARE(read, u"s3cr3t-word"_s);
    }

    void testingTellsWhyNothingAnswers()
    {
        const auto places = centre();
        PlaceDialog dialog(places.get(), std::nullopt);
        dialog.setAddress(u"http://127.0.0.1:%1"_s.arg(closedPort()));
        dialog.show();
        dialog.startTest();
        QVERIFY(dialog.isTesting());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isTesting(), 30'000);
        QVERIFY2(resultText(dialog).contains(u"Nobody listens"_s) || resultText(dialog).contains(u"Nothing of Spark"_s),
                 qPrintable(resultText(dialog)));
        QCOMPARE(child<QLabel>(dialog, "testState")->text(), u"No connection."_s);
        QCOMPARE(places->book().places().size(), 0); // nothing is kept by a test
    }

    void aPlaceThatLacksItsPasswordSaysSo()
    {
        const auto places = centre();
        Place place = Place::make(u"http://127.0.0.1:%1"_s.arg(closedPort()), u"locked"_s);
        place.route.login = Route::Login::Bearer;
        places->start();
        places->book().put(place);
        QVERIFY(places->watcher(place.id));
        QTRY_VERIFY(places->watcher(place.id)->state() == PlaceWatcher::State::Failed);
        QVERIFY(places->watcher(place.id)->neededSecret() == Route::Secret::Login);
        places->giveSecret(place.id, Route::Secret::Login, u"token"_s);
        QTRY_VERIFY_WITH_TIMEOUT(places->watcher(place.id)->state() == PlaceWatcher::State::Nothing, 30'000);
        QVERIFY(!places->watcher(place.id)->neededSecret());
    }

    void everyTroubleHasAReasonAndACure()
    {
        for (int i = int(Trouble::Refused); i <= int(Trouble::Broken); ++i) {
            FoundEndpoint endpoint;
            endpoint.trouble = Trouble(i);
            QVERIFY2(troubletext::reason(endpoint).count(u'.') >= 2, qPrintable(QString::number(i)));
            QVERIFY(!troubletext::word(Trouble(i)).isEmpty());
        }
    }

    void preferencesAreSavedAndRead()
    {
        Preferences changed;
        changed.firstPort = 5000;
        changed.lastPort = 5010;
        changed.extraPorts = u"9000-9002"_s;
        changed.listen = false;
        changed.journalMegabytes = 12;
        changed.save();
        QVERIFY(Preferences::load() == changed);
        QCOMPARE(changed.discovery().extraPorts.size(), 3);
        QCOMPARE(changed.budget().bytes, std::uint64_t(12) << 20);
        QSettings().setValue(u"preferences/lastPort"_s, 80); // below the first
        QSettings().setValue(u"preferences/journalDays"_s, u"many"_s);
        QCOMPARE(Preferences::load().lastPort, Preferences().lastPort);
        QCOMPARE(Preferences::load().journalDays, Preferences().journalDays);
    }

    void preferencesTakeEffectWithoutAnOk()
    {
        PreferencesDialog dialog(Preferences(), nullptr, nullptr);
        QSignalSpy changed(&dialog, &PreferencesDialog::changed);
        dialog.show();
        for (QSpinBox *field : dialog.findChildren<QSpinBox *>()) {
            if (field->accessibleName() == "Rhythm"_L1)
                field->setValue(9);
        }
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(dialog.preferences().rhythmSeconds, 9);
        for (QWidget *widget : dialog.findChildren<QWidget *>()) {
            const bool field = widget->inherits("QSpinBox") || widget->inherits("QComboBox") ||
                               (widget->inherits("QLineEdit") && !widget->parentWidget()->inherits("QSpinBox"));
            if (field)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(tst_Places)
#include "tst_places.moc"
