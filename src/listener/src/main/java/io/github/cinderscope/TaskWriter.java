// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Success$;
import org.apache.spark.executor.ShuffleReadMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/**
 * Writes task starts and the ends of successful tasks as org.apache.spark.util.JsonProtocol does: the same keys in the
 * same order, without the accumulables (which repeat the metrics), except for the updates of SQL metrics if wanted.
 * Rendering these two by JsonProtocol is what a listener that streams everything costs.
 *
 * <p>Which of the keys that later versions added are there is known ({@link #know}) or learnt from JsonProtocol's own text
 * of a first event ({@link #learn}), so that both agree in every version. One thread.
 */
final class TaskWriter {
    private final boolean sqlAccumulables;
    private final SqlAccumulables accumulables = new SqlAccumulables();

    TaskWriter(boolean sqlAccumulables) {
        this.sqlAccumulables = sqlAccumulables;
    }

    /** What later versions have; null where the running one does not. Constant for the JIT compiler, hence static. */
    private static final MethodHandle PARTITION_ID = handle(TaskInfo.class, "partitionId", int.class);
    private static final MethodHandle PEAK_ON_HEAP = handle(TaskMetrics.class, "peakOnHeapExecutionMemory", long.class);
    private static final MethodHandle PEAK_OFF_HEAP =
        handle(TaskMetrics.class, "peakOffHeapExecutionMemory", long.class);
    private static final MethodHandle REMOTE_REQUESTS = shuffle("remoteReqsDuration");
    private static final MethodHandle CORRUPT_CHUNKS = shuffle("corruptMergedBlockChunks");
    private static final MethodHandle FALLBACKS = shuffle("mergedFetchFallbackCount");
    private static final MethodHandle REMOTE_MERGED_BLOCKS = shuffle("remoteMergedBlocksFetched");
    private static final MethodHandle LOCAL_MERGED_BLOCKS = shuffle("localMergedBlocksFetched");
    private static final MethodHandle REMOTE_MERGED_CHUNKS = shuffle("remoteMergedChunksFetched");
    private static final MethodHandle LOCAL_MERGED_CHUNKS = shuffle("localMergedChunksFetched");
    private static final MethodHandle REMOTE_MERGED_BYTES = shuffle("remoteMergedBytesRead");
    private static final MethodHandle LOCAL_MERGED_BYTES = shuffle("localMergedBytesRead");
    private static final MethodHandle REMOTE_MERGED_REQUESTS = shuffle("remoteMergedReqsDuration");
    private static final MethodHandle EXECUTOR_METRICS = executorMetricsOfEnd();
    private static final MethodHandle METRIC_VALUE = metricValue();
    private static final MethodHandle METRIC_ARRAY = metricArray();

