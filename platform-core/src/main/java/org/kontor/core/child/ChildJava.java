package org.kontor.core.child;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process beside the server, as the server sees it: it is asked by its input and answers by its output. What takes too long,
 * or more memory than it was given, ends that process and nothing else.
 */
public final class ChildJava implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildJava.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** What Java ends with when it is told to end for want of memory. */
    private static final int OUT_OF_MEMORY = 3;

    private final ScheduledExecutorService watch;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private volatile boolean isLate;
    private volatile boolean isClosed;

    private ChildJava(ScheduledExecutorService watch, Process process) {
        this.watch = watch;
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(process.getInputStream());
    }

    /** What is asked of it and answered by it. */
    @FunctionalInterface
    public interface Exchange<T> {
        T with(DataOutputStream out, DataInputStream in) throws IOException;
    }

    /**
     * What starts one: this Java, these jars, little memory, and nothing of what the server was told.
     *
     * @param main whose program it runs
     * @param megabytes of memory for what it makes
     * @param more options of Java's
     */
    public static ProcessBuilder command(Class<?> main, int megabytes, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // what Java itself has to say would come between the answers
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // it has no use for passwords
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SystemRoot"));
        return builder;
    }

    /**
     * Starts one.
     *
     * @param ready what it says first
     * @param does what it is there for, for the log
     * @param watch ends it when it takes too long
     * @throws IOException when it does not come up
     */
    public static ChildJava start(ProcessBuilder command, int ready, String does, ScheduledExecutorService watch)
            throws IOException {
        long begun = System.nanoTime();
        ChildJava child = new ChildJava(watch, command.start());
        Thread.ofVirtual().name("child-errors").start(() -> tell(child.process.errorReader(), does));
        ScheduledFuture<?> limit = child.limit(LONGEST_START);
        int first = child.in.read();
        limit.cancel(false);
        if (first != ready || !child.isUsable()) {
            throw new IOException("A process that " + does + " ended with " + child.exit() + " before it began");
        }
        LOG.debug("A process that {} is up after {} ms", does, (System.nanoTime() - begun) / 1_000_000);
        return child;
    }

    private static void tell(BufferedReader errors, String does) {
        try (errors) {
            errors.lines().forEach(line -> LOG.warn("A process that {} says: {}", does, line));
        } catch (IOException | RuntimeException e) {
            LOG.debug("A process that {} has ended", does, e);
        }
    }

    private ScheduledFuture<?> limit(Duration most) {
        return watch.schedule(
                () -> {
                    isLate = true;
                    close();
                },
                most.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Asks it, and ends it where that takes too long.
     *
     * @throws IOException when it ended before it answered; {@link #exit} says how
     */
    public <T> T ask(Duration most, Exchange<T> exchange) throws IOException {
        ScheduledFuture<?> limit = limit(most);
        try {
            return exchange.with(out, in);
        } finally {
            limit.cancel(false);
        }
    }

    /** How it ended; its output may have ended a moment before. */
    public Exit exit() {
        process.onExit()
                .completeOnTimeout(process, LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        close();
        int code = process.onExit().join().exitValue();
        return new Exit(code, isLate ? Exit.Kind.LATE : code == OUT_OF_MEMORY ? Exit.Kind.NO_MEMORY : Exit.Kind.ENDED);
    }

    /**
     * How one ended.
     *
     * @param code what the system says
     */
    public record Exit(int code, Kind kind) {
        /** Why. */
        public enum Kind {
            /** It took too long. */
            LATE,
            /** It needed more memory than there is for it. */
            NO_MEMORY,
            /** Something else ended it. */
            ENDED
        }

        @Override
        public String toString() {
            return Integer.toString(code);
        }
    }

    /** Whether it can be asked once more. */
    public boolean isUsable() {
        return process.isAlive() && !isLate && !isClosed;
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        isClosed = true;
        // by its handle: the process's own way would close its output, which may be read at this moment
        process.toHandle().destroyForcibly();
    }
}
