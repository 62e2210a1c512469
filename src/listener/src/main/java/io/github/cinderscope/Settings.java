// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import org.apache.spark.SparkConf;

/** The keys below {@code spark.cinderscope.}, read once. A value that cannot be used is said and the default taken. */
final class Settings {
    static final String PREFIX = "spark.cinderscope.";

    /** Most events that wait for a window that reads slowly. */
    final int queueEvents;
    /** Most bytes of the driver's heap that they may hold on to, estimated. */
    final long queueBytes;
    /** Bytes of sent lines that are kept for a window that comes back. */
    final int replayBytes;
    /** Longest wait of an ending JVM for what is still to be sent. */
    final long shutdownWaitMs;
    /** How long events are kept for a window that went away. */
    final long keepMs;
    /** How long the sender waits after an event for more of them. */
    final long lingerMs;
    /** Whether the updates of SQL metrics go with the ends of tasks. */
    final boolean sqlAccumulables;
    /** Whether the window may cancel jobs and the like. */
    final boolean commands;
    /** Whether to leave the bus's shared queue for one that is there anyway; see Intake. */
    final boolean leaveShared;
    final String address;
    final String secretFile;

    Settings(SparkConf conf) {
        queueEvents = (int) number(conf, "queueEvents", 20_000, 100, 10_000_000);
        queueBytes = number(conf, "queueBytes", 48L << 20, 1 << 20, 1L << 40);
        replayBytes = (int) number(conf, "replayBytes", 4 << 20, 0, 1 << 30);
        shutdownWaitMs = number(conf, "shutdownWait", 2000, 0, 600_000);
        keepMs = number(conf, "keep", 30_000, 0, 86_400_000);
        lingerMs = number(conf, "linger", 20, 0, 1000);
        sqlAccumulables = !"none".equals(text(conf, "accumulables", "sql"));
        commands = !"false".equals(text(conf, "commands", "true"));
        leaveShared = !"shared".equals(text(conf, "busQueue", "executorManagement"));
        address = text(conf, "address", null);
        secretFile = text(conf, "secretFile", null);
    }

    private static String text(SparkConf conf, String key, String otherwise) {
        String value = conf == null ? null : conf.get(PREFIX + key, null);
        return value == null || value.trim().isEmpty() ? otherwise : value.trim();
    }

    /** A whole number, with k, m or g for 1024 and so on; for times ms, s or min. */
    private static long number(SparkConf conf, String key, long otherwise, long least, long most) {
        String value = text(conf, key, null);
        if (value == null) {
            return otherwise;
        }
        try {
            return Math.max(least, Math.min(most, parse(value)));
        } catch (NumberFormatException e) {
            Log.warn(PREFIX + key + "=" + value + " is not a number; " + otherwise + " is used.");
            return otherwise;
        }
    }

    static long parse(String value) {
        String lower = value.toLowerCase(java.util.Locale.ROOT);
        String[] units = {"ms", "min", "kb", "mb", "gb", "s", "k", "m", "g"};
        long[] factors = {1, 60_000, 1 << 10, 1 << 20, 1 << 30, 1000, 1 << 10, 1 << 20, 1 << 30};
        for (int i = 0; i < units.length; ++i) {
            if (lower.endsWith(units[i])) {
                return Long.parseLong(lower.substring(0, lower.length() - units[i].length()).trim()) * factors[i];
            }
        }
        return Long.parseLong(lower);
    }
}
