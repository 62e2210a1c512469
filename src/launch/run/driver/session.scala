// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Told by spark-shell once its session is open: the same as session.py.
{
  def quoted(text: String): String = "\"" + text.flatMap { c =>
    if (c == '"' || c == '\\' || c < ' ') "\\u%04x".format(c.toInt) else c.toString
  } + "\""
  val told = Seq(
    "applicationId" -> sc.applicationId,
    "ui" -> sc.uiWebUrl.getOrElse(""),
    "master" -> sc.master,
    "version" -> sc.version,
    "connectPort" -> sc.getConf.get("spark.connect.grpc.binding.port", "")
  ).map { case (key, value) => quoted(key) + ":" + quoted(value) }.mkString("{", ",", "}")
  val file = java.nio.file.Paths.get(sys.env("CINDERSCOPE_READY_FILE"))
  val made = java.nio.file.Paths.get(file.toString + ".new")
  java.nio.file.Files.write(made, told.getBytes("UTF-8"))
  java.nio.file.Files.move(made, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE)
  println("Spark " + sc.version + " runs as " + sc.applicationId)
}
