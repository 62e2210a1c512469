// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/importreport.h"

#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/format.h"
#include "gui/base/itemroles.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

void EventCountModel::setStats(const std::shared_ptr<const ImportStats> &stats)
{
    QList<std::pair<QString, qint64>> rows;
    m_total = 0;
    if (stats) {
        for (const auto &[name, count] : stats->eventsByType) {
            rows.append({shownText(name).simplified(), qint64(count)});
            m_total += qint64(count);
        }
    }
    const bool sameKinds = rows.size() == m_rows.size() &&
                           std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                      [](const auto &left, const auto &right) { return left.first == right.first; });
    if (!sameKinds) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows != m_rows) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0, Count), index(rowCount() - 1, Share));
    }
}

int EventCountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EventCountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventCountModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const auto &[name, count] = m_rows[index.row()];
    const double share = m_total > 0 ? double(count) / double(m_total) : 0;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Event ? name : index.column() == Count ? format::count(count) : format::percent(share);
    case SortRole:
        return index.column() == Event ? QVariant(name) : index.column() == Count ? QVariant(count) : QVariant(share);
    case Qt::TextAlignmentRole:
        return index.column() == Event ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant EventCountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QStringList names{tr("Event"), tr("Count"), tr("Share")};
    if (role == Qt::DisplayRole)
        return names.value(section);
    if (role == ExportRole)
        return QStringList{u"event"_s, u"count"_s, u"share"_s}.value(section);
    if (role == Qt::TextAlignmentRole && section != Event)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

void SampleModel::setStats(const std::shared_ptr<const ImportStats> &stats)
{
    const std::size_t size = stats ? stats->samples.size() : 0;
    if (size == m_rows.size() && (size == 0 || stats->samples.front().reason == m_rows.front().reason))
        return; // samples are only appended
    beginResetModel();
    m_rows = stats ? stats->samples : std::vector<ImportStats::Sample>();
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const auto &sample = m_rows[std::size_t(index.row())];
    const bool isNumber = index.column() == Line || index.column() == Offset;
    if (role == Qt::TextAlignmentRole && isNumber)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Excerpt)
        return plainToolTip(shownText(sample.excerpt).simplified());
    if (role == SortRole && isNumber)
        return qulonglong(index.column() == Line ? sample.line : sample.offset);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Source:
        return shownText(sample.source).simplified();
    case Line:
        return format::count(std::int64_t(sample.line));
    case Offset:
        return format::count(std::int64_t(sample.offset));
    case Reason:
        return shownText(sample.reason).simplified();
    case Excerpt:
        return shownText(sample.excerpt).simplified();
    default:
        return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{tr("File"), tr("Line"), tr("Byte"), tr("Reason"), tr("Begins with")}.value(section);
    if (role == ExportRole)
        return QStringList{u"file"_s, u"line"_s, u"offset"_s, u"reason"_s, u"excerpt"_s}.value(section);
    return {};
}

bool isLossy(const ImportStats &stats)
{
    return stats.unreadableLines > 0 || stats.truncated || stats.droppedEvents > 0;
}

