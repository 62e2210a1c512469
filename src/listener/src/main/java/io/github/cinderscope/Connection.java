// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;

/** An introduced connection: reads commands on a thread of its own, replies are handed to the sender. */
final class Connection {
    private static final int LONGEST_COMMAND = 64 * 1024;
    private static final int MOST_REPLIES = 64;

    /** A reply and the number of the event that must have been sent before it. */
    private static final class Reply {
        final String line;
        final long afterSeq;

        Reply(String line, long afterSeq) {
            this.line = line;
            this.afterSeq = afterSeq;
        }
    }

    final Wire wire;
    private final Commands commands;
    private final EventQueue queue;
    private final Queue<Reply> replies = new ArrayDeque<>();
    private volatile boolean open = true;

    Connection(Wire wire, Commands commands, EventQueue queue) {
        this.wire = wire;
        this.commands = commands;
        this.queue = queue;
    }

    void start() {
        Thread reader = new Thread(this::read, "cinderscope-commands");
        reader.setDaemon(true);
        reader.start();
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        wire.close();
        synchronized (replies) {
            replies.notifyAll();
        }
        queue.wake();
    }

    private void read() {
        try {
            while (open) {
                answer(wire.readLine(LONGEST_COMMAND));
            }
        } catch (IOException e) {
            // the window went away
        } catch (Throwable t) {
            Log.warn("Commands are no longer read: " + t);
        } finally {
            close();
        }
    }

    private void answer(String line) throws InterruptedException {
        Map<String, Object> command;
        try {
            command = Json.object(line);
        } catch (IllegalArgumentException e) {
            return; // nobody to reply to
        }
        if (!"command".equals(command.get("@")) || !(command.get("id") instanceof Long)) {
            return;
        }
        String start = "{\"@\":\"reply\",\"id\":" + command.get("id") + ",\"ok\":";
        try {
            if ("flush".equals(command.get("do"))) {
                put(new Reply(start + "true}\n", queue.nextSeq()));
                return;
            }
            String result = commands.run(command);
            put(new Reply(start + "true" + (result == null ? "" : ",\"result\":" + result) + "}\n", 0));
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable t) {
            String message = t instanceof Exception && t.getMessage() != null
                && !(t instanceof ReflectiveOperationException) ? t.getMessage() : Renderer.cause(t);
            put(new Reply(start + "false,\"error\":" + Json.quote(message) + "}\n", 0));
        }
    }

    /** Waits while the window asks but does not read. */
    private void put(Reply reply) throws InterruptedException {
        synchronized (replies) {
            while (open && replies.size() >= MOST_REPLIES) {
                replies.wait();
            }
            replies.add(reply);
        }
        queue.wake();
    }

    /** A line that may be sent now that everything before event {@code seq} was; null: none. */
    String nextReply(long seq) {
        synchronized (replies) {
            for (Iterator<Reply> i = replies.iterator(); i.hasNext();) {
                Reply reply = i.next();
                if (reply.afterSeq <= seq) {
                    i.remove();
                    replies.notifyAll();
                    return reply.line;
                }
            }
        }
        return null;
    }
}
