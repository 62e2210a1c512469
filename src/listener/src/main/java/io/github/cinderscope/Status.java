// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.status.AppStatusStore;

/** What Spark's own store of figures says, in the shape of its REST API: also where there is no UI. */
final class Status {
    private final AppStatusStore store;

    Status(SparkContext sc) {
        store = sc.statusStore();
    }

    String json(String what) throws Exception {
        switch (what == null ? "" : what) {
            case "app":
                return mapper().text(store.applicationInfo());
            case "jobs":
                return mapper().text(call("jobsList"));
            case "stages":
                return mapper().text(call("stageList"));
            case "executors":
                return mapper().text(call("executorList"));
            default:
                throw new IllegalArgumentException("\"what\" must be app, jobs, stages or executors");
        }
    }

    /** A list with the fewest restrictions; what later versions added gets the defaults that Scala keeps for it. */
    private Object call(String name) throws ReflectiveOperationException {
        for (Method method : store.getClass().getMethods()) {
            if (!method.getName().equals(name)) {
                continue;
            }
            Class<?>[] types = method.getParameterTypes();
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; ++i) {
                arguments[i] = types[i] == boolean.class ? Boolean.FALSE : i == 0 ? null : byDefault(name, i + 1);
            }
            return method.invoke(store, arguments);
        }
        throw new NoSuchMethodException(name);
    }

    private Object byDefault(String name, int number) throws ReflectiveOperationException {
        return store.getClass().getMethod(name + "$default$" + number).invoke(store);
    }

    /** The writer of Spark's REST API (org.apache.spark.status.api.v1.JacksonMessageWriter), as one line. */
    static final class Mapper {
        private final Object mapper;
        private final Method write;

        private Mapper() throws ReflectiveOperationException {
            Class<?> type = Class.forName("org.apache.spark.status.api.v1.JacksonMessageWriter", true,
                AppStatusStore.class.getClassLoader());
            Object writer = type.getConstructor().newInstance();
            mapper = type.getMethod("mapper").invoke(writer);
            write = mapper.getClass().getMethod("writeValueAsString", Object.class);
        }

        String text(Object value) throws ReflectiveOperationException {
            return ((String) write.invoke(mapper, value)).replace("\r", "").replace("\n", " ");
        }
    }

    static Mapper mapper() throws ReflectiveOperationException {
        return new Mapper();
    }

    AppStatusStore store() {
        return store;
    }

    /** All of a Scala sequence, whose type differs between Scala's versions. */
    static List<Object> list(Object sequence) throws ReflectiveOperationException {
        List<Object> list = new ArrayList<>();
        scala.collection.Iterator<?> all =
            (scala.collection.Iterator<?>) Reflect.call(sequence, "iterator");
        while (all.hasNext()) {
            list.add(all.next());
        }
        return list;
    }

    List<Object> executors() throws ReflectiveOperationException {
        return list(call("executorList"));
    }
}
