// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/places/nokeychain.h"
#include "gui/places/placecentre.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/snippets/snippetdialog.h"
#include "gui/snippets/snippetview.h"
#include "shell/fakes.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Where "Copy connection…" is found in the window, and that the dialog then is about that thing.
class CopyConnectionTest : public QObject
{
    Q_OBJECT

private:
    static MainWindow::Options options(FakeFinder *finder = nullptr, PlaceCentre *places = nullptr)
    {
        MainWindow::Options options;
        options.pages = fakePages();
        options.finder = finder;
        options.places = places;
        options.restore = false;
        return options;
    }
    static QAction *actionIn(const QMenu *menu)
    {
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').contains("Copy connection"_L1))
                return action;
        }
        return nullptr;
    }
    //! The dialog that the menu of a row opens.
    static SnippetDialog *openedFrom(MainWindow &window, const SourceEntry &entry)
    {
        const std::unique_ptr<QMenu> menu(window.tree()->createMenu(entry, nullptr));
        QAction *action = actionIn(menu.get());
        if (!action)
            return nullptr;
        action->trigger();
        const auto dialogs = window.findChildren<SnippetDialog *>();
        return dialogs.isEmpty() ? nullptr : dialogs.last();
    }
    static FoundEndpoint master()
    {
        FoundEndpoint endpoint;
        endpoint.kind = EndpointKind::Master;
        endpoint.state = FoundEndpoint::State::Reached;
        endpoint.url = QUrl(u"http://localhost:8080"_s);
        endpoint.sparkVersion = u"3.5.9"_s;
        endpoint.cluster.masterUrl = u"spark://localhost:7077"_s;
        endpoint.cluster.state = u"alive"_s;
        endpoint.applications = {ranOn(u"app-7"_s, u"seven"_s, u"running"_s, 1'000, kNoTime)};
        endpoint.applications.first().uiUrl = QUrl(u"http://localhost:4041"_s);
        return endpoint;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"copyconnection-%1"_s.arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }

    void ofEveryRowThatHasOne()
    {
        auto *finder = new FakeFinder;
        MainWindow window(options(finder));
        window.show();
        window.start(false);
        finder->find({driver(4040, u"local-1"_s, u"my $app"_s), master(), driver(4041, u"app-7"_s, u"seven"_s)});
        window.sources()->refreshNow();
        const auto rowOf = [&](const QString &key) {
            const SourceEntry *entry = window.model()->entry(window.model()->find(key));
            return entry ? *entry : SourceEntry();
        };
        SnippetDialog *dialog = openedFrom(window, rowOf(u"app:local-1"_s));
        QVERIFY(dialog);
        dialog->view()->select(SnippetKind::Rest);
        QVERIFY(dialog->view()->snippet().text.contains("http://localhost:4040/api/v1/applications/local-1"_L1));
        dialog->close();

        // of the cluster's application, with what its master tells
        dialog = openedFrom(window, rowOf(u"app:app-7"_s));
        dialog->view()->select(SnippetKind::SparkSubmit);
        QVERIFY2(dialog->view()->snippet().text.contains("--master spark://localhost:7077"_L1),
                 qPrintable(dialog->view()->snippet().text + dialog->view()->snippet().reason));
        QVERIFY(dialog->view()->snippet().text.contains("--name seven"_L1));
        dialog->close();

        // the master itself
        SourceEntry endpoint;
        endpoint.kind = SourceEntry::Kind::Endpoint;
        endpoint.ref.location = u"http://localhost:8080"_s;
        dialog = openedFrom(window, endpoint);
        dialog->view()->select(SnippetKind::PysparkBuilder);
        QVERIFY(dialog->view()->snippet().text.contains("spark://localhost:7077"_L1));
        QVERIFY(dialog->view()->snippet().text.contains("pyspark==3.5.9"_L1));
        dialog->close();

        // this computer
        SourceEntry section;
        section.kind = SourceEntry::Kind::Section;
        dialog = openedFrom(window, section);
        dialog->view()->select(SnippetKind::SparkShell);
        QVERIFY(dialog->view()->snippet().text.contains("local[*]"_L1));
        dialog->close();

        SourceEntry folder;
        folder.kind = SourceEntry::Kind::Folder;
        const std::unique_ptr<QMenu> menu(window.tree()->createMenu(folder, nullptr));
        QVERIFY(!actionIn(menu.get())); // a folder is nothing to connect to
    }

    void ofAPlaceBehindSsh()
    {
        auto *places = new PlaceCentre(false, std::make_unique<NoKeychain>());
        Place place = Place::make(u"spark://master:7077"_s, u"Production"_s);
        place.route.way = Route::Way::Ssh;
        place.route.sshHost = *SshHost::parse(u"ada@gate.example.org:2222"_s);
        places->book().put(place);
        MainWindow window(options(nullptr, places));
        window.show();
        SourceEntry row;
        row.kind = SourceEntry::Kind::Place;
        row.placeId = place.id;
        SnippetDialog *dialog = openedFrom(window, row);
        QVERIFY(dialog);
        dialog->view()->select(SnippetKind::SparkShell);
        QVERIFY(dialog->view()->snippet().text.contains("--master spark://master:7077"_L1));
        QVERIFY(dialog->view()->snippet().notes.join(u' ').contains("gate.example.org"_L1));
        dialog->view()->select(SnippetKind::SshTunnel); // nothing was found there yet
        QVERIFY(!dialog->view()->snippet().reason.isEmpty());
    }

    //! By key, by the button of the header and by a page's card; with the figures of what is shown.
    void ofWhatIsShown()
    {
        MainWindow window(options());
        window.show();
        window.start(false);
        const QString log = dataPath("3.5.9/fail/local-1795202865658");
        window.openLocation(log);
        QTRY_VERIFY_WITH_TIMEOUT(window.view()->session() && window.view()->session()->snapshot() &&
                                     window.view()->session()->snapshot()->app.ended,
                                 60'000);
        QAction *action = window.actions().action(u"edit.connection"_s);
        QVERIFY(action && action->isEnabled() && !action->shortcut().isEmpty());
        QCOMPARE(window.actions().conflicts(), QStringList());
        bool inHeader = false;
        for (const QToolButton *button : window.findChildren<QToolButton *>())
            inHeader = inHeader || (button->defaultAction() == action && button->isVisible());
        QVERIFY(inHeader);
        action->trigger();
        auto *dialog = window.findChild<SnippetDialog *>();
        QVERIFY(dialog);
        dialog->view()->select(SnippetKind::SummaryJson);
        QVERIFY(dialog->view()->snippet().text.contains("local-1795202865658"_L1));
        dialog->view()->select(SnippetKind::PysparkBuilder);
        QVERIFY(dialog->view()->snippet().text.contains("pyspark==3.5.9"_L1));
        dialog->view()->select(SnippetKind::AttachPython);
        QVERIFY(!dialog->view()->snippet().available());
        delete dialog;
        Q_EMIT window.view()->currentPage()->connectionRequested();
        QVERIFY(window.findChild<SnippetDialog *>());
    }
};

QTEST_MAIN(CopyConnectionTest)
#include "tst_copyconnection.moc"
