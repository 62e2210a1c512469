%%init_spark
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# spylon-kernel makes its session by itself, of what this cell sets; `spark` and `sc` are there afterwards. Literals of
# the configuration take the place of the words in double braces: Python's in this cell.
from spylon_kernel import scala_interpreter
if scala_interpreter.spark_state is not None and {{existing}} != "use":
    raise RuntimeError("cinderscope: context-exists: " + scala_interpreter.spark_state.spark_session.sparkContext.applicationId)
if {{master}}:
    launcher.master = {{master}}
launcher.conf.set("spark.app.name", {{name}})
for key, value in {{properties}}.items():
    launcher.conf.set(key, value)
// %%
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
