// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sourceentry.h"
#include "jupyter/jupyterserver.h"

#include <functional>
#include <QList>

namespace cinderscope {

//! Jupyter servers and their kernels in the source tree. The row of a kernel says which Spark application it has and
//! stands for it: the application keeps the one row that it has anyway.
class JupyterRows
{
public:
    //! The person's name of a server, or one made from its address.
    using ServerName = std::function<QString(const JupyterServer &server)>;
    //! Name of an application; empty where it is not known.
    using ApplicationName = std::function<QString(const QString &applicationId)>;

    //! Rows of \a servers, the servers that are gone left out.
    static QList<SourceBranch> rows(const QList<JupyterServer> &servers, const ServerName &nameOf,
                                    const ApplicationName &applicationName);
    static SourceEntry serverRow(const JupyterServer &server, const QString &name);
    static SourceEntry kernelRow(const JupyterServer &server, const JupyterKernel &kernel,
                                 const QString &applicationName);
    static QString keyOfServer(const QString &id) { return QStringLiteral("jupyter:") + id; }
    static QString keyOfKernel(const QString &id) { return QStringLiteral("kernel:") + id; }
    //! "idle", "busy", …, translated; other words of Jupyter as they are.
    static QString stateText(const QString &state);
    //! Of a notebook without its folder, else what it is: "Console", or its kernel spec.
    static QString kernelName(const JupyterKernel &kernel);
};

} // namespace cinderscope
