// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QJsonObject;

namespace cinderscope::test {

//! One of the expressions of pagefacts.js.
QString pageScript(const QString &name);
//! Where to click on an element: a place of what is to be seen of it that nothing lies above (Spark 4 has arrows in a
//! corner of each page).
QString placeScript(const QString &element);
//! Without figures and units, which go on between one look and the next.
QString withoutFigures(QString text);
//! What an error of the console says wherever the page is and whenever it came.
QString plainError(QString text);
//! What stays as it is when a page is done. What happens at that moment never does: its headings.
QString settled(const QJsonObject &page, bool moment);
//! The first place where two texts part, for a message.
QString parting(const QString &ours, const QString &theirs);

} // namespace cinderscope::test
