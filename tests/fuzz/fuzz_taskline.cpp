// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztarget.h"
#include "fuzz/taskdifference.h"

using namespace cinderscope;

// Input: one line. Where the quick way for task events takes it, it must read what the DOM reads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string what;
    const auto difference = test::compareTaskLine({reinterpret_cast<const char *>(data), size}, what);
    if (difference == test::Difference::Differs)
        std::fprintf(stderr, "differs: %s\n", what.c_str());
    FUZZ_REQUIRE(difference != test::Difference::Differs);
    return 0;
}
