// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/snippet.h"

#include "act/snippets/snippetparts.h"
#include "live/wire/sessionsettings.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

SnippetListener SnippetListener::of(const ListenAddress &address)
{
    SnippetListener listener = installed();
    listener.port = address.port;
    if (!address.primary && !address.addresses().isEmpty()) {
        listener.address = address.addresses();
        listener.secretFile = address.secretFile;
    }
    return listener;
}

SnippetListener SnippetListener::installed()
{
    SnippetListener listener;
    listener.jar = findListenerJar();
    return listener;
}

Snippet makeSnippet(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    switch (kind) {
    case SnippetKind::PysparkBuilder:
        return snippets::pysparkBuilder(target, options);
    case SnippetKind::ScalaBuilder:
        return snippets::scalaBuilder(target, options);
    case SnippetKind::ConnectPython:
    case SnippetKind::ConnectScala:
        return snippets::connect(kind, target, options);
    case SnippetKind::SparkSubmit:
    case SnippetKind::SparkShell:
    case SnippetKind::PysparkShell:
        return snippets::command(kind, target, options);
    case SnippetKind::SshTunnel:
        return snippets::sshTunnel(target, options);
    case SnippetKind::Rest:
        return snippets::rest(target);
    case SnippetKind::EnvironmentSh:
    case SnippetKind::EnvironmentFish:
    case SnippetKind::EnvironmentPowershell:
        return snippets::environment(kind, target, options);
    case SnippetKind::SparkDefaults:
        return snippets::sparkDefaults(target, options);
    case SnippetKind::AttachPython:
    case SnippetKind::AttachScala:
        return snippets::attach(kind, target, options);
    case SnippetKind::SummaryText:
    case SnippetKind::SummaryMarkdown:
    case SnippetKind::SummaryJson:
        break;
    }
    return snippets::summary(kind, target, options);
}

namespace snippets {

Snippet missing(SnippetKind kind, const QString &reason)
{
    Snippet snippet;
    snippet.kind = kind;
    snippet.reason = reason;
    return snippet;
}

SparkVersion versionOf(const SnippetTarget &target, const SnippetOptions &options)
{
    const SparkVersion chosen = SparkVersion::of(options.sparkVersion);
    return chosen.isKnown() ? chosen : SparkVersion::of(target.sparkVersion);
}

QString scalaOf(const SnippetTarget &target, const SnippetOptions &options)
{
    const QStringList possible = versionOf(target, options).scalaVersions();
    if (possible.contains(options.scalaVersion))
        return options.scalaVersion;
    for (const QString &version : possible) {
        // "version 2.12.18" of the JVM's properties, "2.12.18"
        if (target.scalaVersion.contains(version + u'.') || target.scalaVersion == version)
            return version;
    }
    return possible.first();
}

Snippet summary(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    if (target.kind != SnippetTarget::Kind::Application)
        return missing(kind, Texts::tr("Only an application has a summary."));
    if (!target.snapshot)
        return missing(kind, Texts::tr("The application’s figures are not read: open it first."));
    Snippet snippet;
    snippet.kind = kind;
    if (kind == SnippetKind::SummaryJson) {
        snippet.text = QString::fromStdString(summaryJson(*target.snapshot, true)) + u'\n';
        return snippet;
    }
    ApplicationCard card = cardOf(*target.snapshot);
    TaskFailureCounts failures;
    failures.advance(target.snapshot->tasks);
    addTaskFailures(card, *target.snapshot, failures);
    const CardTexts texts = options.cardTexts ? *options.cardTexts : CardTexts::english();
    snippet.text = QString::fromStdString(kind == SnippetKind::SummaryText ? cardAsText(card, texts)
                                                                           : cardAsMarkdown(card, texts));
    return snippet;
}

} // namespace snippets

} // namespace cinderscope
