// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/environmentmodel.h"

#include "gui/base/format.h"
#include "gui/base/itemroles.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"
#include "gui/pages/overview/sparkdefaults.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Context of the texts of the free functions.
struct EnvironmentTexts
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentTexts)
};

void sortByName(std::vector<EnvironmentRow> &rows)
{
    std::stable_sort(rows.begin(), rows.end(),
                     [](const EnvironmentRow &left, const EnvironmentRow &right) { return left.name < right.name; });
}

std::vector<EnvironmentRow> rowsOf(const PropertyList &properties, const Redaction &redaction, std::size_t &secrets)
{
    std::vector<EnvironmentRow> rows;
    rows.reserve(properties.size());
    for (const auto &[key, value] : properties) {
        EnvironmentRow row;
        row.secret = redaction.isSecret(key, value);
        secrets += row.secret;
        row.name = shownText(key);
        row.value = shownText(row.secret ? Redaction::kReplacement : std::string_view(value));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

EnvironmentContent environmentContent(const Environment &environment, const std::vector<ResourceProfile> &profiles,
                                      const std::string &sparkVersion)
{
    using Group = EnvironmentGroup;
    EnvironmentContent content;
    const Redaction redaction = Redaction::of(environment);
    content.redaction = redaction.source();
    content.pattern = QString::fromStdString(redaction.pattern());
    content.rejectedPattern = QString::fromStdString(redaction.rejectedPattern());
    const auto group = [&](Group which) -> auto &
    {
        return content.groups[std::size_t(which)];
    };

    auto &spark = group(Group::Spark);
    spark = rowsOf(environment.spark, redaction, content.secrets);
    for (std::size_t i = 0; i < spark.size(); ++i) {
        const auto &[key, value] = environment.spark[i];
        spark[i].differs = differsFromDefault(key, value, sparkVersion);
        if (const SparkDefault *entry = sparkDefault(key, sparkVersion))
            spark[i].defaultValue = QString::fromUtf8(entry->value.data(), qsizetype(entry->value.size()));
    }
    group(Group::Jvm) = rowsOf(environment.jvm, redaction, content.secrets);
    group(Group::Hadoop) = rowsOf(environment.hadoop, redaction, content.secrets);
    group(Group::System) = rowsOf(environment.system, redaction, content.secrets);
    group(Group::Metrics) = rowsOf(environment.metrics, redaction, content.secrets);
    for (const auto &[path, source] : environment.classpath) // paths are no properties: Spark shows them all
        group(Group::Classpath).push_back({shownText(path), shownText(source), {}, false, false});
    for (const ResourceProfile &profile : profiles) {
        const auto add = [&](const auto &resources, const QString &name) {
            for (const auto &[resource, amount] : resources)
                group(Group::ResourceProfiles)
                    .push_back({name.arg(profile.id).arg(shownText(resource)), shownText(amount), {}, false, false});
        };
        add(profile.executorResources, EnvironmentTexts::tr("Profile %1: %2 of an executor"));
        add(profile.taskResources, EnvironmentTexts::tr("Profile %1: %2 of a task"));
    }
    for (auto &rows : content.groups)
        sortByName(rows);
    return content;
}

QString environmentGroupTitle(EnvironmentGroup group)
{
    switch (group) {
    case EnvironmentGroup::Spark:
        return EnvironmentTexts::tr("Spark properties");
    case EnvironmentGroup::ResourceProfiles:
        return EnvironmentTexts::tr("Resource profiles");
    case EnvironmentGroup::Jvm:
        return EnvironmentTexts::tr("JVM");
    case EnvironmentGroup::Hadoop:
        return EnvironmentTexts::tr("Hadoop properties");
    case EnvironmentGroup::System:
        return EnvironmentTexts::tr("System properties");
    case EnvironmentGroup::Metrics:
        return EnvironmentTexts::tr("Metrics properties");
    case EnvironmentGroup::Classpath:
        return EnvironmentTexts::tr("Classpath");
    case EnvironmentGroup::Count:
        break;
    }
    return {};
}

EnvironmentModel::EnvironmentModel(QObject *parent) : QAbstractItemModel(parent) {}

void EnvironmentModel::setContent(EnvironmentContent content)
{
    beginResetModel();
    m_content = std::move(content);
    rebuild();
    endResetModel();
}

void EnvironmentModel::setOnlyDifferent(bool only)
{
    if (only == m_onlyDifferent)
        return;
    beginResetModel();
    m_onlyDifferent = only;
    rebuild();
    endResetModel();
}

void EnvironmentModel::rebuild()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_content.groups.size(); ++i) {
        ShownGroup shown{EnvironmentGroup(i), {}};
        const auto &rows = m_content.groups[i];
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (!m_onlyDifferent || rows[row].differs)
                shown.rows.push_back(std::uint32_t(row));
        }
        if (!shown.rows.empty())
            m_shown.push_back(std::move(shown));
    }
}

