// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
//
// A cell for spark-shell, or for a Scala notebook that has its SparkContext in `sc`: Cinderscope watches the application that
// runs already. Once is enough, more often does no harm.
{
  val jar = new java.io.File(sys.env.getOrElse("CINDERSCOPE_LISTENER_JAR", "/usr/share/cinderscope/cinderscope-listener.jar"))
  require(jar.isFile, s"the driver has no file $jar: set CINDERSCOPE_LISTENER_JAR")
  val loader = new java.net.URLClassLoader(Array(jar.toURI.toURL), sc.getClass.getClassLoader)
  val attach = loader.loadClass("io.github.cinderscope.Attach")
    .getMethod("attach", sc.getClass, classOf[String], classOf[String])
  println(attach.invoke(null, sc, "", ""))
}
