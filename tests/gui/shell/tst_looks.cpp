// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationservice.h"
#include "gui/places/nokeychain.h"
#include "gui/places/placecentre.h"
#include "gui/places/placedialog.h"
#include "gui/places/questions.h"
#include "gui/session/livecenter.h"
#include "gui/shell/localfinder.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcespopup.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/statusstrip.h"
#include "gui/snippets/listenerdialog.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

//! Every text half as long again, as translations are: nothing may be cut or push a dialog over the screen.
class LongTexts : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int n) const override
    {
        if (!QByteArray(context).startsWith("cinderscope"))
            return {};
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(u"%n"_s, QString::number(n));
        return text + QString(text.size() / 2, u'x');
    }
};

} // namespace

//! Dialogs and window with everything in them: sizes and names; with CINDERSCOPE_PICTURES (a folder) pictures for eyes,
//! with CINDERSCOPE_PLACES (addresses, by semicolons) of what is there really.
class tst_Looks : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_runtime;
    QString m_pictures = qEnvironmentVariable("CINDERSCOPE_PICTURES");

    void save(QWidget &widget, const QString &name) const
    {
        if (m_pictures.isEmpty())
            return;
        QTest::qWait(60);
        QVERIFY(widget.grab().save(QDir(m_pictures).filePath(name + u".png"_s)));
    }
    static std::unique_ptr<PlaceCentre> centre()
    {
        return std::make_unique<PlaceCentre>(false, std::make_unique<NoKeychain>());
    }
    static void fill(PlaceDialog &dialog)
    {
        dialog.setAddress(u"spark://master.example.org:7077"_s);
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"Production"_s);
        dialog.findChild<QComboBox *>(u"way"_s)->setCurrentIndex(1);
        dialog.findChild<QLineEdit *>(u"sshHost"_s)->setText(u"ada@gate.example.org"_s);
        dialog.findChild<QComboBox *>(u"login"_s)->setCurrentIndex(1);
        dialog.findChild<QLineEdit *>(u"user"_s)->setText(u"ada"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_runtime.path().toLocal8Bit());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"looks-%1"_s.arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }
    void cleanupTestCase()
    {
        const QString file = QSettings().fileName();
        QSettings().clear();
        QFile::remove(file);
    }

    void dialogs_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("longTexts");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("long") << false << true;
    }
    void dialogs()
    {
        QFETCH(bool, dark);
        QFETCH(bool, longTexts);
        LongTexts translator;
        if (longTexts)
            QCoreApplication::installTranslator(&translator);
        Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light, false);
        const QString suffix = u'-' + QString::fromLatin1(QTest::currentDataTag());
        const auto places = centre();
        QList<QDialog *> shown;
        PlaceDialog place(places.get(), std::nullopt);
        fill(place);
        place.show();
        auto *tabs = place.findChild<QTabWidget *>(u"tabs"_s);
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            save(place, u"place-%1"_s.arg(i) + suffix);
        }
        shown.append(&place);

        PreferencesDialog preferences(Preferences(), nullptr, nullptr);
        preferences.show();
        auto *list = preferences.findChild<QListWidget *>();
        for (int i = 0; i < list->count(); ++i) {
            list->setCurrentRow(i);
            save(preferences, u"preferences-%1"_s.arg(i) + suffix);
        }
        shown.append(&preferences);

        ListenAddress address;
        address.primary = true;
        address.unixPath = u"/run/user/1000/cinderscope/listener.sock"_s;
        ListenerDialog listener(address, true, {});
        listener.show();
        save(listener, u"listener"_s + suffix);
        shown.append(&listener);

        SshQuestion question;
        question.kind = SshQuestion::Kind::HostKey;
        question.host = u"gate.example.org"_s;
        question.keyType = u"ED25519"_s;
        question.fingerprint = u"SHA256:uNiVztksCsDhcc0u9e8BrZVXfNPPdT5ihxyzJVBSFSE"_s;
        std::unique_ptr<QDialog> ssh(questions::ssh(u"Production"_s, question, nullptr, [](const auto &) {}));
        ssh->setAttribute(Qt::WA_DeleteOnClose, false);
        ssh->show();
        save(*ssh, u"ssh"_s + suffix);
        shown.append(ssh.get());
        for (const QDialog *dialog : shown) {
            QVERIFY2(dialog->sizeHint().width() <= 1240, dialog->metaObject()->className());
            QVERIFY2(dialog->sizeHint().height() <= 740, dialog->metaObject()->className());
        }
        if (longTexts)
            QCoreApplication::removeTranslator(&translator);
    }

    // The window with places that are there: a picture of each theme, and nothing that blocks.
    void windowOfPlaces()
    {
        const QStringList addresses = qEnvironmentVariable("CINDERSCOPE_PLACES").split(u';', Qt::SkipEmptyParts);
        if (addresses.isEmpty() || m_pictures.isEmpty())
            QSKIP("CINDERSCOPE_PLACES and CINDERSCOPE_PICTURES name nothing");
        MainWindow::Options options;
        options.pages = fakePages();
        options.finder = new LocalFinder;
        options.live = new LiveCenter;
        options.places = centre().release();
        NotificationService::Options quiet;
        quiet.persistent = quiet.tray = quiet.desktop = false;
        options.notifications = new NotificationService(quiet);
        options.restore = false;
        PlaceCentre *places = options.places;
        MainWindow window(std::move(options));
        for (const QString &address : addresses) {
            Place place = Place::make(address, address.startsWith("spark"_L1) ? u"Cluster"_s : QString());
            place.color = places->book().freeColor();
            places->book().put(place);
        }
        window.resize(1280, 800);
        window.show();
        window.start(false);
        QTest::qWait(1500);
        save(window, u"window-early"_s);
        QTest::qWait(12'000);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode, false);
            save(window, mode == ThemeMode::Dark ? u"window-dark"_s : u"window-light"_s);
        }
        for (const SourceEntry &entry : window.model()->applications()) {
            if (entry.state != ApplicationState::Running)
                continue;
            window.openApplication(entry.ref);
            QTest::qWait(6000);
            save(window, u"window-open"_s);
            window.status()->showSources();
            QTest::qWait(300);
            save(*window.status()->sourcesPopup(), u"sources"_s);
            window.status()->sourcesPopup()->close();
            break;
        }
    }
};

QTEST_MAIN(tst_Looks)
#include "tst_looks.moc"