    private static MethodHandle handle(Class<?> type, String name, Class<?> result) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, name, MethodType.methodType(result));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static MethodHandle shuffle(String name) {
        return handle(ShuffleReadMetrics.class, name, long.class);
    }

    private static Class<?> executorMetricsClass() throws ClassNotFoundException {
        return Class.forName("org.apache.spark.executor.ExecutorMetrics", true, TaskMetrics.class.getClassLoader());
    }

    private static MethodHandle executorMetricsOfEnd() {
        try {
            return MethodHandles.publicLookup()
                .findVirtual(SparkListenerTaskEnd.class, "taskExecutorMetrics",
                    MethodType.methodType(executorMetricsClass()))
                .asType(MethodType.methodType(Object.class, SparkListenerTaskEnd.class));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static MethodHandle metricValue() {
        try {
            return MethodHandles.publicLookup()
                .findVirtual(executorMetricsClass(), "getMetricValue", MethodType.methodType(long.class, String.class))
                .asType(MethodType.methodType(long.class, Object.class, String.class));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /** All values at once: looking each up by its name takes longer than all the rest of a task's end. */
    private static MethodHandle metricArray() {
        try {
            java.lang.reflect.Field field = executorMetricsClass().getDeclaredField("metrics");
            field.setAccessible(true);
            return MethodHandles.lookup().unreflectGetter(field)
                .asType(MethodType.methodType(long[].class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /**
     * For a version whose keys are known: it has all that Spark 3.5 writes, {@code splitPeaks} what came in Spark 4.
     *
     * @return whether everything that it writes can be had here
     */
    boolean know(boolean splitPeaks) {
        if (PARTITION_ID == null || REMOTE_REQUESTS == null) {
            return false;
        }
        try {
            metricNames = ExecutorMetricNames.ofThisSpark();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
        wholeArray = METRIC_ARRAY != null;
        return keys(true, true, true, splitPeaks, true, true);
    }

    /**
     * Learns which keys this version of Spark writes from its own text of a task's end.
     *
     * @return whether everything that it writes can be had here
     */
    boolean learn(String sparksText) {
        wholeArray = false;
        boolean executorMetrics = sparksText.contains(EXECUTOR_METRICS_KEY);
        metricNames = executorMetrics ? ExecutorMetricNames.of(sparksText, EXECUTOR_METRICS_KEY) : new String[0];
        return keys(sparksText.contains("\"Partition ID\":"), executorMetrics,
            sparksText.contains("\"Peak Execution Memory\":"), sparksText.contains("\"Peak On Heap Execution Memory\":"),
            sparksText.contains("\"Remote Requests Duration\":"), sparksText.contains("\"Push Based Shuffle\":{"));
    }

    private static final String EXECUTOR_METRICS_KEY = "\"Task Executor Metrics\":{";

    private boolean partitionId;
    private boolean peakMemory;
    private boolean splitPeaks;
    private boolean remoteRequests;
    private boolean pushBased;
    /** Of executor metrics, in JsonProtocol's order; none where this Spark does not write them. */
    private String[] metricNames = new String[0];
    /** Their order is that of the values in an object of ExecutorMetrics. */
    private boolean wholeArray;

    private NumberGroup startIds;
    private NumberGroup ids;
    private NumberGroup executorMetrics;
    private NumberGroup peaks;
    private NumberGroup shuffleRead;

    /** What differs between versions. */
    private boolean keys(boolean partition, boolean ofExecutor, boolean peak, boolean split, boolean requests, boolean push) {
        partitionId = partition;
        peakMemory = peak;
        splitPeaks = split;
        remoteRequests = requests;
        pushBased = push;
        if (partition && PARTITION_ID == null || ofExecutor && (EXECUTOR_METRICS == null || METRIC_VALUE == null)
            || split && (PEAK_ON_HEAP == null || PEAK_OFF_HEAP == null) || requests && REMOTE_REQUESTS == null
            || push && (CORRUPT_CHUNKS == null || REMOTE_MERGED_REQUESTS == null)) {
            return false;
        }
        startIds = new NumberGroup(false, texts("{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":", ",\"Stage Attempt ID\":",
            TASK_INFO, ",\"Index\":", ",\"Attempt\":", partition ? ",\"Partition ID\":" : null, ",\"Launch Time\":"));
        ids = new NumberGroup(false, texts(TASK_INFO, ",\"Index\":", ",\"Attempt\":",
            partition ? ",\"Partition ID\":" : null, ",\"Launch Time\":"));
        executorMetrics = ofExecutor ? executorMetricsGroup() : null;
        peaks = new NumberGroup(true, texts(peak ? ",\"Peak Execution Memory\":" : null,
            split ? ",\"Peak On Heap Execution Memory\":" : null, split ? ",\"Peak Off Heap Execution Memory\":" : null,
            ",\"Result Size\":", ",\"JVM GC Time\":", ",\"Result Serialization Time\":", ",\"Memory Bytes Spilled\":",
            ",\"Disk Bytes Spilled\":"));
        shuffleRead = new NumberGroup(true, texts(",\"Shuffle Read Metrics\":{\"Remote Blocks Fetched\":",
            ",\"Local Blocks Fetched\":", ",\"Fetch Wait Time\":", ",\"Remote Bytes Read\":",
            ",\"Remote Bytes Read To Disk\":", ",\"Local Bytes Read\":", ",\"Total Records Read\":",
            requests ? ",\"Remote Requests Duration\":" : null,
            push ? ",\"Push Based Shuffle\":{\"Corrupt Merged Block Chunks\":" : null,
            push ? ",\"Merged Fetch Fallback Count\":" : null, push ? ",\"Merged Remote Blocks Fetched\":" : null,
            push ? ",\"Merged Local Blocks Fetched\":" : null, push ? ",\"Merged Remote Chunks Fetched\":" : null,
            push ? ",\"Merged Local Chunks Fetched\":" : null, push ? ",\"Merged Remote Bytes Read\":" : null,
            push ? ",\"Merged Local Bytes Read\":" : null, push ? ",\"Merged Remote Requests Duration\":" : null));
        return true;
    }

    /** Without those that are null. */
    private static String[] texts(String... texts) {
        List<String> some = new ArrayList<>();
        for (String text : texts) {
            if (text != null) {
                some.add(text);
            }
        }
        return some.toArray(new String[0]);
    }

    private static final String TASK_INFO = ",\"Task Info\":{\"Task ID\":";

    /** Behind the metrics' opening brace. */
    private NumberGroup executorMetricsGroup() {
        byte[][] texts = new byte[metricNames.length][];
        for (int i = 0; i < texts.length; ++i) {
            texts[i] = LineBuffer.ascii((i == 0 ? "" : ",") + Json.quote(metricNames[i]) + ":");
        }
        return new NumberGroup(true, texts);
    }

    private final NumberGroup stage = new NumberGroup(true,
        "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":", ",\"Stage Attempt ID\":");
    private final NumberGroup times = new NumberGroup(false, ",\"Getting Result Time\":", ",\"Finish Time\":");
    private final NumberGroup run = new NumberGroup(false, ",\"Task Metrics\":{\"Executor Deserialize Time\":",
        ",\"Executor Deserialize CPU Time\":", ",\"Executor Run Time\":", ",\"Executor CPU Time\":");
    private final NumberGroup written = new NumberGroup(true,
        ",\"Shuffle Write Metrics\":{\"Shuffle Bytes Written\":", ",\"Shuffle Write Time\":",
        ",\"Shuffle Records Written\":", "},\"Input Metrics\":{\"Bytes Read\":", ",\"Records Read\":",
        "},\"Output Metrics\":{\"Bytes Written\":", ",\"Records Written\":");

    private static final byte[] STARTED = LineBuffer.ascii(
        ",\"Getting Result Time\":0,\"Finish Time\":0,\"Failed\":false,\"Killed\":false,\"Accumulables\":[]}}");
    private static final byte[] TASK_TYPE = LineBuffer.ascii(",\"Task Type\":");
    private static final byte[] SUCCESS = LineBuffer.ascii(",\"Task End Reason\":{\"Reason\":\"Success\"}");
    private static final byte[] FAILED = LineBuffer.ascii(",\"Failed\":");
    private static final byte[] KILLED = LineBuffer.ascii(",\"Killed\":");
    private static final byte[] ACCUMULABLES = LineBuffer.ascii(",\"Accumulables\":[");
    private static final byte[] ACCUMULABLES_END = LineBuffer.ascii("]}");
    private static final byte[] METRICS_START = LineBuffer.ascii("," + EXECUTOR_METRICS_KEY);
    private static final byte[] METRICS_END = LineBuffer.ascii("}");
    private static final byte[] SHUFFLE_READ_END = LineBuffer.ascii("}");
    private static final byte[] PUSH_BASED_END = LineBuffer.ascii("}}");
    private static final byte[] UPDATED_BLOCKS = LineBuffer.ascii("},\"Updated Blocks\":[]}}");

    /**
     * A whole line without its line feed. The task is alive and may already have ended; a start says nothing of an end,
     * whatever the object has got since.
     */
    void write(SparkListenerTaskStart event, LineBuffer out) throws Throwable {
        long[] values = startIds.values;
        values[0] = event.stageId();
        values[1] = event.stageAttemptId();
        ids(event.taskInfo(), values, 2);
        startIds.write(out);
        place(event.taskInfo(), out);
        out.put(STARTED);
    }

    /** Whether {@link #write(SparkListenerTaskEnd, LineBuffer)} can write it: a success with everything in place. */
    static boolean isPlain(SparkListenerTaskEnd event) {
        return event.reason() == Success$.MODULE$ && event.taskInfo() != null && event.taskMetrics() != null;
    }

    /** A whole line without its line feed. */
    void write(SparkListenerTaskEnd event, LineBuffer out) throws Throwable {
        stage.values[0] = event.stageId();
        stage.values[1] = event.stageAttemptId();
        stage.write(out);
        out.put(TASK_TYPE);
        out.putString(event.taskType());
        out.put(SUCCESS);
        taskInfo(event.taskInfo(), out);
        if (executorMetrics != null) {
            out.put(METRICS_START);
            executorMetrics((Object) EXECUTOR_METRICS.invokeExact(event), out);
            out.put(METRICS_END);
        }
        taskMetrics(event.taskMetrics(), out);
        shuffleRead(event.taskMetrics().shuffleReadMetrics(), out);
        otherMetrics(event.taskMetrics(), out);
        out.put(UPDATED_BLOCKS);
    }

    private void taskInfo(TaskInfo info, LineBuffer out) throws Throwable {
        ids(info, ids.values, 0);
        ids.write(out);
        place(info, out);
        times.values[0] = info.gettingResultTime();
        times.values[1] = info.finishTime();
        times.write(out);
        out.put(FAILED);
        out.put(info.failed());
        out.put(KILLED);
        out.put(info.killed());
        out.put(ACCUMULABLES);
        if (sqlAccumulables) {
            accumulables.write(info, out);
        }
        out.put(ACCUMULABLES_END);
    }

    private void ids(TaskInfo info, long[] values, int from) throws Throwable {
        int at = from;
        values[at++] = info.taskId();
        values[at++] = info.index();
        values[at++] = info.attemptNumber();
        if (partitionId) {
            values[at++] = (int) PARTITION_ID.invokeExact(info);
        }
        values[at] = info.launchTime();
    }

    /** Where the last task was, and what that looks like. */
    private final LineBuffer place = new LineBuffer(128);
    private String placeExecutor;
    private String placeHost;
    private Object placeLocality;
    private boolean placeSpeculative;

    private void place(TaskInfo info, LineBuffer out) {
        Object locality = info.taskLocality();
        if (place.size() == 0 || locality != placeLocality || info.speculative() != placeSpeculative
            || !info.executorId().equals(placeExecutor) || !info.host().equals(placeHost)) {
            placeExecutor = info.executorId();
            placeHost = info.host();
            placeLocality = locality;
            placeSpeculative = info.speculative();
            place.clear(128);
            place.putUtf8(",\"Executor ID\":" + Json.quote(placeExecutor) + ",\"Host\":" + Json.quote(placeHost)
                + ",\"Locality\":" + Json.quote(String.valueOf(locality)) + ",\"Speculative\":" + placeSpeculative);
        }
        out.put(place.array(), place.size());
    }

    /** The members of an object of org.apache.spark.executor.ExecutorMetrics, without its braces. */
    void executorMetrics(Object metrics, LineBuffer out) throws Throwable {
        long[] all = wholeArray ? (long[]) METRIC_ARRAY.invokeExact(metrics) : null;
        if (all != null && all.length == metricNames.length) {
            System.arraycopy(all, 0, executorMetrics.values, 0, all.length);
        } else {
            for (int i = 0; i < metricNames.length; ++i) {
                executorMetrics.values[i] = (long) METRIC_VALUE.invokeExact(metrics, metricNames[i]);
            }
        }
        executorMetrics.write(out);
    }

    private void taskMetrics(TaskMetrics metrics, LineBuffer out) throws Throwable {
        run.values[0] = metrics.executorDeserializeTime();
        run.values[1] = metrics.executorDeserializeCpuTime();
        run.values[2] = metrics.executorRunTime();
        run.values[3] = metrics.executorCpuTime();
        run.write(out);
        long[] values = peaks.values;
        int at = 0;
        if (peakMemory) {
            values[at++] = metrics.peakExecutionMemory();
        }
        if (splitPeaks) {
            values[at++] = (long) PEAK_ON_HEAP.invokeExact(metrics);
            values[at++] = (long) PEAK_OFF_HEAP.invokeExact(metrics);
        }
        values[at++] = metrics.resultSize();
        values[at++] = metrics.jvmGCTime();
        values[at++] = metrics.resultSerializationTime();
        values[at++] = metrics.memoryBytesSpilled();
        values[at] = metrics.diskBytesSpilled();
        peaks.write(out);
    }

    private void otherMetrics(TaskMetrics metrics, LineBuffer out) {
        long[] values = written.values;
        values[0] = metrics.shuffleWriteMetrics().bytesWritten();
        values[1] = metrics.shuffleWriteMetrics().writeTime();
        values[2] = metrics.shuffleWriteMetrics().recordsWritten();
        values[3] = metrics.inputMetrics().bytesRead();
        values[4] = metrics.inputMetrics().recordsRead();
        values[5] = metrics.outputMetrics().bytesWritten();
        values[6] = metrics.outputMetrics().recordsWritten();
        written.write(out);
    }

    private void shuffleRead(ShuffleReadMetrics metrics, LineBuffer out) throws Throwable {
        long[] values = shuffleRead.values;
        values[0] = metrics.remoteBlocksFetched();
        values[1] = metrics.localBlocksFetched();
        values[2] = metrics.fetchWaitTime();
        values[3] = metrics.remoteBytesRead();
        values[4] = metrics.remoteBytesReadToDisk();
        values[5] = metrics.localBytesRead();
        values[6] = metrics.recordsRead();
        int at = 7;
        if (remoteRequests) {
            values[at++] = (long) REMOTE_REQUESTS.invokeExact(metrics);
        }
        if (pushBased) {
            values[at++] = (long) CORRUPT_CHUNKS.invokeExact(metrics);
            values[at++] = (long) FALLBACKS.invokeExact(metrics);
            values[at++] = (long) REMOTE_MERGED_BLOCKS.invokeExact(metrics);
            values[at++] = (long) LOCAL_MERGED_BLOCKS.invokeExact(metrics);
            values[at++] = (long) REMOTE_MERGED_CHUNKS.invokeExact(metrics);
            values[at++] = (long) LOCAL_MERGED_CHUNKS.invokeExact(metrics);
            values[at++] = (long) REMOTE_MERGED_BYTES.invokeExact(metrics);
            values[at++] = (long) LOCAL_MERGED_BYTES.invokeExact(metrics);
            values[at] = (long) REMOTE_MERGED_REQUESTS.invokeExact(metrics);
        }
        shuffleRead.write(out);
        out.put(pushBased ? PUSH_BASED_END : SHUFFLE_READ_END);
    }
}
