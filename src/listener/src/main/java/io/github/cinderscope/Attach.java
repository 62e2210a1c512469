// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.spark.SparkContext;

/**
 * Adds the listener to an application that runs already; called by the cells of src/listener/cells. A second call finds
 * the first one's listener, also when the jar was loaded twice.
 */
public final class Attach {
    /**
     * In the system properties, which all class loaders share. The value is no string, so Spark's environment page and
     * stringPropertyNames() do not see it.
     */
    private static final String MARK = "cinderscope.listener.";

    private Attach() {}

    /** Where the window is, is found as for a listener that was there from the start. */
    public static String attach(SparkContext context) {
        return attach(context, null, null);
    }

    /**
     * Attaches a listener.
     *
     * @param address {@code unix:/path} or {@code tcp:host:port}; null or empty: the window of this computer
     * @param secretFile a private file that holds the window's secret; null or empty: as published by the window
     * @return what was done, for people
     */
    public static String attach(SparkContext context, String address, String secretFile) {
        if (context == null || context.isStopped()) {
            throw new IllegalStateException("The SparkContext is stopped: make a new one, then run this cell again.");
        }
        synchronized (System.getProperties()) {
            if (System.getProperties().get(MARK + context.applicationId()) != null) {
                return "already attached: " + context.applicationId() + " has a Cinderscope listener.";
            }
            CinderscopeListener listener =
                new CinderscopeListener(context.getConf(), context, emptyToNull(address), emptyToNull(secretFile));
            listen(context, listener);
        }
        return "attached: Cinderscope sees " + context.applicationId() + " from now on.";
    }

    /** On the queue that {@link Intake} prefers, else on the one that everybody may use. */
    private static void listen(SparkContext context, CinderscopeListener listener) {
        if (!"shared".equals(context.getConf().get(Settings.PREFIX + "busQueue", ""))) {
            try {
                context.listenerBus().addToManagementQueue(listener);
                return;
            } catch (LinkageError e) {
                // another Spark than is known here
            }
        }
        context.addSparkListener(listener);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    static void remember(String applicationId, String instance) {
        if (applicationId != null) {
            System.getProperties().put(MARK + applicationId, UUID.fromString(instance));
        }
    }

    static void forget(String instance) {
        Properties properties = System.getProperties();
        synchronized (properties) {
            for (Map.Entry<Object, Object> entry : new java.util.ArrayList<>(properties.entrySet())) {
                if (String.valueOf(entry.getKey()).startsWith(MARK)
                    && instance.equals(String.valueOf(entry.getValue()))) {
                    properties.remove(entry.getKey());
                }
            }
        }
    }
}
