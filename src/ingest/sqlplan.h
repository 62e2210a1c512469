// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinderscope {

//! A node of a SQL execution's physical plan (Spark's SparkPlanInfo).
struct SqlPlanNode
{
    struct Metric
    {
        std::string name, type;
        std::int64_t accumulatorId = -1; //!< Snapshot::accumulators has its values
    };
    std::string name;         //!< nodeName
    std::string simpleString; //!< one line with the arguments
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<Metric> metrics;
    std::vector<SqlPlanNode> children;
};

//! Packs text that is read rarely (plans are a third of a SQL log's bytes, a tenth of that packed): zstd, level 1.
std::string packText(std::string_view text);
//! The text that packText() was given. Errors: Corrupt.
Result<std::string> unpackText(std::string_view packed);
//! The plan in a packed sparkPlanInfo. Errors: Corrupt; deeper than 2,000 nodes: TooLarge.
Result<SqlPlanNode> parseSqlPlan(std::string_view packed);

} // namespace cinderscope
