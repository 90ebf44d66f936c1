package org.kontor.core.change;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of a reader in the database, which one node has at a time. It is fenced: whoever lost it, having been late
 * with saying that they are there, can neither move the position nor do anything in the database for the reader.
 */
final class ReaderSeat {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderSeat.class);
    /** On H2, where there is one node: as long as may pass between two looks at whether a reader still exists. */
    private static final Duration ALONE = Duration.ofDays(2);

    private static final Duration SAID_EVERY = Duration.ofDays(1);

    private final LogReader reader;
    private final Database database;
    private final UUID node;
    private final Supplier<Position> log;
    /** Zero while somebody else has it. Written by whoever renews. */
    private volatile long fence;

    private volatile Position end;
    /** The reading thread's, and for which fence it holds. */
    private volatile @Nullable Position position;

    private long positionFence;
    /** Up to where a batch reaches that begins at the position and is done in part; null where nothing of it is. */
    private @Nullable Long batchTo;

    private volatile Duration lease = ALONE;
    private long saidAt;
    private boolean closed;

    ReaderSeat(LogReader reader, Database database, UUID node, Supplier<Position> log, Position end) {
        this.log = log;
        this.reader = reader;
        this.database = database;
        this.node = node;
        this.end = end;
    }

    boolean isTaken() {
        return fence != 0;
    }

    /** How far the log was read; null while it is not known here. */
    @Nullable
    Position position() {
        return fence == 0 ? null : position;
    }

    /**
     * Takes the seat if nobody has it, says again that this node has it, or learns that another one does.
     *
     * @param end where the log ends now
     * @return whether it was taken just now
     */
    synchronized boolean renew(Position end, Duration lease) {
        this.end = end;
        boolean alone = database.dialect() == Dialect.H2;
        if (closed || alone && fence != 0 && System.nanoTime() - saidAt < SAID_EVERY.toNanos()) {
            return false;
        }
        saidAt = System.nanoTime();
        this.lease = alone ? ALONE : lease;
        long before = fence;
        fence = database.write(transaction -> {
            ReaderTable.Row row =
                    ReaderTable.lockIfFree(transaction, reader.name()).orElse(null);
            if (row == null && ReaderTable.exists(transaction, reader.name())) {
                // somebody is in the middle of a step, and says with its end that they are there
                return before;
            }
            if (row == null) {
                ReaderTable.insert(transaction, reader.name(), beginning(end), isWithEffects());
                row = ReaderTable.lock(transaction, reader.name()).orElseThrow();
            }
            boolean isOurs = before != 0 && before == row.fence();
            if (!isOurs && !alone && row.holder() != null && !row.expired()) {
                return 0L;
            }
            long next = isOurs ? before : row.fence() + 1;
            ReaderTable.hold(transaction, reader.name(), node, next, this.lease);
            if (!isOurs) {
                // whoever comes new sees for themselves
                ReaderFailures.forget(transaction, reader.name());
            }
            return next;
        });
        return fence != before && fence != 0;
    }

    private Position beginning(Position log) {
        return isWithEffects() ? log : new Position(log.epoch(), 0);
    }

    private boolean isWithEffects() {
        return reader.kind() == LogReader.Kind.WITH_EFFECTS;
    }

    /** Where to read on; null while somebody else has the seat. */
    @Nullable
    Position current() {
        long now = fence;
        if (now == 0) {
            return null;
        }
        Position known = position;
        if (known == null || positionFence != now || !known.epoch().equals(end.epoch())) {
            known = load(now);
            position = known;
            positionFence = now;
        }
        return known;
    }

    private @Nullable Position load(long now) {
        ReaderTable.Row row = database.write(transaction -> ReaderTable.lock(transaction, reader.name())
                .filter(held -> held.fence() == now)
                .orElse(null));
        if (row == null) {
            fence = 0;
            return null;
        }
        batchTo = row.batchTo();
        Position found = new Position(row.epoch(), row.seq());
        if (!isOf(end, found)) {
            // what was told last may be older than what was read
            end = log.get();
        }
        Position known = end;
        return isOf(known, found) ? found : meet(now, found, known);
    }

    private static boolean isOf(Position log, Position found) {
        return found.epoch().equals(log.epoch()) && found.seq() <= log.seq();
    }

    /** The log is another one than when the position was noted, or lost its end. */
    private Position meet(long now, Position found, Position log) {
        Position to = isWithEffects()
                ? new Position(log.epoch(), Math.min(found.seq(), log.seq()))
                : new Position(log.epoch(), 0);
        LOG.info("The change log is another one than before: {} goes on after entry {}", reader.name(), to.seq());
        if (!isWithEffects() && reader.effect() instanceof LogReader.Outside outside) {
            outside.afresh().run();
        }
        database.write(transaction -> {
            if (!isWithEffects() && reader.effect() instanceof LogReader.Inside inside) {
                inside.afresh().accept(transaction);
            }
            if (isWithEffects() && to.seq() == found.seq()) {
                ReaderTable.enter(transaction, reader.name(), now, to.epoch());
            } else {
                ReaderTable.move(transaction, reader.name(), now, to);
                ReaderTable.forgetSteps(transaction, reader.name());
                batchTo = null;
            }
            return true;
        });
        return to;
    }

    /** Up to where the entries reach of which something is done already; null where they may be any that follow. */
    @Nullable
    Long batchTo() {
        return batchTo;
    }

    /** The entries that follow a position up to a number, as they were when something of them was done. */
    LogPage again(ChangeLog log, Position from, long upTo, int limit) {
        return database.read(transaction -> log.read(transaction, from.seq(), upTo, limit, reader.entities()));
    }

    LogBatch batch(List<ChangeEntry> entries, Position from, Position to) {
        return new LogBatch(reader.name(), entries, from, to, positionFence, lease);
    }

    /** Notes that a batch is done, and forgets its steps. */
    void finish(Position to) {
        long now = positionFence;
        database.write(transaction -> {
            ReaderTable.move(transaction, reader.name(), now, to);
            ReaderTable.forgetSteps(transaction, reader.name());
            return true;
        });
        position = to;
        batchTo = null;
    }

    /** Notes which entry cannot be read, for whoever looks after readers on whichever node. */
    void failed(ReaderState.Failure failure) {
        long now = positionFence;
        database.write(transaction -> {
            boolean isHere = ReaderTable.lock(transaction, reader.name())
                    .filter(row -> row.fence() == now)
                    .isPresent();
            if (isHere) {
                ReaderFailures.note(transaction, reader.name(), failure);
            }
            return isHere;
        });
    }

    /** It goes on. */
    void mended() {
        long now = positionFence;
        database.write(transaction -> {
            boolean isHere = ReaderTable.lock(transaction, reader.name())
                    .filter(row -> row.fence() == now)
                    .isPresent();
            if (isHere) {
                ReaderFailures.forget(transaction, reader.name());
            }
            return isHere;
        });
    }

    /**
     * Does something in the transaction in which the position moves.
     *
     * @throws ReaderTable.Lost when somebody else has the seat by now, or it is not where we think
     */
    void within(Position from, Position to, Consumer<Transaction> work) {
        long now = positionFence;
        database.write(transaction -> {
            boolean isHere = ReaderTable.lock(transaction, reader.name())
                    .filter(row -> row.fence() == now && row.seq() <= from.seq())
                    .isPresent();
            if (!isHere) {
                throw new ReaderTable.Lost(reader.name());
            }
            work.accept(transaction);
            ReaderTable.move(transaction, reader.name(), now, to);
            return true;
        });
        position = to;
    }

    /** Notes how far the log was read. */
    void note(Position to) {
        long now = positionFence;
        database.write(transaction -> {
            ReaderTable.move(transaction, reader.name(), now, to);
            return true;
        });
        position = to;
    }

    /** Goes on without noting it: what lies between is nobody's. */
    void pass(Position to) {
        position = to;
    }

    /** Looks again where it stands. */
    void forget() {
        position = null;
        batchTo = null;
    }

    /** Gives the seat back. */
    synchronized void release() {
        closed = true;
        long held = fence;
        if (held == 0) {
            return;
        }
        fence = 0;
        try {
            database.write(transaction -> {
                ReaderTable.release(transaction, reader.name(), node, held);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("{} could not be released; its lease ends by itself", reader.name(), e);
        }
    }
}
