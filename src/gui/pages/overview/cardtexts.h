// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/summary.h"

#include <QString>

//! The card's English keys and labels in the language of the program.
namespace cinderscope {

//! Translated label of a figure or section.
QString cardLabel(std::string_view english);
//! A figure as people read it here (locale, time zone of this computer); a dash where it is unknown.
QString cardValue(const CardFigure &figure);
//! What the copy of a single figure is: exact number, ISO time, plain text.
QString cardCopyValue(const CardFigure &figure);
//! For cardAsText() and cardAsMarkdown() in the language of the program.
CardTexts translatedCardTexts();
//! QString of text out of a log: control characters but line breaks become blanks.
QString shownText(std::string_view text);
//! A tooltip that shows \a text as it is, whatever markup it holds, and not more than a screen of it.
QString plainToolTip(const QString &text);

} // namespace cinderscope