const EnvironmentRow *EnvironmentModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const ShownGroup &shown = m_shown[index.internalId() - 1];
    return &m_content.groups[std::size_t(shown.group)][shown.rows[std::size_t(index.row())]];
}

EnvironmentGroup EnvironmentModel::group(const QModelIndex &index) const
{
    if (!index.isValid())
        return EnvironmentGroup::Count;
    return m_shown[index.internalId() == 0 ? std::size_t(index.row()) : index.internalId() - 1].group;
}

// The internal id of a group is 0, that of a property the place of its group plus 1.
QModelIndex EnvironmentModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex EnvironmentModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId() - 1), 0, quintptr(0));
}

int EnvironmentModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shown.size());
    if (parent.internalId() != 0 || parent.column() > 0)
        return 0;
    return int(m_shown[std::size_t(parent.row())].rows.size());
}

int EnvironmentModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant EnvironmentModel::groupData(const ShownGroup &group, int column, int role) const
{
    if (role == Qt::FontRole && column == Name)
        return Theme::instance().font(FontRole::Strong);
    if (role == SortRole)
        return int(group.group); // groups keep their order
    if (role == FilterRole)
        return QString(); // a group is there for its properties
    if (role != Qt::DisplayRole)
        return {};
    if (column == Name)
        return environmentGroupTitle(group.group);
    return column == Value
               ? (group.rows.size() == 1 ? EnvironmentTexts::tr("1 entry")
                                         : EnvironmentTexts::tr("%n entries", nullptr, int(group.rows.size())))
               : QString();
}

QVariant EnvironmentModel::data(const QModelIndex &index, int role) const
{
    const EnvironmentRow *entry = row(index);
    if (!entry) {
        if (!index.isValid())
            return {};
        if (role == Qt::ForegroundRole && index.column() != Name)
            return themeColors().role(ColorRole::TextMuted);
        return groupData(m_shown[std::size_t(index.row())], index.column(), role);
    }
    const QString &text = index.column() == Name    ? entry->name
                          : index.column() == Value ? entry->value
                                                    : entry->defaultValue;
    switch (role) {
    case Qt::DisplayRole: {
        QString shown = text;
        return shown.replace(u'\n', u'⏎');
    }
    case SortRole:
    case ExportRole:
        return text;
    case Qt::ToolTipRole:
        return entry->secret && index.column() == Value
                   ? EnvironmentTexts::tr("Hidden: its name or value matches Spark's redaction pattern.")
                   : plainToolTip(text);
    case Qt::ForegroundRole:
        if (index.column() == Default || (entry->secret && index.column() == Value))
            return themeColors().role(ColorRole::TextMuted);
        return {};
    case Qt::FontRole:
        return entry->differs && index.column() == Value ? QVariant(Theme::instance().font(FontRole::Strong))
                                                         : QVariant();
    default:
        return {};
    }
}

QVariant EnvironmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{EnvironmentTexts::tr("Name"), EnvironmentTexts::tr("Value"),
                           EnvironmentTexts::tr("Spark's default")}
            .value(section);
    if (role == ExportRole)
        return QStringList{u"name"_s, u"value"_s, u"default"_s}.value(section);
    if (role == Qt::ToolTipRole && section == Default)
        return EnvironmentTexts::tr("As documented for this version of Spark, for the most common properties");
    return {};
}

} // namespace cinderscope
