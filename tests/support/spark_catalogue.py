#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a real Spark which properties it knows and writes them as JSON.

    python spark_catalogue.py dump OUT.json                 with the python of a tests/support/spark-env
    python3 spark_catalogue.py merge resources/launch/catalogue.json resources/launch/ownwords.json DUMP.json…
                                            oldest version first

What an entry accepts is asked by probes: its converter is given values, and the answers and complaints tell type, unit
and choices (org.apache.spark.internal.config.ConfigHelpers, org.apache.spark.network.util.JavaUtils).
"""
import json
import re
import sys

# Objects whose making registers entries (ConfigEntry.registerEntry). A version that lacks one of them is no error.
MODULES = """
org.apache.spark.internal.config.package org.apache.spark.internal.config.Deploy
org.apache.spark.internal.config.History org.apache.spark.internal.config.Kryo
org.apache.spark.internal.config.Network org.apache.spark.internal.config.Python
org.apache.spark.internal.config.R org.apache.spark.internal.config.Status
org.apache.spark.internal.config.Streaming org.apache.spark.internal.config.UI
org.apache.spark.internal.config.Worker org.apache.spark.sql.internal.SQLConf
org.apache.spark.sql.internal.StaticSQLConf org.apache.spark.sql.hive.HiveUtils
org.apache.spark.streaming.StreamingConf org.apache.spark.deploy.k8s.Config
org.apache.spark.deploy.yarn.config.package org.apache.spark.sql.connect.config.Connect
org.apache.spark.sql.avro.AvroUtils org.apache.spark.sql.kafka010.package
org.apache.spark.internal.config.Tests
""".split()
BYTES = {"b": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
PROBED_BYTES = {"1024g": 2**40, "1g": 2**30, "64m": 2**26, "1m": 2**20, "16m": 2**24, "1k": 2**10, "100b": 100}
PROBED_TIMES = {"100d": 8640000000, "1h": 3600000, "1m": 60000, "30s": 30000, "1s": 1000, "100ms": 100, "1ms": 1}


class Prober:
    def __init__(self, jvm, gateway):
        self.jvm, self.gateway = jvm, gateway
        kind = jvm.java.lang.Class.forName("scala.Function1")
        parameters = gateway.new_array(jvm.java.lang.Class, 1)
        parameters[0] = jvm.java.lang.Class.forName("java.lang.Object")
        self.apply = kind.getMethod("apply", parameters)

    def ask(self, entry, text):
        """(value, None) or (None, complaint)."""
        arguments = self.gateway.new_array(self.jvm.java.lang.Object, 1)
        arguments[0] = text
        try:
            value = self.apply.invoke(entry.valueConverter(), arguments)
        except Exception as error:  # py4j wraps whatever Spark throws
            cause = getattr(error, "java_exception", None)
            while cause is not None and cause.getCause() is not None:
                cause = cause.getCause()
            return None, str(cause.getMessage() if cause is not None else error)
        if hasattr(value, "getClass") and value.getClass().getName().startswith("scala.Some"):
            value = value.get()
        return value, None


# Defaults that are another on each computer.
MACHINE = {"spark.driver.host": "<address of the driver>",
           "spark.sql.session.timeZone": "<time zone of the driver>",
           "spark.sql.warehouse.dir": "<spark-warehouse in the working folder>"}
UNITS = {"NANOSECONDS": "ns", "MICROSECONDS": "us", "MILLISECONDS": "ms", "SECONDS": "s", "MINUTES": "min",
         "HOURS": "h", "DAYS": "d", "BYTE": "b", "KiB": "KiB", "MiB": "MiB", "GiB": "GiB"}


def choices_of(complaint):
    complaint = complaint.split(" SQLSTATE")[0]
    for pattern in (r"should be one of (.*?),? but was", r"should be one of (.*?)\.?$", r"[Vv]alid values are:? (.*?)\.?$",
                    r"must be one of:? (.*?)\.?$", r"is invalid\. The value should be one of (.*?)\.?$"):
        found = re.search(pattern, complaint, re.S)
        if found:
            words = [word.strip(" '\"`[]{}().") for word in re.split(r",| or | and ", found.group(1))]
            words = [word for word in words if re.fullmatch(r"[A-Za-z0-9_.+-]+", word)]
            return sorted(set(words))
    return []


def unit_of(prober, entry, probes, table):
    for probe in probes:
        value, complaint = prober.ask(entry, probe)
        if complaint is None and isinstance(value, int) and value > 0:
            for unit, size in table.items():
                if value * size == probes[probe]:
                    return unit
    return ""


def type_of(prober, entry):
    value, complaint = prober.ask(entry, "No such value")
    if complaint is not None:
        told = re.search(r"should be a/an '(\w+)(?: in (\w+))?' value", complaint)  # Spark 4
        if told:
            kind = {"int": "integer", "long": "integer", "double": "number"}.get(told.group(1), told.group(1))
            if kind in ("bytes", "time", "integer", "number", "boolean"):
                return kind, UNITS[told.group(2)] if told.group(2) else "", []
        if "Size must be specified" in complaint or "byte string" in complaint:
            return "bytes", unit_of(prober, entry, PROBED_BYTES, BYTES), []
        if "Time must be specified" in complaint or "time string" in complaint:
            return "time", unit_of(prober, entry, PROBED_TIMES, {"ms": 1, "s": 1000, "min": 60000}) or (
                "ns" if prober.ask(entry, "1ms")[0] == 10**6 else "us" if prober.ask(entry, "1ms")[0] == 1000 else ""), []
        for word, kind in (("boolean", "boolean"), ("BOOLEAN", "boolean"), ("should be int", "integer"),
                           ("should be long", "integer"), ("type int", "integer"), ("type long", "integer"),
                           ("should be double", "number"), ("type double", "number"), ("type boolean", "boolean"),
                           ("regex", "regex")):
            if word in complaint:
                return kind, "", []
        return "text", "", choices_of(complaint)
    name = value.getClass().getName() if hasattr(value, "getClass") else type(value).__name__
    if "Regex" in name:
        return "regex", "", []
    if "collection" in name or name.endswith("Nil$") or name.endswith("ArraySeq"):
        return "list", "", []
    return "text", "", []


def bounds_of(prober, entry, kind):
    """(least, most), None where not bounded: asked with a few numbers."""
    def refused(text):
        return prober.ask(entry, text)[1] is not None

    if kind not in ("integer", "number") or all(refused(text) for text in ("1", "0.5", "2", "1024", "100000")):
        return None, None
    least = 1 if refused("0") and refused("-1") and refused("0.5") and not refused("1") else 0 if refused("-1") else None
    most = 1 if kind == "number" and refused("1.5") and refused("1000") and not refused("0.5") else None
    if kind == "integer" and refused("65536") and not refused("65535"):
        most = 65535
    return least, most


def load(jvm, names):
    for name in names:
        try:
            jvm.java.lang.Class.forName(name + "$").getField("MODULE$").get(None)
        except Exception as error:
            print("spark_catalogue: without", name, str(error).splitlines()[0][:80], file=sys.stderr)


def field_of(jvm, owner, name):
    kind = jvm.java.lang.Class.forName(owner)
    found = [field for field in kind.getDeclaredFields() if field.getName().split("$$")[-1] == name]
    if not found:
        raise LookupError(name)
    field = found[0]
    field.setAccessible(True)
    return field.get(kind.getField("MODULE$").get(None))


def pairs(iterator):
    while iterator.hasNext():
        pair = iterator.next()
        yield pair._1(), pair._2()


def deprecations(jvm):
    told = {}
    for owner, names in (("org.apache.spark.SparkConf$", ("deprecatedConfigs",)),
                         ("org.apache.spark.sql.internal.SQLConf$", ("deprecatedSQLConfigs", "removedSQLConfigs"))):
        for name in names:
            try:
                for key, what in pairs(field_of(jvm, owner, name).iterator()):
                    comment = [getattr(what, part)() for part in
                               (("version", "deprecationMessage") if owner.endswith("SparkConf$") else
                                ("version", "comment"))]
                    if name == "deprecatedSQLConfigs" or owner.endswith("SparkConf$"):
                        told[key] = {"since": comment[0], "text": clean(comment[1])}
                    else:
                        told[key] = {"since": comment[0], "text": clean(comment[1]), "removed": True}
            except Exception as error:
                print("spark_catalogue: no", owner, name, str(error).splitlines()[:2], file=sys.stderr)
    return told


def older_names(jvm):
    """Old key -> (new key, version): SparkConf.configsWithAlternatives."""
    names = {}
    for key, olds in pairs(field_of(jvm, "org.apache.spark.SparkConf$", "configsWithAlternatives").iterator()):
        iterator = olds.iterator()
        while iterator.hasNext():
            old = iterator.next()
            names[old.key()] = {"since": old.version(), "key": key}
    return names


def clean(text):
    return re.sub(r"\s+", " ", text or "").strip()


def dump(path):
    from pyspark import __version__
    from pyspark.java_gateway import launch_gateway

    gateway = launch_gateway()
    jvm = gateway.jvm
    try:
        load(jvm, MODULES)
        prober = Prober(jvm, gateway)
        static = field_of(jvm, "org.apache.spark.sql.internal.SQLConf$", "staticConfKeys")
        entries = {}
        known = field_of(jvm, "org.apache.spark.internal.config.ConfigEntry$", "knownConfigs")
        entries_of = jvm.java.util.ArrayList(known.values())
        for entry in list(entries_of):
            key = entry.key()
            if not key.startswith("spark.") or key.startswith("spark.test") or "spark.testing" in key:
                continue
            kind, unit, choices = type_of(prober, entry)
            least, most = bounds_of(prober, entry, kind)
            default = entry.defaultValueString()
            alternatives = entry.alternatives()
            entries[key] = {
                "type": kind, "unit": unit, "choices": choices, "least": least, "most": most, "exact":
                any(prober.ask(entry, form)[1] for one in choices for form in (one.lower(), one.upper())), "public": bool(entry.isPublic()),
                "default": "" if default in (None, "<undefined>") else MACHINE.get(key, default), "since": entry.version() or "",
                "doc": clean(entry.doc()), "static": bool(static.contains(key)),
                "alternatives": [alternatives.apply(i) for i in range(alternatives.size())]}
        result = {"version": __version__, "entries": entries, "deprecated": deprecations(jvm),
                  "older": older_names(jvm)}
    finally:
        gateway.shutdown()
        if getattr(gateway, "proc", None):
            gateway.proc.stdin.close()
            gateway.proc.wait(30)
    with open(path, "w", encoding="utf-8") as out:
        json.dump(result, out, indent=1, sort_keys=True, ensure_ascii=False)
    print(f"{len(entries)} entries of Spark {__version__}")


def short(entry, defaults, told, older, key):
    """One property as it is shipped; what is usual is left out."""
    kept = {"k": key}
    kinds = {"text": "", "boolean": "b", "integer": "i", "number": "n", "bytes": "z", "time": "t", "list": "l",
             "regex": "r"}
    for name, value in (("t", kinds[entry.get("type", "text")]), ("u", entry.get("unit", "")),
                        ("c", entry.get("choices", [])), ("v", entry.get("since", "")), ("w", entry.get("doc", ""))):
        if value:
            kept[name] = value
    for name, value in (("min", entry.get("least")), ("max", entry.get("most"))):
        if value is not None:
            kept[name] = value
    if any(defaults) or None in defaults:
        kept["d"] = defaults[0] if all(one == defaults[0] for one in defaults) else defaults
    if not entry.get("public", True):
        kept["internal"] = True
    if entry.get("static"):
        kept["s"] = True
    if entry.get("exact"):
        kept["e"] = True
    if entry.get("alternatives"):
        kept["a"] = entry["alternatives"]
    if key in told:
        kept["x"], kept["y"] = told[key]["since"], told[key]["text"]
    elif key in older:
        kept["x"], kept["y"] = older[key]["since"], older[key]["key"]
    return kept


def merge(out, own_path, paths):
    dumps = [json.load(open(path, encoding="utf-8")) for path in paths]
    own = json.load(open(own_path, encoding="utf-8"))
    told, older, keys = {}, {}, set(own["properties"])
    for one in dumps:
        told.update(one["deprecated"])
        older.update(one["older"])
        keys |= set(one["entries"])
    keys |= set(told) | set(older)
    lines = []
    for key in sorted(keys):
        found = [one["entries"].get(key) for one in dumps]
        entry = dict(next((one for one in reversed(found) if one), {}))
        for other in found:  # a newer Spark's converter may not tell what an older one's did
            if other and entry.get("type") == "text" and other["type"] != "text":
                entry.update(type=other["type"], unit=other["unit"])
        entry["doc"] = entry.get("doc") or next((one["doc"] for one in found if one and one["doc"]), "")
        mine = own["properties"].get(key, {})
        for name, value in mine.items():
            if name != "doc" or not entry["doc"]:
                entry[name] = value
        absent = mine.get("default", "") if key in own["properties"] and not any(found) else None
        defaults = [one["default"] if one else absent for one in found]
        if key in told or key in older:
            defaults = [one["default"] if one else "" for one in found]
        lines.append(json.dumps(short(entry, defaults, told, older, key), ensure_ascii=False, separators=(",", ":")))
    with open(out, "w", encoding="utf-8") as file:
        file.write("{" + json.dumps({
            "licence": "Apache-2.0", "copyright": "The Apache Software Foundation; see catalogue.md",
            "versions": [one["version"] for one in dumps], "families": sorted(own["families"])},
            ensure_ascii=False)[1:-1] + ',\n"properties":[\n' + ",\n".join(lines) + "\n]}\n")
    print(len(lines), "properties")


if __name__ == "__main__":
    if sys.argv[1:2] == ["dump"] and len(sys.argv) == 3:
        dump(sys.argv[2])
    elif sys.argv[1:2] == ["merge"] and len(sys.argv) > 4:
        merge(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        sys.exit(__doc__)
