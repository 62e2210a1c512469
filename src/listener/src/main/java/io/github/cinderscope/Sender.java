// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * The thread that does the work: finds the window, tells it what it missed, renders what waits in the queue and writes
 * it. Everything that may wait or fail is here, nothing of it on Spark's threads.
 */
final class Sender implements Runnable {
    private static final long HANDSHAKE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long TICK_NS = TimeUnit.SECONDS.toNanos(2);
    /** Early: the SparkContext is just about to be ready. */
    private static final long FIRST_TICK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5000;
    /** Rendered lines are written when there is so much of them. */
    private static final int ENOUGH = 64 * 1024;

    private final Settings settings;
    private final EventQueue queue;
    private final Intake intake;
    private final Context context;
    private final Rendezvous rendezvous;
    private final Redactor redactor;
    private final Renderer renderer;
    private final Replay replay;
    private final Facts facts;
    private final boolean late;
    private final LineBuffer out = new LineBuffer(2 * ENOUGH);
    private final LineBuffer note = new LineBuffer(1024);
    private final EventQueue.Batch batch = new EventQueue.Batch();
    private final Thread exit = new Thread(this::awaitEnd, "cinderscope-exit");

    private volatile Connection connection;
    private IOException broken;
    private volatile boolean finished;
    private String toldFacts;
    private long nextTick;
    private long endSince;
    private String lastTrouble;

    /** {@code late}: the listener was attached to an application that runs already. */
    Sender(Settings settings, EventQueue queue, Intake intake, Context context, Rendezvous rendezvous, boolean late) {
        this.settings = settings;
        this.queue = queue;
        this.intake = intake;
        this.context = context;
        this.rendezvous = rendezvous;
        this.late = late;
        redactor = new Redactor(context.conf());
        renderer = new Renderer(context.conf(), redactor, settings.sqlAccumulables);
        replay = new Replay(settings.replayBytes);
        facts = new Facts(context, queue);
    }

    String instance() {
        return facts.instance;
    }

    void start() {
        Thread thread = new Thread(this, "cinderscope-sender");
        thread.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(exit);
        thread.start();
        Thread mover = new Thread(this::move, "cinderscope-move");
        mover.setDaemon(true);
        mover.start();
    }

    /** As soon as the SparkContext is there; then its thread ends. */
    private void move() {
        try {
            for (int turn = 0; !finished && !intake.settle(context); ++turn) {
                pause(turn < 100 ? 100 : 1000);
            }
        } catch (Throwable t) {
            // then the listener stays where Spark has put it
        }
    }

    boolean hasFinished() {
        return finished;
    }

