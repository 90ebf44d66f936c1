package org.kontor.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.core.Kernel;

/** Sees to it that a server leaves nothing behind. */
final class LeakCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Threads of the JDK and of test libraries, which come and go as they like. The JDK starts its pollers (MasterPoller,
     * Read-Poller, Write-Poller) when a virtual thread first waits for a socket, and never ends them.
     */
    private static final Pattern FOREIGN = Pattern.compile(
            "(HttpClient|ForkJoinPool|process reaper|pool-|Timer-|junit"
                    + "|Common-Cleaner|.*Poller|Cleaner-|InnocuousThread|Attach Listener|surefire|postgres|PostgreSQL-JDBC|embedded-pg|VirtualThread|log:pid|Java2D Disposer).*");

    private final Set<Thread> before;

    private LeakCheck(Set<Thread> before) {
        this.before = before;
    }

    /** Remembers what runs before the server does. */
    static LeakCheck begin() {
        return new LeakCheck(Thread.getAllStackTraces().keySet());
    }

    /** When nobody asks for anything, nobody holds a platform or a connection. */
    void checkIdle(Kernel kernel) {
        // asked once: the kernel's own threads take a connection now and then, and may have the next one
        boolean isIdle = waitFor(() -> kernel.leases() == 0 && kernel.connectionsInUse() == 0);
        if (!isIdle) {
            throw new AssertionError("not given back: " + kernel.leases() + " leases on the platform, "
                    + kernel.connectionsInUse() + " connections");
        }
    }

    /** When the server has stopped, its threads have. */
    void checkGone() {
        if (!waitFor(() -> left().isEmpty())) {
            throw new AssertionError("threads were left behind: " + left());
        }
    }

    private List<String> left() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> !FOREIGN.matcher(name).matches())
                .sorted()
                .collect(Collectors.toList());
    }

    /** Answers whether it came true. */
    private static boolean waitFor(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }
}
