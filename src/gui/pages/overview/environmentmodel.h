// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redaction.h"
#include "core/snapshot.h"

#include <QAbstractItemModel>

#include <array>
#include <vector>

namespace cinderscope {

//! Groups of an environment. The order is that of the page.
enum class EnvironmentGroup
{
    Spark,
    ResourceProfiles,
    Jvm,
    Hadoop,
    System,
    Metrics,
    Classpath,
    Count
};

struct EnvironmentRow
{
    QString name, value;  //!< value: redacted where it is a secret
    QString defaultValue; //!< documented default of a Spark property; null where the table has none
    bool secret = false;
    bool differs = false; //!< a Spark property that somebody set to something else than its default
};

//! Everything that the page shows, redacted: no secret leaves environmentContent().
struct EnvironmentContent
{
    std::array<std::vector<EnvironmentRow>, std::size_t(EnvironmentGroup::Count)> groups; //!< each by name
    Redaction::Source redaction = Redaction::Source::Default;
    QString pattern, rejectedPattern;
    std::size_t secrets = 0;
};
//! Any thread. Cost: linear in the text of the environment.
EnvironmentContent environmentContent(const Environment &environment, const std::vector<ResourceProfile> &profiles,
                                      const std::string &sparkVersion);
QString environmentGroupTitle(EnvironmentGroup group);

//! Two levels: groups that have rows, and their properties.
class EnvironmentModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Value,
        Default,
        ColumnCount
    };
    explicit EnvironmentModel(QObject *parent = nullptr);

    void setContent(EnvironmentContent content);
    const EnvironmentContent &content() const { return m_content; }
    //! Only the Spark properties that differ from Spark's documented defaults.
    void setOnlyDifferent(bool only);
    bool onlyDifferent() const { return m_onlyDifferent; }
    //! nullptr for a group.
    const EnvironmentRow *row(const QModelIndex &index) const;
    EnvironmentGroup group(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct ShownGroup
    {
        EnvironmentGroup group = EnvironmentGroup::Spark;
        std::vector<std::uint32_t> rows;
    };
    void rebuild();
    QVariant groupData(const ShownGroup &group, int column, int role) const;

    EnvironmentContent m_content;
    std::vector<ShownGroup> m_shown;
    bool m_onlyDifferent = false;
};

} // namespace cinderscope
