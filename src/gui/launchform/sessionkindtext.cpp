// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessionkindtext.h"

#include <QCoreApplication>

namespace cinderscope {

namespace {

struct SessionPages
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::SessionPages)
};

struct KindTexts
{
    SessionKind kind;
    const char *title;
    const char *text;
    const char *icon;
};

constexpr KindTexts kKinds[] = {
    {SessionKind::LocalSession, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Session on this computer"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Starts a driver here that waits for work, with any master."),
     "computer"},
    {SessionKind::Submit, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Submitted application"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Runs your program with spark-submit, here or on a cluster."),
     "application"},
    {SessionKind::StandaloneCluster,
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Standalone cluster on this computer"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Starts a master and workers here."), "cluster"},
    {SessionKind::SshCluster, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Standalone cluster over SSH"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages",
                       "Starts a master and workers on other computers, through your own ssh."),
     "cluster"},
    {SessionKind::KernelSession, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Session in a notebook's kernel"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages",
                       "Starts Spark in a running Jupyter kernel: spark, sc and conf are there afterwards."),
     "kernel"},
    {SessionKind::NotebookServer, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Notebook server"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages",
                       "Starts Jupyter here, with everything that its notebooks need for Spark."),
     "notebook"},
    {SessionKind::Kubernetes, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Application on Kubernetes"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Runs your program with spark-submit on a Kubernetes cluster."),
     "globe"},
    {SessionKind::HistoryServer, QT_TRANSLATE_NOOP("cinderscope::SessionPages", "History server"),
     QT_TRANSLATE_NOOP("cinderscope::SessionPages", "Starts Spark's history server over a folder of event logs."),
     "recent"},
};

const KindTexts &textsOf(SessionKind kind)
{
    for (const KindTexts &texts : kKinds) {
        if (texts.kind == kind)
            return texts;
    }
    return kKinds[0];
}

} // namespace

QString sessionKindTitle(SessionKind kind)
{
    return SessionPages::tr(textsOf(kind).title);
}

QString sessionKindText(SessionKind kind)
{
    return SessionPages::tr(textsOf(kind).text);
}

QString sessionKindIcon(SessionKind kind)
{
    return QString::fromLatin1(textsOf(kind).icon);
}

} // namespace cinderscope
