// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/theme.h"
#include "gui/snippets/listenerdialog.h"
#include "gui/snippets/snippetdialog.h"
#include "gui/snippets/snippetview.h"
#include "live/wire/listenserver.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QTranslator>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

//! Every text half as long again, as German is.
class LongTexts : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text.size() > 300 ? text : text + QString(u"mnopqrstuv"_s.repeated(20)).left(text.size() / 2);
    }
    bool isEmpty() const override { return false; }
};

SnippetTarget master()
{
    SnippetTarget target;
    target.kind = SnippetTarget::Kind::Application;
    target.name = u"Nightly ETL of “all” orders"_s;
    target.applicationId = u"app-20261121101010-0001"_s;
    target.master = u"spark://master.example.org:7077"_s;
    target.sparkVersion = u"3.5.9"_s;
    target.ui = QUrl(u"http://driver.example.org:4040"_s);
    target.properties = {{u"spark.executor.memory"_s, u"8g"_s}, {u"spark.sql.shuffle.partitions"_s, u"400"_s}};
    target.hidden = 1;
    target.here = false;
    return target;
}

SnippetListener listener()
{
    SnippetListener listener;
    listener.jar = u"/usr/share/cinderscope/cinderscope-listener.jar"_s;
    return listener;
}

template <class Widget>
Widget *shown(QWidget *parent, const QString &text)
{
    for (Widget *widget : parent->findChildren<Widget *>()) {
        if (widget->isVisibleTo(parent) && widget->text().remove(u'&').contains(text))
            return widget;
    }
    return nullptr;
}

} // namespace

class SnippetDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"tst_snippetdialog"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QSettings().clear();
        Theme::instance().install();
    }
    void init() { QSettings().clear(); }

    void everyKindIsListed()
    {
        SnippetDialog dialog(master(), listener(), false);
        dialog.show();
        SnippetView *view = dialog.view();
        int kinds = 0;
        for (int i = 0; i < view->list()->count(); ++i) {
            QListWidgetItem *item = view->list()->item(i);
            if (!(item->flags() & Qt::ItemIsSelectable))
                continue; // a heading
            ++kinds;
            view->list()->setCurrentItem(item);
            QCOMPARE(snippetTitle(view->currentKind()), item->text());
            const Snippet &snippet = view->snippet();
            QCOMPARE(view->preview()->isVisibleTo(view), snippet.available());
            QCOMPARE(item->toolTip(), snippet.reason);
            QVERIFY(snippet.available() || shown<QLabel>(view, snippet.reason)); // why, where a person looks
            if (snippet.available())
                QCOMPARE(view->preview()->toPlainText() + u'\n', snippet.text);
            QCOMPARE(shown<QPushButton>(&dialog, u"Copy"_s)->isEnabled(), snippet.available());
        }
        QCOMPARE(kinds, int(snippetKinds().size()));
    }

    void copies()
    {
        SnippetDialog dialog(master(), listener(), false);
        dialog.show();
        SnippetView *view = dialog.view();
        view->select(SnippetKind::SparkSubmit);
        QGuiApplication::clipboard()->clear();
        QPushButton *button = shown<QPushButton>(&dialog, u"Copy"_s);
        const int width = button->width();
        button->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), view->snippet().text);
        QCOMPARE(button->text(), u"Copied"_s);
        QCOMPARE(button->width(), width); // nothing jumps
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), u"&Copy"_s, 10'000);
        // double click on a kind
        view->select(SnippetKind::Rest);
        QGuiApplication::clipboard()->clear();
        const QRect row = view->list()->visualItemRect(view->list()->currentItem());
        QTest::mouseClick(view->list()->viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseDClick(view->list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(QGuiApplication::clipboard()->text(), view->snippet().text);
        // the copy key in the preview: what is selected, or all
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(view->preview(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->snippet().text);
        QTextCursor cursor = view->preview()->textCursor();
        cursor.setPosition(0);
        cursor.setPosition(4, QTextCursor::KeepAnchor);
        view->preview()->setTextCursor(cursor);
        QTest::keyClick(view->preview(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"curl"_s);
        // what cannot be had is not copied
        view->select(SnippetKind::SshTunnel);
        QTest::mouseDClick(view->list()->viewport(), Qt::LeftButton, {},
                           view->list()->visualItemRect(view->list()->currentItem()).center());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"curl"_s);
    }

    void choicesChangeTheSnippet()
    {
        SnippetDialog dialog(master(), listener(), false);
        dialog.show();
        SnippetView *view = dialog.view();
        view->select(SnippetKind::PysparkBuilder);
        QVERIFY(!view->snippet().text.contains("extraListeners"_L1));
        shown<QCheckBox>(view, u"listener"_s)->setChecked(true);
        QVERIFY(view->snippet().text.contains("extraListeners"_L1));
        shown<QCheckBox>(view, u"settings"_s)->setChecked(true);
        QVERIFY(view->snippet().text.contains("\"spark.executor.memory\", \"8g\""_L1));
        QVERIFY(view->snippet().notes.join(u' ').contains("1 setting"_L1));
        const auto combos = view->findChildren<QComboBox *>();
        QComboBox *version = *std::find_if(combos.begin(), combos.end(), [](auto *box) { return box->isEditable(); });
        QCOMPARE(version->currentText(), u"3.5.9"_s);
        version->setEditText(u"4.0.1"_s);
        QVERIFY(view->snippet().text.contains("pyspark==4.0.1"_L1));
        version->setEditText(u"3.5.9"_s);
        view->select(SnippetKind::ScalaBuilder);
        QVERIFY(view->snippet().text.contains("spark-sql_2.12"_L1));
        for (QComboBox *box : combos) {
            if (box->findText(u"2.13"_s) >= 0)
                box->setCurrentText(u"2.13"_s);
        }
        QVERIFY(view->snippet().text.contains("spark-sql_2.13"_L1));
        view->select(SnippetKind::SparkSubmit); // Python cannot run in a standalone cluster, a jar can
        QCheckBox *cluster = shown<QCheckBox>(view, u"cluster"_s);
        QVERIFY(!cluster->isEnabled() && cluster->toolTip().contains("Python"_L1));
        for (QComboBox *box : combos) {
            if (box->isVisibleTo(view) && !box->isEditable())
                box->setCurrentIndex(1);
        }
        QVERIFY(cluster->isEnabled());
        cluster->setChecked(true);
        QVERIFY(view->snippet().text.contains("--deploy-mode cluster"_L1));
        view->select(SnippetKind::Rest); // nothing to choose
        QVERIFY(!cluster->isVisibleTo(view) && !version->isVisibleTo(view));
    }

    void remembersTheLastKind()
    {
        {
            SnippetDialog dialog(master(), listener(), true);
            QVERIFY(dialog.view()->currentKind() == SnippetKind::PysparkBuilder);
            dialog.view()->select(SnippetKind::SparkShell);
            dialog.view()->setWithListener(true);
        }
        {
            SnippetDialog dialog(SnippetTarget::thisComputer(), listener(), true);
            QVERIFY(dialog.view()->currentKind() == SnippetKind::SparkShell);
            QVERIFY(dialog.view()->withListener());
        }
        SnippetDialog dialog(master(), listener(), false);
        QVERIFY(dialog.view()->currentKind() == SnippetKind::PysparkBuilder);
    }

    void keyboardReachesEveryKind()
    {
        SnippetDialog dialog(master(), listener(), false);
        dialog.show();
        QListWidget *list = dialog.view()->list();
        QVERIFY(dialog.focusWidget() == list);
        QSet<int> seen{int(dialog.view()->currentKind())};
        for (int i = 0; i < list->count(); ++i) {
            QTest::keyClick(list, Qt::Key_Down);
            seen.insert(int(dialog.view()->currentKind()));
        }
        QCOMPARE(seen.size(), snippetKinds().size());
        for (const QWidget *widget : {static_cast<QWidget *>(list), static_cast<QWidget *>(dialog.view()->preview())})
            QVERIFY(!widget->accessibleName().isEmpty());
    }

    void highlights()
    {
        SnippetDialog dialog(master(), listener(), false);
        for (const SnippetKind kind : {SnippetKind::PysparkBuilder, SnippetKind::SparkSubmit, SnippetKind::AttachPython,
                                       SnippetKind::AttachScala}) {
            dialog.view()->select(kind);
            qsizetype formats = 0;
            for (QTextBlock block = dialog.view()->preview()->document()->begin(); block.isValid();
                 block = block.next())
                formats += block.layout()->formats().size();
            QVERIFY2(formats >= 4, qPrintable(snippetId(kind)));
        }
    }

    void listenerDialogShowsTheSameSnippets()
    {
        ListenAddress address;
        address.unixPath = u"/run/user/7/cinderscope/listener.sock"_s;
        address.port = 4711;
        address.secret = "5ec2e7";
        address.secretFile = u"/run/user/7/cinderscope/listener.secret"_s;
        address.primary = true;
        for (const bool primary : {true, false}) {
            address.primary = primary;
            ListenerDialog dialog(address, true, u"/opt/a b/cinderscope-listener.jar"_s);
            SnippetView *view = dialog.view();
            for (int i = 0; i < view->list()->count(); ++i) {
                view->list()->setCurrentRow(i);
                const QString text = view->snippet().text;
                QVERIFY2(view->snippet().available(), qPrintable(view->snippet().reason));
                QVERIFY(text.contains(u"/opt/a b/cinderscope-listener.jar"_s));
                QVERIFY(!text.contains("5ec2e7"_L1));         // the secret itself never
                QCOMPARE(text.contains("4711"_L1), !primary); // the way in only where it is needed
                QVERIFY(!text.contains("--master"_L1) && !text.contains(".master("_L1));
            }
        }
        ListenerDialog none(address, true, {});
        none.view()->select(SnippetKind::SparkSubmit);
        QVERIFY(none.view()->snippet().text.contains(QLatin1StringView(kNoJar)));
    }

    void looks()
    {
        const QString folder = qEnvironmentVariable("CINDERSCOPE_LOOKS");
        for (const bool dark : {false, true}) {
            Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light, false);
            for (const bool longTexts : {false, true}) {
                LongTexts translator;
                if (longTexts)
                    QCoreApplication::installTranslator(&translator);
                SnippetDialog dialog(master(), listener(), false);
                dialog.view()->setWithListener(true);
                dialog.show();
                for (const SnippetKind kind :
                     {SnippetKind::PysparkBuilder, SnippetKind::ScalaBuilder, SnippetKind::SparkSubmit,
                      SnippetKind::SshTunnel, SnippetKind::EnvironmentSh, SnippetKind::AttachPython}) {
                    dialog.view()->select(kind);
                    QVERIFY2(dialog.minimumSizeHint().width() <= 1240, qPrintable(snippetId(kind)));
                    QVERIFY(dialog.minimumSizeHint().height() <= 740);
                    if (folder.isEmpty())
                        continue;
                    QTest::qWait(50); // laid out
                    dialog.grab().save(u"%1/snippet-%2-%3%4.png"_s.arg(
                        folder, snippetId(kind), dark ? u"dark"_s : u"light"_s, longTexts ? u"-long"_s : QString()));
                }
                if (longTexts)
                    QCoreApplication::removeTranslator(&translator);
            }
        }
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(SnippetDialogTest)
#include "tst_snippetdialog.moc"
