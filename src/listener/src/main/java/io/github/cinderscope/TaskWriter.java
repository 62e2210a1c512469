// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Which of the keys that later versions added are there is learnt from JsonProtocol's own text of a first event
 * ({@link #learn}), so that both agree in every version. One thread.
 */
final class TaskWriter {
    /** Task Info and Task Metrics of the running version: what is not in Spark 2.4. */
    private boolean partitionId;
    private boolean executorMetrics;
    private boolean peakExecutionMemory;
    private boolean splitPeaks;
    private boolean remoteRequestsDuration;
    private boolean pushBased;
    private final boolean sqlAccumulables;
    private final SqlAccumulables accumulables = new SqlAccumulables();
    private final Map<Object, byte[]> localities = new IdentityHashMap<>();

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

    /** Names of executor metrics in JsonProtocol's order, and `"name":` as bytes; filled by learn(). */
    private String[] metricNames = new String[0];
    private byte[][] metricKeys = new byte[0][];

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

    /**
     * Learns which keys this version of Spark writes from its own text of a task's end.
     *
     * @return whether everything that it writes can be had here
     */
    boolean learn(String sparksText) {
        partitionId = sparksText.contains("\"Partition ID\":");
        executorMetrics = sparksText.contains("\"Task Executor Metrics\":{");
        peakExecutionMemory = sparksText.contains("\"Peak Execution Memory\":");
        splitPeaks = sparksText.contains("\"Peak On Heap Execution Memory\":");
        remoteRequestsDuration = sparksText.contains("\"Remote Requests Duration\":");
        pushBased = sparksText.contains("\"Push Based Shuffle\":{");
        if (executorMetrics) {
            learnExecutorMetrics(sparksText);
        }
        return !(partitionId && PARTITION_ID == null || executorMetrics && (EXECUTOR_METRICS == null || METRIC_VALUE == null)
            || splitPeaks && (PEAK_ON_HEAP == null || PEAK_OFF_HEAP == null)
            || remoteRequestsDuration && REMOTE_REQUESTS == null || pushBased && CORRUPT_CHUNKS == null);
    }

    private void learnExecutorMetrics(String text) {
        List<String> names = new ArrayList<>();
        String start = "\"Task Executor Metrics\":{";
        int at = text.indexOf(start) + start.length();
        while (text.charAt(at) == '"') {
            int end = Json.endOfString(text, at);
            names.add(text.substring(at + 1, end - 1));
            at = end + 1;
            while (text.charAt(at) != ',' && text.charAt(at) != '}') {
                ++at;
            }
            if (text.charAt(at) == '}') {
                break;
            }
            ++at;
        }
        metricNames = names.toArray(new String[0]);
        metricKeys = new byte[metricNames.length][];
        for (int i = 0; i < metricNames.length; ++i) {
            metricKeys[i] = LineBuffer.ascii((i == 0 ? "" : ",") + Json.quote(metricNames[i]) + ":");
        }
    }

    private static final byte[] START = LineBuffer.ascii("{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":");
    private static final byte[] ATTEMPT_ID = LineBuffer.ascii(",\"Stage Attempt ID\":");
    private static final byte[] TASK_INFO = LineBuffer.ascii(",\"Task Info\":{\"Task ID\":");
    private static final byte[] END = LineBuffer.ascii("{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":");
    private static final byte[] TASK_TYPE = LineBuffer.ascii(",\"Task Type\":");
    private static final byte[] SUCCESS = LineBuffer.ascii(",\"Task End Reason\":{\"Reason\":\"Success\"}");

    /** A whole line without its line feed. */
    void write(SparkListenerTaskStart event, LineBuffer out) throws Throwable {
        out.put(START);
        out.put(event.stageId());
        out.put(ATTEMPT_ID);
        out.put(event.stageAttemptId());
        taskInfo(event.taskInfo(), out, true);
        out.put('}');
    }

    /** Whether {@link #write(SparkListenerTaskEnd, LineBuffer)} can write it: a success with everything in place. */
    static boolean isPlain(SparkListenerTaskEnd event) {
        return event.reason() == Success$.MODULE$ && event.taskInfo() != null && event.taskMetrics() != null;
    }

    /** A whole line without its line feed. */
    void write(SparkListenerTaskEnd event, LineBuffer out) throws Throwable {
        out.put(END);
        out.put(event.stageId());
        out.put(ATTEMPT_ID);
        out.put(event.stageAttemptId());
        out.put(TASK_TYPE);
        out.putString(event.taskType());
        out.put(SUCCESS);
        taskInfo(event.taskInfo(), out, false);
        if (executorMetrics) {
            executorMetrics(event, out);
        }
        taskMetrics(event.taskMetrics(), out);
        out.put('}');
    }

    private static final byte[] INDEX = LineBuffer.ascii(",\"Index\":");
    private static final byte[] ATTEMPT = LineBuffer.ascii(",\"Attempt\":");
    private static final byte[] PARTITION = LineBuffer.ascii(",\"Partition ID\":");
    private static final byte[] LAUNCH = LineBuffer.ascii(",\"Launch Time\":");
    private static final byte[] EXECUTOR = LineBuffer.ascii(",\"Executor ID\":");
    private static final byte[] HOST = LineBuffer.ascii(",\"Host\":");
    private static final byte[] LOCALITY = LineBuffer.ascii(",\"Locality\":");
    private static final byte[] SPECULATIVE = LineBuffer.ascii(",\"Speculative\":");
    private static final byte[] GETTING_RESULT = LineBuffer.ascii(",\"Getting Result Time\":");
    private static final byte[] FINISH = LineBuffer.ascii(",\"Finish Time\":");
    private static final byte[] FAILED = LineBuffer.ascii(",\"Failed\":");
    private static final byte[] KILLED = LineBuffer.ascii(",\"Killed\":");
    private static final byte[] ACCUMULABLES = LineBuffer.ascii(",\"Accumulables\":[");
    private static final byte[] ACCUMULABLES_END = LineBuffer.ascii("]}");

    /**
     * {@code starting}: the object is alive and may already be that of an ended task; a start says nothing of an end,
     * whatever the object has got since.
     */
    private void taskInfo(TaskInfo info, LineBuffer out, boolean starting) throws Throwable {
        out.put(TASK_INFO);
        out.put(info.taskId());
        out.put(INDEX);
        out.put(info.index());
        out.put(ATTEMPT);
        out.put(info.attemptNumber());
        if (partitionId) {
            out.put(PARTITION);
            out.put((int) PARTITION_ID.invokeExact(info));
        }
        out.put(LAUNCH);
        out.put(info.launchTime());
        out.put(EXECUTOR);
        out.putString(info.executorId());
        out.put(HOST);
        out.putString(info.host());
        out.put(LOCALITY);
        out.put(locality(info.taskLocality()));
        out.put(SPECULATIVE);
        out.put(info.speculative());
        out.put(GETTING_RESULT);
        out.put(starting ? 0 : info.gettingResultTime());
        out.put(FINISH);
        out.put(starting ? 0 : info.finishTime());
        out.put(FAILED);
        out.put(!starting && info.failed());
        out.put(KILLED);
        out.put(!starting && info.killed());
        out.put(ACCUMULABLES);
        if (!starting && sqlAccumulables) {
            accumulables.write(info, out);
        }
        out.put(ACCUMULABLES_END);
    }

    /** Scala's Enumeration looks its names up by reflection and under a lock. */
    private byte[] locality(Object value) {
        byte[] text = localities.get(value);
        if (text == null) {
            text = LineBuffer.ascii(Json.quote(String.valueOf(value)));
            localities.put(value, text);
        }
        return text;
    }

    private static final byte[] EXECUTOR_METRICS_KEY = LineBuffer.ascii(",\"Task Executor Metrics\":{");

    private void executorMetrics(SparkListenerTaskEnd event, LineBuffer out) throws Throwable {
        Object metrics = (Object) EXECUTOR_METRICS.invokeExact(event);
        out.put(EXECUTOR_METRICS_KEY);
        for (int i = 0; i < metricNames.length; ++i) {
            out.put(metricKeys[i]);
            out.put((long) METRIC_VALUE.invokeExact(metrics, metricNames[i]));
        }
        out.put('}');
    }

    private static final byte[] METRICS = LineBuffer.ascii(",\"Task Metrics\":{\"Executor Deserialize Time\":");
    private static final byte[] DESERIALIZE_CPU = LineBuffer.ascii(",\"Executor Deserialize CPU Time\":");
    private static final byte[] RUN = LineBuffer.ascii(",\"Executor Run Time\":");
    private static final byte[] CPU = LineBuffer.ascii(",\"Executor CPU Time\":");
    private static final byte[] PEAK = LineBuffer.ascii(",\"Peak Execution Memory\":");
    private static final byte[] ON_HEAP = LineBuffer.ascii(",\"Peak On Heap Execution Memory\":");
    private static final byte[] OFF_HEAP = LineBuffer.ascii(",\"Peak Off Heap Execution Memory\":");
    private static final byte[] RESULT_SIZE = LineBuffer.ascii(",\"Result Size\":");
    private static final byte[] GC = LineBuffer.ascii(",\"JVM GC Time\":");
    private static final byte[] SERIALIZATION = LineBuffer.ascii(",\"Result Serialization Time\":");
    private static final byte[] MEMORY_SPILLED = LineBuffer.ascii(",\"Memory Bytes Spilled\":");
    private static final byte[] DISK_SPILLED = LineBuffer.ascii(",\"Disk Bytes Spilled\":");
    private static final byte[] SHUFFLE_WRITE =
        LineBuffer.ascii(",\"Shuffle Write Metrics\":{\"Shuffle Bytes Written\":");
    private static final byte[] WRITE_TIME = LineBuffer.ascii(",\"Shuffle Write Time\":");
    private static final byte[] RECORDS_WRITTEN = LineBuffer.ascii(",\"Shuffle Records Written\":");
    private static final byte[] INPUT = LineBuffer.ascii("},\"Input Metrics\":{\"Bytes Read\":");
    private static final byte[] INPUT_RECORDS = LineBuffer.ascii(",\"Records Read\":");
    private static final byte[] OUTPUT = LineBuffer.ascii("},\"Output Metrics\":{\"Bytes Written\":");
    private static final byte[] OUTPUT_RECORDS = LineBuffer.ascii(",\"Records Written\":");
    private static final byte[] UPDATED_BLOCKS = LineBuffer.ascii("},\"Updated Blocks\":[]}");

    private void taskMetrics(TaskMetrics metrics, LineBuffer out) throws Throwable {
        out.put(METRICS);
        out.put(metrics.executorDeserializeTime());
        out.put(DESERIALIZE_CPU);
        out.put(metrics.executorDeserializeCpuTime());
        out.put(RUN);
        out.put(metrics.executorRunTime());
        out.put(CPU);
        out.put(metrics.executorCpuTime());
        if (peakExecutionMemory) {
            out.put(PEAK);
            out.put(metrics.peakExecutionMemory());
        }
        if (splitPeaks) {
            out.put(ON_HEAP);
            out.put((long) PEAK_ON_HEAP.invokeExact(metrics));
            out.put(OFF_HEAP);
            out.put((long) PEAK_OFF_HEAP.invokeExact(metrics));
        }
        out.put(RESULT_SIZE);
        out.put(metrics.resultSize());
        out.put(GC);
        out.put(metrics.jvmGCTime());
        out.put(SERIALIZATION);
        out.put(metrics.resultSerializationTime());
        out.put(MEMORY_SPILLED);
        out.put(metrics.memoryBytesSpilled());
        out.put(DISK_SPILLED);
        out.put(metrics.diskBytesSpilled());
        shuffleRead(metrics.shuffleReadMetrics(), out);
        out.put(SHUFFLE_WRITE);
        out.put(metrics.shuffleWriteMetrics().bytesWritten());
        out.put(WRITE_TIME);
        out.put(metrics.shuffleWriteMetrics().writeTime());
        out.put(RECORDS_WRITTEN);
        out.put(metrics.shuffleWriteMetrics().recordsWritten());
        out.put(INPUT);
        out.put(metrics.inputMetrics().bytesRead());
        out.put(INPUT_RECORDS);
        out.put(metrics.inputMetrics().recordsRead());
        out.put(OUTPUT);
        out.put(metrics.outputMetrics().bytesWritten());
        out.put(OUTPUT_RECORDS);
        out.put(metrics.outputMetrics().recordsWritten());
        out.put(UPDATED_BLOCKS);
    }

    private static final byte[] SHUFFLE_READ =
        LineBuffer.ascii(",\"Shuffle Read Metrics\":{\"Remote Blocks Fetched\":");
    private static final byte[] LOCAL_BLOCKS = LineBuffer.ascii(",\"Local Blocks Fetched\":");
    private static final byte[] FETCH_WAIT = LineBuffer.ascii(",\"Fetch Wait Time\":");
    private static final byte[] REMOTE_BYTES = LineBuffer.ascii(",\"Remote Bytes Read\":");
    private static final byte[] REMOTE_TO_DISK = LineBuffer.ascii(",\"Remote Bytes Read To Disk\":");
    private static final byte[] LOCAL_BYTES = LineBuffer.ascii(",\"Local Bytes Read\":");
    private static final byte[] RECORDS = LineBuffer.ascii(",\"Total Records Read\":");
    private static final byte[] REQUESTS = LineBuffer.ascii(",\"Remote Requests Duration\":");
    private static final byte[] PUSH_CORRUPT =
        LineBuffer.ascii(",\"Push Based Shuffle\":{\"Corrupt Merged Block Chunks\":");
    private static final byte[] PUSH_FALLBACK = LineBuffer.ascii(",\"Merged Fetch Fallback Count\":");
    private static final byte[] PUSH_REMOTE_BLOCKS = LineBuffer.ascii(",\"Merged Remote Blocks Fetched\":");
    private static final byte[] PUSH_LOCAL_BLOCKS = LineBuffer.ascii(",\"Merged Local Blocks Fetched\":");
    private static final byte[] PUSH_REMOTE_CHUNKS = LineBuffer.ascii(",\"Merged Remote Chunks Fetched\":");
    private static final byte[] PUSH_LOCAL_CHUNKS = LineBuffer.ascii(",\"Merged Local Chunks Fetched\":");
    private static final byte[] PUSH_REMOTE_BYTES = LineBuffer.ascii(",\"Merged Remote Bytes Read\":");
    private static final byte[] PUSH_LOCAL_BYTES = LineBuffer.ascii(",\"Merged Local Bytes Read\":");
    private static final byte[] PUSH_REQUESTS = LineBuffer.ascii(",\"Merged Remote Requests Duration\":");

    private void shuffleRead(ShuffleReadMetrics metrics, LineBuffer out) throws Throwable {
        out.put(SHUFFLE_READ);
        out.put(metrics.remoteBlocksFetched());
        out.put(LOCAL_BLOCKS);
        out.put(metrics.localBlocksFetched());
        out.put(FETCH_WAIT);
        out.put(metrics.fetchWaitTime());
        out.put(REMOTE_BYTES);
        out.put(metrics.remoteBytesRead());
        out.put(REMOTE_TO_DISK);
        out.put(metrics.remoteBytesReadToDisk());
        out.put(LOCAL_BYTES);
        out.put(metrics.localBytesRead());
        out.put(RECORDS);
        out.put(metrics.recordsRead());
        if (remoteRequestsDuration) {
            out.put(REQUESTS);
            out.put((long) REMOTE_REQUESTS.invokeExact(metrics));
        }
        if (pushBased) {
            pushBased(metrics, out);
        }
        out.put('}');
    }

    private static void pushBased(ShuffleReadMetrics metrics, LineBuffer out) throws Throwable {
        out.put(PUSH_CORRUPT);
        out.put((long) CORRUPT_CHUNKS.invokeExact(metrics));
        out.put(PUSH_FALLBACK);
        out.put((long) FALLBACKS.invokeExact(metrics));
        out.put(PUSH_REMOTE_BLOCKS);
        out.put((long) REMOTE_MERGED_BLOCKS.invokeExact(metrics));
        out.put(PUSH_LOCAL_BLOCKS);
        out.put((long) LOCAL_MERGED_BLOCKS.invokeExact(metrics));
        out.put(PUSH_REMOTE_CHUNKS);
        out.put((long) REMOTE_MERGED_CHUNKS.invokeExact(metrics));
        out.put(PUSH_LOCAL_CHUNKS);
        out.put((long) LOCAL_MERGED_CHUNKS.invokeExact(metrics));
        out.put(PUSH_REMOTE_BYTES);
        out.put((long) REMOTE_MERGED_BYTES.invokeExact(metrics));
        out.put(PUSH_LOCAL_BYTES);
        out.put((long) LOCAL_MERGED_BYTES.invokeExact(metrics));
        out.put(PUSH_REQUESTS);
        out.put((long) REMOTE_MERGED_REQUESTS.invokeExact(metrics));
        out.put('}');
    }
}
