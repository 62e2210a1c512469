// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerInterface;

/**
 * Where events come in, and through which of the bus's queues. Spark puts listeners of spark.extraListeners on its
 * "shared" queue. In an application that has no other listener there, that queue and its thread exist for ours alone, and
 * waking the thread for each event costs ten times what the listener does. So it moves to "executorManagement", which
 * every application has and which has next to nothing to do: for a while it listens on both, until it has seen the same
 * event at the same place of both. Whatever fails, it stays where it is. See LiveListenerBus and AsyncEventQueue.
 */
final class Intake {
    /** More than this ahead of the first queue, the second one starts over. */
    private static final int FARTHEST_AHEAD = 4096;

    private enum State { WAITING, LISTENING_ON_BOTH, DONE }

    private final EventQueue queue;
    private final SparkListenerInterface first;
    private final List<SparkListenerEvent> ahead = new ArrayList<>();
    private final Map<SparkListenerEvent, Integer> aheadIndex = new IdentityHashMap<>();
    private SparkListenerEvent last;
    private State state = State.WAITING;
    private volatile boolean moved;

    /** {@code listener}: the one that Spark knows, which calls {@link #fromFirst}. */
    Intake(EventQueue queue, SparkListenerInterface listener, boolean move) {
        this.queue = queue;
        this.first = listener;
        if (!move) {
            state = State.DONE;
        }
    }

    /** On the thread of the queue that the listener was put on. */
    void fromFirst(SparkListenerEvent event) {
        if (moved) {
            return; // it comes through the second one
        }
        synchronized (this) {
            if (moved) {
                return;
            }
            queue.offer(event);
            last = event;
            Integer at = aheadIndex.get(event);
            if (at != null) {
                for (SparkListenerEvent later : ahead.subList(at + 1, ahead.size())) {
                    queue.offer(later);
                }
                switchOver();
            }
        }
    }

    private void fromSecond(SparkListenerEvent event) {
        if (!moved) {
            synchronized (this) {
                if (!moved) {
                    if (event == last) { // both are at the same place
                        switchOver();
                        return;
                    }
                    if (ahead.size() >= FARTHEST_AHEAD) {
                        ahead.clear();
                        aheadIndex.clear();
                    }
                    aheadIndex.put(event, ahead.size());
                    ahead.add(event);
                    return;
                }
            }
        }
        queue.offer(event);
    }

    private void switchOver() {
        moved = true;
        last = null;
        ahead.clear();
        aheadIndex.clear();
    }

    /**
     * The next step of the move, if it is time for one. Always on the same thread, none of Spark's and not the sender's:
     * the bus waits for the thread of a queue that it gives up, and the sender may wait for a window that does not read.
     *
     * @return whether no step is left
     */
    boolean settle(Context context) {
        if (state == State.DONE) {
            return true;
        }
        if (state == State.LISTENING_ON_BOTH && !moved) {
            return false;
        }
        SparkContext sc = context.get();
        if (sc == null) {
            return false;
        }
        try {
            if (state == State.WAITING) {
                state = State.DONE; // unless it works
                sc.listenerBus().addToManagementQueue(new Second());
                state = State.LISTENING_ON_BOTH;
            } else {
                state = State.DONE;
                sc.removeSparkListener(first);
            }
        } catch (RuntimeException | LinkageError e) {
            // stopped, or another Spark than is known here: then it stays on the shared queue
        }
        return state == State.DONE;
    }

    /** Listens on the second queue. */
    private final class Second extends SparkFirehoseListener {
        @Override
        public void onEvent(SparkListenerEvent event) {
            try {
                fromSecond(event);
            } catch (Throwable t) {
                // nothing is ever thrown into Spark
            }
        }
    }
}
