// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Many tiny tasks and nothing else: what a listener costs its driver at worst. Run by listenercost.py. */
public final class ListenerCost {
    private ListenerCost() {}

    public static void main(String[] arguments) {
        int tasks = Integer.parseInt(arguments[0]);
        SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("listener cost");
        for (int i = 1; i < arguments.length; ++i) {
            String[] pair = arguments[i].split("=", 2);
            conf.set(pair[0], pair[1]);
        }
        JavaSparkContext context = new JavaSparkContext(conf);
        long begin = System.nanoTime();
        long counted = context.parallelize(Collections.nCopies(tasks, 1), tasks).count();
        long wall = System.nanoTime() - begin;
        if (counted != tasks) {
            throw new IllegalStateException("counted " + counted);
        }
        Map<String, Long> threads = threads();
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        context.stop();
        System.out.printf("wall %.3f heap %.1f", wall / 1e9, heap / 1048576.0);
        for (Map.Entry<String, Long> thread : threads.entrySet()) {
            System.out.printf(" %s %.3f", thread.getKey(), thread.getValue() / 1e9);
        }
        System.out.println();
    }

    /** CPU nanoseconds of the threads that deliver, log and send events. */
    private static Map<String, Long> threads() {
        Map<String, Long> times = new TreeMap<>();
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        for (long id : bean.getAllThreadIds()) {
            ThreadInfo thread = bean.getThreadInfo(id);
            if (thread != null && (thread.getThreadName().startsWith("spark-listener-group-")
                    || thread.getThreadName().startsWith("cinderscope-"))) {
                times.put(thread.getThreadName().replace("spark-listener-group-", "bus:"), bean.getThreadCpuTime(id));
            }
        }
        return times;
    }
}
