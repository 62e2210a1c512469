// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that JSON is written into without strings in between. One thread. */
final class LineBuffer {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** Two digits at a time: "00", "01", … "99". */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; ++i) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes;
    private int size;

    LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** An ASCII literal as bytes. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Takes back everything behind the first {@code size} bytes. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** Empties it; one that a giant line made large is given back. */
    void clear(int keepAtMost) {
        size = 0;
        if (bytes.length > keepAtMost) {
            bytes = new byte[keepAtMost];
        }
    }

    void put(byte[] text) {
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    /** The first bytes of {@code text}. */
    void put(byte[] text, int length) {
        reserve(length);
        System.arraycopy(text, 0, bytes, size, length);
        size += length;
    }

    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Text as UTF-8, as it is. */
    void putUtf8(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    void put(boolean value) {
        put(value ? TRUE : FALSE);
    }

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] LEAST = ascii("-9223372036854775808");

    void put(long value) {
        if (value >= 0 && value < 10) { // most of a task's figures are 0
            put((char) ('0' + value));
            return;
        }
        if (value == Long.MIN_VALUE) {
            put(LEAST);
            return;
        }
        reserve(20);
        long positive = value;
        if (positive < 0) {
            bytes[size++] = '-';
            positive = -positive;
        }
        if (positive <= Integer.MAX_VALUE) {
            putInt((int) positive);
            return;
        }
        // Large numbers are times: those of a second begin alike, and dividing a long is what costs.
        long behind = positive - thousands;
        if (behind < 0 || behind >= 1000) {
            thousands = positive - positive % 1000;
            long rest = positive / 1000;
            int at = digits(rest);
            beginLength = at;
            for (; at > 0; rest /= 10) {
                begin[--at] = (byte) ('0' + rest % 10);
            }
            behind = positive - thousands;
        }
        System.arraycopy(begin, 0, bytes, size, beginLength);
        size += beginLength;
        int last = (int) behind;
        int hundreds = last / 100;
        bytes[size++] = (byte) ('0' + hundreds);
        int pair = (last - hundreds * 100) * 2;
        bytes[size++] = PAIRS[pair];
        bytes[size++] = PAIRS[pair + 1];
    }

    /** The last number that was no int, without its last three digits: as a number, and as text. */
    private long thousands = Long.MIN_VALUE;
    private final byte[] begin = new byte[16];
    private int beginLength;

    /** Not negative; there is room. */
    private void putInt(int value) {
        int end = size + digits(value);
        int at = end;
        int rest = value;
        while (rest >= 100) {
            int next = rest / 100;
            int pair = (rest - next * 100) * 2;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            rest = next;
        }
        bytes[--at] = PAIRS[rest * 2 + 1];
        if (rest >= 10) {
            bytes[--at] = PAIRS[rest * 2];
        }
        size = end;
    }

    /** 1, 10, 100, … as far as a long goes. */
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; ++i) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /** How many digits a number that is not negative has: 1233/4096 is a little more than log10(2). */
    private static int digits(long value) {
        int guess = (64 - Long.numberOfLeadingZeros(value)) * 1233 >>> 12;
        return guess + (guess < POWERS.length && value >= POWERS[guess] ? 1 : 0) + (value == 0 ? 1 : 0);
    }

    /** A JSON string with its quotes; {@code null} is written as null. */
    void putString(String text) {
        if (text == null) {
            put(NULL);
            return;
        }
        int length = text.length();
        reserve(length + 2);
        int at = size;
        bytes[at++] = '"';
        for (int i = 0; i < length; ++i) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                size = at;
                putEscaped(text, i);
                return;
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        size = at;
    }

    private static final byte[] NULL = ascii("null");

    private void putEscaped(String text, int from) {
        int length = text.length();
        int plain = from;
        for (int i = from; i < length; ++i) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            putUtf8(text.substring(plain, i));
            plain = i + 1;
            put('\\');
            switch (c) {
                case '"':
                case '\\':
                    put(c);
                    break;
                case '\n':
                    put('n');
                    break;
                case '\r':
                    put('r');
                    break;
                case '\t':
                    put('t');
                    break;
                default:
                    put('u');
                    put('0');
                    put('0');
                    put((char) HEX[c >> 4]);
                    put((char) HEX[c & 15]);
            }
        }
        putUtf8(text.substring(plain));
        put('"');
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
