// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snippetcommand.h"

#include "act/snippets/snippet.h"
#include "act/snippets/sparkversion.h"
#include "cli/eventloop.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/snippetsearch.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope::cli {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString kindWord(SnippetTarget::Kind kind)
{
    switch (kind) {
    case SnippetTarget::Kind::Application:
        return u"application"_s;
    case SnippetTarget::Kind::Master:
        return u"master"_s;
    case SnippetTarget::Kind::Connect:
        return u"connect"_s;
    case SnippetTarget::Kind::History:
        return u"history"_s;
    case SnippetTarget::Kind::Anything:
    case SnippetTarget::Kind::Computer:
        break;
    }
    return u"computer"_s;
}

QJsonObject targetJson(const SnippetTarget &target)
{
    return {{u"kind"_s, kindWord(target.kind)},
            {u"name"_s, textOrNull(target.name)},
            {u"master"_s, textOrNull(target.master)},
            {u"sparkVersion"_s, textOrNull(target.sparkVersion)},
            {u"applicationId"_s, textOrNull(target.applicationId)},
            {u"uiUrl"_s, textOrNull(target.ui.toString(QUrl::FullyEncoded))},
            {u"connectUrl"_s, textOrNull(target.connect.toString(QUrl::FullyEncoded))}};
}

QJsonObject snippetJson(const Snippet &snippet)
{
    return {{u"kind"_s, snippetId(snippet.kind)},
            {u"title"_s, snippetTitle(snippet.kind)},
            {u"available"_s, snippet.available()},
            {u"reason"_s, textOrNull(snippet.reason)}};
}

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

int write(const std::string &text, int code)
{
    const auto printed = print(text);
    if (printed)
        return code;
    if (printed.error().code == ErrorCode::Cancelled)
        return Broken;
    complain("Writing to standard output failed: " + printed.error().detail + ".");
    return SomeFailed;
}

SnippetOptions optionsOf(const Arguments &arguments)
{
    SnippetOptions options;
    options.listener = arguments.withListener;
    options.clusterMode = arguments.clusterMode;
    options.python = !arguments.jarProgram;
    options.settings = arguments.ownSettings;
    options.sparkVersion = QString::fromStdString(arguments.sparkVersion);
    options.scalaVersion = QString::fromStdString(arguments.scalaVersion);
    options.attach = SnippetListener::installed();
    return options;
}

int showList(const Arguments &arguments, const SnippetTarget &target, const SnippetOptions &options)
{
    if (arguments.json) {
        QJsonArray list;
        for (const SnippetKind kind : snippetKinds())
            list.append(snippetJson(makeSnippet(kind, target, options)));
        return write(compact({{u"target"_s, targetJson(target)}, {u"snippets"_s, list}}), Ok);
    }
    std::string text;
    for (const SnippetKind kind : snippetKinds()) {
        const Snippet snippet = makeSnippet(kind, target, options);
        const QString reason = snippet.available() ? QString() : u"  (not here: "_s + snippet.reason + u')';
        const QString line = snippetId(kind).leftJustified(18) + snippetTitle(kind) + reason;
        text += oneLine(line.toStdString()) + '\n';
    }
    return write(text, Ok);
}

int show(const Arguments &arguments, SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options)
{
    const Snippet snippet = makeSnippet(kind, target, options);
    const int code = snippet.available() ? Ok : SomeFailed;
    if (arguments.json) {
        QJsonObject object = snippetJson(snippet);
        object[u"target"_s] = targetJson(target);
        object[u"text"_s] = textOrNull(snippet.text);
        object[u"notes"_s] = QJsonArray::fromStringList(snippet.notes);
        return write(compact(object), code);
    }
    if (!snippet.available()) {
        complain("There is no " + snippetId(kind).toStdString() + " for this: " + snippet.reason.toStdString());
        return code;
    }
    for (const QString &note : snippet.notes)
        complain(oneLine(note.toStdString()));
    return write(snippet.text.toStdString(), code);
}

//! False (with a message) for what no target can mend.
bool check(const Arguments &arguments, SnippetKind &kind)
{
    const auto refuse = [](const std::string &sentence) {
        complain(sentence + " Try: cinderscope-cli help snippet");
        return false;
    };
    if (!arguments.listKinds && !snippetKindOf(QString::fromStdString(arguments.paths.front()), kind))
        return refuse("There is no snippet \"" + arguments.paths.front() +
                      "\"; \"cinderscope-cli snippet --list\" tells which there are.");
    const SparkVersion version = SparkVersion::of(QString::fromStdString(arguments.sparkVersion));
    if (!arguments.sparkVersion.empty() && !version.isKnown())
        return refuse("--spark needs a version such as 4.3.0, not \"" + arguments.sparkVersion + "\".");
    const QString scala = QString::fromStdString(arguments.scalaVersion);
    if (!scala.isEmpty() && scala != "2.11"_L1 && scala != "2.12"_L1 && scala != "2.13"_L1)
        return refuse("--scala needs 2.12 or 2.13, not \"" + arguments.scalaVersion + "\".");
    return true;
}

} // namespace

int snippet(const Arguments &arguments)
{
    SnippetKind kind = SnippetKind::PysparkBuilder;
    if (!check(arguments, kind))
        return Usage;
    const std::size_t at = arguments.listKinds ? 0 : 1;
    const std::string word = arguments.paths.size() > at ? arguments.paths[at] : std::string();
    EventLoop loop;
    std::optional<SnippetTarget> target;
    if (!arguments.sshHost.empty()) {
        const auto behind = SnippetSearch::behind(word, arguments.sshHost);
        if (!behind) {
            complain(behind.error().detail + ". Try: cinderscope-cli help snippet");
            return Usage;
        }
        target = *behind;
    } else {
        const bool figures = snippetGroup(kind) == SnippetGroup::Summary && !arguments.listKinds;
        SnippetSearch search(word, arguments.waitSeconds, figures);
        loop.run([&search] { search.start(); });
        if (Interruption::exitCode() != 0)
            return Interruption::exitCode();
        if (!search.target()) {
            complain(search.problem());
            return SomeFailed;
        }
        target = search.target();
    }
    const SnippetOptions options = optionsOf(arguments);
    return arguments.listKinds ? showList(arguments, *target, options) : show(arguments, kind, *target, options);
}

} // namespace cinderscope::cli
