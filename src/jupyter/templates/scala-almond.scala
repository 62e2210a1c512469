// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starts Spark in this kernel: `spark`, `sc` and `conf` are there afterwards. For Almond and Apache Toree; other Scala
// kernels that have Spark on their class path get a plain session. Literals of the configuration take the place of the words in double
// braces. This cell is left out where the configuration names no Spark version:
import $ivy.`org.apache.spark::spark-sql:{{spark_version}}`
// %%
val spark = {
  val existing = org.apache.spark.sql.SparkSession.getDefaultSession.filterNot(_.sparkContext.isStopped)
  val choice = {{existing}}
  existing.foreach { there =>
    if (choice == "restart") there.stop()
    else if (choice != "use") sys.error("cinderscope: context-exists: " + there.sparkContext.applicationId)
  }
  val loader = Thread.currentThread.getContextClassLoader
  val builder = // Almond's own builder lets executors load the classes of cells
    try loader.loadClass("org.apache.spark.sql.NotebookSparkSession").getMethod("builder").invoke(null)
      .asInstanceOf[org.apache.spark.sql.SparkSession.Builder]
    catch { case _: ClassNotFoundException => org.apache.spark.sql.SparkSession.builder() }
  if ({{master}}.nonEmpty) builder.master({{master}})
  builder.appName({{name}})
  {{properties}}.foreach { case (key, value) => builder.config(key, value) }
  builder.getOrCreate()
}
// %%
val sc = spark.sparkContext
val conf = sc.getConf
// %%
locally { // a block alone is unwrapped by Almond, and continues a line of spylon-kernel's
  val listener = {{listener}}.toMap
  val jar = new java.io.File(listener.getOrElse("jar", ""))
  if (jar.isFile) {
    val loader = new java.net.URLClassLoader(Array(jar.toURI.toURL), sc.getClass.getClassLoader)
    val attach = loader.loadClass("io.github.cinderscope.Attach")
      .getMethod("attach", sc.getClass, classOf[String], classOf[String])
    attach.invoke(null, sc, listener.getOrElse("address", ""), listener.getOrElse("secret_file", ""))
  }
  ()
}
