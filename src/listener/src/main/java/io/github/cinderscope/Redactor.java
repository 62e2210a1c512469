// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.SparkConf;

/**
 * Takes secrets out of the properties in rendered events: the bus is not redacted, Spark's EventLoggingListener does it
 * for its log. A value is replaced when its key or it itself matches: what this Spark redacts by default, what Spark 4.3
 * does ("credential" is new there), and what the person has in spark.redaction.regex.
 */
final class Redactor {
    /** org.apache.spark.util.Utils.REDACTION_REPLACEMENT_TEXT. */
    static final String REPLACEMENT = "*********(redacted)";
    /** Default of spark.redaction.regex in Spark 4.3. */
    private static final String NEWEST_DEFAULT = "(?i)secret|password|token|access[.]?key|credential";
    /** The objects whose members are properties. */
    private static final String[] OBJECTS = {"\"Properties\":{", "\"Spark Properties\":{", "\"Hadoop Properties\":{",
        "\"System Properties\":{", "\"Metrics Properties\":{", "\"JVM Information\":{"};

    private final List<Pattern> patterns = new ArrayList<>();

    Redactor(SparkConf conf) {
        add(NEWEST_DEFAULT);
        add(defaultOfThisSpark());
        add(conf == null ? null : conf.get("spark.redaction.regex", null));
    }

    private void add(String regex) {
        if (regex == null || regex.isEmpty()) {
            return;
        }
        for (Pattern known : patterns) {
            if (known.pattern().equals(regex)) {
                return;
            }
        }
        try {
            patterns.add(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            // Spark itself refuses to start with such a one
        }
    }

    private static String defaultOfThisSpark() {
        try {
            Class<?> type = Class.forName("org.apache.spark.internal.config.package$", true,
                SparkConf.class.getClassLoader());
            Object entry = type.getMethod("SECRET_REDACTION_PATTERN").invoke(type.getField("MODULE$").get(null));
            Method text = entry.getClass().getMethod("defaultValueString");
            text.setAccessible(true);
            return (String) text.invoke(entry);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    boolean isSecret(String key, String value) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(key).find() || value != null && pattern.matcher(value).find()) {
                return true;
            }
        }
        return false;
    }

    /** The same event with the secret values of its properties replaced. */
    String redact(String json) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = json.indexOf('{', 1); at >= 0; at = json.indexOf('{', at)) {
            if (!opensProperties(json, at)) {
                at = skipToNextObject(json, at);
                if (at < 0) {
                    break;
                }
                continue;
            }
            ++at;
            while (at < json.length() && json.charAt(at) == '"') {
                int keyEnd = Json.endOfString(json, at);
                int valueFrom = keyEnd + 1; // behind the colon
                if (keyEnd < 0 || valueFrom >= json.length() || json.charAt(valueFrom) != '"') {
                    break;
                }
                int valueEnd = Json.endOfString(json, valueFrom);
                if (valueEnd < 0) {
                    break;
                }
                String key = Json.unescape(json, at + 1, keyEnd - 1);
                if (isSecret(key, Json.unescape(json, valueFrom + 1, valueEnd - 1))) {
                    out = out == null ? new StringBuilder(json.length()) : out;
                    out.append(json, copied, valueFrom).append('"').append(REPLACEMENT).append('"');
                    copied = valueEnd;
                }
                at = valueEnd < json.length() && json.charAt(valueEnd) == ',' ? valueEnd + 1 : valueEnd;
            }
        }
        return out == null ? json : out.append(json, copied, json.length()).toString();
    }

    private static boolean opensProperties(String json, int brace) {
        for (String object : OBJECTS) {
            if (json.startsWith(object, brace - object.length() + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The next opening brace outside of strings behind {@code at}; -1: none. */
    private static int skipToNextObject(String json, int at) {
        for (int i = at + 1; i < json.length(); ++i) {
            char c = json.charAt(i);
            if (c == '{') {
                return i;
            }
            if (c == '"') {
                i = Json.endOfString(json, i) - 1;
                if (i < 0) {
                    return -1;
                }
            }
        }
        return -1;
    }
}
