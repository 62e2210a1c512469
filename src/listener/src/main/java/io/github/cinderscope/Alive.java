// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerBlockManagerRemoved;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * The events that describe what is alive: what a window that comes late has to be told first. It sees every event, those
 * that are dropped too. Guarded by the queue's lock.
 */
final class Alive {
    /** What ApplicationStart said. */
    static final class Application {
        final String id;
        final String attemptId;
        final String name;
        final String user;
        final long time;

        Application(SparkListenerApplicationStart event) {
            id = event.appId().isDefined() ? event.appId().get() : null;
            attemptId = event.appAttemptId().isDefined() ? event.appAttemptId().get() : null;
            name = event.appName();
            user = event.sparkUser();
            time = event.time();
        }
    }

    /** A running task of a killed stage may never be told of again; they must not add up. */
    private static final int MOST_TASKS = 100_000;

    private Application application;
    /** In the order in which a reader wants them; the key is what their end names. */
    private final Map<String, SparkListenerEvent> first = new LinkedHashMap<>();
    private final Map<String, SparkListenerEvent> executors = new LinkedHashMap<>();
    private final Map<String, SparkListenerEvent> blockManagers = new LinkedHashMap<>();
    private final Map<String, SparkListenerEvent> queries = new LinkedHashMap<>();
    private final Map<Integer, SparkListenerEvent> jobs = new LinkedHashMap<>();
    private final Map<Long, SparkListenerEvent> stages = new LinkedHashMap<>();
    private final Map<Long, SparkListenerEvent> tasks = new HashMap<>();
    private final Map<String, Method> keys = new HashMap<>();

    Application application() {
        return application;
    }

    void see(SparkListenerEvent event) {
        if (event instanceof SparkListenerTaskStart) {
            if (tasks.size() < MOST_TASKS) {
                tasks.put(((SparkListenerTaskStart) event).taskInfo().taskId(), event);
            }
        } else if (event instanceof SparkListenerTaskEnd) {
            SparkListenerTaskEnd end = (SparkListenerTaskEnd) event;
            if (end.taskInfo() != null) {
                tasks.remove(end.taskInfo().taskId());
            }
        } else {
            seeStructure(event);
        }
    }

    private void seeStructure(SparkListenerEvent event) {
        if (event instanceof SparkListenerStageSubmitted) {
            stages.put(stageKey(((SparkListenerStageSubmitted) event).stageInfo()), event);
        } else if (event instanceof SparkListenerStageCompleted) {
            stages.remove(stageKey(((SparkListenerStageCompleted) event).stageInfo()));
        } else if (event instanceof SparkListenerJobStart) {
            jobs.put(((SparkListenerJobStart) event).jobId(), event);
        } else if (event instanceof SparkListenerJobEnd) {
            jobs.remove(((SparkListenerJobEnd) event).jobId());
            if (jobs.isEmpty() && stages.isEmpty()) {
                tasks.clear();
            }
        } else if (event instanceof SparkListenerExecutorAdded) {
            executors.put(((SparkListenerExecutorAdded) event).executorId(), event);
        } else if (event instanceof SparkListenerExecutorRemoved) {
            String id = ((SparkListenerExecutorRemoved) event).executorId();
            executors.remove(id);
            blockManagers.remove(id);
            tasks.values().removeIf(task -> id.equals(((SparkListenerTaskStart) task).taskInfo().executorId()));
        } else if (event instanceof SparkListenerBlockManagerAdded) {
            blockManagers.put(((SparkListenerBlockManagerAdded) event).blockManagerId().executorId(), event);
        } else if (event instanceof SparkListenerBlockManagerRemoved) {
            blockManagers.remove(((SparkListenerBlockManagerRemoved) event).blockManagerId().executorId());
        } else if (event instanceof SparkListenerApplicationStart) {
            application = new Application((SparkListenerApplicationStart) event);
            first.put("application", event);
        } else if (event instanceof SparkListenerEnvironmentUpdate) {
            first.put("environment", event);
        } else {
            seeOther(event, event.getClass().getSimpleName());
        }
    }

    /** Events of other modules and later versions: by their name, their key by reflection. */
    private void seeOther(SparkListenerEvent event, String name) {
        switch (name) {
            case "SparkListenerResourceProfileAdded":
                if (first.size() < 1000) {
                    first.put("profile:" + first.size(), event);
                }
                break;
            case "SparkListenerSQLExecutionStart":
                queries.put("sql:" + key(event, "executionId"), event);
                break;
            case "SparkListenerSQLAdaptiveExecutionUpdate":
                String execution = "sql:" + key(event, "executionId");
                if (queries.containsKey(execution)) {
                    queries.put(execution + ":plan", event);
                }
                break;
            case "SparkListenerSQLExecutionEnd":
                String ended = "sql:" + key(event, "executionId");
                queries.remove(ended);
                queries.remove(ended + ":plan");
                break;
            case "QueryStartedEvent":
                queries.put("stream:" + key(event, "runId"), event);
                break;
            case "QueryTerminatedEvent":
                queries.remove("stream:" + key(event, "runId"));
                break;
            default:
        }
    }

    private Object key(SparkListenerEvent event, String accessor) {
        try {
            Method method = keys.get(event.getClass().getName());
            if (method == null) {
                method = event.getClass().getMethod(accessor);
                keys.put(event.getClass().getName(), method);
            }
            return method.invoke(event);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static Long stageKey(org.apache.spark.scheduler.StageInfo stage) {
        return ((long) stage.stageId() << 32) | stage.attemptNumber();
    }

    /** All of them, in an order in which each builds on what came before. */
    List<SparkListenerEvent> events() {
        List<SparkListenerEvent> list = new ArrayList<>();
        list.addAll(first.values());
        list.addAll(executors.values());
        list.addAll(blockManagers.values());
        list.addAll(queries.values());
        list.addAll(jobs.values());
        list.addAll(stages.values());
        List<SparkListenerEvent> running = new ArrayList<>(tasks.values());
        for (Iterator<SparkListenerEvent> i = running.iterator(); i.hasNext();) {
            if (((SparkListenerTaskStart) i.next()).taskInfo().finished()) {
                i.remove(); // it ended meanwhile; its end is on the way
            }
        }
        list.addAll(running);
        return list;
    }
}
