// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"
#include "launch/run/launch.h"

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace cinderscope {

struct ListenAddress;

//! Our listener as what is started gets it.
struct LaunchListener
{
    QString jar;       //!< empty: not found; then nothing is attached
    QString addresses; //!< CINDERSCOPE_LISTENER_ADDRESS; empty: drivers find a window by its runtime file
    QByteArray secret; //!< CINDERSCOPE_LISTENER_SECRET, by environment only

    static LaunchListener of(const ListenAddress &address);
    //! Where nobody listens (yet): the jar only; a window that comes later is found by its runtime file.
    static LaunchListener installed();

    bool operator==(const LaunchListener &) const = default;
};

//! Spark, Java and Python as they were found.
struct SparkInstallation
{
    QString home;                  //!< SPARK_HOME: a folder with bin/spark-submit
    QString version;               //!< "4.3.0"; empty: not told
    QString scalaVersion;          //!< "2.13"
    QString python;                //!< interpreter; empty: none was found
    QString pythonVersion;         //!< "3.11.2"
    bool pyspark = false;          //!< python can import pyspark (of home or its own)
    QStringList jupyter;           //!< of jupyterlab, notebook and jupyter_server, what it can import
    QString java;                  //!< program
    QString javaHome;              //!< empty: java is the one of PATH
    QString javaVersion;           //!< "17.0.15", "1.8.0_412"
    int javaMajor = 0;             //!< 17, 8
    QList<LaunchSentence> remarks; //!< for the list of steps: what was chosen and why

    bool operator==(const SparkInstallation &) const = default;
};

//! Finds out what a configuration runs with: spark.home, spark.python, else SPARK_HOME, PATH, `python3` with pyspark.
//! Starts `java -version` and a short Python, which end with us. Lives in a thread with an event loop.
class SparkFinder : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        bool spark = true, java = true;
        bool python = false;  //!< an interpreter, whatever it can import
        bool pyspark = false; //!< that imports pyspark
    };
    explicit SparkFinder(QObject *parent = nullptr);
    ~SparkFinder() override; //!< without finished(); ends what it started

    //! Once. \a environment: what will be started has it; PATH, SPARK_HOME, JAVA_HOME, PYSPARK_PYTHON count.
    void find(const SparkSource &source, const Needs &needs, const QProcessEnvironment &environment);
    const SparkInstallation &installation() const { return m_found; }
    //! Set where something that is needed is missing or does not fit: "no-spark", "no-java", "wrong-java", "no-python",
    //! "no-pyspark".
    const std::optional<LaunchReason> &problem() const { return m_problem; }

Q_SIGNALS:
    void finished(); //!< terminal, once

private:
    struct Private;
    void fail(const QString &code, const LaunchSentence &cause, const LaunchSentence &cure);
    void lookForSpark();
    void askPython();
    void takePython(const QByteArray &output, const QByteArray &errors, bool started);
    void askJava();
    void takeJava(const QByteArray &output, bool started);

    SparkInstallation m_found;
    std::optional<LaunchReason> m_problem;
    std::unique_ptr<Private> d;
};

//! "17.0.15" and 17 of what `java -version` says; major 0 where it is not understood.
int javaMajorOf(const QString &text, QString *version = nullptr);
//! Why a Spark does not run on a Java: Spark 4 needs 17 or later, 3.3 to 3.5 run on 8, 11 and 17, earlier ones up to 11
//! (docs/index.md of each release). Unknown versions fit.
std::optional<LaunchReason> javaProblem(const QString &sparkVersion, int javaMajor, const QString &java);

//! Properties of spark-defaults.conf (java.util.Properties, as org.apache.spark.util.Utils.getPropertiesFromFile reads
//! it); a key comes once, the last one counts. Empty where there is no such file.
PropertyPairs readSparkDefaults(const QString &path);
//! A file that Spark reads back as these.
QByteArray sparkDefaultsText(const PropertyPairs &properties);
//! Sets a property, in its place or at the end.
void setSparkProperty(PropertyPairs &properties, const QString &key, const QString &value);

//! Properties with the listener: appended to a person's own spark.extraListeners and spark.driver.extraClassPath. As
//! they were where there is no jar.
PropertyPairs withListener(PropertyPairs properties, const LaunchListener &listener);
//! CINDERSCOPE_LISTENER_ADDRESS, _SECRET and _JAR.
void addListener(QProcessEnvironment &environment, const LaunchListener &listener);

//! The environment of what a configuration starts: \a base, SPARK_HOME, JAVA_HOME, PYSPARK_PYTHON and
//! PYSPARK_DRIVER_PYTHON, the listener's where config.listener, and the person's own variables, which win.
QProcessEnvironment launchEnvironment(const SessionConfig &config, const SparkInstallation &spark,
                                      const LaunchListener &listener, const QProcessEnvironment &base);
//! All properties of what a configuration starts, in the order of weight: the installation's own spark-defaults.conf
//! (of SPARK_CONF_DIR or home/conf; since a file of ours takes its place), the configuration's, the listener's.
PropertyPairs launchProperties(const SessionConfig &config, const SparkInstallation &spark,
                               const LaunchListener &listener, const QProcessEnvironment &environment);

} // namespace cinderscope
