// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Events as lines of the event log: tasks by {@link TaskWriter}, in versions of Spark that are known the structure by
 * {@link StructureWriter}, everything else by Spark's JsonProtocol, properties redacted. What goes wrong with a class of events is remembered and said once ({@link #nextError}). One thread.
 */
final class Renderer {
    /** Comparisons with JsonProtocol until a task's end agrees: events are alive and may change between the two. */
    private static final int TRIES = 5;

    private final SparkConf conf;
    private final Redactor redactor;
    private final TaskWriter tasks;
    private final Set<String> failed = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final Queue<String> errors = new ArrayDeque<>();
    private final Map<Class<?>, Method> accessors = new IdentityHashMap<>();
    private final StructureWriter structure;
    private SparkJson spark;
    private boolean sparkTried;
    private boolean writesTasks;
    /** JsonProtocol was seen to write a task's end in the same way. */
    private boolean agreed;
    private int tries;
    private String metrics = "slim";

    Renderer(SparkConf conf, Redactor redactor, boolean sqlAccumulables) {
        this.conf = conf;
        this.redactor = redactor;
        tasks = new TaskWriter(sqlAccumulables);
        // With the one, JsonProtocol writes a list that TaskWriter does not know; with the other it leaves something out.
        boolean usual = conf == null || !conf.getBoolean("spark.taskMetrics.trackUpdatedBlockStatuses", false)
            && conf.getBoolean("spark.eventLog.includeTaskMetricsAccumulators", true);
        tries = usual ? 0 : TRIES;
        String version = Facts.sparkVersion();
        boolean four = isRelease(version, "4.3.");
        writesTasks = usual && (four || isRelease(version, "3.5.")) && tasks.know(four);
        structure = writesTasks ? new StructureWriter(redactor, tasks, four) : null;
    }

