// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/snippetkind.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Snippets)
};

struct Row
{
    SnippetKind kind;
    const char *id;
    const char *title;
    SnippetSyntax syntax;
    SnippetGroup group;
    unsigned choices;
};

constexpr unsigned kSession = ChooseVersion | ChooseListener | ChooseSettings;
constexpr unsigned kShell = ChooseListener | ChooseSettings;

using Kind = SnippetKind;
using Syntax = SnippetSyntax;
using Group = SnippetGroup;

constexpr std::array<Row, 18> kRows{{
    {Kind::PysparkBuilder, "pyspark-builder", QT_TRANSLATE_NOOP("cinderscope::Snippets", "PySpark session"),
     Syntax::Python, Group::Session, kSession},
    {Kind::ScalaBuilder, "scala-builder", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Scala session"), Syntax::Scala,
     Group::Session, kSession | ChooseScala},
    {Kind::ConnectPython, "connect-python", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Spark Connect, Python"),
     Syntax::Python, Group::Session, ChooseVersion},
    {Kind::ConnectScala, "connect-scala", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Spark Connect, Scala"),
     Syntax::Scala, Group::Session, ChooseVersion | ChooseScala},
    {Kind::SparkSubmit, "spark-submit", QT_TRANSLATE_NOOP("cinderscope::Snippets", "spark-submit"), Syntax::Shell,
     Group::Command, kShell | ChooseCluster | ChooseLanguage},
    {Kind::SparkShell, "spark-shell", QT_TRANSLATE_NOOP("cinderscope::Snippets", "spark-shell"), Syntax::Shell,
     Group::Command, kShell},
    {Kind::PysparkShell, "pyspark", QT_TRANSLATE_NOOP("cinderscope::Snippets", "pyspark"), Syntax::Shell,
     Group::Command, kShell},
    {Kind::SshTunnel, "ssh-tunnel", QT_TRANSLATE_NOOP("cinderscope::Snippets", "SSH tunnel"), Syntax::Shell,
     Group::Command, ChooseListener},
    {Kind::Rest, "rest", QT_TRANSLATE_NOOP("cinderscope::Snippets", "REST (curl)"), Syntax::Shell, Group::Command, 0},
    {Kind::AttachPython, "attach-python", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Running session, Python"),
     Syntax::Python, Group::Listener, 0},
    {Kind::AttachScala, "attach-scala", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Running session, Scala"),
     Syntax::Scala, Group::Listener, 0},
    {Kind::EnvironmentSh, "env-sh", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Environment, bash and zsh"),
     Syntax::Shell, Group::Listener, kShell},
    {Kind::EnvironmentFish, "env-fish", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Environment, fish"), Syntax::Fish,
     Group::Listener, kShell},
    {Kind::EnvironmentPowershell, "env-powershell",
     QT_TRANSLATE_NOOP("cinderscope::Snippets", "Environment, PowerShell"), Syntax::PowerShell, Group::Listener,
     kShell},
    {Kind::SparkDefaults, "spark-defaults", QT_TRANSLATE_NOOP("cinderscope::Snippets", "spark-defaults.conf"),
     Syntax::Properties, Group::Listener, kShell},
    {Kind::SummaryText, "summary-text", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Summary, text"), Syntax::Plain,
     Group::Summary, 0},
    {Kind::SummaryMarkdown, "summary-markdown", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Summary, Markdown"),
     Syntax::Markdown, Group::Summary, 0},
    {Kind::SummaryJson, "summary-json", QT_TRANSLATE_NOOP("cinderscope::Snippets", "Summary, JSON"), Syntax::Json,
     Group::Summary, 0},
}};

const Row &row(SnippetKind kind)
{
    return *std::find_if(kRows.begin(), kRows.end(), [kind](const Row &row) { return row.kind == kind; });
}

} // namespace

const QList<SnippetKind> &snippetKinds()
{
    static const QList<SnippetKind> kinds = [] {
        QList<SnippetKind> list;
        for (const Row &row : kRows)
            list.append(row.kind);
        return list;
    }();
    return kinds;
}

QString snippetId(SnippetKind kind)
{
    return QString::fromLatin1(row(kind).id);
}

bool snippetKindOf(const QString &id, SnippetKind &kind)
{
    for (const Row &row : kRows) {
        if (id == QLatin1StringView(row.id)) {
            kind = row.kind;
            return true;
        }
    }
    return false;
}

QString snippetTitle(SnippetKind kind)
{
    return Texts::tr(row(kind).title);
}

SnippetSyntax snippetSyntax(SnippetKind kind)
{
    return row(kind).syntax;
}

SnippetGroup snippetGroup(SnippetKind kind)
{
    return row(kind).group;
}

QString snippetGroupTitle(SnippetGroup group)
{
    switch (group) {
    case SnippetGroup::Session:
        return Texts::tr("Open a session");
    case SnippetGroup::Command:
        return Texts::tr("In a terminal");
    case SnippetGroup::Listener:
        return Texts::tr("Live events and settings");
    case SnippetGroup::Summary:
        break;
    }
    return Texts::tr("What it did");
}

unsigned snippetChoices(SnippetKind kind)
{
    return row(kind).choices;
}

} // namespace cinderscope
