package org.kontor.core.change;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.kontor.core.database.Database;
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
    private final Optional<Duration> keep;
    private final InstantSource clock;
    private final ReaderPace pace;
    private final UUID node = UUID.randomUUID();
    private final Map<String, SingleReader> readers = new TreeMap<>();
    /** Which reader belongs to what; whoever keeps another set ends those that it no longer names. */
    private final Map<String, Set<String>> groups = new HashMap<>();

    private final ReentrantLock changing = new ReentrantLock();
    private final Semaphore stopping = new Semaphore(0);
    private final ChangeLog.Subscription subscription;
    private final Thread keeper;

    LogReaders(Database database, ChangeLog log, Optional<Duration> keep, InstantSource clock, ReaderPace pace) {
        this.database = database;
        this.log = log;
        this.keep = keep;
        this.clock = clock;
        this.pace = pace;
        this.subscription = log.subscribe(this::wake);
        this.keeper = Thread.ofVirtual().name("log-readers").unstarted(this::keep);
    }

    /**
     * Begins, with no reader yet.
     *
     * @param keep how long entries are kept; empty for ever
     */
    public static LogReaders start(Database database, ChangeLog log, Optional<Duration> keep, InstantSource clock) {
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
        changing.lock();
        try {
            Set<String> before = groups.getOrDefault(group, Set.of());
            Set<String> names = new HashSet<>();
            wanted.forEach(reader -> names.add(reader.name()));
            before.stream().filter(name -> !names.contains(name)).toList().forEach(this::remove);
            groups.put(group, names);
            Position end = log.position();
            for (LogReader reader : wanted) {
                if (!before.contains(reader.name())) {
                    add(reader, end);
                }
            }
        } finally {
            changing.unlock();
        }
    }

    private void add(LogReader reader, Position end) {
        ReaderSeat seat = new ReaderSeat(reader, database, node, end);
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

    private void remove(String name) {
        SingleReader gone;
        synchronized (readers) {
            gone = readers.remove(name);
        }
        if (gone != null) {
            gone.stop();
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

    private void keep() {
        long cutAt = System.nanoTime() - CUT_EVERY.toNanos() + TimeUnit.MINUTES.toNanos(5);
        try {
            while (!stopping.tryAcquire(pace.renewal().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    renew();
                    if (keep.isPresent() && System.nanoTime() - cutAt > CUT_EVERY.toNanos()) {
                        cutAt = System.nanoTime();
                        cut(keep.get());
                    }
                } catch (RuntimeException e) {
                    LOG.warn("The readers of the change log could not be looked after: {}", e.toString());
                    LOG.debug("The readers of the change log could not be looked after", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The readers of the change log are looked after no more");
        }
    }

    private void renew() {
        List<SingleReader> all = all();
        if (!all.isEmpty()) {
            Position end = log.position();
            all.forEach(reader -> reader.renew(end));
        }
    }

    private void cut(Duration age) {
        Instant before = clock.instant().minus(age);
        long gone = log.cut(before);
        if (gone > 0) {
            LOG.info("{} entries of the change log from before {} were cut off", gone, before);
        }
    }

    /** Ends all of them; what they are doing comes to its end. */
    @Override
    public void close() {
        subscription.close();
        stopping.release();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all().forEach(SingleReader::stop);
    }
}
