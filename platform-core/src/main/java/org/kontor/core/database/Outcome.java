package org.kontor.core.database;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who wait for a transaction's end, each once. */
final class Outcome<T extends @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private @Nullable Transaction transaction;
    private boolean told;
    private boolean committed;

    void of(Transaction begun) {
        this.transaction = begun;
    }

    boolean isCommitted() {
        return committed;
    }

    void ended(boolean isCommitted) {
        if (told || transaction == null) {
            return;
        }
        told = true;
        committed = isCommitted;
        for (Consumer<Boolean> run : transaction.afterEnd()) {
            quietly(() -> run.accept(isCommitted));
        }
    }

    void committed() {
        if (transaction != null) {
            transaction.afterCommit().forEach(Outcome::quietly);
        }
    }

    private static void quietly(Runnable run) {
        try {
            run.run();
        } catch (RuntimeException e) {
            LOG.error("What was to happen after a transaction failed; the transaction stands", e);
        }
    }
}
