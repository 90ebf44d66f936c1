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
    private volatile ReaderState.@Nullable Failure failure;
    /** The thread's own: up to which entry they are read one by one, since one of them fails. */
    private long singlyUpTo;

    private long notedAt = System.nanoTime();

    /** One entry could not be read. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ChangeEntry entry;

        Failed(ChangeEntry entry, RuntimeException cause) {
            super(cause);
            this.entry = entry;
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
                    failure = null;
                    if (!more) {
                        await(LOOK.toMillis());
                    }
                } catch (ReaderTable.Lost lost) {
                    LOG.info("{}; looking again where it stands", lost.getMessage());
                    seat.forget();
                } catch (Failed failed) {
                    failures++;
                    tell(failed, failures);
                    pause(pace.pauseMillis(failures));
                } catch (RuntimeException e) {
                    failures++;
                    LOG.warn("The change log cannot be read for {}: {}", reader.name(), e.toString());
                    LOG.debug("The change log cannot be read", e);
                    pause(pace.pauseMillis(failures));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} reads no more", reader.name());
        }
    }

    private void await(long millis) throws InterruptedException {
        if (!stopping && wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Waits, whatever is written meanwhile. */
    private void pause(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !stopping; left = (until - System.nanoTime()) / 1_000_000) {
            await(left);
        }
    }

    private void tell(Failed failed, int times) {
        String reason = String.valueOf(failed.getCause());
        ReaderState.Failure before = failure;
        boolean isSame = before != null && before.entry().seq() == failed.entry.seq();
        failure = new ReaderState.Failure(
                failed.entry, reason, times, isSame && before != null ? before.since() : clock.instant());
        LOG.warn(
                "{} cannot read the change of {} (entry {}) and tries again in {} ms: {}",
                reader.name(),
                failed.entry.change().record(),
                failed.entry.seq(),
                pace.pauseMillis(times),
                reason);
        LOG.debug("A change cannot be read", failed.getCause());
    }

    /** Whether there may be more to read at once. */
    private boolean readOnce() {
        Position from = seat.current();
        if (from == null) {
            return false;
        }
        LogPage page = log.read(from.seq(), from.seq() < singlyUpTo ? 1 : BATCH, reader.entities());
        Position to = new Position(from.epoch(), page.upTo());
        if (!page.entries().isEmpty()) {
            return !deliver(from, page.entries(), to) || page.more();
        }
        if (page.upTo() > from.seq()) {
            pass(to);
        }
        return page.more();
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
            }
            return true;
        } catch (ReaderTable.Lost lost) {
            throw lost;
        } catch (RuntimeException e) {
            if (entries.size() == 1) {
                throw new Failed(entries.getFirst(), e);
            }
            LOG.debug("{} entries could not be read at once by {}", entries.size(), reader.name(), e);
            singlyUpTo = entries.getLast().seq();
            return false;
        }
    }

    private void pass(Position to) {
        if (System.nanoTime() - notedAt > NOTED_EVERY.toNanos()) {
            notedAt = System.nanoTime();
            seat.note(to);
        } else {
            seat.pass(to);
        }
    }

    /** Ends it; what it is doing comes to its end. */
    void stop() {
        stopping = true;
        wake();
        try {
            if (!thread.join(LAST_WORDS)) {
                LOG.warn("{} does not come to an end; it is left to itself", reader.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        seat.release();
    }
}
