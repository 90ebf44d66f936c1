package org.kontor.core.print;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link PdfProcess}, as the server sees it. A page that takes too long, or more memory than a page needs, ends that process
 * and nothing else.
 */
final class PdfWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfWorker.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** What Java ends with when it is told to end for want of memory. */
    private static final int OUT_OF_MEMORY = 3;

    private final ScheduledExecutorService watch;
    private final Process process;
    private final DataOutputStream pages;
    private final DataInputStream answers;
    private volatile boolean isLate;
    private long lastUsed = System.nanoTime();

    private PdfWorker(ScheduledExecutorService watch, Process process) {
        this.watch = watch;
        this.process = process;
        this.pages = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.answers = new DataInputStream(process.getInputStream());
    }

    /**
     * Starts one, from the same Java and the same jars as this program.
     *
     * @param watch ends it when it takes too long
     * @throws Refusal UNAVAILABLE when it does not come up
     */
    static PdfWorker start(ScheduledExecutorService watch) {
        long begun = System.nanoTime();
        try {
            PdfWorker worker = new PdfWorker(watch, command().start());
            Thread.ofVirtual().name("print-errors").start(() -> tell(worker.process.errorReader()));
            ScheduledFuture<?> limit = worker.limit(LONGEST_START);
            int first = worker.answers.read();
            limit.cancel(false);
            if (first != PdfProcess.READY || !worker.isUsable()) {
                LOG.error("A process that makes PDF ended with {} before it began", worker.exit());
                throw interrupted(null);
            }
            LOG.debug("A process that makes PDF is up after {} ms", (System.nanoTime() - begun) / 1_000_000);
            return worker;
        } catch (IOException e) {
            LOG.error("No process could be started to make PDF", e);
            throw interrupted(e);
        }
    }

    /** What starts one: this Java, these jars, little memory, and nothing of what the server was told. */
    static ProcessBuilder command() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // what Java itself has to say would come between the answers
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                PdfProcess.class.getName());
        // it has no use for passwords
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SystemRoot"));
        return builder;
    }

    private static void tell(BufferedReader errors) {
        try (errors) {
            errors.lines().forEach(line -> LOG.warn("A process that makes PDF says: {}", line));
        } catch (IOException | RuntimeException e) {
            LOG.debug("A process that made PDF has ended", e);
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
     * Makes a PDF of a page.
     *
     * @throws Refusal INVALID when it takes too long or too much memory, UNAVAILABLE when the process was ended from outside
     */
    PdfAnswer make(PdfPage page, Duration most) {
        ScheduledFuture<?> limit = limit(most);
        try {
            page.write(pages);
            PdfAnswer answer = PdfAnswer.read(answers);
            lastUsed = System.nanoTime();
            return answer;
        } catch (IOException e) {
            throw ended(e);
        } finally {
            limit.cancel(false);
        }
    }

    private Refusal ended(IOException e) {
        int code = exit();
        if (isLate) {
            return Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of("system.print_slow", "The document could not be printed in time: it is too large"),
                    e);
        }
        if (code == OUT_OF_MEMORY) {
            return tooLarge();
        }
        LOG.warn("A process that makes PDF ended with {}", code);
        return interrupted(e);
    }

    static Refusal tooLarge() {
        return Refusal.of(
                Refusal.Code.INVALID,
                Message.of(
                        "system.print_large",
                        "The document is too large, or its style asks for more than there is room for"));
    }

    private static Refusal interrupted(@Nullable IOException e) {
        Message text = Message.of("system.print_ended", "Printing was interrupted. Please try again.");
        return e == null ? Refusal.of(Refusal.Code.UNAVAILABLE, text) : Refusal.of(Refusal.Code.UNAVAILABLE, text, e);
    }

    /** How it ended; its output may have ended a moment before. */
    private int exit() {
        process.onExit()
                .completeOnTimeout(process, LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        close();
        return process.onExit().join().exitValue();
    }

    /** Whether another page can be made by it. */
    boolean isUsable() {
        return process.isAlive() && !isLate;
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - lastUsed > time.toNanos();
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        // by its handle: the process's own way would close its output, which may be read at this moment
        process.toHandle().destroyForcibly();
    }
}
