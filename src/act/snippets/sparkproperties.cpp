// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/sparkproperties.h"

#include <algorithm>
#include <iterator>

namespace cinderscope {

bool isSparkInternal(std::string_view key, std::string_view value)
{
    constexpr std::string_view kKeys[] = {
        "spark.app.id",
        "spark.app.startTime",
        "spark.app.submitTime",
        "spark.app.attempt.id",
        "spark.app.initial.jar.urls",
        "spark.app.initial.file.urls",
        "spark.driver.host",
        "spark.driver.port",
        "spark.executor.id",
        "spark.repl.class.uri",
        "spark.repl.class.outputDir",
        "spark.externalBlockStore.folderName",
        "spark.yarn.app.id",
        "spark.ui.proxyBase",
        "spark.sql.session.id",
        "spark.app.container.id",
        "spark.org.apache.hadoop.yarn.server.webproxy.amfilter.AmIpFilter.param.PROXY_HOSTS",
        "spark.org.apache.spark.deploy.yarn.AmIpFilter.param.PROXY_HOSTS",
        "spark.yarn.app.container.log.dir",
    };
    if (std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys))
        return true;
    return key == "spark.submit.pyFiles" && value.empty(); // PySpark's launcher always sets it
}

bool isOfOneRun(std::string_view key, std::string_view value)
{
    constexpr std::string_view kKeys[] = {
        "spark.app.name",
        "spark.master",
        "spark.submit.deployMode",
        "spark.driver.appUIAddress",
        "spark.driver.bindAddress",
        "spark.driver.blockManager.port",
        "spark.ui.port",
        "spark.ui.filters",
        "spark.ui.showConsoleProgress",
        "spark.sql.warehouse.dir",
        "spark.sql.catalogImplementation",
        "spark.kubernetes.driver.pod.name",
        "spark.kubernetes.submitInDriver",
        "spark.kubernetes.resource.type",
        "spark.kubernetes.executor.podNamePrefix",
        "spark.kubernetes.memoryOverheadFactor",
        "spark.rdd.compress", // PySpark sets these two for itself
        "spark.serializer.objectStreamReset",
        "spark.extraListeners", // joined with ours, or not wanted where its jar is not
        "spark.driver.extraClassPath",
    };
    if (isSparkInternal(key, value) || std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys))
        return true;
    if (key == "spark.scheduler.mode" && value == "FIFO") // SparkContext tells it of every application
        return true;
    for (const std::string_view prefix :
         {"spark.cinderscope.", "spark.yarn.dist.", "spark.yarn.cache.", "spark.org.apache.hadoop.yarn.",
          "spark.org.apache.spark.deploy.yarn.", "spark.repl."}) {
        if (key.starts_with(prefix))
            return true;
    }
    // SparkContext.supplementJavaModuleOptions puts these before what a person set
    return (key == "spark.driver.extraJavaOptions" || key == "spark.executor.extraJavaOptions") &&
           value.find("--add-opens=java.base") != std::string_view::npos;
}

std::string sparkDefaultsLine(std::string_view key, std::string_view value)
{
    const auto escaped = [](std::string_view text, bool isKey) {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '\n')
                result += "\\n";
            else if (c == '\r')
                result += "\\r";
            else if (c == '\t')
                result += "\\t";
            else if (c == '\f')
                result += "\\f";
            else if (c == '\\' || (c == ' ' && (isKey || i == 0)) || ((isKey || i == 0) && (c == ':' || c == '=')) ||
                     (i == 0 && isKey && (c == '#' || c == '!')))
                result.append(1, '\\').append(1, c);
            else if (c == 0)
                result += "\xef\xbf\xbd";
            else
                result += c;
        }
        return result;
    };
    std::string line = escaped(key, true);
    line.append(line.size() < 39 ? 40 - line.size() : 1, ' ');
    return line + escaped(value, false);
}

std::string confArgument(std::string_view key, std::string_view value)
{
    const std::string pair = std::string(key) + "=" + std::string(value);
    const bool plain = std::all_of(pair.begin(), pair.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("._-/:=,@%+").find(c) != std::string_view::npos;
    });
    if (plain)
        return "--conf " + pair;
    std::string quoted = "'";
    for (const char c : pair)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return "--conf " + quoted + "'";
}

} // namespace cinderscope
