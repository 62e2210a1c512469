// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippetkind.h"
#include "act/snippets/snippettarget.h"
#include "core/summary.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace cinderscope {

struct ListenAddress;

//! The listener as snippets name it: never the secret itself, only the file that holds it.
struct SnippetListener
{
    QString jar;        //!< on this computer; empty: there is none
    QString address;    //!< empty: drivers of this computer find the window by themselves
    QString secretFile; //!< belongs to address
    quint16 port = 0;   //!< of the window on the loopback interface, for a tunnel; 0: none

    //! Of a window (or command line) that listens at \a address.
    static SnippetListener of(const ListenAddress &address);
    //! Of this computer where nobody is asked: the jar only.
    static SnippetListener installed();
};

//! What a person chose.
struct SnippetOptions
{
    bool listener = false;    //!< with the listener attached
    bool clusterMode = false; //!< spark-submit: the driver runs in the cluster
    bool python = true;       //!< spark-submit: a Python program; false: a jar
    bool settings = false;    //!< with the application's own settings
    QString sparkVersion;     //!< empty: the target's
    QString scalaVersion;     //!< "2.12", "2.13"; empty: the target's, or the usual one
    SnippetListener attach;
    std::optional<CardTexts> cardTexts; //!< of the summaries; none: English
};

//! Ready to be pasted, or the reason why not.
struct Snippet
{
    SnippetKind kind = SnippetKind::PysparkBuilder;
    QString text;      //!< ends in a line break; empty where it cannot be had
    QString reason;    //!< why it cannot be had for the target; empty: it can. Translated, a sentence.
    QStringList notes; //!< what to know before it is used. Translated, whole sentences.

    bool available() const { return reason.isEmpty(); }
};

//! What stands for the jar's path where there is none.
inline constexpr char kNoJar[] = "/path/to/cinderscope-listener.jar";
//! What stands for the secret's file on a computer that is not this one.
inline constexpr char kFarSecretFile[] = "/path/to/cinderscope-secret";
//! Loopback port on the far computer that a tunnel leads back to the window.
inline constexpr int kFarListenerPort = 4747;
//! Of Spark Connect (org.apache.spark.sql.connect.config.Connect.CONNECT_GRPC_BINDING_PORT).
inline constexpr int kConnectPort = 15002;

//! The snippet of a kind for a target: right for its Spark version and cluster manager, with everything quoted for
//! where it is pasted, without any secret.
Snippet makeSnippet(SnippetKind kind, const SnippetTarget &target, const SnippetOptions &options);
//! Why spark-submit cannot run the driver in the cluster; empty: it can. Translated.
QString noClusterMode(const SnippetTarget &target, const SnippetOptions &options);

} // namespace cinderscope
