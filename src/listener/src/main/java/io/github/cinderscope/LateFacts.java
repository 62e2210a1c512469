// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.List;
import org.apache.spark.SparkContext;

/**
 * For a listener that was attached to a running application and has seen neither its start nor its environment nor its
 * executors: the same lines, made of what the SparkContext and its store know now.
 */
final class LateFacts {
    private final SparkContext sc;
    private final Redactor redactor;

    LateFacts(SparkContext sc, Redactor redactor) {
        this.sc = sc;
        this.redactor = redactor;
    }

    /** Adds the lines; what cannot be had is left out. */
    void write(LineBuffer out) {
        applicationStart(out);
        int before = out.size();
        try {
            environment(out);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            out.truncate(before);
        }
        before = out.size();
        try {
            executors(out);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            out.truncate(before);
        }
    }

    private void applicationStart(LineBuffer out) {
        StringBuilder line = new StringBuilder("{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":");
        line.append(Json.quote(sc.appName())).append(",\"App ID\":").append(Json.quote(sc.applicationId()))
            .append(",\"Timestamp\":").append(sc.startTime()).append(",\"User\":").append(Json.quote(sc.sparkUser()));
        if (sc.applicationAttemptId().isDefined()) {
            line.append(",\"App Attempt ID\":").append(Json.quote(sc.applicationAttemptId().get()));
        }
        out.putUtf8(line.append("}\n").toString());
    }

    private void environment(LineBuffer out) throws ReflectiveOperationException {
        Object info = sc.statusStore().environmentInfo();
        Object runtime = Reflect.call(info, "runtime");
        StringBuilder line = new StringBuilder("{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{");
        line.append("\"Java Home\":").append(Json.quote((String) Reflect.call(runtime, "javaHome")))
            .append(",\"Java Version\":").append(Json.quote((String) Reflect.call(runtime, "javaVersion")))
            .append(",\"Scala Version\":").append(Json.quote((String) Reflect.call(runtime, "scalaVersion"))).append('}');
        properties(line, "Spark Properties", Reflect.callOrNull(info, "sparkProperties"));
        properties(line, "Hadoop Properties", Reflect.callOrNull(info, "hadoopProperties"));
        properties(line, "System Properties", Reflect.callOrNull(info, "systemProperties"));
        properties(line, "Metrics Properties", Reflect.callOrNull(info, "metricsProperties"));
        properties(line, "Classpath Entries", Reflect.callOrNull(info, "classpathEntries"));
        out.putUtf8(redactor.redact(line.append('}').toString()));
        out.put('\n');
    }

    private static void properties(StringBuilder line, String name, Object pairs) throws ReflectiveOperationException {
        line.append(",\"").append(name).append("\":{");
        if (pairs != null) {
            String comma = "";
            for (Object pair : Status.list(pairs)) {
                line.append(comma).append(Json.quote((String) Reflect.call(pair, "_1"))).append(':')
                    .append(Json.quote((String) Reflect.call(pair, "_2")));
                comma = ",";
            }
        }
        line.append('}');
    }

    private void executors(LineBuffer out) throws ReflectiveOperationException {
        List<Object> all = new Status(sc).executors();
        for (Object one : all) {
            if (!Boolean.TRUE.equals(Reflect.call(one, "isActive"))) {
                continue;
            }
            String id = (String) Reflect.call(one, "id");
            String hostPort = (String) Reflect.call(one, "hostPort");
            int colon = hostPort.lastIndexOf(':');
            String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
            String port = colon < 0 ? "0" : hostPort.substring(colon + 1);
            long time = ((java.util.Date) Reflect.call(one, "addTime")).getTime();
            Object profile = Reflect.callOrNull(one, "resourceProfileId");
            // The driver is listed with the executors; only in local mode it is one.
            if (((Number) Reflect.call(one, "totalCores")).intValue() > 0) {
                out.putUtf8("{\"Event\":\"SparkListenerExecutorAdded\",\"Timestamp\":" + time + ",\"Executor ID\":"
                    + Json.quote(id) + ",\"Executor Info\":{\"Host\":" + Json.quote(host) + ",\"Total Cores\":"
                    + Reflect.call(one, "totalCores") + ",\"Log Urls\":" + map(Reflect.callOrNull(one, "executorLogs"))
                    + ",\"Attributes\":" + map(Reflect.callOrNull(one, "attributes")) + ",\"Resources\":{}"
                    + ",\"Resource Profile Id\":" + (profile == null ? "0" : profile) + "}}\n");
            }
            out.putUtf8("{\"Event\":\"SparkListenerBlockManagerAdded\",\"Block Manager ID\":{\"Executor ID\":"
                + Json.quote(id) + ",\"Host\":" + Json.quote(host) + ",\"Port\":" + (port.matches("[0-9]+") ? port : "0")
                + "},\"Maximum Memory\":" + Reflect.call(one, "maxMemory") + ",\"Timestamp\":" + time
                + memory(Reflect.callOrNull(one, "memoryMetrics")) + "}\n");
        }
    }

    private static String memory(Object option) throws ReflectiveOperationException {
        if (option == null || !Boolean.TRUE.equals(Reflect.call(option, "isDefined"))) {
            return "";
        }
        Object metrics = Reflect.call(option, "get");
        return ",\"Maximum Onheap Memory\":" + Reflect.call(metrics, "totalOnHeapStorageMemory")
            + ",\"Maximum Offheap Memory\":" + Reflect.call(metrics, "totalOffHeapStorageMemory");
    }

    private static String map(Object scalaMap) throws ReflectiveOperationException {
        StringBuilder out = new StringBuilder("{");
        if (scalaMap != null) {
            for (Object pair : Status.list(scalaMap)) {
                out.append(out.length() > 1 ? "," : "").append(Json.quote(String.valueOf(Reflect.call(pair, "_1"))))
                    .append(':').append(Json.quote(String.valueOf(Reflect.call(pair, "_2"))));
            }
        }
        return out.append('}').toString();
    }
}
