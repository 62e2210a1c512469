// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace cinderscope {

enum class SnippetKind
{
    PysparkBuilder,
    ScalaBuilder,
    ConnectPython,
    ConnectScala,
    SparkSubmit,
    SparkShell,
    PysparkShell,
    SshTunnel,
    Rest,
    AttachPython,
    AttachScala,
    EnvironmentSh,
    EnvironmentFish,
    EnvironmentPowershell,
    SparkDefaults,
    SummaryText,
    SummaryMarkdown,
    SummaryJson
};

//! What a snippet is written in, for highlighting.
enum class SnippetSyntax
{
    Plain,
    Python,
    Scala,
    Shell,
    Fish,
    PowerShell,
    Properties,
    Markdown,
    Json
};

enum class SnippetGroup
{
    Session,  //!< code that opens one
    Command,  //!< for a terminal
    Listener, //!< that it sends its events to the window
    Summary
};

//! What a person may choose for a kind; see SnippetOptions.
enum SnippetChoice : unsigned
{
    ChooseVersion = 1,
    ChooseScala = 2,
    ChooseListener = 4,
    ChooseCluster = 8,
    ChooseLanguage = 16,
    ChooseSettings = 32
};

//! All kinds in the order of a list.
const QList<SnippetKind> &snippetKinds();
//! Stable word for the command line and settings: "pyspark-builder", "spark-submit", "env-sh".
QString snippetId(SnippetKind kind);
//! False where there is no such word; \a kind is then left as it is.
bool snippetKindOf(const QString &id, SnippetKind &kind);
QString snippetTitle(SnippetKind kind); //!< translated
SnippetSyntax snippetSyntax(SnippetKind kind);
SnippetGroup snippetGroup(SnippetKind kind);
QString snippetGroupTitle(SnippetGroup group); //!< translated
unsigned snippetChoices(SnippetKind kind);     //!< of SnippetChoice

} // namespace cinderscope
