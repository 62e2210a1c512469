// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.rdd.RDDOperationScope;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.collection.Iterator;

/**
 * Writes what is told of a stage as JsonProtocol.stageInfoToJson of Spark 3.5 and 4.3 does. A sequence's or map's class
 * differs between Scala's versions, so that those are asked for by name. One thread.
 */
final class StageWriter {
    /** org.apache.spark.InternalAccumulator.METRICS_PREFIX: of these, a value is a number, of others a text. */
    private static final String INTERNAL = "internal.metrics.";
    /** JsonProtocol.accumulableExcludeList. */
    private static final String EXCLUDED = "internal.metrics.updatedBlockStatuses";

    private final boolean emptyAtStart;

    StageWriter(boolean emptyAtStart) {
        this.emptyAtStart = emptyAtStart;
    }

    /** What iterates over the result of a method of {@code object}, whatever kind of collection that is. */
    static Iterator<?> iterator(Object object, String method) throws ReflectiveOperationException {
        return iteratorOf(Reflect.call(object, method));
    }

    static Iterator<?> iteratorOf(Object collection) throws ReflectiveOperationException {
        if (collection instanceof scala.collection.Seq) {
            return ((scala.collection.Seq<?>) collection).iterator();
        }
        if (collection instanceof scala.collection.Map) {
            return ((scala.collection.Map<?, ?>) collection).iterator();
        }
        return (Iterator<?>) Reflect.call(collection, "iterator");
    }

    /** `[1,2,3]` */
    static void numbers(Object object, String method, LineBuffer out) throws ReflectiveOperationException {
        char before = '[';
        for (Iterator<?> all = iterator(object, method); all.hasNext(); before = ',') {
            out.put(before);
            out.put(((Number) all.next()).longValue());
        }
        out.putUtf8(before == '[' ? "[]" : "]");
    }

    /**
     * {@code submitted}: for the event StageSubmitted.
     *
     * @return false if there is something in it that is not known here
     */
    boolean write(StageInfo stage, boolean submitted, LineBuffer out) throws ReflectiveOperationException {
        out.putUtf8("{\"Stage ID\":" + stage.stageId() + ",\"Stage Attempt ID\":" + stage.attemptNumber() + ",\"Stage Name\":");
        out.putString(stage.name());
        out.putUtf8(",\"Number of Tasks\":" + stage.numTasks() + ",\"RDD Info\":[");
        boolean first = true;
        for (Iterator<?> all = iterator(stage, "rddInfos"); all.hasNext(); first = false) {
            if (!first) {
                out.put(',');
            }
            rdd((RDDInfo) all.next(), out);
        }
        out.putUtf8("],\"Parent IDs\":");
        numbers(stage, "parentIds", out);
        out.putUtf8(",\"Details\":");
        out.putString(stage.details());
        time(",\"Submission Time\":", stage.submissionTime(), out);
        time(",\"Completion Time\":", stage.completionTime(), out);
        if (stage.failureReason().isDefined()) {
            out.putUtf8(",\"Failure Reason\":");
            out.putString(stage.failureReason().get());
        }
        out.putUtf8(",\"Accumulables\":[");
        if (!(submitted && emptyAtStart) && !accumulables(stage, out)) {
            return false;
        }
        out.putUtf8("],\"Resource Profile Id\":" + Reflect.call(stage, "resourceProfileId") + ",\"Shuffle Push Enabled\":"
            + Reflect.call(stage, "isShufflePushEnabled") + ",\"Shuffle Push Mergers Count\":"
            + Reflect.call(stage, "shuffleMergerCount") + '}');
        return true;
    }

    private static void time(String key, Option<?> time, LineBuffer out) {
        if (time.isDefined()) {
            out.putUtf8(key);
            out.put(((Number) time.get()).longValue());
        }
    }

