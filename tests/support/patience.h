// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// QtTest waits five seconds, which a loaded machine with two cores may need for one answer. These wait longer for what
// never comes, and no longer for what does.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 30'000)
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT(expression, message, 30'000)
#define QTRY_COMPARE(expression, expected) QTRY_COMPARE_WITH_TIMEOUT(expression, expected, 30'000)
