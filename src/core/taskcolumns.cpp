// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taskcolumns.h"

namespace cinderscope {

std::string_view executorMetricKey(ExecutorMetric metric)
{
    static constexpr std::array<std::string_view, kExecutorMetricCount> kKeys{"JVMHeapMemory",
                                                                              "JVMOffHeapMemory",
                                                                              "OnHeapExecutionMemory",
                                                                              "OffHeapExecutionMemory",
                                                                              "OnHeapStorageMemory",
                                                                              "OffHeapStorageMemory",
                                                                              "OnHeapUnifiedMemory",
                                                                              "OffHeapUnifiedMemory",
                                                                              "DirectPoolMemory",
                                                                              "MappedPoolMemory",
                                                                              "ProcessTreeJVMVMemory",
                                                                              "ProcessTreeJVMRSSMemory",
                                                                              "ProcessTreePythonVMemory",
                                                                              "ProcessTreePythonRSSMemory",
                                                                              "ProcessTreeOtherVMemory",
                                                                              "ProcessTreeOtherRSSMemory",
                                                                              "MinorGCCount",
                                                                              "MinorGCTime",
                                                                              "MajorGCCount",
                                                                              "MajorGCTime",
                                                                              "TotalGCTime",
                                                                              "ConcurrentGCCount",
                                                                              "ConcurrentGCTime"};
    const auto index = static_cast<std::size_t>(metric);
    return index < kKeys.size() ? kKeys[index] : std::string_view();
}

} // namespace cinderscope
