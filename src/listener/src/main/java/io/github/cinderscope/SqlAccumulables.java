// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.TaskInfo;
import scala.Option;
import scala.collection.Iterator;

/**
 * The accumulables of a task that are updates of SQL metrics, as JsonProtocol.accumulableInfoToJson writes them: they are
 * what an operator's figures (rows, spill, …) are made of while it runs. The others repeat the task's metrics.
 */
final class SqlAccumulables {
    /** Metadata of SQL metrics: org.apache.spark.util.AccumulatorContext.SQL_ACCUM_IDENTIFIER. */
    private static final String SQL = "sql";
    /** Its result is a Seq that moved from scala.collection to scala.collection.immutable in Spark 4. */
    private static final MethodHandle LIST = list("org.apache.spark.scheduler.TaskInfo", "accumulables");

    private static MethodHandle list(String type, String name) {
        try {
            Class<?> owner = Class.forName(type, true, TaskInfo.class.getClassLoader());
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return lookup.unreflect(owner.getMethod(name))
                .asType(MethodType.methodType(scala.collection.Seq.class, TaskInfo.class));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private static final byte[] ID = LineBuffer.ascii("{\"ID\":");
    private static final byte[] NAME = LineBuffer.ascii(",\"Name\":");
    private static final byte[] UPDATE = LineBuffer.ascii(",\"Update\":\"");
    private static final byte[] VALUE = LineBuffer.ascii("\",\"Value\":\"");
    private static final byte[] INTERNAL = LineBuffer.ascii("\",\"Internal\":");
    private static final byte[] COUNT_FAILED = LineBuffer.ascii(",\"Count Failed Values\":");
    private static final byte[] METADATA = LineBuffer.ascii(",\"Metadata\":\"sql\"}");

    /** The members of the list, without its brackets. */
    void write(TaskInfo info, LineBuffer out) throws Throwable {
        if (LIST == null) {
            return;
        }
        Iterator<?> all = ((scala.collection.Seq<?>) LIST.invokeExact(info)).iterator();
        boolean first = true;
        while (all.hasNext()) {
            AccumulableInfo one = (AccumulableInfo) all.next();
            Option<String> metadata = one.metadata();
            if (metadata.isEmpty() || !SQL.equals(metadata.get()) || !isWhole(one.update()) || !isWhole(one.value())) {
                continue;
            }
            if (!first) {
                out.put(',');
            }
            first = false;
            out.put(ID);
            out.put(one.id());
            out.put(NAME);
            out.putString(one.name().isDefined() ? one.name().get() : "");
            out.put(UPDATE);
            out.put(((Number) one.update().get()).longValue());
            out.put(VALUE);
            out.put(((Number) one.value().get()).longValue());
            out.put(INTERNAL);
            out.put(one.internal());
            out.put(COUNT_FAILED);
            out.put(one.countFailedValues());
            out.put(METADATA);
        }
    }

    private static boolean isWhole(Option<Object> value) {
        return value.isDefined() && value.get() instanceof Number;
    }
}
