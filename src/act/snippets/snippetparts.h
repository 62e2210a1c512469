// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippet.h"
#include "act/snippets/sparkversion.h"

#include <QCoreApplication>

//! What makeSnippet() is made of; for this room only.
namespace cinderscope::snippets {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Snippets)
};

using Properties = QList<std::pair<QString, QString>>;

Snippet missing(SnippetKind kind, const QString &reason);
//! The chosen Spark version, or the target's.
SparkVersion versionOf(const SnippetTarget &target, const SnippetOptions &options);
//! "2.12" or "2.13"; one that this Spark was published for.
QString scalaOf(const SnippetTarget &target, const SnippetOptions &options);

//! True where the driver would run on another computer than the window.
bool isFar(const SnippetTarget &target);
//! Whether the listener's jar, class, address and secret file are to be written down, and as what.
Properties listenerProperties(const SnippetTarget &target, const SnippetOptions &options);
//! What to know about the listener.
QStringList listenerNotes(const SnippetTarget &target, const SnippetOptions &options);

//! Why a session cannot be opened on the target; empty: it can.
QString noSession(const SnippetTarget &target);
//! What a session of the target needs beside its master and its name; \a listener: as properties.
Properties sessionProperties(const SnippetTarget &target, const SnippetOptions &options, bool listener);
QStringList sessionNotes(const SnippetTarget &target, const SnippetOptions &options);
QString sessionName(const SnippetTarget &target);
//! The master as the person has to name it.
QString sessionMaster(const SnippetTarget &target);

Snippet pysparkBuilder(const SnippetTarget &target, const SnippetOptions &options);
Snippet scalaBuilder(const SnippetTarget &target, const SnippetOptions &options);
Snippet connect(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);
Snippet command(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);
Snippet sshTunnel(const SnippetTarget &target, const SnippetOptions &options);
Snippet rest(const SnippetTarget &target);
Snippet environment(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);
Snippet sparkDefaults(const SnippetTarget &target, const SnippetOptions &options);
Snippet attach(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);
//! The cell that attaches the listener to the context in `sc`, for Scala.
QString attachScala(const SnippetTarget &target, const SnippetOptions &options);
Snippet summary(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);

} // namespace cinderscope::snippets
