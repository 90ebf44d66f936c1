package org.kontor.core.change;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something small that is read from the database once and asked often. Own commits are seen at once, those of other
 * nodes within a third of a second.
 *
 * @param <T> immutable
 */
public final class Remembered<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final Duration LOOK = Duration.ofMillis(300);

    private record State<T>(long stamp, T value) {}

    private final Database database;
    private final Stamp stamp;
    private final String name;
    private final Function<Transaction, T> reading;
    private final ReentrantLock loading = new ReentrantLock();
    private final Semaphore stopping = new Semaphore(0);
    private volatile @Nullable State<T> state;
    private volatile @Nullable Thread looking;

    /**
     * @param name of the stamp that is counted up with every change
     * @param reading reads it, in one state of the database
     */
    public Remembered(Database database, Stamp stamp, String name, Function<Transaction, T> reading) {
        this.database = database;
        this.stamp = stamp;
        this.name = name;
        this.reading = reading;
    }

    /** Reads it, and looks for changes from now on; its tables must exist. */
    public void start() {
        refresh();
        looking = Thread.ofVirtual().name(name + "-look").start(this::look);
    }

    /** What holds now; asks no database. */
    public T get() {
        State<T> now = state;
        if (now == null) {
            throw new IllegalStateException(name + " were asked for before the kernel started");
        }
        return now.value();
    }

    /** Everybody reads anew once this transaction commits; this node before the answer goes out. */
    public void changed(Transaction transaction) {
        stamp.bump(transaction, name);
        transaction.once(this, () -> {
            transaction.afterCommit(this::refresh);
            return this;
        });
    }

    /** Reads anew if it has changed. Not to be called inside a transaction. */
    public void refresh() {
        loading.lock();
        try {
            // first the counter, then the rows: these may be newer than it says, never older
            long now = stamp.read(name);
            State<T> known = state;
            if (known == null || known.stamp() != now) {
                state = new State<>(now, database.read(reading::apply));
            }
        } finally {
            loading.unlock();
        }
    }

    private void look() {
        try {
            // woken by close, never interrupted: an interrupt inside H2 would close its file
            while (!stopping.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    refresh();
                } catch (RuntimeException e) {
                    LOG.warn("What is remembered of {} could not be read anew: {}", name, e.toString());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} are looked at no more", name);
        }
    }

    @Override
    public void close() {
        stopping.release();
        Thread thread = looking;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
