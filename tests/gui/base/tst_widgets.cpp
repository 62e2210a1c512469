// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/card.h"
#include "gui/base/copylabel.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/errortext.h"
#include "gui/base/messagebar.h"
#include "gui/base/pill.h"
#include "gui/base/stackedbar.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copyLabel()
    {
        CopyLabel label(u"1.5 GiB"_s);
        label.setFieldName(u"input"_s);
        QSignalSpy copied(&label, &CopyLabel::copied);
        label.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"1.5 GiB"_s);
        label.setCopyText(u"1610612736"_s);
        label.show();
        label.setFocus();
        QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"1610612736"_s);
        QCOMPARE(copied.count(), 2);
        QCOMPARE(label.accessibleName(), u"input: 1.5 GiB"_s);
    }

    void elidedLabel()
    {
        ElidedLabel label(u"a rather long text that does not fit"_s);
        label.resize(60, 20);
        QVERIFY(label.isElided());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
    }

    void stackedBar()
    {
        StackedBar bar(u"Tasks"_s);
        bar.setCounts({.total = 10, .complete = 4, .failed = 1});
        QCOMPARE(bar.text(), u"4 / 10"_s);
        QCOMPARE(bar.toolTip(), u"4 of 10 complete, 1 failed"_s);
        QCOMPARE(bar.accessibleName(), u"Tasks"_s);
        QCOMPARE(bar.accessibleDescription(), bar.toolTip());
    }

    void messagesStack()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *bar = new MessageBar;
        layout->addWidget(bar);
        layout->addStretch();
        window.resize(700, 400);
        window.show();
        QVERIFY(!bar->isVisible());
        QSignalSpy counts(bar, &MessageBar::countChanged);
        const int first = bar->show(Message{.severity = Severity::Error, .what = u"One"_s});
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->show(Message{.severity = Severity::Error, .what = u"One"_s}), first); // counted, not stacked
        QCOMPARE(bar->count(), 1);
        for (const QChar c : u"abcd"_s)
            bar->show(Message{.what = QString(c)});
        QCOMPARE(bar->count(), 5);
        QCOMPARE(bar->messages().first().what, u"d"_s);
        int strips = 0;
        for (const QFrame *strip : bar->findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly))
            strips += strip->isVisible() && !qobject_cast<const QLabel *>(strip);
        QCOMPARE(strips, MessageBar::MaxShown);
        bar->dismiss(first);
        bar->dismiss(first);
        QCOMPARE(bar->count(), 4);
        bar->clear();
        QCOMPARE(bar->count(), 0);
        QVERIFY(!bar->isVisible());
    }

    void messageAction()
    {
        MessageBar bar;
        bool ran = false;
        bar.show(Message{.what = u"Gone"_s, .actionText = u"Open another"_s, .action = [&ran] { ran = true; }});
        auto *button = bar.findChild<QPushButton *>();
        QVERIFY(button);
        button->click();
        QVERIFY(ran);
        QCOMPARE(bar.count(), 0);
    }

    void messageTimesOut()
    {
        QCursor::setPos(700, 500); // a message under the pointer stays
        MessageBar bar;
        bar.show(Message{.what = u"Copied"_s, .timeoutMs = 30});
        QCOMPARE(bar.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bar.count(), 0, 3000);
    }

    void everyErrorHasCauseAndCure()
    {
        for (int code = 0; code <= int(ErrorCode::InvalidArgument); ++code) {
            const Error error{ErrorCode(code), "detail", "/tmp/the-file"};
            const Message message = messageFor(u"It failed."_s, error);
            const QString name = QString::fromStdString(std::string(errorCodeName(ErrorCode(code))));
            QVERIFY2(!message.cause.isEmpty(), qPrintable(name));
            QVERIFY2(!message.cause.contains(u"%1"_s), qPrintable(name));
            if (ErrorCode(code) != ErrorCode::Cancelled) {
                QVERIFY2(message.cause.contains(u"/tmp/the-file"_s), qPrintable(name));
                QVERIFY2(!message.cure.isEmpty(), qPrintable(name));
            }
            QVERIFY(errorText(error).contains(u"detail"_s));
        }
    }

    void hostileTextIsText()
    {
        MessageBar bar;
        bar.show(Message{.what = u"<img src=x> & <b>"_s});
        const QList<QLabel *> labels = bar.findChildren<QLabel *>();
        const bool escaped = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"&lt;img src=x&gt; &amp;"_s);
        });
        QVERIFY(escaped);
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
