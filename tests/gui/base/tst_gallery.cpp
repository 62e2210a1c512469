// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every widget of the room in both themes and saves a picture of each into the build folder, for eyes. What can
// be checked without eyes is: nothing is blank, and the two pictures differ.

#include "gui/base/bardelegate.h"
#include "gui/base/card.h"
#include "gui/base/commandpalette.h"
#include "gui/base/copylabel.h"
#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/itemroles.h"
#include "gui/base/messagebar.h"
#include "gui/base/pill.h"
#include "gui/base/progressbardelegate.h"
#include "gui/base/stackedbar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {
//! All icons, all phases and all categories, painted.
class Swatches : public QWidget
{
public:
    Swatches() { setFixedHeight(150); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        int y = 0;
        for (const QString &name : Icons::names()) {
            QIcon icon = Icons::icon(name);
            for (int s = 0; s < int(StatusRole::Count); ++s) {
                if (Icons::statusIconName(StatusRole(s)) == name)
                    icon = Icons::status(StatusRole(s));
            }
            icon.paint(&painter, x, y, 18, 18);
            x += 27;
            if (x > width() - 20) {
                x = 0;
                y += 26;
            }
        }
        y += 32;
        const ThemeColors &colors = themeColors();
        const double phaseWidth = width() / double(PhaseRole::Count);
        for (int i = 0; i < int(PhaseRole::Count); ++i)
            swatch(painter, QRectF(i * phaseWidth, y, phaseWidth - 2, 20), colors.phases[i], u"phase %1"_s.arg(i));
        y += 24;
        const double categoryWidth = width() / double(kCategoricalCount);
        for (int i = 0; i < kCategoricalCount; ++i)
            swatch(painter, QRectF(i * categoryWidth, y, categoryWidth - 2, 20), colors.categories[i],
                   QString::number(i));
    }

private:
    static void swatch(QPainter &painter, const QRectF &rect, const QColor &color, const QString &text)
    {
        painter.fillRect(rect, color);
        painter.setPen(textOn(color));
        painter.drawText(rect, Qt::AlignCenter, text);
    }
};

