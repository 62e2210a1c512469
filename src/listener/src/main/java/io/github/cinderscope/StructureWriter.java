// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.BlockUpdatedInfo;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Writes the events that every application has besides its tasks as org.apache.spark.util.JsonProtocol of Spark 3.5 and
 * 4.3 does, for these versions only: loading JsonProtocol with all that it needs costs a driver as much as thousands of
 * tasks. What has a part that is not known here is left to it. Secrets are taken out. One thread.
 */
final class StructureWriter {
    private final Redactor redactor;
    private final StageWriter stages;
    private final TaskWriter tasks;

    /** {@code emptyAtStart}: this Spark leaves a stage's accumulables out of its StageSubmitted (Spark 4). */
    StructureWriter(Redactor redactor, TaskWriter tasks, boolean emptyAtStart) {
        this.redactor = redactor;
        this.tasks = tasks;
        stages = new StageWriter(emptyAtStart);
    }

    /**
     * Adds the event's line without its line feed.
     *
     * @return false if it is JsonProtocol's; {@code out} may have got a part of it then
     */
    boolean write(SparkListenerEvent event, LineBuffer out) throws Throwable {
        if (event instanceof SparkListenerStageSubmitted) {
            SparkListenerStageSubmitted submitted = (SparkListenerStageSubmitted) event;
            start(out, "StageSubmitted,\"Stage Info\":");
            return stages.write(submitted.stageInfo(), true, out) && properties(submitted.properties(), out) && end(out);
        }
        if (event instanceof SparkListenerStageCompleted) {
            start(out, "StageCompleted,\"Stage Info\":");
            return stages.write(((SparkListenerStageCompleted) event).stageInfo(), false, out) && end(out);
        }
        if (event instanceof SparkListenerJobStart) {
            return jobStart((SparkListenerJobStart) event, out);
        }
        if (event instanceof SparkListenerJobEnd) {
            return jobEnd((SparkListenerJobEnd) event, out);
        }
        if (event instanceof SparkListenerExecutorMetricsUpdate) {
            return heartbeat((SparkListenerExecutorMetricsUpdate) event, out);
        }
        if (event instanceof SparkListenerEnvironmentUpdate) {
            return environment((SparkListenerEnvironmentUpdate) event, out);
        }
        if (event instanceof SparkListenerApplicationStart || event instanceof SparkListenerApplicationEnd) {
            return application(event, out);
        }
        return executor(event, out);
    }

    private boolean executor(SparkListenerEvent event, LineBuffer out) throws ReflectiveOperationException {
        if (event instanceof SparkListenerExecutorAdded) {
            return executorAdded((SparkListenerExecutorAdded) event, out);
        }
        if (event instanceof SparkListenerBlockManagerAdded) {
            return blockManagerAdded((SparkListenerBlockManagerAdded) event, out);
        }
        if (event instanceof SparkListenerBlockUpdated) {
            return blockUpdated(((SparkListenerBlockUpdated) event).blockUpdatedInfo(), out);
        }
        // A class that Spark 2.4 does not have.
        return event.getClass().getSimpleName().equals("SparkListenerResourceProfileAdded") && resourceProfile(event, out);
    }

    /** {@code rest}: the event's name without "SparkListener", a comma, and what follows. */
    private static void start(LineBuffer out, String rest) {
        int comma = rest.indexOf(',');
        out.putUtf8("{\"Event\":\"SparkListener" + rest.substring(0, comma) + '"' + rest.substring(comma));
    }

    private static boolean end(LineBuffer out) {
        out.put('}');
        return true;
    }

    private static void text(LineBuffer out, String key, String value) {
        out.putUtf8(key);
        out.putString(value);
    }

    private static void number(LineBuffer out, String key, long value) {
        out.putUtf8(key);
        out.put(value);
    }

    private static void numberIfThere(LineBuffer out, String key, Option<?> value) {
        if (value.isDefined()) {
            number(out, key, ((Number) value.get()).longValue());
        }
    }

    private boolean jobStart(SparkListenerJobStart event, LineBuffer out) throws ReflectiveOperationException {
        start(out, "JobStart,\"Job ID\":");
        out.put(event.jobId());
        number(out, ",\"Submission Time\":", event.time());
        out.putUtf8(",\"Stage Infos\":[");
        boolean first = true;
        for (Iterator<?> all = StageWriter.iterator(event, "stageInfos"); all.hasNext(); first = false) {
            if (!first) {
                out.put(',');
            }
            if (!stages.write((org.apache.spark.scheduler.StageInfo) all.next(), false, out)) {
                return false;
            }
        }
        out.putUtf8("],\"Stage IDs\":");
        StageWriter.numbers(event, "stageIds", out);
        return properties(event.properties(), out) && end(out);
    }

