// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/listenersnippets.h"

#include <QCoreApplication>
#include <QFile>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Snippets
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::ListenerDialog)
};

using Conf = QList<std::pair<QString, QString>>;

//! One word for a POSIX shell.
QString shellWord(const QString &text)
{
    static const QString plain = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,@%+"_s;
    for (const QChar c : text) {
        if (!plain.contains(c))
            return u'\'' % QString(text).replace(u'\'', u"'\\''"_s) % u'\'';
    }
    return text;
}

QString pythonText(QString text)
{
    return u'"' % text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) % u'"';
}

QString submit(const Conf &conf)
{
    QString text = u"spark-submit"_s;
    for (const auto &[key, value] : conf)
        text += u" \\\n  --conf "_s + shellWord(key + u'=' + value);
    return text + u" \\\n  your_application.py\n"_s;
}

QString builder(const Conf &conf)
{
    QString text = u"from pyspark.sql import SparkSession\n\nspark = (\n    SparkSession.builder\n"_s;
    for (const auto &[key, value] : conf)
        text += u"    .config(%1, %2)\n"_s.arg(pythonText(key), pythonText(value));
    return text + u"    .getOrCreate()\n)\n"_s;
}

QString defaults(const Conf &conf)
{
    QString text;
    for (const auto &[key, value] : conf)
        text += key % u"  "_s % value % u'\n';
    return text;
}

QString environment(const Conf &conf)
{
    QString arguments;
    for (const auto &[key, value] : conf)
        arguments += u"--conf "_s % shellWord(key + u'=' + value) % u' ';
    return u"export PYSPARK_SUBMIT_ARGS="_s % pythonText(arguments + u"pyspark-shell"_s) % u'\n';
}

//! A cell of src/listener/cells, its licence lines left out.
QString cell(const QString &name, const QString &jar)
{
    QFile file(u":/listener/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    while (text.startsWith(u'#') || text.startsWith("//"_L1) || text.startsWith(u'\n'))
        text = text.mid(text.indexOf(u'\n') + 1);
    return text.replace(u"/usr/share/cinderscope/cinderscope-listener.jar"_s, jar);
}

} // namespace

QList<ListenerSnippet> listenerSnippets(const ListenAddress &address, const QString &jar)
{
    const QString path = jar.isEmpty() ? QString::fromLatin1(kNoJar) : jar;
    Conf conf{{u"spark.extraListeners"_s, QString::fromLatin1(kListenerClass)},
              {u"spark.driver.extraClassPath"_s, path}};
    if (!address.primary && !address.addresses().isEmpty()) {
        conf.append({u"spark.cinderscope.address"_s, address.addresses()});
        conf.append({u"spark.cinderscope.secretFile"_s, address.secretFile});
    }
    return {
        {Snippets::tr("spark-submit"),
         Snippets::tr("For one application, also with spark-shell, spark-sql and pyspark."), submit(conf)},
        {Snippets::tr("Python"), Snippets::tr("In a program or notebook that makes its session itself."),
         builder(conf)},
        {Snippets::tr("All applications"),
         Snippets::tr("Lines for conf/spark-defaults.conf: every application that is started from now on."),
         defaults(conf)},
        {Snippets::tr("Environment"), Snippets::tr("For notebooks: before Jupyter is started."), environment(conf)},
        {Snippets::tr("Running, Python"),
         Snippets::tr("A cell for a notebook whose session runs already: nothing has to be started again."),
         cell(u"attach.py"_s, path)},
        {Snippets::tr("Running, Scala"), Snippets::tr("The same for spark-shell and Scala notebooks."),
         cell(u"attach.scala"_s, path)},
    };
}

} // namespace cinderscope
