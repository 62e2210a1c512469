// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.apache.spark.SparkContext;

/** Does what the window asks for. On the thread that reads its commands. */
final class Commands {
    private final Context context;
    private final boolean allowed;

    Commands(Context context, boolean allowed) {
        this.context = context;
        this.allowed = allowed;
    }

    /**
     * Carries a command out.
     *
     * @return JSON of its result, or null if it has none
     * @throws Exception with a message for people if it cannot be done
     */
    String run(Map<String, Object> command) throws Exception {
        String what = Json.text(command, "do");
        if (what == null) {
            throw new IllegalArgumentException("\"do\" is missing");
        }
        switch (what) {
            case "status":
                return new Status(context.require()).json(Json.text(command, "what"));
            case "threadDump":
                return Json.quote(threadDump(Json.text(command, "executor")));
            default:
        }
        if (!allowed) {
            throw new IllegalStateException("commands are switched off by " + Settings.PREFIX + "commands=false");
        }
        return act(what, command, context.require());
    }

    private String act(String what, Map<String, Object> command, SparkContext sc) throws Exception {
        String reason = Json.text(command, "reason");
        switch (what) {
            case "cancelJob":
                sc.cancelJob(number(command, "job"), reasonOr(reason));
                return null;
            case "cancelStage":
                sc.cancelStage(number(command, "stage"), reasonOr(reason));
                return null;
            case "cancelGroup":
                cancel(sc, "cancelJobGroup", required(command, "group"), reason);
                return null;
            case "cancelTag":
                cancel(sc, "cancelJobsWithTag", required(command, "tag"), reason);
                return null;
            case "cancelAll":
                sc.cancelAllJobs();
                return null;
            case "killTask":
                boolean interrupt = !Boolean.FALSE.equals(command.get("interrupt"));
                return Boolean.toString(sc.killTaskAttempt(Json.number(command, "task"), interrupt, reasonOr(reason)));
            default:
                throw new IllegalArgumentException("the command \"" + what + "\" is not known");
        }
    }

    private static String reasonOr(String reason) {
        return reason == null || reason.isEmpty() ? "from Cinderscope" : reason;
    }

    private static int number(Map<String, Object> command, String key) {
        long value = Json.number(command, key);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"" + key + "\" is out of range");
        }
        return (int) value;
    }

    private static String required(Map<String, Object> command, String key) {
        String value = Json.text(command, key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing");
        }
        return value;
    }

    /** By group or tag: from Spark 4.0 on with a reason; tags from 3.5 on (4.0: cancelJobsWithTag(tag, reason) too). */
    private static void cancel(SparkContext sc, String method, String key, String reason) throws Exception {
        try {
            try {
                sc.getClass().getMethod(method, String.class, String.class).invoke(sc, key, reasonOr(reason));
            } catch (NoSuchMethodException e) {
                sc.getClass().getMethod(method, String.class).invoke(sc, key);
            }
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException(
                "Spark " + sc.version() + " has no " + method + "; 3.5 and later have");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }

    private String threadDump(String executor) throws Exception {
        if (executor == null || "driver".equals(executor)) {
            return driverThreads();
        }
        SparkContext sc = context.require();
        Method dump = sc.getClass().getMethod("getExecutorThreadDump", String.class);
        Object found = dump.invoke(sc, executor); // Option[Array[ThreadStackTrace]]
        if (Boolean.TRUE.equals(found.getClass().getMethod("isEmpty").invoke(found))) {
            throw new IllegalStateException("executor " + executor + " did not answer");
        }
        return Status.mapper().text(found.getClass().getMethod("get").invoke(found));
    }

    /** Like jstack's: ThreadInfo.toString() leaves out what lies deeper than eight frames. */
    private static String driverThreads() {
        StringBuilder text = new StringBuilder(64 * 1024);
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            text.append('"').append(thread.getThreadName()).append("\" Id=").append(thread.getThreadId()).append(' ')
                .append(thread.getThreadState());
            if (thread.getLockName() != null) {
                text.append(" on ").append(thread.getLockName());
            }
            if (thread.getLockOwnerName() != null) {
                text.append(" owned by \"").append(thread.getLockOwnerName()).append("\" Id=")
                    .append(thread.getLockOwnerId());
            }
            text.append('\n');
            for (StackTraceElement frame : thread.getStackTrace()) {
                text.append("\tat ").append(frame).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
