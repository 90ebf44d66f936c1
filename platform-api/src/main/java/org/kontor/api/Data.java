package org.kontor.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one door to data. A transaction is a callback: it commits when the callback returns and rolls back when it throws.
 * The kernel may run it twice, when the database broke a deadlock, so it must do nothing but use its records.
 *
 * <p>A transaction inside a transaction is an error: use the records that you were given.
 *
 * {@snippet class="org.kontor.example.Asking" region="data"}
 */
public interface Data {
    /** Reads one consistent state of the data; writing is refused. */
    <T extends @Nullable Object> T read(Actor actor, Function<Records, T> reading);

    /** Reads and writes; all of it or nothing happens. */
    <T extends @Nullable Object> T write(Actor actor, Function<Records, T> writing);
}
