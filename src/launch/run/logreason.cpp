// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/logreason.h"

#include <QRegularExpression>

#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostLines = 20'000;
constexpr qsizetype kLongestEvidence = 400;

//! A text of a log and what it means. The highest rank found wins, the last of equals.
struct Rule
{
    int rank;
    const char *needle;  //!< a line without it is not looked at
    const char *pattern; //!< its captures are %1 and %2 of cause and cure; %3: the master
    const char *code, *cause, *cure;
};

// Ranks: 90 the JVM or the system could not even begin; 80 a cause that others follow from; 60 what follows, or may be
// only one of several; 40 the program's own failure; 20 hints.
constexpr Rule kRules[] = {
    // ---- Java (the JVM's launcher, bin/spark-class)
    {95, "JAVA_HOME is not set", "JAVA_HOME is not set", "no-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no java on the PATH, and JAVA_HOME is not set."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Install Java 17, or name the folder of a Java in the configuration (JAVA_HOME).")},
    {95, "bin/java: No such file", "(\\S*bin/java): No such file", "no-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no Java at %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name the folder of a Java in the configuration (JAVA_HOME).")},
    {95, "java: command not found", "java: command not found", "no-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no java on the PATH."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Install Java 17, or name the folder of a Java in the configuration (JAVA_HOME).")},
    {90, "UnsupportedClassVersionError", "UnsupportedClassVersionError: (\\S+) .*class file version (\\d+)",
     "wrong-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "%1 was compiled for a newer Java (class file version %2) than the one it runs on."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Name a newer Java in the configuration (JAVA_HOME), or compile the program for this one.")},
    {90, "Unrecognized VM option", "Unrecognized VM option '([^']+)'", "wrong-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This Java does not know the option %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Remove the option, or name another Java (JAVA_HOME).")},
    {90, "getSubject is", "UnsupportedOperationException: getSubject is (?:not )?supported", "wrong-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This Spark does not run on so new a Java."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name Java 17 in the configuration (JAVA_HOME).")},
    {90, "cannot access class sun.nio.ch.DirectBuffer",
     "IllegalAccessError: .*cannot access class sun.nio.ch.DirectBuffer", "wrong-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This Spark does not run on so new a Java."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name Java 8 or 11 in the configuration (JAVA_HOME).")},
    {90, "Invalid maximum heap size", "Invalid maximum heap size: -Xmx(\\S+)", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "%1 is no amount of memory."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Write driver memory as a number with a unit, such as 2g or 800m.")},
    {90, "Could not reserve enough space", "Could not reserve enough space for (\\S+) object heap", "out-of-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "This computer cannot give the driver the memory it should have (%1)."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for less driver memory.")},
    {90, "There is insufficient memory for the Java Runtime",
     "There is insufficient memory for the Java Runtime Environment to continue", "out-of-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This computer has not enough memory left for another JVM."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "End something, or ask for less memory.")},
    {88, "Could not find or load main class", "Could not find or load main class (\\S+)", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Java did not find the class %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check SPARK_HOME and the options for the JVM.")},
    // ---- Spark's home
    {90, "Failed to find Spark jars directory", "Failed to find Spark jars directory \\((.*)\\)", "no-spark",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "SPARK_HOME has no folder of jars (%1)."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name the folder that a whole Spark was unpacked to.")},
    {90, "bin/spark-", "(\\S*bin/spark-\\S+): No such file or directory", "no-spark",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name another Spark home in the configuration.")},
    // ---- ports and addresses
    // Utils.startServiceOnPort; of rules that fit one line the last counts.
    {85, "failed after", "BindException: .*Service '([^']+)' failed after \\d+ retries", "port-in-use",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Spark's %1 found no free port to listen on."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "End what uses the ports, or name a free one for it.")},
    {85, "failed after", "BindException: .*Service '([^']+)' failed after \\d+ retries \\(starting from (\\d+)\\)",
     "port-in-use",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Port %2 is taken (and as many behind it as Spark tries), so its %1 could not listen."),
     QT_TRANSLATE_NOOP(
         "cinderscope::LaunchSentence",
         "End what uses the ports, or choose another one, or let Spark try more (spark.port.maxRetries).")},
    {85, "failed after 0 retries",
     "BindException: .*Service '([^']+)' failed after 0 retries \\(starting from (\\d+)\\)", "port-in-use",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Port %2 is taken, so Spark's %1 could not listen."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "End what uses the port, or choose another one.")},
    {84, "Address already in use", "Address already in use", "port-in-use",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A port that Spark should listen on is taken."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "End what uses the port, or choose another one.")},
    {86, "annot assign requested address", "annot assign requested address.*Service '([^']+)'", "address-not-bindable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Spark's %1 cannot listen: the address is not of this computer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Check spark.driver.bindAddress, SPARK_LOCAL_IP and the cluster's host.")},
    {84, "annot assign requested address", "annot assign requested address", "address-not-bindable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Spark cannot listen: the address is not of this computer."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Check spark.driver.bindAddress, SPARK_LOCAL_IP and the cluster's host.")},
    {84, "is already in use", "(?:port|Port) (\\d+) is already in use", "port-in-use",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Port %1 is taken."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "End what uses the port, or choose another one.")},
    // ---- packages (Ivy, org.apache.spark.util.MavenUtils)
    {85, "unresolved dependency", "unresolved dependency: ([^\\s:;\\]]+;[^:\\]\\s]+)", "package-unresolved",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The package %1 was not found in any repository that answered."),
     QT_TRANSLATE_NOOP(
         "cinderscope::LaunchSentence",
         "Check its name and version, and whether the repositories can be reached from here (proxy, repositories).")},
    {85, "Provided Maven Coordinates", "Provided Maven Coordinates must be in the form .*is: (\\S*)", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "\"%1\" is no Maven coordinate."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Write packages as groupId:artifactId:version.")},
    {84, "download failed:", "download failed: (\\S+)", "package-unresolved",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The package %1 could not be downloaded."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check whether the repositories can be reached from here.")},
    // ---- masters
    {80, "Could not parse Master URL", "Could not parse Master URL: '?([^']*)'?", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "\"%1\" is no master that Spark knows."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Use local[*], spark://host:7077, yarn or k8s://…")},
    {80, "Master must either be", "Master must either be yarn or start with", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Spark knows no master of that form."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Use local[*], spark://host:7077, yarn or k8s://…")},
    {78, "UnknownHostException", "UnknownHostException: ([^\\s:]+)", "host-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The host name %1 is not known here."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the spelling, the VPN and the name service.")},
    {75, "All masters are unresponsive", "All masters are unresponsive", "master-unreachable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "No master answers at %3."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Check the address, and whether the master runs and its port can be reached.")},
    {72, "Failed to connect to master", "Failed to connect to master (\\S+)", "master-unreachable",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "No master answers at %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Check the address, and whether the master runs and its port can be reached.")},
    {79, "Master removed our application", "Master removed our application: (.*)", "master-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The master removed the application: %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Look at the executors' logs: they ended again and again.")},
    {79, "SaslException", "SaslException|Authentication failed|Mismatched response", "master-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "The master refused the login: spark.authenticate or its secret is another one there."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Give spark.authenticate.secret the cluster's value.")},
    {70, "Initial job has not accepted any resources", "Initial job has not accepted any resources", "no-resources",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The cluster has no free cores or memory for the application."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Ask for less, or wait for others; check that workers are registered.")},
    {80, "either HADOOP_CONF_DIR or YARN_CONF_DIR", "either HADOOP_CONF_DIR or YARN_CONF_DIR must be set", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "YARN needs HADOOP_CONF_DIR or YARN_CONF_DIR."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Set it in the configuration's environment.")},
    {80, "luster deploy mode is", "(Cluster deploy mode is (?:not|currently not) .*)", "bad-option", "%1",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Run the driver here (client mode), or choose another master.")},
    // ---- Kubernetes (fabric8)
    {82, "KubernetesClientException", "KubernetesClientException.*(?:Forbidden|forbidden|code=403)",
     "kubernetes-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The Kubernetes API server forbids it to this user."),
     QT_TRANSLATE_NOOP(
         "cinderscope::LaunchSentence",
         "Check the service account and its roles (spark.kubernetes.authenticate.*), and the namespace.")},
    {82, "KubernetesClientException", "KubernetesClientException.*(?:Unauthorized|code=401)", "kubernetes-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The Kubernetes API server does not know this user."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Log in again, or name a token or another kubeconfig.")},
    {82, "KubernetesClientException", "KubernetesClientException.*(?:ImagePull|image)", "kubernetes-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Kubernetes refused the pod."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the image and the namespace.")},
    {80, "Must specify the driver container image", "Must specify the driver container image", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "No container image is named."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Set spark.kubernetes.container.image.")},
    {62, "KubernetesClientException", "KubernetesClientException: (.*)", "kubernetes-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The Kubernetes API server refused: %1"),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the request and the rights of this user.")},
    // ---- the program
    {80, "Failed to load class", "Failed to load class (\\S+?)\\.?$", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The class %1 is not in the jar, or the jar was not found."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the main class and the path of the jar.")},
    {79, "can't open file", "can't open file '([^']+)': \\[Errno 2\\]", "file-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no file %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the path of the application.")},
    {79, "can't open file", "can't open file '([^']+)': \\[Errno 13\\]", "permission",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The file %1 cannot be read."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Give this user the right to read it.")},
    {78, "Exception when registering SparkListener", "Exception when registering SparkListener", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A listener of spark.extraListeners could not be loaded."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Check its class name, and that its jar is on spark.driver.extraClassPath.")},
    {77, "FileNotFoundException: Jar", "FileNotFoundException: Jar (\\S+) not found", "file-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no jar %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the path.")},
    {76, "NoSuchFileException", "NoSuchFileException: (\\S+)", "file-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no file %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the path.")},
    {81, "og director",
     "(?:Log directory specified does not exist|None of the specified log directories exist): "
     "(\\S+?)\\.?(?: |$)",
     "file-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no folder of event logs at %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Name the folder that applications write their logs to.")},
    {76, "FileNotFoundException", "FileNotFoundException: (?:File )?(\\S+) (?:does not exist|\\(No such file)",
     "file-not-found", QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no file or folder %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the path.")},
    {77, "Permission denied",
     "(?:FileNotFoundException|AccessControlException|AccessDeniedException).*?(/\\S+).*Permission denied",
     "permission", QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "%1 may not be used: permission denied."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Give this user the right, or choose another folder.")},
    {77, "AccessDeniedException", "AccessDeniedException: (\\S+)", "permission",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "%1 may not be used."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Give this user the right, or choose another folder.")},
    {74, "Permission denied", "Permission denied", "permission",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Something may not be used: permission denied."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The log's line says what.")},
    {83, "No space left on device", "No space left on device", "disk-full",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A disk is full."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Make room, or choose another folder (spark.local.dir).")},
    {82, "Disk quota exceeded", "Disk quota exceeded", "disk-full",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The disk quota is used up."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Make room.")},
    // ---- settings
    {80, "Unrecognized option", "Unrecognized option: (\\S+)", "bad-option",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "spark-submit does not know the option %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the arguments of the configuration.")},
    {81, "INVALID_CONF_VALUE",
     "\\[INVALID_CONF_VALUE[^\\]]*\\] The value '([^']*)' in the config \"([^\"]+)\" is invalid", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "\"%1\" is no value for %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Correct the property.")},
    {80, "should be", "IllegalArgumentException: (spark\\.\\S+) should be (.*)", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "%1 should be %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Correct the property.")},
    {79, "Size must be specified as bytes", "Size must be specified as bytes.*", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A size has no unit that Spark knows."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Write sizes such as 512m or 2g.")},
    {79, "Time must be specified as", "Time must be specified as .*", "bad-value",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A time has no unit that Spark knows."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Write times such as 30s or 5min.")},
    {82, "INVALID_DRIVER_MEMORY", "Insufficient driver memory: System memory (\\d+) must be at least (\\d+)",
     "too-little-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The driver has %1 bytes of memory and needs at least %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for more driver memory.")},
    {82, "INVALID_EXECUTOR_MEMORY", "Executor memory (\\d+) must be at least (\\d+)", "too-little-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The executors have %1 bytes of memory and need at least %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for more executor memory.")},
    {82, "System memory", "System memory (\\d+) must be at least (\\d+)", "too-little-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The driver has %1 bytes of memory and needs at least %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for more driver memory.")},
    {82, "Executor memory", "Executor memory (\\d+) must be at least (\\d+)", "too-little-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The executors have %1 bytes of memory and need at least %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for more executor memory.")},
    // ---- PySpark
    {88, "different version",
     "Python in worker has different version:? \\(?([\\d., ]+?)\\)? than that in driver:? \\(?([\\d.]+)",
     "python-mismatch",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The workers run Python %1, the driver Python %2."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Set PYSPARK_PYTHON to a Python of the driver's minor version on all computers.")},
    {80, "No module named 'pyspark'", "No module named '?pyspark'?", "no-pyspark",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This Python has no pyspark."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Install pyspark into it, or name another Python in the configuration.")},
    {87, "Cannot run program", "Cannot run program \"([^\"]*python[^\"]*)\"", "no-python",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "There is no Python at %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Set PYSPARK_PYTHON to an interpreter that is there on all computers.")},
    {79, "ModuleNotFoundError", "ModuleNotFoundError: No module named '([^']+)'", "python-error",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "The program needs the Python module %1, which is not installed."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Install it into the configuration's Python.")},
    // ---- memory
    {83, "OutOfMemoryError", "OutOfMemoryError: (.*)", "out-of-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The JVM ran out of memory (%1)."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for more driver memory, or let the driver collect less.")},
    {80, "exit code 137", "exit code 137|Exit code is 137", "out-of-memory",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "A process was killed from outside, as the system does when memory runs out."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Ask for less memory.")},
    // ---- Jupyter
    {85, "Running as root is not recommended", "Running as root is not recommended", "permission",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Jupyter does not run as root without being told to."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Start it as another user.")},
    {80, "No module named", "No module named '?(jupyter\\w*|notebook)'?", "no-jupyter",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "This Python has no %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Install jupyterlab or jupyter-server into it.")},
    // ---- of ours: driver/session.py
    {60, "The driver's JVM ended", "The driver's JVM ended with status (\\S+)\\.$", "jvm-died",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The driver's JVM ended with status %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence",
                       "Look at the lines before, and at the system's log: memory may have run out.")},
    // ---- the program's own end
    {79, "ClassNotFoundException", "^Caused by: java.lang.ClassNotFoundException: (\\S+)", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The class %1 is in no jar of the class path."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Add the package or the jar that has it.")},
    {66, "ClassNotFoundException", "ClassNotFoundException: (\\S+)", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The class %1 is in no jar of the class path."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Add the package or the jar that has it.")},
    {66, "NoClassDefFoundError", "NoClassDefFoundError: (\\S+)", "class-not-found",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The class %1 is in no jar of the class path."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Add the package or the jar that has it.")},
    {70, "Connection refused", "ConnectException: .*Connection refused:? ?(\\S+:\\d+)?", "connection-refused",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Nobody listens at %1."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "Check the address and whether its server runs.")},
    {78, "pyspark.errors.exceptions", "^pyspark\\.errors\\.exceptions\\.\\S+?\\.(\\w+): (.+)", "python-error",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The program failed with %1: %2"), ""},
    {42, "Error: ", "^(?:[a-zA-Z_]+\\.)*(\\w*(?:Error|Exception)): (.+)", "python-error",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The program failed with %1: %2"), ""},
    {45, "Job aborted due to stage failure", "Job aborted due to stage failure: (.+)", "job-failed",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "A job of the program failed: %1"),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The lines before say more.")},
    {41, "Exception in thread", "Exception in thread \"[^\"]+\" (\\S+?): (.+)", "program-error",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The program failed with %1: %2"), ""},
    {30, "Error: Could not create the Java Virtual Machine", "Could not create the Java Virtual Machine", "wrong-java",
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The JVM could not be created."),
     QT_TRANSLATE_NOOP("cinderscope::LaunchSentence", "The line before it says why.")},
};

const std::vector<QRegularExpression> &patterns()
{
    static const std::vector<QRegularExpression> compiled = [] {
        std::vector<QRegularExpression> made;
        for (const Rule &rule : kRules)
            made.emplace_back(QString::fromUtf8(rule.pattern));
        return made;
    }();
    return compiled;
}

//! \a text with what was captured: %1 and %2, and %3 for the master.
LaunchSentence filled(const char *text, const QRegularExpressionMatch &match, const LogContext &context)
{
    const auto captured = [&match](int number) {
        static const QRegularExpression tuple(u"^(\\d+), (\\d+)$"_s); // Spark 3.5 shows sys.version_info[:2]
        const QString value = match.captured(number).trimmed().replace(tuple, u"\\1.\\2"_s);
        return value.isEmpty() ? u"?"_s : value.left(300);
    };
    return LaunchSentence::joined(QString::fromUtf8(text), {captured(1), captured(2),
                                                            context.master.isEmpty() ? LaunchSentence::tr("the address")
                                                                                     : LaunchSentence(context.master)});
}

//! Looks like the line that a person would point at.
bool looksLikeError(const QString &line)
{
    static const QRegularExpression pattern(
        u"\\b(ERROR|FATAL|CRITICAL)\\b|(Error|Exception)\\b.*:|^Error:|No such file|[Ff]ailed to "_s);
    return !line.startsWith(u"\tat "_s) && pattern.match(line).hasMatch();
}

} // namespace

LaunchReason reasonOfLog(const QStringList &lines, const LogContext &context)
{
    LaunchReason best{u"exited"_s, {}, {}, {}};
    int rank = 0;
    QString suspicious;
    for (qsizetype at = std::max<qsizetype>(0, lines.size() - kMostLines); at < lines.size(); ++at) {
        static const QRegularExpression prefix(
            u"^\\[(?:master|driver|kill|worker-\\d+)\\] "_s); // of several in one log
        QString line = lines[at];
        line.remove(prefix);
        for (std::size_t i = 0; i < std::size(kRules); ++i) {
            const Rule &rule = kRules[i];
            if (rule.rank < rank || !line.contains(QLatin1StringView(rule.needle)))
                continue;
            const auto match = patterns()[i].match(line);
            if (!match.hasMatch())
                continue;
            rank = rule.rank;
            best = {QString::fromLatin1(rule.code), filled(rule.cause, match, context),
                    filled(rule.cure, match, context), line.trimmed().left(kLongestEvidence)};
        }
        if (rank == 0 && looksLikeError(line))
            suspicious = line;
    }
    if (best.code == "connection-refused"_L1 && context.master.startsWith("k8s://"_L1)) {
        best.code = u"kubernetes-unreachable"_s;
        best.setCause(LaunchSentence::tr("No Kubernetes API server answers at %1.", {context.master.mid(6)}));
        best.setCure(LaunchSentence::tr("Check the address (kubectl cluster-info), the VPN and the proxy."));
    }
    if (rank > 0)
        return best;
    best.setCause(context.exit ? LaunchSentence::tr("It ended with %1.", {context.exit->sentence()})
                               : LaunchSentence::tr("It ended."));
    best.setCure(LaunchSentence::tr("Read its log."));
    best.evidence = suspicious.trimmed().left(kLongestEvidence);
    if (context.exit && context.exit->kind == ProcessExit::Kind::Signalled && context.exit->code == SIGKILL) {
        best.code = u"killed"_s;
        best.setCause(LaunchSentence::tr("It was killed from outside, as the system does when memory runs out."));
        best.setCure(LaunchSentence::tr("Ask for less memory, or look at the system's log."));
    }
    return best;
}

QString reasonLine(const LaunchReason &reason)
{
    return reason.cure.isEmpty() ? reason.cause : reason.cause + u' ' + reason.cure;
}

} // namespace cinderscope
