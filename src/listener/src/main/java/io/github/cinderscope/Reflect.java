// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.lang.reflect.Method;

/** Calls by name, for what differs between Spark's or Scala's versions and is called rarely. */
final class Reflect {
    private Reflect() {}

    /** A public method without parameters, even if the class of the object is not public. */
    static Object call(Object object, String name) throws ReflectiveOperationException {
        Method method = find(object.getClass(), name);
        if (method == null) {
            throw new NoSuchMethodException(object.getClass().getName() + "." + name);
        }
        return method.invoke(object);
    }

    /** The same; null where there is no such method or it fails. */
    static Object callOrNull(Object object, String name) {
        try {
            return call(object, name);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    /** The same as call(); null where there is no such method. */
    static Object callIfThere(Object object, String name) throws ReflectiveOperationException {
        Method method = find(object.getClass(), name);
        return method == null ? null : method.invoke(object);
    }

    private static Method find(Class<?> type, String name) {
        if (type == null) {
            return null;
        }
        if (java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
            try {
                return type.getMethod(name);
            } catch (NoSuchMethodException e) {
                return null;
            }
        }
        for (Class<?> declared : type.getInterfaces()) {
            Method method = find(declared, name);
            if (method != null) {
                return method;
            }
        }
        return find(type.getSuperclass(), name);
    }
}
