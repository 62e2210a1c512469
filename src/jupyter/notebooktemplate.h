// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/config/sessionconfig.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! What a template is written in, and how its kernel takes cells.
enum class TemplateLanguage
{
    Python, //!< ipykernel
    Scala   //!< Almond, spylon-kernel
};

//! Code that makes `spark`, `sc` and `conf` in a kernel. A text with places {{like_this}} that are replaced by literals
//! of its language: whatever a configuration holds cannot become code.
//!   {{name}} {{master}}    a text each
//!   {{properties}}         Python: a dict; Scala: a Seq of pairs. Without secrets, which come apart (see render()).
//!   {{environment}}        likewise; nothing a Scala kernel could do with it
//!   {{listener}}           likewise, with jar, address, secret_file; empty where it is off
//!   {{spark_home}} {{java_home}} {{python}}  texts, empty where not set
//!   {{spark_version}}      "4.3.0", digits without quotes; a cell with it is left out where the version is not known
//!   {{existing}}           text: "use", "restart" or "refuse": what to do with a context that is there
//!   {{secret}}             text: name of the variable that holds the secrets (Python)
//! Lines "# %%" (Python) or "// %%" (Scala) part it into cells, which run one after the other. A Scala template's cell
//! that begins with "%%init_spark" is Python (spylon-kernel).
struct NotebookTemplate
{
    QString name; //!< "python", "scala-almond", "scala-spylon", or the path of a person's own
    TemplateLanguage language = TemplateLanguage::Python;
    QString text;
};

//! What to do where a context runs in the kernel already.
enum class ExistingContext
{
    Refuse, //!< say so, change nothing
    Use,    //!< only attach the listener, the cells' hook, `spark`, `sc` and `conf`
    Restart //!< stop it, and its JVM, and start with the configuration
};

//! Our listener as the kernel gets it.
struct TemplateListener
{
    QString jar;        //!< on the kernel's computer; empty: no listener
    QString address;    //!< empty: it finds a window of its own computer by itself
    QString secretFile; //!< belongs to address
    QByteArray secret;  //!< the same, by the environment; goes with the secrets
};

//! The names of the shipped ones.
QStringList notebookTemplates();
//! By name or path; empty: by \a kernelLanguage and \a implementation as kernel_info_reply tells ("python"; "scala" and
//! "almond" or "spylon-kernel"). A person's own: .py is Python, .scala and .sc are Scala. Errors: NotFound,
//! NoPermission, TooLarge (1 MiB), InvalidArgument (another ending), Unsupported (no template for the language, or the
//! template is not for it).
Result<NotebookTemplate> notebookTemplate(const QString &nameOrPath, const QString &kernelLanguage,
                                          const QString &implementation);

//! What is sent to a kernel, in this order.
struct RenderedTemplate
{
    //! One statement that puts the secrets of properties and environment into a variable (Python) or into system
    //! properties (Scala), where Spark's configuration finds them. Sent alone and silent: no history, no other client
    //! and no traceback gets it, and PySpark puts none of it into the argument list of its JVM. Empty: there are none.
    QString secrets;
    QStringList cells; //!< without secrets
};

//! Errors: InvalidArgument: a place {{…}} that is not known; detail names it.
Result<RenderedTemplate> render(const NotebookTemplate &model, const SessionConfig &config,
                                const TemplateListener &listener, ExistingContext existing);
//! What a person sees before it runs: the cells, one text.
QString previewOf(const RenderedTemplate &rendered, TemplateLanguage language);

//! Puts the modules cinderscope_kernel and cinderscope_cells into a Python kernel; leaves no names.
QString kernelPrelude();
//! Expression that looks at a Python kernel (cinderscope_kernel.look()).
QString kernelLook(const SessionConfig &config);
//! Expression that ends a Python start (cinderscope_kernel.finish()).
QString kernelFinish(bool markCells);
//! Expression that stops an application which was started so (cinderscope_kernel.stop()).
QString kernelStop(const QString &applicationId);
//! Expression that tells of a Python kernel's SparkContext without the prelude and without importing anything; see
//! readKernelReport().
QString kernelAsk();
//! Spark's property that names the start which made a context (Scala; Python kernels remember it themselves).
inline constexpr char kStartProperty[] = "spark.cinderscope.start";
//! Scala: prints kReportMark and the report of the running SparkContext, with "start" as kStartProperty has it; an
//! empty one where none runs.
QString scalaReport();
//! Scala: stops the running SparkContext if it is that application, or (\a startId not empty) was made by that start.
QString scalaStop(const QString &applicationId, const QString &startId);
//! Scala: stops the running SparkContext.
QString scalaStopAny();
inline constexpr char kReportMark[] = "CINDERSCOPE-REPORT ";
//! What the expressions and the mark's line hold: hexadecimal digits, perhaps in quotes, of a JSON object. Empty where
//! it is none.
QJsonObject readKernelReport(const QString &text);

//! The optional IPython extension (cinderscope_cells.py): marks the jobs of each cell. kernelPrelude() brings it; a
//! person may also install it.
QString cellExtension();

} // namespace cinderscope
