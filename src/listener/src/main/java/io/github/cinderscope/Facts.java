// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.UUID;
import org.apache.spark.SparkContext;
import scala.Option;

/** What the listener says of its application and itself. Rendered as the members of a JSON object. */
final class Facts {
    final String instance = UUID.randomUUID().toString();
    private final Context context;
    private final EventQueue queue;
    private final String pid = pid();
    private String scalaVersion;

    Facts(Context context, EventQueue queue) {
        this.context = context;
        this.queue = queue;
    }

    /** `"instance":…,"startTime":…`, null where it is not known yet. */
    String members() {
        Alive.Application application = queue.application();
        SparkContext sc = context.get();
        StringBuilder out = new StringBuilder(600);
        text(out, "instance", instance);
        text(out, "version", version());
        text(out, "applicationId", first(application == null ? null : application.id, applicationId(sc),
            context.setting("spark.app.id")));
        text(out, "attemptId", first(application == null ? null : application.attemptId, attemptId(sc)));
        text(out, "name", first(application == null ? null : application.name, context.setting("spark.app.name")));
        // The system's name of the user until Spark's is known: they differ where Spark is told another one.
        text(out, "user",
            first(application == null ? null : application.user, user(sc), System.getProperty("user.name")));
        text(out, "sparkVersion", sparkVersion());
        text(out, "scalaVersion", scalaVersion());
        text(out, "javaVersion", System.getProperty("java.version"));
        raw(out, "pid", pid);
        text(out, "host", first(context.setting("spark.driver.host"), hostName()));
        text(out, "uiUrl", uiUrl(sc));
        text(out, "master", context.setting("spark.master"));
        raw(out, "startTime", startTime(application, sc));
        out.setLength(out.length() - 1);
        return out.toString();
    }

    private static void text(StringBuilder out, String key, String value) {
        raw(out, key, value == null ? "null" : Json.quote(value));
    }

    private static void raw(StringBuilder out, String key, String value) {
        out.append('"').append(key).append("\":").append(value == null ? "null" : value).append(',');
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    static String version() {
        Package own = Facts.class.getPackage();
        String version = own == null ? null : own.getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static String applicationId(SparkContext sc) {
        try {
            return sc == null ? null : sc.applicationId();
        } catch (Throwable t) {
            return null;
        }
    }

    private static String attemptId(SparkContext sc) {
        try {
            Option<String> id = sc == null ? null : sc.applicationAttemptId();
            return id != null && id.isDefined() ? id.get() : null;
        } catch (Throwable t) {
            return null;
        }
    }

    private static String user(SparkContext sc) {
        try {
            return sc != null ? sc.sparkUser() : System.getenv("SPARK_USER");
        } catch (Throwable t) {
            return null;
        }
    }

    private static String uiUrl(SparkContext sc) {
        try {
            Option<String> url = sc == null ? null : sc.uiWebUrl();
            return url != null && url.isDefined() ? url.get() : null;
        } catch (Throwable t) {
            return null;
        }
    }

    private String startTime(Alive.Application application, SparkContext sc) {
        if (application != null) {
            return Long.toString(application.time);
        }
        try {
            return sc != null ? Long.toString(sc.startTime()) : digits(context.setting("spark.app.startTime"));
        } catch (Throwable t) {
            return null;
        }
    }

    private static String digits(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? text : null;
    }

    static String sparkVersion() {
        try {
            return org.apache.spark.package$.MODULE$.SPARK_VERSION();
        } catch (Throwable t) {
            return null;
        }
    }

    private String scalaVersion() {
        if (scalaVersion == null) {
            try {
                scalaVersion = scala.util.Properties$.MODULE$.versionNumberString();
            } catch (Throwable t) {
                return null;
            }
        }
        return scalaVersion;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Java 8 has no ProcessHandle, and the management bean asks the name service first. */
    private static String pid() {
        try {
            String self = new File("/proc/self").getCanonicalFile().getName();
            if (self.matches("[0-9]+")) {
                return self;
            }
            String name = ManagementFactory.getRuntimeMXBean().getName();
            return digits(name.substring(0, Math.max(0, name.indexOf('@'))));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
