// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.Arrays;
import java.util.List;

/** Events in a row that were dropped: how many of each kind. */
final class Gap {
    long count;
    private int[] byKind = new int[4];

    void add(Kinds.Kind kind, int more) {
        if (kind.id >= byKind.length) {
            byKind = Arrays.copyOf(byKind, kind.id + 4);
        }
        byKind[kind.id] += more;
        count += more;
    }

    void add(Gap other, List<Kinds.Kind> kinds) {
        for (int i = 0; i < other.byKind.length; ++i) {
            if (other.byKind[i] != 0) {
                add(kinds.get(i), other.byKind[i]);
            }
        }
    }

    /** The line of the protocol, with its line feed. {@code kinds} is a copy that belongs to the caller. */
    void write(LineBuffer out, long from, Kinds.Kind[] kinds) {
        out.put(FROM);
        out.put(from);
        out.put(COUNT);
        out.put(count);
        out.put(KINDS);
        boolean first = true;
        for (int i = 0; i < byKind.length && i < kinds.length; ++i) {
            if (byKind[i] == 0) {
                continue;
            }
            if (!first) {
                out.put(',');
            }
            first = false;
            out.putString(kinds[i].name);
            out.put(':');
            out.put(byKind[i]);
        }
        out.put(END);
    }

    private static final byte[] FROM = LineBuffer.ascii("{\"@\":\"dropped\",\"from\":");
    private static final byte[] COUNT = LineBuffer.ascii(",\"count\":");
    private static final byte[] KINDS = LineBuffer.ascii(",\"kinds\":{");
    private static final byte[] END = LineBuffer.ascii("}}\n");
}
