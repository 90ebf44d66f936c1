package org.kontor.core.change;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for one reader, while this node has its seat. */
final class SingleReader {
    private static final Logger LOG = LoggerFactory.getLogger(SingleReader.class);
    private static final int BATCH = 100;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How often a position is noted that moved over nothing but entries that nobody wants. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);
    /** An effect that hangs must not keep the server from stopping. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final LogReader reader;
    private final ChangeLog log;
    private final ReaderSeat seat;
    private final ReaderPace pace;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean hurry;
    private volatile ReaderState.@Nullable Failure failure;
    /** The thread's own: up to which entry they are read one by one, since one of them fails. */
    private long singlyUpTo;

    private long notedAt = System.nanoTime();

    /** One entry could not be read, or several of which the steps are done in part. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<ChangeEntry> entries;
        private final transient Position to;

        Failed(List<ChangeEntry> entries, Position to, RuntimeException cause) {
            super(cause);
            this.entries = entries;
            this.to = to;
        }
    }

    SingleReader(LogReader reader, ChangeLog log, ReaderSeat seat, ReaderPace pace, InstantSource clock) {
        this.reader = reader;
        this.log = log;
        this.seat = seat;
        this.pace = pace;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("log-reader-" + reader.name()).unstarted(this::run);
    }

    String name() {
        return reader.name();
    }

    void start() {
        thread.start();
    }

    void wake() {
        wake.release();
    }

    /** Takes the seat, keeps it, or learns that another node has it. */
    void renew(Position end) {
        if (seat.renew(end, pace.lease())) {
            LOG.debug("This node reads the change log for {}", reader.name());
            wake();
        }
    }

    ReaderState state(long end) {
        Position now = seat.position();
        long behind = now == null ? 0 : Math.max(0, end - now.seq());
        return new ReaderState(reader.name(), seat.isTaken(), behind, Optional.ofNullable(failure));
    }

    private void run() {
        int failures = 0;
        try {
            while (!stopping) {
                try {
                    boolean more = readOnce();
                    failures = 0;
                    mended();
                    if (!more) {
                        await(LOOK.toMillis());
                    }
                } catch (ReaderTable.Lost lost) {
                    LOG.info("{}; looking again where it stands", lost.getMessage());
                    seat.forget();
                } catch (Failed failed) {
                    if (!stopping) {
                        failures++;
                        tell(failed, failures);
                        pause(pace.pauseMillis(failures));
                    }
                } catch (RuntimeException e) {
                    failures++;
                    LOG.warn("The change log cannot be read for {}: {}", reader.name(), e.toString());
                    LOG.debug("The change log cannot be read", e);
                    pause(pace.pauseMillis(failures));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} reads no more", reader.name());
        } finally {
            seat.release();
        }
    }

    private void mended() {
        if (failure != null) {
            if (seat.isTaken()) {
                seat.mended();
            }
            failure = null;
        }
    }

    private void await(long millis) throws InterruptedException {
        if (!stopping && wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Has it try again at once what has failed. */
    void hurry() {
        hurry = true;
        wake();
    }

    /** Waits, whatever is written meanwhile. */
    private void pause(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !stopping && !hurry; left = (until - System.nanoTime()) / 1_000_000) {
            await(left);
        }
        hurry = false;
    }

    private void tell(Failed failed, int times) {
        Throwable cause = failed.getCause();
        String told = cause != null && reader.effect() instanceof LogReader.InSteps ? cause.getMessage() : null;
        String reason = told == null ? String.valueOf(cause) : told;
        ReaderState.Failure before = failure;
        ChangeEntry first = failed.entries.getFirst();
        boolean isSame = before != null && before.entry().seq() == first.seq();
        ReaderState.Failure now = new ReaderState.Failure(
                first,
                failed.to.seq(),
                failed.entries.size(),
                reason,
                times,
                isSame && before != null ? before.since() : clock.instant());
        failure = now;
        LOG.warn(
                "{} cannot read the change of {} (entry {}) and tries again in {} ms: {}",
                reader.name(),
                first.change().record(),
                first.seq(),
                pace.pauseMillis(times),
                reason);
        LOG.debug("A change cannot be read", cause);
        show(now);
    }

    /** Whoever reads goes on trying, also where nobody can be shown why it fails. */
    private void show(ReaderState.Failure now) {
        try {
            seat.failed(now);
        } catch (RuntimeException e) {
            LOG.warn("What {} cannot read could not be noted: {}", reader.name(), e.toString());
        }
    }

    /** Whether there may be more to read at once. */
    private boolean readOnce() {
        Position from = seat.current();
        if (from == null) {
            return false;
        }
        LogPage page = page(from);
        Position to = new Position(from.epoch(), page.upTo());
        if (!page.entries().isEmpty()) {
            return !deliver(from, page.entries(), to) || page.more();
        }
        if (page.upTo() > from.seq()) {
            pass(to);
        }
        return page.more();
    }

    private LogPage page(Position from) {
        Long begun = seat.batchTo();
        if (begun != null) {
            LogPage again = seat.again(log, from, begun, BATCH);
            return new LogPage(again.entries(), begun, true);
        }
        LogPage page = log.read(from.seq(), from.seq() < singlyUpTo ? 1 : BATCH, reader.entities());
        return reader.effect() instanceof LogReader.InSteps ? ofOneDepth(page) : page;
    }

    /** The first entries, as far as they are alike: what a step writes lies one deeper than what it answers. */
    private static LogPage ofOneDepth(LogPage page) {
        List<ChangeEntry> all = page.entries();
        List<ChangeEntry> alike = all.stream()
                .takeWhile(entry -> entry.depth() == all.getFirst().depth())
                .toList();
        return alike.size() == all.size()
                ? page
                : new LogPage(alike, alike.getLast().seq(), true);
    }

    /** Whether it went well; if not, the same entries come again, each alone. */
    private boolean deliver(Position from, List<ChangeEntry> entries, Position to) {
        try {
            switch (reader.effect()) {
                case LogReader.Inside inside ->
                    seat.within(from, to, transaction -> inside.code().accept(transaction, entries));
                case LogReader.Outside outside -> {
                    outside.code().accept(entries);
                    seat.note(to);
                }
                case LogReader.InSteps steps -> inSteps(steps, from, entries, to);
            }
            return true;
        } catch (ReaderTable.Lost lost) {
            throw lost;
        } catch (RuntimeException e) {
            // what is done in part must come again as it was
            if (entries.size() == 1 || seat.batchTo() != null) {
                throw new Failed(entries, to, e);
            }
            LOG.debug("{} entries could not be read at once by {}", entries.size(), reader.name(), e);
            singlyUpTo = entries.getLast().seq();
            return false;
        }
    }

    private void inSteps(LogReader.InSteps steps, Position from, List<ChangeEntry> entries, Position to) {
        LogBatch batch = seat.batch(entries, from, to);
        try {
            steps.code().read(batch);
        } catch (RuntimeException e) {
            if (batch.isLost()) {
                throw new ReaderTable.Lost(reader.name());
            }
            seat.forget();
            if (seat.current() == null) {
                throw new ReaderTable.Lost(reader.name());
            }
            throw e;
        }
        seat.finish(to);
    }

    private void pass(Position to) {
        if (System.nanoTime() - notedAt > NOTED_EVERY.toNanos()) {
            notedAt = System.nanoTime();
            seat.note(to);
        } else {
            seat.pass(to);
        }
    }

    /** Has it end; what it is doing comes to its end, and then the seat is free. */
    void stop() {
        stopping = true;
        if (reader.effect() instanceof LogReader.InSteps steps) {
            steps.code().stop();
        }
        wake();
    }

    /** Waits until it has ended. */
    void join() {
        try {
            if (!thread.join(LAST_WORDS)) {
                LOG.warn("{} does not come to an end; it is left to itself", reader.name());
                seat.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
