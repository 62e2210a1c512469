// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string_view>

namespace cinderscope {

//! What only the HTML pages of a master, a worker or a history server tell, Spark 2.4 to 4.3
//! (org.apache.spark.deploy.master.ui.MasterPage and ApplicationPage, deploy.worker.ui.WorkerPage, ui.UIUtils): version
//! and addresses. /json/ never has the address of a driver's UI.
struct SparkPage
{
    enum class Kind
    {
        Other,
        Master,
        Worker,
        History
    };
    Kind kind = Kind::Other;
    QString title;        //!< of any page
    QString sparkVersion; //!< "4.3.0"
    //! Application id to the address of its UI, as written: absolute, or a path where the master is a reverse proxy.
    QHash<QString, QString> uiLinks;
    //! Worker id to the address of its pages, as written.
    QHash<QString, QString> workerLinks;
};

//! Never fails: what is not found stays empty. Linear in the size of \a html.
SparkPage readSparkPage(std::string_view html);

} // namespace cinderscope
