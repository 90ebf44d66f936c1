package org.kontor.core.change;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.kontor.core.database.Database;
import org.kontor.core.database.Rounds;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The named readers of the change log that this node knows. Each is read for by one node of all, by that one which came
 * first and says every few seconds that it still does; and old entries are cut off here, where the log is not kept for
 * ever.
 */
public final class LogReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReaders.class);
    private static final Duration CUT_EVERY = Duration.ofHours(1);

    private final Database database;
    private final ChangeLog log;
    private final Supplier<Optional<Duration>> keep;
    private final InstantSource clock;
    private final ReaderPace pace;
    private final UUID node = UUID.randomUUID();
    private final Map<String, SingleReader> readers = new TreeMap<>();
    /** Which reader belongs to what; whoever keeps another set ends those that it no longer names. */
    private final Map<String, Set<String>> groups = new HashMap<>();

    private final ReentrantLock changing = new ReentrantLock();
    private final ChangeLog.Subscription subscription;
    private final Rounds keeper;
    /** When old entries were cut off last; of the keeper alone. */
    private long cutAt = System.nanoTime() - CUT_EVERY.toNanos() + TimeUnit.MINUTES.toNanos(5);

    LogReaders(
            Database database, ChangeLog log, Supplier<Optional<Duration>> keep, InstantSource clock, ReaderPace pace) {
        this.database = database;
        this.log = log;
        this.keep = keep;
        this.clock = clock;
        this.pace = pace;
        this.subscription = log.subscribe(this::wake);
        this.keeper = new Rounds("log-readers", pace.renewal(), this::keep);
    }

    /**
     * Begins, with no reader yet.
     *
     * @param keep how long entries are kept, asked each time; empty for ever
     */
    public static LogReaders start(
            Database database, ChangeLog log, Supplier<Optional<Duration>> keep, InstantSource clock) {
        LogReaders readers = new LogReaders(database, log, keep, clock, ReaderPace.STANDARD);
        readers.keeper.start();
        return readers;
    }

    LogReaders begin() {
        keeper.start();
        return this;
    }

    /** Has these readers read, and those of the same group no more that are not among them. */
    public void keep(String group, Collection<LogReader> wanted) {
        keep(group, wanted, log.position());
    }

    /**
     * The same. What those that are no more are doing comes to its end behind this call; those that go on, and wait since
     * they have failed, try again at once.
     *
     * @param end behind which readers with effects begin that never read before
     */
    public void keep(String group, Collection<LogReader> wanted, Position end) {
        changing.lock();
        try {
            Set<String> before = groups.getOrDefault(group, Set.of());
            Set<String> names = new HashSet<>();
            wanted.forEach(reader -> names.add(reader.name()));
            before.stream().filter(name -> !names.contains(name)).toList().forEach(this::remove);
            groups.put(group, names);
            for (LogReader reader : wanted) {
                if (!before.contains(reader.name())) {
                    add(reader, end);
                } else {
                    find(reader.name()).ifPresent(SingleReader::hurry);
                }
            }
        } finally {
            changing.unlock();
        }
    }

    private void add(LogReader reader, Position end) {
        ReaderSeat seat = new ReaderSeat(reader, database, node, log::position, end);
        SingleReader single = new SingleReader(reader, log, seat, pace, clock);
        synchronized (readers) {
            if (readers.putIfAbsent(reader.name(), single) != null) {
                throw new IllegalStateException("two readers of the change log are called " + reader.name());
            }
        }
        // its place is known before anything more is written, so that it misses nothing from now on
        single.renew(end);
        single.start();
    }

    /** Ends the readers of a group, and waits a while until they have. */
    public void end(String group) {
        List<SingleReader> gone = new ArrayList<>();
        changing.lock();
        try {
            groups.getOrDefault(group, Set.of()).forEach(name -> remove(name).ifPresent(gone::add));
            groups.remove(group);
        } finally {
            changing.unlock();
        }
        gone.forEach(SingleReader::join);
    }

    private Optional<SingleReader> remove(String name) {
        SingleReader gone;
        synchronized (readers) {
            gone = readers.remove(name);
        }
        if (gone != null) {
            gone.stop();
        }
        return Optional.ofNullable(gone);
    }

    private Optional<SingleReader> find(String name) {
        synchronized (readers) {
            return Optional.ofNullable(readers.get(name));
        }
    }

    private List<SingleReader> all() {
        synchronized (readers) {
            return List.copyOf(readers.values());
        }
    }

    private void wake() {
        all().forEach(SingleReader::wake);
    }

    /** How the readers fare on this node. */
    public List<ReaderState> states() {
        List<SingleReader> all = all();
        if (all.isEmpty()) {
            return List.of();
        }
        long end = log.position().seq();
        return all.stream().map(reader -> reader.state(end)).toList();
    }

    /** All readers that ever read, on whichever node, and those too that rest because nobody brings them any more. */
    public List<KnownReader> known() {
        long end = log.position().seq();
        Map<String, ReaderState> here = new HashMap<>();
        all().forEach(reader -> here.put(reader.name(), reader.state(end)));
        return database.glance(transaction -> List.copyOf(ReaderFailures.readers(transaction, node, end))).stream()
                .map(known -> {
                    ReaderState state = here.get(known.name());
                    // over entries that it does not want, a reader goes without noting each
                    return state == null || !state.reads() ? known : known.here(state.behind());
                })
                .toList();
    }

    /**
     * Moves a reader over the entry that keeps it from going on, and over those beside it whose steps are done in part; it
     * goes on behind them, on whichever node.
     *
     * @return what is passed over; empty, and nothing is done, when that is not the entry that keeps it from going on
     */
    public Optional<KnownReader.Failure> passOver(Transaction transaction, String name, long seq) {
        if (ReaderTable.lock(transaction, name).isEmpty()) {
            return Optional.empty();
        }
        Optional<KnownReader.Failure> failure =
                ReaderFailures.find(transaction, name).filter(found -> found.seq() == seq);
        failure.ifPresent(found -> {
            ReaderTable.passOver(transaction, name, found.upTo());
            ReaderTable.forgetSteps(transaction, name);
            ReaderFailures.forget(transaction, name);
            transaction.afterCommit(this::renew);
        });
        return failure;
    }

    private void keep() {
        renew();
        if (System.nanoTime() - cutAt > CUT_EVERY.toNanos()) {
            cutAt = System.nanoTime();
            cut();
        }
    }

    private void renew() {
        List<SingleReader> all = all();
        if (!all.isEmpty()) {
            Position end = log.position();
            all.forEach(reader -> reader.renew(end));
        }
    }

    /** Cuts off what is older than entries are kept. */
    public void cut() {
        keep.get().ifPresent(age -> {
            Instant before = clock.instant().minus(age);
            long gone = log.cut(before);
            if (gone > 0) {
                LOG.info("{} entries of the change log from before {} were cut off", gone, before);
            }
        });
    }

    /** Ends all of them; what they are doing comes to its end. */
    @Override
    public void close() {
        subscription.close();
        keeper.close();
        List<SingleReader> last = all();
        last.forEach(SingleReader::stop);
        last.forEach(SingleReader::join);
    }
}
