package org.kontor.core.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction holds: its connection, and the right to use the tables. It is ended once: by the thread that works in
 * it, or by whoever cuts off that thread because it does not come back.
 */
final class Hold {
    /** What a thread holds that changes the model: nobody can end it for that thread. */
    static final Hold OF_THE_MODEL = new Hold();

    private final ModelLock.Shared shared;
    private final @Nullable Lent lent;
    private final Outcome<?> outcome;
    private final AtomicBoolean ended;

    private Hold() {
        this.shared = ModelLock.Shared.NOTHING;
        this.lent = null;
        this.outcome = new Outcome<>();
        this.ended = new AtomicBoolean(true);
    }

    Hold(ModelLock.Shared shared, Lent lent, Outcome<?> outcome) {
        this.shared = shared;
        this.lent = lent;
        this.outcome = outcome;
        this.ended = new AtomicBoolean();
    }

    /** Whether the caller is the one to end it. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    /** Gives back what is held, by the thread that ended it. */
    void giveBack() throws SQLException {
        try (shared) {
            if (lent != null) {
                lent.close();
            }
        }
    }

    /** Rolls back for another thread, and gives back what it holds. */
    void cut() {
        if (end()) {
            try (shared) {
                if (lent != null) {
                    lent.takeAway();
                }
            } finally {
                outcome.ended(false);
            }
        }
    }
}
