package org.kontor.core.print;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.child.ChildJava;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link PdfProcess}, as the server sees it. A page that takes too long, or more memory than a page needs, ends that process
 * and nothing else.
 */
final class PdfWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfWorker.class);
    private static final int MEGABYTES = 256;

    private final ChildJava child;
    private long lastUsed = System.nanoTime();

    private PdfWorker(ChildJava child) {
        this.child = child;
    }

    /**
     * Starts one, from the same Java and the same jars as this program.
     *
     * @param watch ends it when it takes too long
     * @throws Refusal UNAVAILABLE when it does not come up
     */
    static PdfWorker start(ScheduledExecutorService watch) {
        try {
            return new PdfWorker(ChildJava.start(command(), PdfProcess.READY, "makes PDF", watch));
        } catch (IOException e) {
            LOG.error("No process could be started to make PDF", e);
            throw interrupted(e);
        }
    }

    /** What starts one. */
    static ProcessBuilder command() {
        return ChildJava.command(PdfProcess.class, MEGABYTES);
    }

    /**
     * Makes a PDF of a page.
     *
     * @throws Refusal INVALID when it takes too long or too much memory, UNAVAILABLE when the process was ended from outside
     */
    PdfAnswer make(PdfPage page, Duration most) {
        try {
            PdfAnswer answer = child.ask(most, (out, in) -> {
                page.write(out);
                return PdfAnswer.read(in);
            });
            lastUsed = System.nanoTime();
            return answer;
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private Refusal ended(IOException e) {
        ChildJava.Exit exit = child.exit();
        return switch (exit.kind()) {
            case LATE ->
                Refusal.of(
                        Refusal.Code.INVALID,
                        Message.of("system.print_slow", "The document could not be printed in time: it is too large"),
                        e);
            case NO_MEMORY -> tooLarge();
            case ENDED -> {
                LOG.warn("A process that makes PDF ended with {}", exit);
                yield interrupted(e);
            }
        };
    }

    static Refusal tooLarge() {
        return Refusal.of(
                Refusal.Code.INVALID,
                Message.of(
                        "system.print_large",
                        "The document is too large, or its style asks for more than there is room for"));
    }

    private static Refusal interrupted(IOException e) {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.print_ended", "Printing was interrupted. Please try again."),
                e);
    }

    /** Whether another page can be made by it. */
    boolean isUsable() {
        return child.isUsable();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - lastUsed > time.toNanos();
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        child.close();
    }
}
