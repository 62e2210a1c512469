// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"
#include "discovery/sparkpage.h"

#include <simdjson.h>

//! /json/ of masters and workers (org.apache.spark.deploy.JsonProtocol) and the lists of history servers, Spark 2.4 to
//! 4.3, into a FoundEndpoint. Tolerant: an absent field or one of another type gives its default; entries without an id
//! are left out; numbers that no cluster can have become 0.
namespace cinderscope::cluster {

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

//! Kind of what answered /json/: Master, Worker or NotSpark.
EndpointKind kindOf(const Object &json);
//! Fills applications and cluster.
void readMaster(const Object &json, FoundEndpoint &endpoint);
void readWorker(const Object &json, FoundEndpoint &endpoint);
//! Sets the addresses that only the HTML page has, resolved against the endpoint's url; http and https only.
void addLinks(const SparkPage &page, FoundEndpoint &endpoint);
//! An entry of a history server's /api/v1/applications; an empty applicationId: it has none.
FoundApplication historyApplication(const Element &element);
//! Entries of the list; false: it is none.
bool readHistory(const Element &list, QList<FoundApplication> &applications);

} // namespace cinderscope::cluster