    /** Of the Spark project, that is with a number only behind {@code start}: others may have changed it. */
    private static boolean isRelease(String version, String start) {
        if (version == null || !version.startsWith(start) || version.length() == start.length()) {
            return false;
        }
        for (int i = start.length(); i < version.length(); ++i) {
            if (version.charAt(i) < '0' || version.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** What of the executors' heartbeats is wanted: full, or slim. Without any, the queue does not take them. */
    void wantMetrics(String wanted) {
        metrics = wanted == null ? "slim" : wanted;
    }

    /** Something that a person should know, once; null: nothing. */
    String nextError() {
        return errors.poll();
    }

    /**
     * Adds the event's line with its line feed.
     *
     * @return false if it cannot be written; {@code out} is then unchanged
     */
    boolean render(SparkListenerEvent event, LineBuffer out) {
        int before = out.size();
        try {
            if (event instanceof SparkListenerTaskStart && writesTasks) {
                tasks.write((SparkListenerTaskStart) event, out);
            } else if (event instanceof SparkListenerTaskEnd && TaskWriter.isPlain((SparkListenerTaskEnd) event)) {
                renderEnd((SparkListenerTaskEnd) event, out);
            } else if (!renderStructure(event, out) && !renderBySpark(event, out)) {
                return false;
            }
            out.put('\n');
            return true;
        } catch (Throwable t) {
            out.truncate(before);
            if (writesTasks && (event instanceof SparkListenerTaskStart || event instanceof SparkListenerTaskEnd)) {
                writesTasks = false;
                tries = TRIES;
                errors.add("Task events are written by Spark's JsonProtocol from now on: " + cause(t));
                return render(event, out);
            }
            if (failed.add(event.getClass().getName())) {
                errors.add("Events of the class " + event.getClass().getName() + " cannot be written as JSON: " + cause(t));
            }
            return false;
        }
    }

    private boolean renderStructure(SparkListenerEvent event, LineBuffer out) {
        if (structure == null || event instanceof SparkListenerExecutorMetricsUpdate && "full".equals(metrics)) {
            return false;
        }
        int before = out.size();
        try {
            if (structure.write(event, out)) {
                return true;
            }
        } catch (Throwable t) {
            if (unknown.add(event.getClass().getName())) {
                errors.add("Events of the class " + event.getClass().getName() + " are written by Spark's JsonProtocol: "
                    + cause(t));
            }
        }
        out.truncate(before);
        return false;
    }

    /** Whoever has loaded JsonProtocol for something else compares once, in versions that are known too. */
    private void renderEnd(SparkListenerTaskEnd event, LineBuffer out) throws Throwable {
        if (writesTasks && (agreed || spark == null)) {
            tasks.write(event, out);
            return;
        }
        String sparks = spark().text(event);
        if (tries < TRIES) {
            ++tries;
            if (writesTasks || tasks.learn(sparks)) {
                int before = out.size();
                tasks.write(event, out);
                String ours = new String(out.array(), before, out.size() - before,
                    java.nio.charset.StandardCharsets.UTF_8);
                agreed = withoutAccumulables(ours).equals(withoutAccumulables(sparks));
                out.truncate(before);
            } else {
                tries = TRIES;
            }
            writesTasks = agreed || writesTasks && tries < TRIES;
            if (!writesTasks && tries == TRIES) {
                errors.add("This Spark writes task events in a way that is not known here; Spark's own, slower JSON is used.");
            }
        }
        out.putUtf8(sparks);
    }

    /** A list of flat objects: it ends with the first bracket outside of strings. */
    static String withoutAccumulables(String line) {
        String key = "\"Accumulables\":[";
        int from = line.indexOf(key);
        if (from < 0) {
            return line;
        }
        from += key.length();
        int depth = 1;
        int at = from;
        for (; at < line.length() && depth > 0; ++at) {
            char c = line.charAt(at);
            if (c == '"') {
                at = Json.endOfString(line, at) - 1;
            } else if (c == '[' || c == ']') {
                depth += c == '[' ? 1 : -1;
            }
        }
        return line.substring(0, from) + line.substring(Math.max(from, at - 1));
    }

    private boolean renderBySpark(SparkListenerEvent event, LineBuffer out) throws ReflectiveOperationException {
        if (failed.contains(event.getClass().getName())) {
            return false;
        }
        SparkListenerEvent wanted = event;
        if (event instanceof SparkListenerExecutorMetricsUpdate && !"full".equals(metrics)) {
            wanted = slim((SparkListenerExecutorMetricsUpdate) event);
        }
        String text = spark().text(wanted);
        if (event instanceof SparkListenerEnvironmentUpdate || event instanceof SparkListenerJobStart
            || event instanceof SparkListenerStageSubmitted) {
            text = redactor.redact(text);
        }
        out.putUtf8(text);
        return true;
    }

    private SparkJson spark() throws ReflectiveOperationException {
        if (spark == null) {
            if (sparkTried) {
                throw new ClassNotFoundException("org.apache.spark.util.JsonProtocol cannot be used");
            }
            sparkTried = true;
            spark = new SparkJson(conf);
        }
        return spark;
    }

    /**
     * A heartbeat without the accumulators of running tasks. Its class has one constructor: (String, Seq) in Spark 2.4,
     * (String, Seq, Map) from 3.0 on.
     */
    private SparkListenerEvent slim(SparkListenerExecutorMetricsUpdate event) throws ReflectiveOperationException {
        Constructor<?> constructor = event.getClass().getConstructors()[0];
        Object none = Class.forName("scala.collection.immutable.Nil$", true, event.getClass().getClassLoader())
            .getField("MODULE$").get(null);
        if (constructor.getParameterCount() == 2) {
            return (SparkListenerEvent) constructor.newInstance(event.execId(), none);
        }
        Method updates = accessors.get(event.getClass());
        if (updates == null) {
            updates = event.getClass().getMethod("executorUpdates");
            accessors.put(event.getClass(), updates);
        }
        return (SparkListenerEvent) constructor.newInstance(event.execId(), none, updates.invoke(event));
    }

    static String cause(Throwable t) {
        Throwable cause = t;
        while (cause instanceof InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
