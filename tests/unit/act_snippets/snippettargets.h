// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippettarget.h"

namespace cinderscope::test {

//! A standalone cluster.
inline SnippetTarget cluster(const QString &master = QStringLiteral("spark://master.example.org:7077"))
{
    SnippetTarget target;
    target.kind = SnippetTarget::Kind::Master;
    target.name = target.master = master;
    target.sparkVersion = QStringLiteral("4.3.0");
    target.ui = QUrl(QStringLiteral("http://master.example.org:8080"));
    target.here = false;
    return target;
}

//! An application of it.
inline SnippetTarget application(const QString &name = QStringLiteral("an app"))
{
    SnippetTarget target = cluster();
    target.kind = SnippetTarget::Kind::Application;
    target.name = name;
    target.applicationId = QStringLiteral("app-20261121101010-0001");
    target.ui = QUrl(QStringLiteral("http://driver.example.org:4040"));
    return target;
}

} // namespace cinderscope::test
