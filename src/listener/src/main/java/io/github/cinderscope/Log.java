// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import org.slf4j.LoggerFactory;

/** Spark's own log; without it standard error. Never throws. */
final class Log {
    private Log() {}

    static void info(String text) {
        try {
            LoggerFactory.getLogger(CinderscopeListener.class).info(text);
        } catch (Throwable t) {
            // not worth standard error
        }
    }

    static void warn(String text) {
        try {
            LoggerFactory.getLogger(CinderscopeListener.class).warn(text);
        } catch (Throwable t) {
            System.err.println("Cinderscope listener: " + text);
        }
    }
}
