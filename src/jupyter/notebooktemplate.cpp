// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/notebooktemplate.h"

#include "act/snippets/quoting.h"
#include "act/snippets/sparkversion.h"
#include "launch/config/sessionproperties.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostTemplate = 1024 * 1024;
const QString kSecretVariable = u"_cinderscope_secrets"_s;

//! Without the lines about its licence, which are nothing for a person's notebook.
QString resource(const QString &name)
{
    QFile file(u":/jupyter/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression licence(u"^(#|//) SPDX-[^\n]*\n"_s, QRegularExpression::MultilineOption);
    return text.remove(licence);
}

QString pythonDict(const PropertyPairs &pairs)
{
    QStringList entries;
    for (const auto &[key, value] : pairs)
        entries += pythonText(key) + u": "_s + pythonText(value);
    return u'{' + entries.join(u", "_s) + u'}';
}

//! The compiler has limits for one expression's depth, not for the number of arguments of Seq.
QString scalaSeq(const PropertyPairs &pairs)
{
    QStringList entries;
    for (const auto &[key, value] : pairs)
        entries += u'(' + scalaText(key) + u", "_s + scalaText(value) + u')';
    return u"Seq[(String, String)]("_s + entries.join(u", "_s) + u')';
}

QString existingWord(ExistingContext existing)
{
    switch (existing) {
    case ExistingContext::Use:
        return u"use"_s;
    case ExistingContext::Restart:
        return u"restart"_s;
    case ExistingContext::Refuse:
        break;
    }
    return u"refuse"_s;
}

//! A configuration's pairs, those that hide a secret apart.
struct Parted
{
    PropertyPairs open, secret;

    Parted(const SessionConfig &config, const PropertyPairs &pairs)
    {
        for (const auto &pair : pairs)
            (isSecret(config, pair.first, pair.second) ? secret : open).append(pair);
    }
};

//! Literals by place: of Python and of Scala.
class Places
{
public:
    explicit Places(bool python) : m_python(python) {}

    void text(const QString &name, const QString &value)
    {
        m_literals.insert(name, m_python ? pythonText(value) : scalaText(value));
    }
    void pairs(const QString &name, const PropertyPairs &value)
    {
        m_literals.insert(name, m_python ? pythonDict(value) : scalaSeq(value));
    }
    void plain(const QString &name, const QString &value) { m_literals.insert(name, value); }

    Result<QString> fill(const QString &cell) const
    {
        static const QRegularExpression place(u"\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}"_s);
        QString text;
        qsizetype at = 0;
        auto matches = place.globalMatch(cell);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const auto literal = m_literals.constFind(match.captured(1));
            if (literal == m_literals.cend())
                return Error{ErrorCode::InvalidArgument,
                             "the template has {{" + match.captured(1).toStdString() +
                                 "}}, which is not known; known are " + known().toStdString(),
                             {}};
            text += QStringView(cell).mid(at, match.capturedStart() - at) + *literal;
            at = match.capturedEnd();
        }
        return text + QStringView(cell).mid(at);
    }

private:
    QString known() const
    {
        QStringList names = m_literals.keys();
        names.sort();
        return names.join(u", "_s);
    }

    bool m_python;
    QHash<QString, QString> m_literals;
};

Places placesOf(bool python, const SessionConfig &config, const TemplateListener &listener, ExistingContext existing)
{
    PropertyPairs properties;
    for (const auto &pair : Parted(config, effectiveProperties(config)).open) {
        if (pair.first != "spark.master"_L1 && pair.first != "spark.submit.deployMode"_L1)
            properties.append(pair);
    }
    PropertyPairs attach;
    if (!listener.jar.isEmpty()) {
        attach.append({u"jar"_s, listener.jar});
        attach.append({u"address"_s, listener.address});
        attach.append({u"secret_file"_s, listener.secretFile});
    }
    const SparkVersion version = SparkVersion::of(config.sparkVersion);
    Places places(python);
    places.text(u"name"_s, config.name);
    places.text(u"master"_s, effectiveMaster(config));
    places.pairs(u"properties"_s, properties);
    places.pairs(u"environment"_s, Parted(config, config.environment).open);
    places.pairs(u"listener"_s, attach);
    places.text(u"spark_home"_s, config.spark.home);
    places.text(u"java_home"_s, config.spark.java);
    places.text(u"python"_s, config.spark.python);
    places.text(u"existing"_s, existingWord(existing));
    places.text(u"secret"_s, kSecretVariable);
    places.plain(u"spark_version"_s, version.isKnown() && version.patch >= 0 ? version.toString() : QString());
    return places;
}

QString secretsOf(bool python, const SessionConfig &config, const TemplateListener &listener)
{
    const PropertyPairs properties = Parted(config, effectiveProperties(config)).secret;
    PropertyPairs environment = Parted(config, config.environment).secret;
    if (!listener.jar.isEmpty() && !listener.secret.isEmpty()) {
        environment.append({u"CINDERSCOPE_LISTENER_ADDRESS"_s, listener.address});
        environment.append({u"CINDERSCOPE_LISTENER_SECRET"_s, QString::fromLatin1(listener.secret)});
    }
    if (properties.isEmpty() && (environment.isEmpty() || !python))
        return {};
    if (python)
        return kSecretVariable + u" = {\"properties\": "_s + pythonDict(properties) + u", \"environment\": "_s +
               pythonDict(environment) + u"}\n"_s;
    return scalaSeq(properties) + u".foreach { case (key, value) => System.setProperty(key, value) }\n"_s;
}

QStringList cellsOf(const QString &text)
{
    static const QRegularExpression border(u"^(?:#|//) ?%%[^\\n]*\\n"_s, QRegularExpression::MultilineOption);
    return text.split(border);
}

Result<NotebookTemplate> readOwn(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != "py"_L1 && suffix != "scala"_L1 && suffix != "sc"_L1)
        return Error{ErrorCode::InvalidArgument,
                     "a template's file ends in .py, .scala or .sc; the shipped ones are " +
                         notebookTemplates().join(u", "_s).toStdString(),
                     path.toStdString()};
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, "there is no such template", path.toStdString()};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NoPermission, file.errorString().toStdString(), path.toStdString()};
    const QByteArray text = file.read(kMostTemplate + 1);
    if (text.size() > kMostTemplate)
        return Error{ErrorCode::TooLarge, "a template has at most 1 MiB", path.toStdString()};
    return NotebookTemplate{path, suffix == "py"_L1 ? TemplateLanguage::Python : TemplateLanguage::Scala,
                            QString::fromUtf8(text).replace(u"\r\n"_s, u"\n"_s)};
}

} // namespace

