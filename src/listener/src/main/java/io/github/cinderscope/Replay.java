// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayDeque;

/**
 * The last lines that were sent: what had been written to a socket when the window went away may never have been read.
 * A ring of bytes of fixed size, made when the first line comes. Only the sender's thread.
 */
final class Replay {
    /** Lines in a row, or a gap when {@code length} is 0 and the gap's line is in {@code gap}. */
    private static final class Piece {
        final long seq;
        final long count;
        final int offset;
        final int length;
        final byte[] gap;

        Piece(long seq, long count, int offset, int length, byte[] gap) {
            this.seq = seq;
            this.count = count;
            this.offset = offset;
            this.length = length;
            this.gap = gap;
        }
    }

    private final int capacity;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private byte[] ring;
    private int end;
    private int held;
    private long next;

    Replay(int capacity) {
        this.capacity = capacity;
    }

    /** Number of the oldest event that is held; {@code otherwise} when there is none. */
    long first(long otherwise) {
        return pieces.isEmpty() ? otherwise : pieces.peekFirst().seq;
    }

    /** Forgets everything unless the next line is number {@code seq}. */
    void expect(long seq) {
        if (seq != next) {
            reset(seq);
        }
    }

    /** Forgets everything; the next line is number {@code seq}. */
    void reset(long seq) {
        pieces.clear();
        held = 0;
        end = 0;
        next = seq;
    }

    /** {@code count} event lines that were sent, the first of them number {@code seq}. */
    void lines(long seq, int count, byte[] bytes, int offset, int length) {
        if (seq != next) {
            reset(seq);
        }
        next = seq + count;
        if (length > capacity) {
            reset(next);
            return;
        }
        if (ring == null) {
            ring = new byte[capacity];
        }
        while (held + length > capacity) {
            held -= pieces.removeFirst().length;
        }
        int tail = Math.min(length, capacity - end);
        System.arraycopy(bytes, offset, ring, end, tail);
        System.arraycopy(bytes, offset + tail, ring, 0, length - tail);
        pieces.addLast(new Piece(seq, count, end, length, null));
        end = (end + length) % capacity;
        held += length;
    }

    /** A line that told of {@code count} events that were dropped. */
    void gap(long seq, long count, byte[] line) {
        if (seq != next) {
            reset(seq);
        }
        next = seq + count;
        if (capacity > 0 && pieces.size() < 10_000) {
            pieces.addLast(new Piece(seq, count, end, 0, line));
        } else {
            reset(next);
        }
    }

    /** Where lines go. */
    interface Out {
        void write(byte[] bytes, int offset, int length) throws java.io.IOException;
    }

    /** Sends what is held from number {@code from} on; {@code from} must not be less than first(). */
    void send(long from, Out out) throws java.io.IOException {
        for (Piece piece : pieces) {
            if (piece.seq + piece.count <= from) {
                continue;
            }
            if (piece.gap != null) {
                out.write(piece.gap, 0, piece.gap.length);
                continue;
            }
            int at = piece.offset;
            int left = piece.length;
            for (long skip = from - piece.seq; skip > 0; --left) {
                if (ring[at] == '\n') {
                    --skip;
                }
                at = at + 1 == capacity ? 0 : at + 1;
            }
            int tail = Math.min(left, capacity - at);
            out.write(ring, at, tail);
            if (left > tail) {
                out.write(ring, 0, left - tail);
            }
        }
    }
}
