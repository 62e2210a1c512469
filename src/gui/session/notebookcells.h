// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/jupyterserver.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

namespace cinderscope {

//! What is known of the notebook that an application runs in: a value, made anew whenever a cell begins, ends or tells
//! something, so that a pointer that is the same holds the same.
struct NotebookCells
{
    JupyterKernel kernel;
    QUrl server;         //!< root of the Jupyter server, without its token
    QString serverName;  //!< for people: "localhost:8888"
    QUrl notebookUrl;    //!< opens it in a browser; empty: not known
    bool live = false;   //!< the kernel is connected: what it runs from now on is seen
    QList<CellRun> runs; //!< all that were seen of this kernel, in the order of their beginnings
};

using NotebookCellsPtr = std::shared_ptr<const NotebookCells>;

} // namespace cinderscope