    /** As Utils.cloneProperties made them: no defaults below. */
    private boolean properties(java.util.Properties properties, LineBuffer out) {
        if (properties == null) {
            return true;
        }
        out.putUtf8(",\"Properties\":");
        map(properties, true, out);
        return true;
    }

    private void map(Map<?, ?> pairs, boolean redacted, LineBuffer out) {
        char before = '{';
        for (Map.Entry<?, ?> pair : pairs.entrySet()) {
            String key = (String) pair.getKey();
            String value = (String) pair.getValue();
            out.put(before);
            before = ',';
            out.putString(key);
            out.put(':');
            out.putString(redacted && redactor.isSecret(key, value) ? Redactor.REPLACEMENT : value);
        }
        out.putUtf8(before == '{' ? "{}" : "}");
    }

    /** The last of pairs with the same key counts, as in a Scala map. */
    private static Map<String, String> pairs(Iterator<?> all) {
        Map<String, String> pairs = new LinkedHashMap<>();
        while (all.hasNext()) {
            Tuple2<?, ?> pair = (Tuple2<?, ?>) all.next();
            pairs.put((String) pair._1(), (String) pair._2());
        }
        return pairs;
    }

    private boolean jobEnd(SparkListenerJobEnd event, LineBuffer out) {
        if (event.jobResult() != JobSucceeded$.MODULE$) {
            return false; // an exception with all that it is made of
        }
        start(out, "JobEnd,\"Job ID\":");
        out.put(event.jobId());
        number(out, ",\"Completion Time\":", event.time());
        out.putUtf8(",\"Job Result\":{\"Result\":\"JobSucceeded\"}}");
        return true;
    }

    /** Without accumulators of running tasks: those are asked for with JsonProtocol. */
    private boolean heartbeat(SparkListenerExecutorMetricsUpdate event, LineBuffer out) throws Throwable {
        start(out, "ExecutorMetricsUpdate,\"Executor ID\":");
        out.putString(event.execId());
        out.putUtf8(",\"Metrics Updated\":[],\"Executor Metrics Updated\":[");
        boolean first = true;
        for (Iterator<?> all = StageWriter.iterator(event, "executorUpdates"); all.hasNext(); first = false) {
            Tuple2<?, ?> update = (Tuple2<?, ?>) all.next();
            Tuple2<?, ?> stage = (Tuple2<?, ?>) update._1();
            number(out, first ? "{\"Stage ID\":" : ",{\"Stage ID\":", ((Number) stage._1()).longValue());
            number(out, ",\"Stage Attempt ID\":", ((Number) stage._2()).longValue());
            out.putUtf8(",\"Executor Metrics\":{");
            tasks.executorMetrics(update._2(), out);
            out.putUtf8("}}");
        }
        out.put(']');
        return end(out);
    }

    private static final String[] ENVIRONMENT = {"JVM Information", "Spark Properties", "Hadoop Properties",
        "System Properties", "Metrics Properties", "Classpath Entries"};

    private boolean environment(SparkListenerEnvironmentUpdate event, LineBuffer out) throws ReflectiveOperationException {
        start(out, "EnvironmentUpdate,");
        out.truncate(out.size() - 1);
        for (String part : ENVIRONMENT) {
            Option<?> pairs = event.environmentDetails().get(part);
            if (!pairs.isDefined()) {
                return false;
            }
            out.putUtf8(",\"" + part + "\":");
            map(pairs(StageWriter.iteratorOf(pairs.get())), !part.equals("Classpath Entries"), out);
        }
        return end(out);
    }

    private boolean application(SparkListenerEvent event, LineBuffer out) throws ReflectiveOperationException {
        if (event instanceof SparkListenerApplicationEnd) {
            start(out, "ApplicationEnd,\"Timestamp\":");
            out.put(((SparkListenerApplicationEnd) event).time());
            Object code = Reflect.callIfThere(event, "exitCode"); // from Spark 4.0 on
            if (code != null) {
                numberIfThere(out, ",\"ExitCode\":", (Option<?>) code);
            }
            return end(out);
        }
        SparkListenerApplicationStart started = (SparkListenerApplicationStart) event;
        start(out, "ApplicationStart,\"App Name\":");
        out.putString(started.appName());
        if (started.appId().isDefined()) {
            text(out, ",\"App ID\":", started.appId().get());
        }
        number(out, ",\"Timestamp\":", started.time());
        text(out, ",\"User\":", started.sparkUser());
        if (started.appAttemptId().isDefined()) {
            text(out, ",\"App Attempt ID\":", started.appAttemptId().get());
        }
        mapIfThere(out, ",\"Driver Logs\":", started.driverLogs());
        mapIfThere(out, ",\"Driver Attributes\":", (Option<?>) Reflect.call(started, "driverAttributes"));
        return end(out);
    }

