// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"

#include <QString>

//! Why something cannot be reached, for people.
namespace cinderscope::troubletext {

//! One or two words for the end of a row: "refused", "no answer"; empty for None.
QString word(Trouble trouble);
//! Cause and cure in whole sentences. \a what: the address, for the text.
QString reason(const Error &error, const QString &what);
QString reason(const FoundEndpoint &endpoint);
//! Of the certificate that a person could confirm to get in: 64 hexadecimal digits; empty where that is not the
//! trouble.
QString fingerprint(const FoundEndpoint &endpoint);

} // namespace cinderscope::troubletext
