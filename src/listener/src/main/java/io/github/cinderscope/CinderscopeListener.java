// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * Sends what happens in a Spark driver to the Cinderscope window, if one listens. For
 * {@code spark.extraListeners=io.github.cinderscope.CinderscopeListener}, on the driver's class path only; for a running
 * application see {@link Attach}.
 *
 * <p>The driver comes first: on Spark's thread an event costs one short lock; everything else is done by a daemon thread.
 * Nothing is ever thrown into Spark.
 */
public final class CinderscopeListener extends SparkFirehoseListener {
    private final Intake intake;
    private final Sender sender;

    /** Made by Spark while it makes its SparkContext. */
    public CinderscopeListener(SparkConf conf) {
        this(conf, null, null, null);
    }

    /** {@code context}: that of an application that runs already; null: it is being made. */
    CinderscopeListener(SparkConf conf, SparkContext context, String address, String secretFile) {
        Intake newIntake = null;
        Sender newSender = null;
        try {
            Settings settings = new Settings(conf);
            EventQueue queue = new EventQueue(settings.queueEvents, settings.queueBytes);
            newIntake = new Intake(queue, this, context == null && settings.leaveShared);
            Rendezvous rendezvous = new Rendezvous(address != null ? address : settings.address,
                secretFile != null ? secretFile : settings.secretFile, Rendezvous.systemEnvironment());
            newSender = new Sender(settings, queue, newIntake, new Context(conf, context), rendezvous, context != null);
            String id = context != null ? context.applicationId() : conf.get("spark.app.id", null);
            Attach.remember(id, newSender.instance());
            newSender.start();
        } catch (Throwable t) {
            newIntake = null;
            Log.warn("The Cinderscope listener cannot work here; the application is not affected: " + t);
        }
        intake = newIntake;
        sender = newSender;
    }

    @Override
    public void onEvent(SparkListenerEvent event) {
        if (intake == null) {
            return;
        }
        try {
            intake.fromFirst(event);
        } catch (Throwable t) {
            // Spark takes a listener that throws off its bus or ends the application
        }
    }

    String instance() {
        return sender == null ? null : sender.instance();
    }
}
