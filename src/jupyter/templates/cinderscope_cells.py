# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IPython extension: marks the Spark jobs of each cell, so that Cinderscope shows them with it.

    %load_ext cinderscope_cells

Each job gets the tag "cinderscope-cell:<execution count>:<message id>" (Spark 3.5 and later; before that a job group,
where the person set none), and the cell's first line as its description where the person set none. Threads of
pyspark.InheritableThread keep the mark of the cell that made them; jobs of plain threads have none. Not for Spark
Connect, whose clients have no SparkContext. Never breaks a cell: what fails in here is left out.
"""

import os
import sys

PREFIX = "cinderscope-cell:"
_TAGS, _GROUP, _DESCRIPTION = "addJobTag", "spark.jobGroup.id", "spark.job.description"
_marks = None


class _Marks:
    def __init__(self, shell):
        self.shell = shell
        self.mark = None  # of the cell that runs: (context, tag, group, description)
        # Of the next cell. Whether the shell has counted the cell that runs already depends on IPython's version, so it
        # is read between cells.
        self.count = shell.execution_count

    def context(self):
        module = sys.modules.get("pyspark.core.context") or sys.modules.get("pyspark.context")
        context = getattr(getattr(module, "SparkContext", None), "_active_spark_context", None)
        if context is None or getattr(context, "_jsc", None) is None:
            return None
        process = getattr(context._gateway, "proc", None)
        return None if process is not None and process.poll() is not None else context

    def message_id(self):
        kernel = getattr(self.shell, "kernel", None)
        try:
            parent = kernel.get_parent("shell")
        except Exception:
            parent = getattr(kernel, "_parent_header", None)
        try:
            message = str(parent["header"]["msg_id"])
            return "".join(c for c in message if c.isascii() and (c.isalnum() or c in "-_:."))[:150]
        except Exception:
            return ""

    def before(self, info=None):
        try:
            self.clear()
            # Without pinned threads a property may go to any thread of the JVM, and stay there.
            if os.environ.get("PYSPARK_PIN_THREAD", "true").lower() != "true":
                return
            context = self.context()
            if context is None:
                return
            tag = PREFIX + "%d:%s" % (self.count, self.message_id())
            group = description = None
            if hasattr(context, _TAGS):
                context.addJobTag(tag)
            elif not context.getLocalProperty(_GROUP):
                group = tag
                context.setLocalProperty(_GROUP, group)
            self.mark = (context, tag, group, None)
            if not context.getLocalProperty(_DESCRIPTION):
                description = first_line(getattr(info, "raw_cell", None))
                if description:
                    context.setLocalProperty(_DESCRIPTION, description)
            self.mark = (context, tag, group, description)
        except Exception:
            pass

    def after(self, result=None):
        self.clear()
        self.count = self.shell.execution_count

    def clear(self):
        if self.mark is None:
            return
        context, tag, group, description = self.mark
        self.mark = None
        try:
            if self.context() is not context:
                return
            if group is None:
                context.removeJobTag(tag)
            elif context.getLocalProperty(_GROUP) == group:
                context.setLocalProperty(_GROUP, None)
            if description and context.getLocalProperty(_DESCRIPTION) == description:
                context.setLocalProperty(_DESCRIPTION, None)
        except Exception:
            pass


def first_line(code):
    """The first line of a cell that says something, at most 120 characters."""
    for line in str(code or "").splitlines():
        line = line.strip()
        if line and not line.startswith(("#", "%", "import ", "from ")):
            return line if len(line) <= 120 else line[:119] + "\u2026"
    return ""


def load_ipython_extension(shell):
    global _marks
    unload_ipython_extension(shell)
    marks = _Marks(shell)
    shell.events.register("pre_run_cell", marks.before)
    shell.events.register("post_run_cell", marks.after)
    _marks = marks


def unload_ipython_extension(shell):
    global _marks
    marks, _marks = _marks, None
    if marks is None:
        return
    marks.clear()
    for event, function in (("pre_run_cell", marks.before), ("post_run_cell", marks.after)):
        try:
            shell.events.unregister(event, function)
        except ValueError:
            pass
