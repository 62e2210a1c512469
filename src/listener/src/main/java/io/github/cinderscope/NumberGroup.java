// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.Arrays;

/**
 * Whole numbers that stand beside each other in a line, each behind a text of its own. One loop writes them all: written
 * one by one, they make the methods around them so large that compiling those costs the driver more than running them.
 * One thread.
 */
final class NumberGroup {
    private final byte[][] texts;
    /** What is written next; the owner fills it. */
    final long[] values;
    /** What {@link #rendered} is of; null: such numbers differ each time. */
    private final long[] renderedValues;
    private byte[] rendered;
    private int renderedSize;

    /** {@code alike}: most of the time the numbers are the same as the last ones, so that their text is kept. */
    NumberGroup(boolean alike, byte[][] texts) {
        this.texts = texts;
        values = new long[texts.length];
        renderedValues = alike ? new long[texts.length] : null;
    }

    NumberGroup(boolean alike, String... texts) {
        this(alike, ascii(texts));
    }

    private static byte[][] ascii(String[] texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; ++i) {
            bytes[i] = LineBuffer.ascii(texts[i]);
        }
        return bytes;
    }

    void write(LineBuffer out) {
        if (rendered != null && Arrays.equals(values, renderedValues)) {
            out.put(rendered, renderedSize);
            return;
        }
        int from = out.size();
        for (int i = 0; i < texts.length; ++i) {
            out.put(texts[i]);
            out.put(values[i]);
        }
        if (renderedValues != null) {
            System.arraycopy(values, 0, renderedValues, 0, values.length);
            renderedSize = out.size() - from;
            if (rendered == null || rendered.length < renderedSize) {
                rendered = new byte[renderedSize + 64];
            }
            System.arraycopy(out.array(), from, rendered, 0, renderedSize);
        }
    }
}
