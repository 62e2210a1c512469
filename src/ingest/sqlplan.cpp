// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sqlplan.h"

#include "ingest/jsonaccess.h"

#include <zstd.h>

#include <memory>

namespace cinderscope {

namespace {

constexpr int kMaxDepth = 2000;
constexpr std::size_t kMaxText = std::size_t(1) << 30;

bool readNode(const json::Object &object, SqlPlanNode &node, int depth)
{
    if (depth > kMaxDepth)
        return false;
    node.name = json::text(object, "nodeName");
    node.simpleString = json::text(object, "simpleString");
    if (json::Object metadata; json::object(object, "metadata", metadata)) {
        for (const auto field : metadata) {
            std::string_view value;
            if (!field.value.get(value))
                node.metadata.emplace_back(field.key, value);
        }
    }
    if (json::Array metrics; json::array(object, "metrics", metrics)) {
        for (const json::Element element : metrics) {
            json::Object metric;
            if (element.get(metric))
                continue;
            node.metrics.push_back({std::string(json::text(metric, "name")),
                                    std::string(json::text(metric, "metricType")),
                                    json::number(metric, "accumulatorId", -1)});
        }
    }
    if (json::Array children; json::array(object, "children", children)) {
        for (const json::Element element : children) {
            json::Object child;
            if (element.get(child))
                continue;
            if (!readNode(child, node.children.emplace_back(), depth + 1))
                return false;
        }
    }
    return true;
}

} // namespace

std::string packText(std::string_view text)
{
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    const std::size_t size =
        ZSTD_compressCCtx(context.get(), packed.data(), packed.size(), text.data(), text.size(), 1);
    packed.resize(ZSTD_isError(size) ? 0 : size);
    return packed;
}

Result<std::string> unpackText(std::string_view packed)
{
    if (packed.empty())
        return std::string();
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kMaxText)
        return Error{ErrorCode::Corrupt, "packed text has no valid size", {}};
    std::string text(size, '\0');
    const std::size_t got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) || got != size)
        return Error{ErrorCode::Corrupt, "packed text cannot be unpacked", {}};
    return text;
}

Result<SqlPlanNode> parseSqlPlan(std::string_view packed)
{
    const Result<std::string> text = unpackText(packed);
    if (!text)
        return text.error();
    simdjson::dom::parser parser;
    json::Object object;
    if (const auto error = parser.parse(text.value()).get(object))
        return Error{ErrorCode::Corrupt, simdjson::error_message(error), {}};
    SqlPlanNode root;
    if (!readNode(object, root, 0))
        return Error{ErrorCode::TooLarge, "the plan is nested too deeply", {}};
    return root;
}

} // namespace cinderscope
