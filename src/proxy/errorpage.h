// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "proxy/gatekeeper.h"
#include "proxy/messagehead.h"

namespace cinderscope {

//! Why a server could not be reached, as an answer: 502, or 504 after waiting.
Refusal connectionRefusal(const Error &problem);
//! Head of an answer of our own; X-Cinderscope-Error has the code, which no upstream can send.
MessageHead errorHead(const Refusal &refusal);
//! A page without scripts. \a server is named only to those who may know it.
std::string errorPage(const Refusal &refusal, std::string_view server, bool admitted);

} // namespace cinderscope