void fillModel(QStandardItemModel &model)
{
    model.setHorizontalHeaderLabels({u"Description"_s, u"Progress"_s, u"Duration"_s, u"Input"_s});
    for (const int column : {2, 3})
        model.setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    const auto row = [](const QString &name, StatusRole status, const ProgressCounts &counts, qint64 ms, double share) {
        auto *title = new QStandardItem(Icons::status(status), name);
        auto *progress = new QStandardItem;
        progress->setData(QVariant::fromValue(counts), ProgressRole);
        progress->setData(counts.fraction(), SortRole);
        auto *duration = new QStandardItem(format::duration(ms));
        duration->setData(ms, SortRole);
        duration->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *input = new QStandardItem(format::bytes(qint64(share * 5e9)));
        input->setData(share, BarRole);
        input->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        return QList<QStandardItem *>{title, progress, duration, input};
    };
    const auto job = row(u"count at WordCount.scala:42"_s, StatusRole::Running,
                         {.total = 400, .complete = 220, .active = 40, .failed = 6, .skipped = 60}, 65'000, 1.0);
    job[0]->appendRow(
        row(u"map at WordCount.scala:31"_s, StatusRole::Succeeded, {.total = 200, .complete = 200}, 42'100, 0.62));
    job[0]->appendRow(row(u"reduceByKey at WordCount.scala:37"_s, StatusRole::Failed,
                          {.total = 200, .complete = 20, .active = 40, .failed = 6}, 22'400, 0.38));
    model.appendRow(job);
    model.appendRow(row(u"save at Store.scala:9"_s, StatusRole::Pending, {.total = 64}, 0, 0));
    model.appendRow(row(u"collect at Report.scala:77"_s, StatusRole::Killed,
                        {.total = 64, .complete = 12, .killed = 52}, 3'400, 0.2));
    model.appendRow(row(u"take at Report.scala:80"_s, StatusRole::Skipped, {.total = 8, .skipped = 8}, 120, 0.05));
}

//! One window with everything in it.
class Gallery : public QMainWindow
{
public:
    Gallery()
    {
        fillModel(m_model);
        m_proxy.setSourceModel(&m_model);
        auto *centre = new QWidget;
        auto *layout = new QVBoxLayout(centre);
        layout->setSpacing(Spacing::Medium);
        layout->addWidget(messages());
        auto *cards = new QHBoxLayout;
        cards->setSpacing(Spacing::Medium);
        cards->addWidget(identity(), 3);
        cards->addWidget(progress(), 4);
        cards->addWidget(controls(), 3);
        layout->addLayout(cards);
        auto *tables = new QHBoxLayout;
        tables->setSpacing(Spacing::Medium);
        tables->addWidget(tree(), 5);
        tables->addWidget(empty(), 3);
        layout->addLayout(tables, 1);
        layout->addWidget(new Swatches);
        setCentralWidget(centre);
        resize(1280, 800);
    }
    ActionRegistry registry;

private:
    QWidget *messages()
    {
        auto *bar = new MessageBar;
        bar->show(Message{.severity = Severity::Info, .what = u"Replay ended."_s, .actionText = u"Play again"_s});
        bar->showError(u"The table could not be exported."_s,
                       {ErrorCode::DiskFull, "No space left on device", "/home/me/tasks.csv"});
        return bar;
    }

    QWidget *identity()
    {
        auto *card = new Card(u"Application"_s);
        card->setSubtitle(u"app-20261120193621-0000"_s);
        card->addHeaderWidget(new Pill(u"Running"_s, StatusRole::Running));
        auto *form = new QFormLayout;
        form->setHorizontalSpacing(Spacing::Large);
        for (const auto &[name, value] : {std::pair{u"Name"_s, u"Word count"_s},
                                          {u"Master"_s, u"spark://host:7077"_s},
                                          {u"Spark"_s, u"4.3.0"_s},
                                          {u"Duration"_s, u"1 h 02 min"_s}}) {
            auto *label = new QLabel(name);
            label->setForegroundRole(QPalette::PlaceholderText);
            auto *copy = new CopyLabel(value);
            copy->setFieldName(name);
            form->addRow(label, copy);
        }
        card->body()->addLayout(form);
        return card;
    }

    QWidget *progress()
    {
        auto *card = new Card(u"Progress"_s);
        const std::pair<QString, ProgressCounts> rows[] = {
            {u"Jobs"_s, {.total = 12, .complete = 7, .active = 2, .failed = 1}},
            {u"Stages"_s, {.total = 40, .complete = 22, .active = 3, .failed = 1, .skipped = 9}},
            {u"Tasks"_s, {.total = 12'345, .complete = 9'876, .active = 16, .failed = 3, .killed = 20}}};
        for (const auto &[name, counts] : rows) {
            auto *bar = new StackedBar(name);
            bar->setCounts(counts);
            card->body()->addWidget(bar);
        }
        auto *pills = new QHBoxLayout;
        const std::pair<QString, StatusRole> states[] = {{u"Succeeded"_s, StatusRole::Succeeded},
                                                         {u"Failed"_s, StatusRole::Failed},
                                                         {u"Killed"_s, StatusRole::Killed},
                                                         {u"Skipped"_s, StatusRole::Skipped},
                                                         {u"Pending"_s, StatusRole::Pending}};
        for (const auto &[text, status] : states)
            pills->addWidget(new Pill(text, status));
        pills->addStretch();
        card->body()->addLayout(pills);
        return card;
    }

    QWidget *controls()
    {
        auto *card = new Card(u"Controls"_s);
        auto *combo = new QComboBox;
        combo->addItems({u"Colour by status"_s, u"Colour by phase"_s});
        auto *check = new QCheckBox(u"Only what is not default"_s);
        check->setChecked(true);
        auto *buttons = new QHBoxLayout;
        auto *normal = new QPushButton(Icons::icon(u"refresh"_s), u"Refresh"_s);
        auto *disabled = new QPushButton(Icons::icon(u"stop"_s), u"Stop"_s);
        disabled->setEnabled(false);
        buttons->addWidget(normal);
        buttons->addWidget(disabled);
        buttons->addStretch();
        auto *figure = new QLabel(u"87.5 %"_s);
        figure->setFont(Theme::instance().font(FontRole::Figure));
        card->body()->addWidget(figure);
        card->body()->addWidget(combo);
        card->body()->addWidget(check);
        card->body()->addLayout(buttons);
        return card;
    }

    QWidget *tree()
    {
        auto *card = new Card(u"Jobs and stages"_s);
        auto *filter = new FilterField;
        filter->setFixedWidth(320);
        filter->setText(u"scala"_s);
        filter->applyNow();
        m_proxy.setFilter(filter->expression());
        filter->setCounts(m_proxy.counts().shown, m_proxy.counts().total);
        card->addHeaderWidget(filter);
        auto *view = new TreeTableView;
        view->setItemDelegateForColumn(1, new ProgressBarDelegate(view));
        view->setItemDelegateForColumn(3, new BarDelegate(view));
        view->setModel(&m_proxy);
        view->expandAll();
        view->header()->resizeSection(0, 270);
        view->header()->resizeSection(1, 210);
        view->setCurrentIndex(m_proxy.index(0, 0));
        card->body()->addWidget(view, 1);
        return card;
    }

    QWidget *empty()
    {
        auto *card = new Card(u"Tasks"_s);
        auto *view = new TableView;
        view->setModel(&m_emptyModel);
        view->tools().setEmptyState(u"task"_s, u"No tasks yet"_s,
                                    u"Tasks appear here as soon as the stage starts. Choose another stage to see its "
                                    "tasks."_s,
                                    u"Go to the timeline"_s, [] {});
        card->body()->addWidget(view, 1);
        return card;
    }

    QStandardItemModel m_model;
    QStandardItemModel m_emptyModel;
    FilterProxy m_proxy;
};

int colorsIn(const QImage &image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    }
    return int(colors.size());
}
} // namespace

class TestGallery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        Theme::instance().install();
    }

    void pictures()
    {
        const QDir folder(QStringLiteral(CINDERSCOPE_BINARY_DIR));
        QList<QImage> images;
        for (const auto &[mode, name] : {std::pair{ThemeMode::Light, u"light"_s}, {ThemeMode::Dark, u"dark"_s}}) {
            Theme::instance().setMode(mode, false);
            Gallery gallery;
            gallery.show();
            QTest::qWait(50);
            const QImage image = gallery.grab().toImage();
            QVERIFY(colorsIn(image) > 100);
            QVERIFY(image.save(folder.filePath(u"gallery-%1.png"_s.arg(name))));
            images += image;

            gallery.registry.add(u"a"_s, u"Open Event Log…"_s, u"File"_s, QKeySequence::Open, u"event-log"_s);
            gallery.registry.add(u"b"_s, u"Theme: Dark"_s, u"View"_s, {}, u"theme"_s);
            gallery.registry.add(u"c"_s, u"Follow Live"_s, u"Timeline"_s, QKeySequence(Qt::Key_L), u"live"_s)
                ->setEnabled(false);
            CommandPalette palette(&gallery.registry, &gallery);
            palette.addProvider([](const QString &) {
                return QList<Command>{{.title = u"Job 7: collect the leaves"_s,
                                       .detail = u"WordCount.scala:42"_s,
                                       .category = u"Job"_s,
                                       .icon = Icons::icon(u"job"_s)}};
            });
            palette.popup();
            palette.field()->setText(u"le"_s);
            QTest::qWait(20);
            QVERIFY(gallery.grab().save(folder.filePath(u"palette-%1.png"_s.arg(name))));
        }
        QVERIFY(images[0] != images[1]);
    }

    //! What was made in one theme looks like what was made in the other after a switch.
    void switchesLive()
    {
        const QDir folder(QStringLiteral(CINDERSCOPE_BINARY_DIR));
        Theme::instance().setMode(ThemeMode::Light, false);
        Gallery gallery;
        gallery.show();
        QTest::qWait(50);
        Theme::instance().setMode(ThemeMode::Dark, false);
        QTest::qWait(50);
        const QImage switched = gallery.grab().toImage();
        Gallery fresh;
        fresh.show();
        QTest::qWait(50);
        const QImage expected = fresh.grab().toImage();
        qint64 different = 0;
        for (int y = 0; y < expected.height(); ++y) {
            for (int x = 0; x < expected.width(); ++x)
                different += expected.pixel(x, y) != switched.pixel(x, y);
        }
        if (different > 0)
            switched.save(folder.filePath(u"gallery-switched.png"_s));
        QVERIFY2(different < 500, qPrintable(u"%1 pixels"_s.arg(different)));
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