    private void mapIfThere(LineBuffer out, String key, Option<?> map) throws ReflectiveOperationException {
        if (map.isDefined()) {
            out.putUtf8(key);
            map(pairs(StageWriter.iteratorOf(map.get())), false, out);
        }
    }

    private boolean executorAdded(SparkListenerExecutorAdded event, LineBuffer out) throws ReflectiveOperationException {
        ExecutorInfo info = event.executorInfo();
        if (StageWriter.iterator(info, "resourcesInfo").hasNext()) {
            return false; // graphics cards and the like
        }
        start(out, "ExecutorAdded,\"Timestamp\":");
        out.put(event.time());
        text(out, ",\"Executor ID\":", event.executorId());
        text(out, ",\"Executor Info\":{\"Host\":", info.executorHost());
        number(out, ",\"Total Cores\":", info.totalCores());
        out.putUtf8(",\"Log Urls\":");
        map(pairs(StageWriter.iterator(info, "logUrlMap")), false, out);
        out.putUtf8(",\"Attributes\":");
        map(pairs(StageWriter.iterator(info, "attributes")), false, out);
        number(out, ",\"Resources\":{},\"Resource Profile Id\":", ((Number) Reflect.call(info, "resourceProfileId")).longValue());
        numberIfThere(out, ",\"Registration Time\":", (Option<?>) Reflect.call(info, "registrationTime"));
        numberIfThere(out, ",\"Request Time\":", (Option<?>) Reflect.call(info, "requestTime"));
        out.put('}');
        return end(out);
    }

    private static boolean blockManagerAdded(SparkListenerBlockManagerAdded event, LineBuffer out) {
        start(out, "BlockManagerAdded,\"Block Manager ID\":");
        blockManager(event.blockManagerId(), out);
        number(out, ",\"Maximum Memory\":", event.maxMem());
        number(out, ",\"Timestamp\":", event.time());
        numberIfThere(out, ",\"Maximum Onheap Memory\":", event.maxOnHeapMem());
        numberIfThere(out, ",\"Maximum Offheap Memory\":", event.maxOffHeapMem());
        return end(out);
    }

    private static boolean blockUpdated(BlockUpdatedInfo info, LineBuffer out) {
        start(out, "BlockUpdated,\"Block Updated Info\":{\"Block Manager ID\":");
        blockManager(info.blockManagerId(), out);
        text(out, ",\"Block ID\":", info.blockId().toString());
        out.putUtf8(",\"Storage Level\":");
        StageWriter.storageLevel(info.storageLevel(), out);
        number(out, ",\"Memory Size\":", info.memSize());
        number(out, ",\"Disk Size\":", info.diskSize());
        out.put('}');
        return end(out);
    }

    private static void blockManager(BlockManagerId id, LineBuffer out) {
        text(out, "{\"Executor ID\":", id.executorId());
        text(out, ",\"Host\":", id.host());
        number(out, ",\"Port\":", id.port());
        out.put('}');
    }

    private static boolean resourceProfile(SparkListenerEvent event, LineBuffer out) throws ReflectiveOperationException {
        Object profile = Reflect.call(event, "resourceProfile");
        start(out, "ResourceProfileAdded,\"Resource Profile Id\":");
        out.put(((Number) Reflect.call(profile, "id")).longValue());
        out.putUtf8(",\"Executor Resource Requests\":{");
        requests(StageWriter.iterator(profile, "executorResources"), true, out);
        out.putUtf8("},\"Task Resource Requests\":{");
        requests(StageWriter.iterator(profile, "taskResources"), false, out);
        out.put('}');
        return end(out);
    }

    private static void requests(Iterator<?> all, boolean ofExecutor, LineBuffer out) throws ReflectiveOperationException {
        for (boolean first = true; all.hasNext(); first = false) {
            Tuple2<?, ?> pair = (Tuple2<?, ?>) all.next();
            Object request = pair._2();
            text(out, first ? "" : ",", (String) pair._1());
            text(out, ":{\"Resource Name\":", (String) Reflect.call(request, "resourceName"));
            out.putUtf8(",\"Amount\":" + Reflect.call(request, "amount")); // of an executor a Long, of a task a Double
            if (ofExecutor) {
                text(out, ",\"Discovery Script\":", (String) Reflect.call(request, "discoveryScript"));
                text(out, ",\"Vendor\":", (String) Reflect.call(request, "vendor"));
            }
            out.put('}');
        }
    }
}
