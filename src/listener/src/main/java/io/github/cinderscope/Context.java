// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Method;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import scala.Option;

/**
 * The SparkContext that a listener belongs to. When Spark makes the listener, the context is still being made and cannot
 * be had; later it is asked for, never created. Any thread.
 */
final class Context {
    private final SparkConf conf;
    private volatile SparkContext context;

    /** {@code context}: null where it is not known yet. */
    Context(SparkConf conf, SparkContext context) {
        this.conf = conf;
        this.context = context;
    }

    SparkConf conf() {
        return conf;
    }

    /** A setting or null. */
    String setting(String key) {
        return conf == null ? null : conf.get(key, null);
    }

    /** The context, or null as long as it cannot be had. */
    SparkContext get() {
        SparkContext known = context;
        if (known != null) {
            return known;
        }
        try {
            Option<SparkContext> active = SparkContext$.MODULE$.getActive();
            if (active.isDefined() && isOurs(active.get())) {
                context = active.get();
            }
        } catch (Throwable t) {
            return null; // half made, or made in another way in a version to come
        }
        return context;
    }

    /** Before it is known, another context of this JVM may be the active one. */
    private boolean isOurs(SparkContext active) {
        String id = setting("spark.app.id");
        return id == null || id.equals(active.applicationId());
    }

    /** @throws IllegalStateException as long as it cannot be had */
    SparkContext require() {
        SparkContext known = get();
        if (known == null) {
            throw new IllegalStateException("the SparkContext is not ready yet");
        }
        return known;
    }

    /** Whether the bus has delivered everything that it ever will; false also where that cannot be told. */
    boolean busHasStopped() {
        SparkContext known = get();
        if (known == null) {
            return false;
        }
        try {
            Object bus = known.listenerBus();
            Method queues = bus.getClass().getMethod("activeQueues");
            Object set = queues.invoke(bus);
            return Boolean.TRUE.equals(set.getClass().getMethod("isEmpty").invoke(set));
        } catch (Throwable t) {
            return false;
        }
    }
}
