package org.kontor.tests.clinging;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.kontor.api.Background;
import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Running;

/** Its background does not ask whether it is to stop. */
public final class ClingingPlugin implements Plugin {
    /** While a test sets it, the background goes on. */
    public static final String CLINGS = "kontor.test.clings";

    /** While a test sets it, the virtual machine is given something to keep. */
    public static final String LEAKS = "kontor.test.leaks";

    @Override
    public Contribution contribute(PluginContext context) {
        if (Boolean.getBoolean(LEAKS)) {
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, thrown) -> context.log().warn("lost", thrown));
        }
        return Contribution.of("clinging", "Clinging").backgrounds(Background.single("cling", ClingingPlugin::cling));
    }

    private static void cling(Running running) throws InterruptedException {
        while (Boolean.getBoolean(CLINGS)) {
            LockSupport.parkNanos(10_000_000);
            // an interruption is no reason either
            Thread.interrupted();
        }
        running.awaitStop(Duration.ofDays(1));
    }
}
