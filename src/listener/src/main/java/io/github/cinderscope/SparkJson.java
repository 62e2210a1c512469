// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * org.apache.spark.util.JsonProtocol of the running Spark, which writes its event log. What it is called by changed:
 * until 3.3 sparkEventToJson(event) gives a json4s tree; from 3.4 sparkEventToJsonString(event); from 4.0 also with
 * JsonProtocolOptions(SparkConf).
 */
final class SparkJson {
    private interface Form {
        String text(SparkListenerEvent event) throws ReflectiveOperationException;
    }

    private final Form form;

    SparkJson(SparkConf conf) throws ReflectiveOperationException {
        ClassLoader loader = SparkListenerEvent.class.getClassLoader();
        Class<?> type = Class.forName("org.apache.spark.util.JsonProtocol$", true, loader);
        Object protocol = type.getField("MODULE$").get(null);
        Form found = withOptions(loader, type, protocol, conf);
        if (found == null) {
            found = withText(type, protocol);
        }
        form = found == null ? withTree(loader, type, protocol) : found;
    }

    private static Form withOptions(ClassLoader loader, Class<?> type, Object protocol, SparkConf conf)
            throws ReflectiveOperationException {
        try {
            Class<?> optionsType = Class.forName("org.apache.spark.util.JsonProtocolOptions", true, loader);
            Method method = type.getMethod("sparkEventToJsonString", SparkListenerEvent.class, optionsType);
            for (Constructor<?> constructor : optionsType.getConstructors()) {
                Class<?>[] parameters = constructor.getParameterTypes();
                if (parameters.length == 1 && parameters[0].isInstance(conf)) {
                    Object options = constructor.newInstance(conf);
                    return event -> (String) method.invoke(protocol, event, options);
                }
            }
            return null;
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return null;
        }
    }

    private static Form withText(Class<?> type, Object protocol) {
        try {
            Method method = type.getMethod("sparkEventToJsonString", SparkListenerEvent.class);
            return event -> (String) method.invoke(protocol, event);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Form withTree(ClassLoader loader, Class<?> type, Object protocol)
            throws ReflectiveOperationException {
        Method toTree = type.getMethod("sparkEventToJson", SparkListenerEvent.class);
        Class<?> methods = Class.forName("org.json4s.jackson.JsonMethods$", true, loader);
        Object printer = methods.getField("MODULE$").get(null);
        Method compact = methods.getMethod("compact", Object.class);
        return event -> (String) compact.invoke(printer, toTree.invoke(protocol, event));
    }

    /** One line of the event log, without its line feed. */
    String text(SparkListenerEvent event) throws ReflectiveOperationException {
        return form.text(event);
    }
}
