// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerEvent;

/** What the gauges of an executor are called, in the order in which JsonProtocol writes them (from Spark 3.0 on). */
final class ExecutorMetricNames {
    private ExecutorMetricNames() {}

    /**
     * As JsonProtocol.executorMetricsToJson has them: org.apache.spark.metrics.ExecutorMetricType.metricToOffset.
     *
     * @throws IllegalStateException if that is not also their order in ExecutorMetrics
     */
    static String[] ofThisSpark() throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.apache.spark.metrics.ExecutorMetricType$", true,
            SparkListenerEvent.class.getClassLoader());
        Object offsets = Reflect.call(type.getField("MODULE$").get(null), "metricToOffset");
        scala.collection.Iterator<?> all = (scala.collection.Iterator<?>) Reflect.call(offsets, "iterator");
        List<String> names = new ArrayList<>();
        while (all.hasNext()) {
            scala.Tuple2<?, ?> one = (scala.Tuple2<?, ?>) all.next();
            if (((Number) one._2()).intValue() != names.size()) {
                throw new IllegalStateException("executor metrics are not in order");
            }
            names.add((String) one._1());
        }
        return names.toArray(new String[0]);
    }

    /** The keys of the object of numbers that {@code start} opens in a line. */
    static String[] of(String text, String start) {
        List<String> names = new ArrayList<>();
        int at = text.indexOf(start) + start.length();
        while (text.charAt(at) == '"') {
            int end = Json.endOfString(text, at);
            names.add(text.substring(at + 1, end - 1));
            at = end + 1;
            while (text.charAt(at) != ',' && text.charAt(at) != '}') {
                ++at;
            }
            if (text.charAt(at) == '}') {
                break;
            }
            ++at;
        }
        return names.toArray(new String[0]);
    }
}
