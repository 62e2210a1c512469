# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: Apache-2.0
#
# A notebook cell: Cinderscope watches the Spark application that runs already. Not for Spark Connect, whose clients have no
# JVM: there the server is started with the listener.


def attach_cinderscope(spark, jar="/usr/share/cinderscope/cinderscope-listener.jar", address="", secret_file=""):
    """Loads the listener into the running SparkContext; once is enough, more often does no harm.

    spark: the SparkSession or SparkContext. jar: on the driver's computer. address, secret_file: only if the window is not on
    the driver's computer (`unix:/path` or `tcp:host:port`, and a private file there that holds the window's secret).
    """
    sc = getattr(spark, "sparkContext", spark)
    jvm, gateway, context = sc._jvm, sc._gateway, sc._jsc.sc()
    if not jvm.java.io.File(jar).isFile():
        raise FileNotFoundError(f"the driver has no file {jar}: give the listener's path as jar=…")
    urls = gateway.new_array(jvm.java.net.URL, 1)
    urls[0] = jvm.java.io.File(jar).toURI().toURL()
    loader = jvm.java.net.URLClassLoader(urls, context.getClass().getClassLoader())
    attach = next(
        method
        for method in jvm.java.lang.Class.forName("io.github.cinderscope.Attach", True, loader).getMethods()
        if method.getName() == "attach" and len(method.getParameterTypes()) == 3
    )
    arguments = gateway.new_array(jvm.java.lang.Object, 3)
    arguments[0], arguments[1], arguments[2] = context, address, secret_file
    return attach.invoke(None, arguments)


print(attach_cinderscope(spark))
