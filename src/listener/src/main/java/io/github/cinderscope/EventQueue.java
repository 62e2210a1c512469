// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * What lies between Spark's bus and the sender: events in order, bounded by number and by estimated bytes, numbered by
 * their place. The bus thread only puts a reference here. Where there is no room, minor events (tasks, heartbeats) make
 * way first, then are refused; structure events are refused only when there is nothing but structure events left.
 * What was dropped stays in the row as a gap that is counted by kind. All methods may be called from any thread.
 */
final class EventQueue {
    /** Minor events leave this share of the room to the others. */
    private static final double MINOR_SHARE = 0.75;

    private final Kinds kinds = new Kinds();
    private final Alive alive = new Alive();
    private final int maxEvents;
    private final long maxBytes;

    private Object[] ring;
    private int head;
    private int used;
    private int events;
    private long bytes;
    private long headSeq;
    private long nextSeq;
    private long dropped;
    private boolean holding = true;
    private boolean heartbeats; // until a window asks for them
    private boolean ended;
    private boolean asleep;
    private Thread sleeper;

    EventQueue(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.ring = new Object[256];
    }

    /** On Spark's bus thread. */
    synchronized void offer(SparkListenerEvent event) {
        Kinds.Kind kind = kinds.of(event);
        boolean repeatedEnd = ended && event instanceof SparkListenerApplicationEnd;
        if (kind.silent || kind == kinds.heartbeat && !heartbeats || repeatedEnd) {
            return;
        }
        alive.see(event);
        if (event instanceof SparkListenerApplicationEnd) {
            ended = true;
        }
        ++nextSeq;
        if (!holding) {
            headSeq = nextSeq;
            ++dropped;
        } else if (fits(kind) || !kind.minor && makeRoom()) {
            append(event);
            ++events;
            bytes += kind.weight;
        } else {
            gapAtTail().add(kind, 1);
            ++dropped;
        }
        if (asleep) {
            asleep = false;
            LockSupport.unpark(sleeper);
        }
    }

    private boolean fits(Kinds.Kind kind) {
        double share = kind.minor ? MINOR_SHARE : 1;
        return events < maxEvents * share && (bytes + kind.weight <= maxBytes * share || events == 0);
    }

    /** Drops the minor events that wait. Whether there were any. */
    private boolean makeRoom() {
        int before = events;
        Object[] old = ring;
        int from = head;
        int count = used;
        ring = new Object[Math.max(256, count)];
        head = 0;
        used = 0;
        for (int i = 0; i < count; ++i) {
            Object item = old[(from + i) % old.length];
            if (item instanceof Gap) {
                gapAtTail().add((Gap) item, kinds.all());
                continue;
            }
            Kinds.Kind kind = kinds.of((SparkListenerEvent) item);
            if (kind.minor) {
                gapAtTail().add(kind, 1);
                --events;
                bytes -= kind.weight;
                ++dropped;
            } else {
                append(item);
            }
        }
        return events < before;
    }

    private Gap gapAtTail() {
        if (used > 0) {
            Object last = ring[(head + used - 1) % ring.length];
            if (last instanceof Gap) {
                return (Gap) last;
            }
        }
        Gap gap = new Gap();
        append(gap);
        return gap;
    }

    private void append(Object item) {
        if (used == ring.length) {
            Object[] larger = new Object[ring.length * 2];
            int tail = ring.length - head;
            System.arraycopy(ring, head, larger, 0, tail);
            System.arraycopy(ring, 0, larger, tail, head);
            ring = larger;
            head = 0;
        }
        int at = head + used;
        ring[at >= ring.length ? at - ring.length : at] = item;
        ++used;
    }

    /** Some items in a row, taken out of the queue. */
    static final class Batch {
        final Object[] items = new Object[256];
        int count;
        /** Number of the first item. */
        long seq;
        /** What the gaps among the items count by. */
        Kinds.Kind[] kinds = new Kinds.Kind[0];

        /** Whether there may be more. */
        boolean wasFull() {
            return count == items.length;
        }
    }

    /** Moves the next items to {@code batch}; whether there were any. */
    synchronized boolean take(Batch batch) {
        batch.seq = headSeq;
        batch.count = Math.min(used, batch.items.length);
        for (int i = 0; i < batch.count; ++i) {
            Object item = ring[head];
            batch.items[i] = item;
            ring[head] = null;
            head = head + 1 == ring.length ? 0 : head + 1;
            if (item instanceof Gap) {
                headSeq += ((Gap) item).count;
            } else {
                ++headSeq;
                --events;
                bytes -= kinds.of((SparkListenerEvent) item).weight;
            }
        }
        used -= batch.count;
        if (batch.kinds.length != kinds.all().size()) {
            batch.kinds = kinds.all().toArray(new Kinds.Kind[0]);
        }
        return batch.count > 0;
    }

    /**
     * Waits until there is something to take or {@code nanos} have gone by; the sender's thread only.
     *
     * @return whether there is something
     */
    boolean await(long nanos) {
        synchronized (this) {
            if (used > 0) {
                return true;
            }
            sleeper = Thread.currentThread();
            asleep = true;
        }
        LockSupport.parkNanos(this, nanos);
        synchronized (this) {
            asleep = false;
            return used > 0;
        }
    }

    /** Wakes the sender. */
    synchronized void wake() {
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /**
     * Whether events are kept for a reader that may come (back). If not, they are only counted, and nothing of the
     * driver's heap is held.
     */
    synchronized void hold(boolean hold) {
        holding = hold;
        if (!hold) {
            dropped += events;
            ring = new Object[256];
            head = 0;
            used = 0;
            events = 0;
            bytes = 0;
            headSeq = nextSeq;
        }
    }

    synchronized Kinds.Kind kindOf(SparkListenerEvent event) {
        return kinds.of(event);
    }

    /** Whether executors' heartbeats count as events at all. */
    synchronized void wantHeartbeats(boolean want) {
        heartbeats = want;
    }

    /** What is alive now. */
    synchronized List<SparkListenerEvent> snapshot() {
        return alive.events();
    }

    synchronized Alive.Application application() {
        return alive.application();
    }

    synchronized long headSeq() {
        return headSeq;
    }

    synchronized long nextSeq() {
        return nextSeq;
    }

    synchronized int waitingEvents() {
        return events;
    }

    synchronized long waitingBytes() {
        return bytes;
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
