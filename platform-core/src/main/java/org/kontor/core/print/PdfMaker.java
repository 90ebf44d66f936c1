package org.kontor.core.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.config.PrintConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes PDF of HTML, in processes of its own: nobody can say beforehand how much time and memory a page will take, and a
 * process can be ended. They are started when they are needed, and stay for a while.
 */
public final class PdfMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfMaker.class);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

    private final Duration mostTime;
    private final PrintTurns turns;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("print-watch").factory());
    private final Deque<PdfWorker> idle = new ArrayDeque<>();
    private final Set<PdfWorker> busy = new HashSet<>();
    private boolean isClosed;

    public PdfMaker(PrintConfig config) {
        this.mostTime = config.timeout();
        this.turns = new PrintTurns(config.atOnce());
        watch.scheduleWithFixedDelay(this::endIdle, 1, 1, TimeUnit.MINUTES);
    }

    /**
     * Takes a turn to print, before anything large is made in memory.
     *
     * @throws Refusal LIMITED when the user prints several already, UNAVAILABLE when too many others do
     */
    PrintTurns.Turn turn(UUID user) {
        return turns.take(user);
    }

    /**
     * A PDF of a page, for whoever has a turn.
     *
     * @throws Refusal INVALID when the page cannot be laid out, or takes too long or too much
     */
    byte[] pdf(PdfPage page) {
        PdfWorker worker = take();
        boolean isGood = false;
        try {
            PdfAnswer answer = worker.make(page, mostTime);
            isGood = answer.kind() != PdfAnswer.Kind.FAILED;
            return bytes(answer);
        } finally {
            give(worker, isGood);
        }
    }

    private static byte[] bytes(PdfAnswer answer) {
        return switch (answer.kind()) {
            case PDF -> answer.bytes();
            case TOO_LARGE -> throw PdfWorker.tooLarge();
            case PICTURE_TOO_LARGE ->
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        Message.of(
                                        "system.print_pictures",
                                        "The pictures of a document may have at most {max, number} pixels altogether")
                                .with("max", Pictures.MOST_PIXELS));
            case FAILED -> {
                LOG.info("A page could not be laid out: {}", new String(answer.bytes(), UTF_8));
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        Message.of(
                                "system.print_failed",
                                "The page cannot be laid out: it is nested too deeply, or its style asks for the impossible"));
            }
        };
    }

    private PdfWorker take() {
        PdfWorker worker = takeIdle();
        if (worker == null) {
            worker = PdfWorker.start(watch);
        }
        synchronized (this) {
            if (isClosed) {
                worker.close();
            }
            busy.add(worker);
        }
        return worker;
    }

    private synchronized @Nullable PdfWorker takeIdle() {
        PdfWorker worker = idle.pollFirst();
        while (worker != null && !worker.isUsable()) {
            worker = idle.pollFirst();
        }
        return worker;
    }

    /** What failed once may fail for good: another process is started for the next page. */
    private synchronized void give(PdfWorker worker, boolean isGood) {
        busy.remove(worker);
        if (isGood && worker.isUsable() && !isClosed) {
            idle.addFirst(worker);
        } else {
            worker.close();
        }
    }

    private synchronized void endIdle() {
        idle.removeIf(worker -> {
            boolean isOver = worker.isIdleFor(LONGEST_IDLE);
            if (isOver) {
                worker.close();
            }
            return isOver;
        });
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        idle.forEach(PdfWorker::close);
        busy.forEach(PdfWorker::close);
        watch.shutdownNow();
    }
}
