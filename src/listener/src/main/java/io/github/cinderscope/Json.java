// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The little JSON that the window sends and the runtime file holds: strict, of limited depth, without a library. */
final class Json {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * One JSON value and nothing behind it: Map, List, String, Long, Double, Boolean or null.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.spaces();
        if (json.at != text.length()) {
            throw json.wrong("something follows the value");
        }
        return value;
    }

    /** A JSON object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        Object value = parse(text);
        if (!(value instanceof Map)) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return (Map<String, Object>) value;
    }

    /** The text below a key, or null. */
    static String text(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value instanceof String ? (String) value : null;
    }

    /** The whole number below a key. */
    static long number(Map<String, Object> object, String key) {
        Object value = object.get(key);
        if (!(value instanceof Long)) {
            throw new IllegalArgumentException("\"" + key + "\" must be a whole number");
        }
        return (Long) value;
    }

    /** A JSON string with its quotes. */
    static String quote(String value) {
        LineBuffer buffer = new LineBuffer(value == null ? 4 : value.length() + 16);
        buffer.putString(value);
        return buffer.toString();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("JSON, character " + at + ": " + what);
    }

    private void spaces() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            ++at;
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("unexpected end");
        }
        return text.charAt(at);
    }

    private boolean skip(char wanted) {
        spaces();
        if (at < text.length() && text.charAt(at) == wanted) {
            ++at;
            return true;
        }
        return false;
    }

    private Object value(int depth) {
        spaces();
        if (depth > DEEPEST) {
            throw wrong("too deep");
        }
        switch (next()) {
            case '{':
                return map(depth);
            case '[':
                return list(depth);
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("unknown word");
        }
        at += word.length();
        return value;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        ++at;
        if (skip('}')) {
            return map;
        }
        do {
            spaces();
            if (next() != '"') {
                throw wrong("a key is expected");
            }
            String key = string();
            if (!skip(':')) {
                throw wrong("a colon is expected");
            }
            map.put(key, value(depth + 1));
        } while (skip(','));
        if (!skip('}')) {
            throw wrong("a comma or a closing brace is expected");
        }
        return map;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        ++at;
        if (skip(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (skip(','));
        if (!skip(']')) {
            throw wrong("a comma or a closing bracket is expected");
        }
        return list;
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            ++at;
        }
        String number = text.substring(from, at);
        try {
            if (number.matches("-?[0-9]{1,18}")) {
                return Long.valueOf(number);
            }
            return Double.valueOf(number);
        } catch (NumberFormatException e) {
            throw wrong("not a value");
        }
    }

    private String string() {
        int end = endOfString(text, at);
        if (end < 0) {
            throw wrong("a string without an end");
        }
        String value = unescape(text, at + 1, end - 1);
        at = end;
        return value;
    }

    /** Behind the closing quote of the string whose opening quote is at {@code from}; -1 if it has none. */
    static int endOfString(String text, int from) {
        for (int i = from + 1; i < text.length(); ++i) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                ++i;
            }
        }
        return -1;
    }

    /** What a JSON string between {@code from} and {@code to} (without quotes) means. */
    static String unescape(String text, int from, int to) {
        int backslash = text.indexOf('\\', from);
        if (backslash < 0 || backslash >= to) {
            return text.substring(from, to);
        }
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; ++i) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= to) {
                value.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            int known = "bfnrt".indexOf(kind);
            if (known >= 0) {
                value.append("\b\f\n\r\t".charAt(known));
            } else if (kind == 'u' && i + 4 < to) {
                value.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                value.append(kind);
            }
        }
        return value.toString();
    }
}