QString importRemark(const ImportStats &stats)
{
    const auto number = [](std::uint64_t value) { return int(std::min<std::uint64_t>(value, 2'000'000'000)); };
    QStringList parts;
    if (stats.unreadableLines > 0)
        parts << (stats.unreadableLines == 1
                      ? QCoreApplication::translate("ImportReport", "1 line could not be read.")
                      : QCoreApplication::translate("ImportReport", "%n lines could not be read.", nullptr,
                                                    number(stats.unreadableLines)));
    if (stats.truncated)
        parts << QCoreApplication::translate("ImportReport", "The end of the log is missing or not yet written.");
    if (stats.droppedEvents > 0)
        parts << (stats.droppedEvents == 1
                      ? QCoreApplication::translate("ImportReport", "1 event was dropped by the source.")
                      : QCoreApplication::translate("ImportReport", "%n events were dropped by the source.", nullptr,
                                                    number(stats.droppedEvents)));
    if (stats.unknownEvents > 0)
        parts << (stats.unknownEvents == 1
                      ? QCoreApplication::translate("ImportReport",
                                                    "1 event of a kind that Cinderscope does not know was skipped.")
                      : QCoreApplication::translate("ImportReport",
                                                    "%n events of kinds that Cinderscope does not know were skipped.",
                                                    nullptr, number(stats.unknownEvents)));
    return parts.join(u' ');
}

namespace {

QString overviewText(const ImportStats &stats)
{
    const auto count = [](std::uint64_t value) { return format::count(std::int64_t(value)); };
    return QCoreApplication::translate("ImportReport",
                                       "%1 lines, %2 events; %3 unknown events, %4 unreadable lines, %5 duplicates, "
                                       "%6 dropped. %7 read, %8 decoded. The end is %9.")
        .arg(count(stats.lines), count(stats.events), count(stats.unknownEvents), count(stats.unreadableLines),
             count(stats.duplicateEvents), count(stats.droppedEvents),
             format::bytes(std::int64_t(stats.compressedBytes)), format::bytes(std::int64_t(stats.decodedBytes)),
             stats.truncated ? QCoreApplication::translate("ImportReport", "cut off")
                             : QCoreApplication::translate("ImportReport", "whole"));
}

} // namespace

QString importReportText(const ImportStats &stats)
{
    QString text = QCoreApplication::translate("ImportReport", "Import report") + u'\n' + overviewText(stats) +
                   u"\n\n"_s + QCoreApplication::translate("ImportReport", "Events by kind") + u'\n';
    for (const auto &[name, count] : stats.eventsByType)
        text += u"  "_s + format::count(std::int64_t(count)).rightJustified(14) + u"  "_s +
                shownText(name).simplified() + u'\n';
    if (!stats.samples.empty())
        text += u'\n' + QCoreApplication::translate("ImportReport", "First unreadable records") + u'\n';
    for (const auto &sample : stats.samples)
        text += QCoreApplication::translate("ImportReport", "  %1, line %2, byte %3: %4")
                    .arg(shownText(sample.source).simplified())
                    .arg(sample.line)
                    .arg(sample.offset)
                    .arg(shownText(sample.reason).simplified()) +
                u"\n    "_s + shownText(sample.excerpt).simplified() + u'\n';
    return text;
}

ImportReportDialog::ImportReportDialog(QWidget *parent)
    : QDialog(parent), m_overview(new QLabel(this)), m_events(new EventCountModel(this)),
      m_samples(new SampleModel(this)), m_sampleArea(new QWidget(this))
{
    setWindowTitle(tr("Import report"));
    resize(760, 560);
    m_overview->setWordWrap(true);
    m_overview->setTextFormat(Qt::PlainText);
    m_overview->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *proxy = new FilterProxy(this);
    proxy->setSourceModel(m_events);
    auto *filter = new FilterField(this);
    filter->setPlaceholderText(tr("Filter events"));
    auto *table = new TableView(this);
    table->setModel(proxy);
    table->sortByColumn(EventCountModel::Count, Qt::DescendingOrder);
    table->setAccessibleName(tr("Events by kind"));
    table->tools().setExportName(u"events-by-kind"_s);
    filter->setView(table);
    filter->installShortcut(this);
    connect(filter, &FilterField::filterChanged, proxy, &FilterProxy::setFilter);
    connect(proxy, &FilterProxy::countsChanged, filter, [proxy, filter] {
        const auto counts = proxy->counts();
        filter->setCounts(counts.shown, counts.total);
    });

    auto *sampleTable = new TableView(m_sampleArea);
    sampleTable->setModel(m_samples);
    sampleTable->setSortingEnabled(false); // in the order of the log
    sampleTable->setAccessibleName(tr("First unreadable records"));
    sampleTable->tools().setExportName(u"unreadable-records"_s);
    auto *sampleTitle = new QLabel(tr("First unreadable records"), m_sampleArea);
    sampleTitle->setFont(Theme::instance().font(FontRole::Strong));
    auto *sampleLayout = new QVBoxLayout(m_sampleArea);
    sampleLayout->setContentsMargins(0, 0, 0, 0);
    sampleLayout->addWidget(sampleTitle);
    sampleLayout->addWidget(sampleTable);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy report"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_stats)
            QApplication::clipboard()->setText(importReportText(*m_stats));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Medium);
    layout->addWidget(m_overview);
    layout->addWidget(filter);
    layout->addWidget(table, 3);
    layout->addWidget(m_sampleArea, 2);
    layout->addWidget(buttons);
}

void ImportReportDialog::setStats(const std::shared_ptr<const ImportStats> &stats)
{
    if (!stats || stats == m_stats)
        return;
    m_stats = stats;
    const QString text = overviewText(*stats);
    if (m_overview->text() != text)
        m_overview->setText(text);
    m_events->setStats(stats);
    m_samples->setStats(stats);
    m_sampleArea->setVisible(!stats->samples.empty());
}

} // namespace cinderscope
