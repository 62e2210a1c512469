// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! A text as one word or one literal of another language: read there, it is the same text again, whatever it holds.
//! Exceptions: NUL and everything that is no Unicode (half a surrogate pair) become U+FFFD, since no command line
//! can carry the one and no UTF-8 file the other.
namespace cinderscope {

//! POSIX shells (sh, bash, zsh, dash) and Python's shlex.split().
QString shellWord(const QString &text);
//! fish: within single quotes a backslash escapes a quote and itself.
QString fishWord(const QString &text);
//! PowerShell: always in single quotes; every kind of single quote that it takes for one is doubled
//! (System.Management.Automation.Language.CharExtensions.IsSingleQuote).
QString powershellText(const QString &text);
//! Python 3: a literal of one line in double quotes.
QString pythonText(const QString &text);
//! Scala 2.11 to 2.13: a literal of one line in double quotes, not interpolated.
QString scalaText(const QString &text);

} // namespace cinderscope
