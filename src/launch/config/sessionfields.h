// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"
#include "launch/config/tomldocument.h"

#include <functional>
#include <optional>

namespace cinderscope {

//! A key of a configuration file and the member of SessionConfig that it stands for.
struct SessionField
{
    QStringList path;
    TomlDocument::Type type = TomlDocument::Type::Text; //!< Text, Integer, Boolean, Array (of texts)
    //! False: the value does not fit (an unknown kind, a number over 2³¹).
    std::function<bool(SessionConfig &, const QVariant &)> assign;
    //! As TOML; nothing where it is as a configuration without this key.
    std::function<std::optional<QByteArray>(const SessionConfig &)> literal;
};

//! All but [properties] and [environment], in the order in which a new file has them.
const QList<SessionField> &sessionFields();
//! "submit.main-class"
QString fieldName(const QStringList &path);

} // namespace cinderscope
