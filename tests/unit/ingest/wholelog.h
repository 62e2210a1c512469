// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/eventbatch.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cinderscope::test {

//! A log's text and its events, all in memory: for tests that turn them around.
struct WholeLog
{
    std::string text; //!< padded: 64 readable bytes follow
    EventBatch batch;

    //! The lines without their breaks; each may be read 64 bytes beyond its end.
    std::vector<std::string_view> lines() const;
};

//! The decoded parts of a log one after another; empty when they cannot be read.
std::string decodedLog(const std::string &path);
//! Parsed without regard to a cut end. nullptr when the log cannot be read.
std::unique_ptr<WholeLog> readWholeLog(const std::string &path);

} // namespace cinderscope::test
