# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a template for Python kernels calls: Cinderscope puts it into the kernel as the module `cinderscope_kernel` before
# the template runs. Python 3.8 or later, PySpark 3.0 or later. Nothing of it is left in the notebook's names.
"""Starts Spark in a notebook kernel, looks at what is there, stops what was started."""

import json
import os
import sys

LISTENER = "io.github.cinderscope.CinderscopeListener"
_asked = {}  # of begin()
_started = {"context": None, "jvm": False}  # what is ours to stop
_remarks = []


def _told(value):
    """Any JSON as text that every kernel hands on unchanged."""
    return json.dumps(value).encode().hex()


def _context():
    """The running SparkContext, or None; PySpark is not imported for it."""
    module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
    context = getattr(getattr(module, "SparkContext", None), "_active_spark_context", None)
    return context if context is not None and getattr(context, "_jsc", None) is not None else None


def _process():
    """The JVM's process where this Python started it."""
    module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
    gateway = getattr(getattr(module, "SparkContext", None), "_gateway", None)
    return getattr(gateway, "proc", None)


def describe():
    """The running context, or None; asks its JVM, and says so where that is dead."""
    context = _context()
    if context is None:
        return None
    process = _process()
    if process is not None and process.poll() is not None:
        return {"dead": True}
    try:
        return {
            "applicationId": context.applicationId,
            "uiWebUrl": context.uiWebUrl,
            "version": context.version,
            "master": context.master,
            "name": context.appName,
            "ours": _started["context"] == context.applicationId,
        }
    except Exception as problem:  # the JVM went away in the middle
        return {"dead": True, "error": str(problem)[:2000]}


def _add_spark_home(home):
    """As bin/pyspark does it: Spark's own Python comes first."""
    os.environ["SPARK_HOME"] = home
    folder = os.path.join(home, "python")
    libraries = os.path.join(folder, "lib")
    py4j = [name for name in sorted(os.listdir(libraries)) if name.startswith("py4j-") and name.endswith("-src.zip")]
    for path in [os.path.join(libraries, name) for name in py4j] + [folder]:
        if path not in sys.path:
            sys.path.insert(0, path)


