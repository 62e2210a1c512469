// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Many tiny tasks and nothing else: what a listener costs its driver at worst. Run by listenercost.py. */
public final class ListenerCost {
    private ListenerCost() {}

    public static void main(String[] arguments) throws IOException {
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
        System.out.printf("wall %.3f heap %.1f jvm:compilers %.3f jvm:gc %.3f", wall / 1e9, heap / 1048576.0,
            jvmThreads("C1 ", "C2 ") / 1e9, jvmThreads("GC Thread", "G1 ") / 1e9);
        for (Map.Entry<String, Long> thread : threads.entrySet()) {
            System.out.printf(" %s %.3f", thread.getKey(), thread.getValue() / 1e9);
        }
        System.out.println();
    }

    /** CPU nanoseconds of the JVM's own threads whose names begin so (Linux). */
    private static long jvmThreads(String... starts) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Paths.get("/proc/self/task"))) {
            for (Path thread : threads) {
                try {
                    String name = new String(Files.readAllBytes(thread.resolve("comm")), StandardCharsets.UTF_8);
                    for (String start : starts) {
                        if (name.startsWith(start)) {
                            byte[] times = Files.readAllBytes(thread.resolve("schedstat"));
                            sum += Long.parseLong(new String(times, StandardCharsets.UTF_8).trim().split(" ")[0]);
                        }
                    }
                } catch (IOException e) {
                    // ended meanwhile; those that are asked for do not
                }
            }
        }
        return sum;
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
