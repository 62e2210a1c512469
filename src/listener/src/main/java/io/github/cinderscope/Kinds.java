// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskGettingResult;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * What is known of each class of events: its name for people, how much heap one of them is taken to hold on to, and
 * whether it may be dropped before others. Guarded by the lock of the queue that owns it.
 */
final class Kinds {
    /** One class of events. */
    static final class Kind {
        final int id;
        final String name;
        /** Bytes that one event of this kind keeps alive, estimated. */
        final int weight;
        /** Task events, heartbeats, block updates: the many small ones that the structure does not depend on. */
        final boolean minor;
        /** Spark itself would not log it (events of the old streaming API): no JSON of it is known. */
        final boolean silent;

        Kind(int id, String name, int weight, boolean minor, boolean silent) {
            this.id = id;
            this.name = name;
            this.weight = weight;
            this.minor = minor;
            this.silent = silent;
        }
    }

    private static final String PREFIX = "SparkListener";

    private final List<Kind> all = new ArrayList<>();
    private final IdentityHashMap<Class<?>, Kind> byClass = new IdentityHashMap<>();
    final Kind taskStart = add(SparkListenerTaskStart.class, 600, true, false);
    final Kind taskEnd = add(SparkListenerTaskEnd.class, 6000, true, false);

    final Kind heartbeat = add(SparkListenerExecutorMetricsUpdate.class, 4000, true, false);

    Kinds() {
        add(SparkListenerTaskGettingResult.class, 200, true, false);
        add(SparkListenerBlockUpdated.class, 400, true, false);
    }

    Kind of(SparkListenerEvent event) {
        Class<?> type = event.getClass();
        if (type == SparkListenerTaskStart.class) {
            return taskStart;
        }
        if (type == SparkListenerTaskEnd.class) {
            return taskEnd;
        }
        Kind kind = byClass.get(type);
        if (kind == null) {
            // Plans and environments are the large ones; the exact size is not worth asking for.
            int weight = type.getName().contains("SQL") || type.getName().contains("Environment") ? 60_000 : 10_000;
            kind = add(type, weight, type.getName().endsWith("SpeculativeTaskSubmitted"), isSilent(event));
        }
        return kind;
    }

    List<Kind> all() {
        return all;
    }

    private Kind add(Class<?> type, int weight, boolean minor, boolean silent) {
        Kind kind = new Kind(all.size(), name(type), weight, minor, silent);
        all.add(kind);
        byClass.put(type, kind);
        return kind;
    }

    /** TaskEnd of org.apache.spark.scheduler.SparkListenerTaskEnd; QueryProgressEvent of …Listener$QueryProgressEvent. */
    private static String name(Class<?> type) {
        String name = type.getName();
        name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    private static boolean isSilent(SparkListenerEvent event) {
        try {
            return !event.logEvent();
        } catch (LinkageError e) {
            return false;
        }
    }
}