    private static void rdd(RDDInfo rdd, LineBuffer out) throws ReflectiveOperationException {
        out.putUtf8("{\"RDD ID\":" + rdd.id() + ",\"Name\":");
        out.putString(rdd.name());
        if (rdd.scope().isDefined()) {
            out.putUtf8(",\"Scope\":");
            out.putString(scope(rdd.scope().get()));
        }
        out.putUtf8(",\"Callsite\":");
        out.putString(rdd.callSite());
        out.putUtf8(",\"Parent IDs\":");
        numbers(rdd, "parentIds", out);
        out.putUtf8(",\"Storage Level\":");
        storageLevel(rdd.storageLevel(), out);
        out.putUtf8(",\"Barrier\":" + Reflect.call(rdd, "isBarrier") + ",\"DeterministicLevel\":");
        out.putString(String.valueOf(Reflect.call(rdd, "outputDeterministicLevel")));
        out.putUtf8(",\"Number of Partitions\":" + rdd.numPartitions() + ",\"Number of Cached Partitions\":"
            + rdd.numCachedPartitions() + ",\"Memory Size\":" + rdd.memSize() + ",\"Disk Size\":" + rdd.diskSize() + '}');
    }

    /** JsonProtocol.storageLevelToJson. */
    static void storageLevel(StorageLevel level, LineBuffer out) {
        out.putUtf8("{\"Use Disk\":" + level.useDisk() + ",\"Use Memory\":" + level.useMemory() + ",\"Use Off Heap\":"
            + level.useOffHeap() + ",\"Deserialized\":" + level.deserialized() + ",\"Replication\":" + level.replication() + '}');
    }

    /** As RDDOperationScope.toJson has it: JSON, which then goes into the line as a text. */
    private static String scope(RDDOperationScope scope) {
        String parent = scope.parent().isDefined() ? ",\"parent\":" + scope(scope.parent().get()) : "";
        return "{\"id\":" + Json.quote(scope.id()) + ",\"name\":" + Json.quote(scope.name()) + parent + '}';
    }

    /** In the order of their numbers. */
    private static boolean accumulables(StageInfo stage, LineBuffer out) {
        List<AccumulableInfo> all = new ArrayList<>();
        for (Iterator<AccumulableInfo> some = stage.accumulables().valuesIterator(); some.hasNext();) {
            all.add(some.next());
        }
        Collections.sort(all, BY_ID);
        boolean first = true;
        for (AccumulableInfo one : all) {
            String name = one.name().isDefined() ? one.name().get() : null;
            if (EXCLUDED.equals(name)) {
                continue;
            }
            out.putUtf8((first ? "{\"ID\":" : ",{\"ID\":") + one.id());
            first = false;
            if (name != null) {
                out.putUtf8(",\"Name\":");
                out.putString(name);
            }
            if (!value(",\"Update\":", name, one.update(), out) || !value(",\"Value\":", name, one.value(), out)) {
                return false;
            }
            out.putUtf8(",\"Internal\":" + one.internal() + ",\"Count Failed Values\":" + one.countFailedValues());
            if (one.metadata().isDefined()) {
                out.putUtf8(",\"Metadata\":");
                out.putString(one.metadata().get());
            }
            out.put('}');
        }
        return true;
    }

    private static final java.util.Comparator<AccumulableInfo> BY_ID = new java.util.Comparator<AccumulableInfo>() {
        @Override
        public int compare(AccumulableInfo a, AccumulableInfo b) {
            return Long.compare(a.id(), b.id());
        }
    };

    /** JsonProtocol.accumValueToJson without what it does for lists of blocks. */
    private static boolean value(String key, String name, Option<?> option, LineBuffer out) {
        if (option.isEmpty()) {
            return true;
        }
        Object value = option.get();
        out.putUtf8(key);
        if (name == null || !name.startsWith(INTERNAL)) {
            out.putString(value.toString());
        } else if (value instanceof Long || value instanceof Integer) {
            out.put(((Number) value).longValue());
        } else {
            return false;
        }
        return true;
    }
}