def _java(home):
    """What `java -version` says, with the program that Spark's scripts would take."""
    import subprocess

    home = home or os.environ.get("JAVA_HOME")
    program = os.path.join(home, "bin", "java") if home else "java"
    try:
        done = subprocess.run(
            [program, "-version"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30
        )
        return {"program": program, "text": done.stdout.decode("utf-8", "replace")[:2000], "status": done.returncode}
    except Exception as problem:
        return {"program": program, "error": str(problem)[:2000]}


def look(spark_home="", java_home=""):
    """What a start would meet. Changes the search path for Spark's Python, nothing else."""
    report = {"python": sys.version.split()[0], "executable": sys.executable, "context": describe()}
    try:
        if spark_home and "pyspark" not in sys.modules:
            _add_spark_home(spark_home)
        import pyspark

        report["pyspark"] = pyspark.__version__
        report["pysparkFile"] = getattr(pyspark, "__file__", "")
    except Exception as problem:
        report["pysparkError"] = "%s: %s" % (type(problem).__name__, problem)
    if report["context"] is None:
        report["java"] = _java(java_home)
    return _told(report)


def begin(existing="refuse", environment=None, listener=None, secrets=None, python="", java_home="", **unknown):
    """Takes what the configuration asks; ends what must go. Raises where it may not begin."""
    import builtins

    _remarks.clear()
    _asked.clear()
    _asked.update(environment=dict(environment or {}), listener=dict(listener or {}), existing=existing)
    _asked["secrets"] = dict((secrets or {}).get("properties", {}))
    _asked["environment"].update((secrets or {}).get("environment", {}))
    _asked["kept"] = set(_asked["environment"])  # a person's own variables stay: the notebook's code may want them
    for variable, value in (("PYSPARK_PYTHON", python), ("JAVA_HOME", java_home)):
        if value:
            _asked["environment"].setdefault(variable, value)
    there = describe()
    if there and there.get("dead"):
        _end_jvm(force=True)
        _remarks.append("A context whose JVM had ended was cleared away")
    elif there and existing == "restart":
        _stop_context()
        _end_jvm()
        _remarks.append("Application %s was stopped" % there["applicationId"])
    elif there and existing != "use":
        raise builtins.RuntimeError("cinderscope: context-exists: " + there["applicationId"])
    jar = _asked["listener"].get("jar")
    if jar and not os.path.isfile(jar):
        _remarks.append("Without the listener: this computer has no file " + jar)
        _asked["listener"] = {}


class _JvmStart:
    """Sees what PySpark starts, so that nothing is left where that fails or is interrupted."""

    def __enter__(self):
        import pyspark.java_gateway as gateway

        self.module, self.popen, self.processes = gateway, gateway.Popen, []

        def popen(*words, **named):
            process = self.popen(*words, **named)
            self.processes.append(process)
            return process

        gateway.Popen = popen
        self.environment = {}
        listener = _asked.get("listener", {})
        variables = dict(_asked.get("environment", {}))
        if listener.get("jar"):
            # Not spark.driver.extraClassPath: that would take the place of what spark-defaults.conf has there.
            path = [listener["jar"], os.environ.get("SPARK_DIST_CLASSPATH", "")]
            variables["SPARK_DIST_CLASSPATH"] = os.pathsep.join(part for part in path if part)
        for name, value in variables.items():
            self.environment[name] = os.environ.get(name)
            os.environ[name] = value
        return self

    def __exit__(self, kind, value, trace):
        self.module.Popen = self.popen
        if kind is not None:
            for process in self.processes:
                _end_process(process, force=True)
        kept = _asked.get("kept", ()) if kind is None else ()
        for name, value in self.environment.items():
            if name in kept and not name.startswith("CINDERSCOPE_"):
                continue
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        return False


def _end_process(process, force=False):
    try:
        if process.stdin:
            process.stdin.close()  # PythonGatewayServer ends with it
    except Exception:
        pass
    try:
        if force:
            process.terminate()
        process.wait(10)
    except Exception:
        process.kill()
        process.wait(10)


def _end_jvm(force=False):
    """Ends the JVM of this Python; PySpark starts another one next time."""
    module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
    if module is None:
        return
    context_class = module.SparkContext
    gateway, context_class._gateway, context_class._jvm = context_class._gateway, None, None
    context_class._active_spark_context = None
    sessions = sys.modules.get("pyspark.sql.session")
    if sessions is not None:
        for name in ("_instantiatedSession", "_activeSession"):
            if hasattr(sessions.SparkSession, name):
                setattr(sessions.SparkSession, name, None)
    if gateway is None:
        return
    process = getattr(gateway, "proc", None)
    try:
        if not force:
            gateway.shutdown()
    except Exception:
        pass
    if process is not None:
        _end_process(process, force)
    _started["jvm"] = False


def _stop_context():
    """Stops the running context with its session."""
    context = _context()
    sessions = sys.modules.get("pyspark.sql.session")
    session = getattr(getattr(sessions, "SparkSession", None), "_instantiatedSession", None)
    if session is not None and getattr(session, "_sc", None) is context:
        session.stop()
    elif context is not None:
        context.stop()


def _is_loadable(context_class, name):
    jvm = context_class._jvm
    try:
        jvm.java.lang.Thread.currentThread().getContextClassLoader().loadClass(name)
        return True
    except Exception:
        return False


def _defaults(master, properties):
    """What must be set for the person: the executors' Python, the driver's address on a cluster of this computer."""
    import re

    if master.startswith("local") and "PYSPARK_PYTHON" not in _asked["environment"]:
        if not os.environ.get("PYSPARK_PYTHON") and "spark.pyspark.python" not in properties:
            _asked["environment"]["PYSPARK_PYTHON"] = sys.executable
    properties.setdefault("spark.ui.showConsoleProgress", "false")  # Cinderscope shows it
    near = re.match(r"spark://(localhost|127\.[0-9.]+|\[::1\])[:,]", master)
    if near and "spark.driver.host" not in properties:
        properties["spark.driver.host"] = near.group(1)


def session(name, master, properties):
    """The session: one that is there where begin() was told to use it, else a new one as the configuration says."""
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    if _context() is not None:
        _mark_cells()
        return SparkSession.builder.getOrCreate()
    properties = dict(properties)
    secrets = _asked.get("secrets", {})
    if master:
        properties["spark.master"] = master
    if name and "spark.app.name" not in properties:
        properties["spark.app.name"] = name
    _defaults(master or properties.get("spark.master", "local[*]"), properties)
    fresh = not SparkContext._gateway
    with _JvmStart():
        # Secrets come later: PySpark hands this configuration to spark-submit as arguments, which others can read.
        launch = SparkConf(loadDefaults=False)
        for key, value in properties.items():
            launch.set(key, value)
        SparkContext._ensure_initialized(conf=launch)
        try:
            whole = SparkConf()
            for key, value in list(properties.items()) + list(secrets.items()):
                whole.set(key, value)
            if "spark.master" not in properties and not whole.contains("spark.master"):
                whole.setMaster("local[*]")
            _add_listener(SparkContext, whole)
            context = SparkContext(conf=whole)
        except BaseException:
            if fresh:
                _end_jvm(force=True)
            raise
    _started.update(context=context.applicationId, jvm=fresh)
    _mark_cells()
    return SparkSession.builder.getOrCreate()


def _mark_cells():
    """Loads the cells' hook. While the template runs already: cells that wait behind it run before finish() does."""
    if _asked.get("marked"):
        return
    _asked["marked"] = True
    try:
        import cinderscope_cells
        from IPython import get_ipython

        cinderscope_cells.load_ipython_extension(get_ipython())
    except Exception as problem:
        _remarks.append("Jobs are not marked with their cells: %s" % str(problem)[:500])


def _add_listener(context_class, conf):
    listener = _asked.get("listener", {})
    if not listener.get("jar") or not _is_loadable(context_class, LISTENER):
        return  # finish() attaches it
    others = [name for name in conf.get("spark.extraListeners", "").split(",") if name.strip() and name != LISTENER]
    conf.set("spark.extraListeners", ",".join(others + [LISTENER]))
    if listener.get("address"):
        conf.set("spark.cinderscope.address", listener["address"])
    if listener.get("secret_file"):
        conf.set("spark.cinderscope.secretFile", listener["secret_file"])
    _asked["attached"] = True


def _attach(context):
    """As the cell `attach.py` does it."""
    listener = _asked.get("listener", {})
    if not listener.get("jar") or _asked.get("attached"):
        return
    jvm, gateway, scala = context._jvm, context._gateway, context._jsc.sc()
    urls = gateway.new_array(jvm.java.net.URL, 1)
    urls[0] = jvm.java.io.File(listener["jar"]).toURI().toURL()
    loader = jvm.java.net.URLClassLoader(urls, scala.getClass().getClassLoader())
    attach = next(
        method
        for method in jvm.java.lang.Class.forName("io.github.cinderscope.Attach", True, loader).getMethods()
        if method.getName() == "attach" and len(method.getParameterTypes()) == 3
    )
    arguments = gateway.new_array(jvm.java.lang.Object, 3)
    arguments[0], arguments[1], arguments[2] = scala, listener.get("address", ""), listener.get("secret_file", "")
    _remarks.append(str(attach.invoke(None, arguments)))


def finish(names, cells=True):
    """After the template: `spark`, `sc` and `conf` are there, the listener and the cells' hook too. The report."""
    from pyspark.sql import SparkSession

    context = _context()
    if context is None:
        raise RuntimeError("cinderscope: no-context: the template ended without a SparkContext")
    if _started["context"] is None and _asked.get("existing") != "use":
        _started.update(context=context.applicationId, jvm=False)  # made by the template itself
    names.setdefault("spark", None)
    if getattr(names["spark"], "_sc", None) is not context:
        names["spark"] = SparkSession.builder.getOrCreate()
    names["sc"] = context
    names["conf"] = context.getConf()
    try:
        _attach(context)
    except Exception as problem:
        _remarks.append("The listener could not be attached: %s" % str(problem).splitlines()[0][:500])
    if cells:
        _mark_cells()  # of a template that made the context without session()
    report = describe()
    report["remarks"] = list(_remarks)
    _asked.clear()
    return _told(report)


def stop(application_id, names):
    """Stops the context if it is that one and was started here; ends its JVM where that was started here too. An empty
    id: whatever was started here."""
    there = describe()
    application_id = application_id or _started["context"]
    if not there or there.get("applicationId") != application_id or _started["context"] != application_id:
        if not (there and there.get("dead")):
            return _told({"stopped": False, "context": there})
    context = _context()
    module = sys.modules.get("cinderscope_cells")
    if module is not None:
        from IPython import get_ipython

        module.unload_ipython_extension(get_ipython())
    if not there.get("dead"):
        _stop_context()
    if _started["jvm"] or there.get("dead"):
        _end_jvm(force=bool(there.get("dead")))
    if getattr(names.get("spark"), "_sc", None) is context:
        for name in ("spark", "sc", "conf"):
            names.pop(name, None)
    _started["context"] = None
    return _told({"stopped": True})
