package org.kontor.core.change;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.Database;
import org.kontor.core.database.Rounds;
import org.kontor.core.database.Transaction;

/**
 * Something small that is read from the database once and asked often. Own commits are seen at once, those of other
 * nodes within a third of a second.
 *
 * @param <T> immutable
 */
public final class Remembered<T> implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(300);

    private record State<T>(long stamp, T value) {}

    private final Database database;
    private final Stamp stamp;
    private final String name;
    private final Function<Transaction, T> reading;
    private final ReentrantLock loading = new ReentrantLock();
    private final Rounds looking;
    private volatile @Nullable State<T> state;

    /**
     * @param name of the stamp that is counted up with every change
     * @param reading reads it, in one state of the database
     */
    public Remembered(Database database, Stamp stamp, String name, Function<Transaction, T> reading) {
        this.database = database;
        this.stamp = stamp;
        this.name = name;
        this.reading = reading;
        this.looking = new Rounds(name + "-look", LOOK, this::refresh);
    }

    /** Reads it, and looks for changes from now on; its tables must exist. */
    public void start() {
        refresh();
        looking.start();
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

    @Override
    public void close() {
        looking.close();
    }
}