    /** In a JVM that ends: what is still to be sent gets its time, if somebody reads. */
    private void awaitEnd() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.shutdownWaitMs);
        try {
            synchronized (this) {
                while (!finished && connection != null && System.nanoTime() < until) {
                    wait(Math.max(1, Math.min(50, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()))));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            seek();
        } catch (Throwable t) {
            Log.warn("The Cinderscope listener has stopped; the application is not affected: " + t);
        } finally {
            finish();
        }
    }

    private void finish() {
        queue.hold(false);
        synchronized (this) {
            finished = true;
            notifyAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(exit);
        } catch (IllegalStateException e) {
            // the JVM is ending
        }
        Attach.forget(facts.instance);
    }

    /** Until the application has ended. */
    private void seek() {
        long pause = FIRST_PAUSE_MS;
        long keepUntil = System.nanoTime(); // nobody has listened yet
        boolean ended;
        do {
            ended = queue.hasEnded(); // one more attempt then, for what is still held
            boolean met = false;
            for (Rendezvous.Target target : rendezvous.targets()) {
                if (ended && queue.waitingEvents() == 0) {
                    return;
                }
                if (Wire.mayListen(target.address) && serve(target)) {
                    met = true;
                    break;
                }
            }
            if (met) {
                pause = FIRST_PAUSE_MS;
                keepUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.keepMs);
            } else if (System.nanoTime() - keepUntil >= 0) {
                queue.hold(false);
                replay.reset(queue.nextSeq());
            }
            if (!ended && !queue.hasEnded()) {
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        } while (!ended);
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }

    /** One connection from its beginning to its end; whether there was one. */
    private boolean serve(Rendezvous.Target target) {
        long deadline = System.nanoTime() + HANDSHAKE_NS;
        Wire wire = null;
        boolean introduced = false;
        try {
            wire = Wire.connect(target.address, deadline);
            Handshake handshake = new Handshake(wire, target.secret, deadline);
            queue.hold(true);
            queue.wantHeartbeats(!"off".equals(handshake.metrics));
            renderer.wantMetrics(handshake.metrics);
            toldFacts = facts.members();
            replay.expect(queue.headSeq());
            long first = replay.first(queue.headSeq());
            long from = handshake.introduce(toldFacts + ",\"first\":" + first + ",\"next\":" + queue.nextSeq());
            wire.settle();
            introduced = true;
            lastTrouble = null;
            Log.info("Events go to Cinderscope at " + target.address);
            stream(wire, from, first);
        } catch (IOException | RuntimeException e) {
            if (!introduced) {
                complain(target.address, e);
            }
        } finally {
            Connection ended = connection;
            connection = null;
            if (ended != null) {
                ended.close();
            } else if (wire != null) {
                wire.close();
            }
        }
        return introduced;
    }

    /** A window that is not there is no news. */
    private void complain(String address, Exception e) {
        String text = address + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
        boolean absent = e instanceof java.net.ConnectException || e instanceof SocketTimeoutException;
        if (!absent && !text.equals(lastTrouble)) {
            lastTrouble = text;
            Log.warn("Cinderscope cannot be reached at " + text);
        }
    }

    private void stream(Wire wire, long from, long first) throws IOException {
        Connection started = new Connection(wire, new Commands(context, settings.commands), queue);
        connection = started;
        started.start();
        out.clear(2 * ENOUGH);
        catchUp(from, first);
        nextTick = System.nanoTime() + FIRST_TICK_NS;
        endSince = 0;
        while (started.isOpen()) {
            boolean some = queue.take(batch);
            if (some) {
                sendBatch();
            }
            control(started);
            if (some) {
                // Gathering costs the fewest calls and wake-ups; the first event after a rest has gone at once.
                if (!batch.wasFull() && !queue.hasEnded()) {
                    pause(settings.lingerMs);
                }
                continue;
            }
            if (hasEverything()) {
                write("{\"@\":\"end\",\"time\":" + System.currentTimeMillis() + ",\"seq\":" + queue.headSeq()
                    + ",\"droppedTotal\":" + queue.dropped() + "}\n");
                return;
            }
            queue.await(endSince != 0 ? TimeUnit.MILLISECONDS.toNanos(10) : Math.max(1, nextTick - System.nanoTime()));
        }
        throw new IOException("closed by the window");
    }

    /** What the window misses and is still held here; else what is alive. */
    private void catchUp(long from, long first) throws IOException {
        boolean hasSeenNothing = from == 0 && late; // and nothing tells it of the start
        if (from >= first && from <= queue.headSeq() && !hasSeenNothing) {
            write("{\"@\":\"live\",\"seq\":" + from + "}\n");
            replay.send(from, connection.wire::write);
            return;
        }
        write("{\"@\":\"snapshot\",\"seq\":" + first + "}\n");
        if (late && queue.application() == null) {
            new LateFacts(context.require(), redactor).write(out);
        }
        for (SparkListenerEvent event : queue.snapshot()) {
            renderer.render(event, out);
            flushIfMuch();
        }
        write("{\"@\":\"live\",\"seq\":" + first + "}\n");
        replay.send(first, connection.wire::write);
    }

    /**
     * Renders the batch; lines are told to the replay as they are written. When the connection breaks, the rest of the
     * batch still goes to the replay: it has left the queue.
     */
    private void sendBatch() throws IOException {
        broken = null;
        renderBatch();
        if (broken != null) {
            throw broken;
        }
    }

    private void toWire(byte[] bytes, int offset, int length) {
        try {
            if (broken == null) {
                connection.wire.write(bytes, offset, length);
            }
        } catch (IOException e) {
            broken = e;
        }
    }

    private void renderBatch() {
        long seq = batch.seq;
        long lineSeq = seq;
        int lines = 0;
        for (int i = 0; i < batch.count; ++i) {
            Object item = batch.items[i];
            batch.items[i] = null;
            if (item instanceof Gap) {
                sendLines(lineSeq, lines);
                sendGap((Gap) item, seq);
                seq += ((Gap) item).count;
                lineSeq = seq;
                lines = 0;
                continue;
            }
            if (renderer.render((SparkListenerEvent) item, out)) {
                ++seq;
                ++lines;
            } else {
                sendLines(lineSeq, lines);
                Gap gap = new Gap();
                gap.add(queue.kindOf((SparkListenerEvent) item), 1);
                sendGap(gap, seq);
                lineSeq = ++seq;
                lines = 0;
            }
            if (out.size() >= ENOUGH) {
                sendLines(lineSeq, lines);
                lineSeq = seq;
                lines = 0;
            }
        }
        sendLines(lineSeq, lines);
    }

    private void sendLines(long seq, int count) {
        if (out.size() == 0) {
            return;
        }
        replay.lines(seq, count, out.array(), 0, out.size());
        toWire(out.array(), 0, out.size());
        out.clear(2 * ENOUGH);
    }

    private void sendGap(Gap gap, long seq) {
        note.clear(1024);
        gap.write(note, seq, batch.kinds);
        byte[] line = java.util.Arrays.copyOf(note.array(), note.size());
        replay.gap(seq, gap.count, line);
        toWire(line, 0, line.length);
    }

    private void flushIfMuch() throws IOException {
        if (out.size() >= ENOUGH) {
            flush();
        }
    }

    private void flush() throws IOException {
        int size = out.size();
        if (size > 0) {
            connection.wire.write(out.array(), 0, size);
            out.clear(2 * ENOUGH);
        }
    }

    private void write(String line) throws IOException {
        flush();
        out.putUtf8(line);
        flush();
    }

    /** Everything that is not an event: replies, errors, facts that changed, the tick. */
    private void control(Connection to) throws IOException {
        for (String line = to.nextReply(queue.headSeq()); line != null; line = to.nextReply(queue.headSeq())) {
            write(line);
        }
        for (String text = renderer.nextError(); text != null; text = renderer.nextError()) {
            Log.warn(text);
            write("{\"@\":\"error\",\"text\":" + Json.quote(text) + "}\n");
        }
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NS;
            tellFacts();
            write("{\"@\":\"tick\",\"time\":" + System.currentTimeMillis() + ",\"seq\":" + queue.headSeq() + ",\"queued\":"
                + queue.waitingEvents() + ",\"queuedBytes\":" + queue.waitingBytes() + ",\"droppedTotal\":" + queue.dropped()
                + "}\n");
        }
    }

    private void tellFacts() throws IOException {
        String now = facts.members();
        if (!now.equals(toldFacts)) {
            toldFacts = now;
            write("{\"@\":\"application\"," + now + "}\n");
        }
    }

    /**
     * After the application's end: whether nothing more can come. Spark posts the ends of cancelled jobs and the like
     * behind the end of the application, until its bus has stopped.
     */
    private boolean hasEverything() {
        if (!queue.hasEnded()) {
            return false;
        }
        long now = System.nanoTime();
        if (endSince == 0) {
            endSince = now;
        }
        boolean over = context.busHasStopped() || now - endSince > TimeUnit.MILLISECONDS.toNanos(settings.shutdownWaitMs);
        return over && queue.waitingEvents() == 0;
    }
}