QStringList notebookTemplates()
{
    return {u"python"_s, u"scala-almond"_s, u"scala-spylon"_s};
}

Result<NotebookTemplate> notebookTemplate(const QString &nameOrPath, const QString &kernelLanguage,
                                          const QString &implementation)
{
    QString name = nameOrPath;
    const bool spylon = implementation.contains("spylon"_L1, Qt::CaseInsensitive);
    if (name.isEmpty() && kernelLanguage == "python"_L1)
        name = u"python"_s;
    else if (name.isEmpty() && kernelLanguage == "scala"_L1)
        name = spylon ? u"scala-spylon"_s : u"scala-almond"_s;
    if (name.isEmpty())
        return Error{ErrorCode::Unsupported,
                     "there is no template for kernels of " +
                         (kernelLanguage.isEmpty() ? std::string("an unknown language") : kernelLanguage.toStdString()),
                     {}};
    Result<NotebookTemplate> found = NotebookTemplate{};
    if (name == "python"_L1)
        found = NotebookTemplate{name, TemplateLanguage::Python, resource(u"python.py"_s)};
    else if (notebookTemplates().contains(name))
        found = NotebookTemplate{name, TemplateLanguage::Scala, resource(name + u".scala"_s)};
    else
        found = readOwn(name);
    if (!found || kernelLanguage.isEmpty())
        return found;
    const QString wanted = found->language == TemplateLanguage::Python ? u"python"_s : u"scala"_s;
    if (kernelLanguage != wanted)
        return Error{ErrorCode::Unsupported,
                     "the template " + name.toStdString() + " is for " + wanted.toStdString() + ", the kernel runs " +
                         kernelLanguage.toStdString(),
                     {}};
    return found;
}

Result<RenderedTemplate> render(const NotebookTemplate &model, const SessionConfig &config,
                                const TemplateListener &listener, ExistingContext existing)
{
    const bool python = model.language == TemplateLanguage::Python;
    const Places own = placesOf(python, config, listener, existing);
    const Places inPython = placesOf(true, config, listener, existing);
    const bool versionKnown =
        SparkVersion::of(config.sparkVersion).isKnown() && SparkVersion::of(config.sparkVersion).patch >= 0;
    RenderedTemplate rendered;
    rendered.secrets = secretsOf(python, config, listener);
    for (const QString &cell : cellsOf(model.text)) {
        if (!python && cell.startsWith("%%init_spark"_L1) && !rendered.secrets.isEmpty())
            return Error{ErrorCode::InvalidArgument,
                         "spylon-kernel hands all properties to spark-submit as arguments, which others can read: put "
                         "the configuration's secrets into the kernel's own spark-defaults.conf",
                         {}};
        if (cell.trimmed().isEmpty() || (!versionKnown && cell.contains("{{spark_version}}"_L1)))
            continue;
        const bool isPython = python || cell.startsWith("%%init_spark"_L1);
        auto filled = (isPython ? inPython : own).fill(cell);
        if (!filled)
            return filled.error();
        rendered.cells.append(std::move(filled).value());
    }
    return rendered;
}

QString previewOf(const RenderedTemplate &rendered, TemplateLanguage language)
{
    return rendered.cells.join(language == TemplateLanguage::Python ? u"# %%\n"_s : u"// %%\n"_s);
}

QString cellExtension()
{
    return resource(u"cinderscope_cells.py"_s);
}

