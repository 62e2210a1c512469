// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <optional>

namespace cinderscope {

//! What Spark is given: resources, packages and repositories as properties, then the person's own, which win. A key
//! comes once, in the place of its first mention. spark.master and spark.submit.deployMode are not among them unless
//! the person wrote them. executors becomes spark.executor.instances, or with dynamicAllocation
//! spark.dynamicAllocation.maxExecutors (with enabled and shuffleTracking.enabled = true, the latter only where no
//! shuffle service is set). packages and spark.jars.packages of the person are joined.
PropertyPairs effectiveProperties(const SessionConfig &config);
//! Of effectiveProperties(); nullopt where it is not set.
std::optional<QString> propertyOf(const PropertyPairs &properties, const QString &key);

//! Where Spark runs: config.master, else spark.master of the properties, else what the kind does without one
//! ("local[*]"; empty for clusters, history and notebook servers).
QString effectiveMaster(const SessionConfig &config);

//! Must not be shown, logged or put into an argument list: Redaction with the configuration's own
//! spark.redaction.regex beside Spark's default (core/redaction.h).
bool isSecret(const QString &key, const QString &value);
bool isSecret(const SessionConfig &config, const QString &key, const QString &value);
//! Those of effectiveProperties() and of the environment, for what hides them in a log.
QStringList secretValues(const SessionConfig &config);

} // namespace cinderscope
