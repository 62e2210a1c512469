// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/config/sessionfile.h"

namespace cinderscope {

//! A configuration as other tools write it, in JSON:
//! - A plain object: {"spark.executor.memory": "4g", …}; numbers, truth values and lists of them are texts then.
//! - Livy's requests (docs/rest-api.md of Apache Livy 0.8, POST /sessions and /batches): name, conf, jars, pyFiles,
//!   files, archives, driverMemory, driverCores, executorMemory, executorCores, numExecutors, queue; file, className
//!   and args make it a SessionKind::Submit. proxyUser and others are told: nothing is sent to a Livy server.
//! - sparkmagic's config.json: "session_configs" is Livy's request; of "kernel_…_credentials" the address is told.
//! - SparkConnector (swan-cern/jupyter-extensions) bundles: {"bundled_options": {"NAME": {"options": [{"name":
//! "spark.x",
//!   "value": "y", "concatenate": ","}]}}}, of older versions {"bundles": {"NAME": [{"name", "value"}]}}. "concatenate"
//!   joins values of the same key. The first bundle is read, the others are told.
//! - What SparkConnector keeps in a notebook's metadata: {"sparkconnect": {"bundled_options": ["NAME"],
//!   "list_of_options": [{"name", "value"}]}}, also below "metadata". Names of bundles are told: their values are not
//!   in the notebook.
//! - Of Start Spark, JupyterSparkExt and whatever is like them: "name", "description", "master", "sparkVersion",
//!   "sparkHome", "python", "packages", "repositories" (list or separated by commas), "env" or "environment" (object),
//!   and properties in "conf", "config", "options", "properties", "sparkConf", "configs": an object or a list of
//!   {"name" or "key", "value"} or of "key=value". Words may be written_so or writtenSo. There is no published
//!   definition of these; what is not understood is told.
//! - Each of them as the first value of an array or of an outer object, whose key is its name then.
//! Errors: Corrupt (no JSON: line, column; a wrong type), Unsupported (none of these shapes).
Result<SessionConfig> readSessionJson(const QByteArray &text, const QString &path, QList<SessionRemark> *remarks);

} // namespace cinderscope