QString kernelPrelude()
{
    return u"def _cinderscope_load(name, source):\n"
           "    import sys, types\n"
           "    old = sys.modules.get(name)\n"
           "    if name == 'cinderscope_cells' and old is not None:\n"
           "        return\n"
           "    module = types.ModuleType(name)\n"
           "    exec(compile(source, name + '.py', 'exec'), module.__dict__)\n"
           "    module._started.update(getattr(old, '_started', {})) if name == 'cinderscope_kernel' else None\n"
           "    sys.modules[name] = module\n"
           "\n"
           "_cinderscope_load('cinderscope_kernel', "_s +
           pythonText(resource(u"cinderscope_kernel.py"_s)) + u")\n_cinderscope_load('cinderscope_cells', "_s +
           pythonText(cellExtension()) + u")\ndel _cinderscope_load\n"_s;
}

QString kernelLook(const SessionConfig &config)
{
    return u"__import__('cinderscope_kernel').look("_s + pythonText(config.spark.home) + u", "_s +
           pythonText(config.spark.java) + u')';
}

QString kernelFinish(bool markCells)
{
    return u"__import__('cinderscope_kernel').finish(globals(), %1)"_s.arg(markCells ? u"True"_s : u"False"_s);
}

QString kernelStop(const QString &applicationId)
{
    return u"__import__('cinderscope_kernel').stop("_s + pythonText(applicationId) + u", globals())"_s;
}

QString kernelAsk()
{
    // One expression: nothing is defined, nothing is imported that is not there.
    return u"(lambda m, j: j({'applicationId': m.applicationId, 'uiWebUrl': m.uiWebUrl, 'version': m.version, "
           "'master': m.master} if m is not None and getattr(m, '_jsc', None) is not None and not "
           "(getattr(m._gateway, 'proc', None) and m._gateway.proc.poll() is not None) else {}))("
           "getattr(getattr(__import__('sys').modules.get('pyspark.core.context') or "
           "__import__('sys').modules.get('pyspark.context'), 'SparkContext', None), '_active_spark_context', None), "
           "lambda value: __import__('json').dumps(value).encode().hex())"_s;
}

namespace {

//! A statement with the running SparkContext as `context`, whatever names the notebook has for it, and also where a
//! start was interrupted before its session was there (SparkContext.getActive is private[spark], in all of Spark 2.3 to
//! 4.3). One expression of type Unit: Almond unwraps and prints a block alone, and spylon-kernel writes a line in
//! front.
QString withScalaContext(const QString &body)
{
    return u"locally {\n"
           "  val companion = Class.forName(\"org.apache.spark.SparkContext$\", true, "
           "classOf[org.apache.spark.SparkContext].getClassLoader)\n"
           "  val active = companion.getMethod(\"getActive\").invoke(companion.getField(\"MODULE$\").get(null))"
           ".asInstanceOf[Option[org.apache.spark.SparkContext]].filterNot(_.isStopped)\n"_s +
           body + u"  ()\n}\n"_s;
}

} // namespace

QString scalaReport()
{
    const QString mark = QLatin1StringView(kReportMark);
    return withScalaContext(
        u"  def text(value: String) = value.map(c => if (c == '\"' || c == '\\\\' || c < ' ') ' ' else c)\n"
        "  val pairs = active.toSeq.flatMap(context => Seq(\"applicationId\" -> context.applicationId, \"uiWebUrl\" -> "
        "context.uiWebUrl.getOrElse(\"\"), \"version\" -> context.version, \"master\" -> context.master, \"start\" -> "
        "context.getConf.get(\"%1\", \"\")))\n"
        "  val json = pairs.map { case (k, v) => \"\\\"\" + k + \"\\\":\\\"\" + text(v) + \"\\\"\" }.mkString(\"{\", "
        "\",\", \"}\")\n"
        "  println(\"%2\" + json.getBytes(\"UTF-8\").map(b => \"%02x\".format(b & 0xff)).mkString)\n"_s
            .replace("%1"_L1, QLatin1StringView(kStartProperty))
            .replace("%2"_L1, mark));
}

QString scalaStop(const QString &applicationId, const QString &startId)
{
    QString wanted = u"context.applicationId == "_s + scalaText(applicationId);
    if (!startId.isEmpty())
        wanted +=
            u" || context.getConf.get(\"%1\", \"\") == "_s.arg(QLatin1StringView(kStartProperty)) + scalaText(startId);
    return withScalaContext(u"  active.foreach(context => if ("_s + wanted + u") context.stop())\n"_s);
}

QString scalaStopAny()
{
    return withScalaContext(u"  active.foreach(_.stop())\n"_s);
}

QJsonObject readKernelReport(const QString &text)
{
    QByteArray digits = text.trimmed().toLatin1();
    const qsizetype mark = digits.lastIndexOf(kReportMark);
    if (mark >= 0)
        digits = digits.mid(mark + qsizetype(sizeof kReportMark) - 1);
    if (const qsizetype end = digits.indexOf('\n'); end >= 0)
        digits.truncate(end);
    digits = digits.trimmed();
    if (digits.size() > 1 && (digits.startsWith('\'') || digits.startsWith('"')))
        digits = digits.mid(1, digits.size() - 2);
    return QJsonDocument::fromJson(QByteArray::fromHex(digits)).object();
}

} // namespace cinderscope
