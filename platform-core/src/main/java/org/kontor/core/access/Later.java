package org.kontor.core.access;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.kontor.core.database.Database;
import org.kontor.core.database.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes behind what nobody waits for, such as when a token was last used. */
final class Later implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    private final Database database;
    private final ExecutorService writer;

    Later(Database database, String name) {
        this.database = database;
        this.writer =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    void write(Work<Boolean> work) {
        try {
            writer.execute(() -> {
                try {
                    database.write(work);
                } catch (RuntimeException e) {
                    LOG.warn("Could not note a last use: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The kernel stops; a last use is not noted");
        }
    }

    /** Waits for what was begun. */
    @Override
    public void close() {
        writer.close();
    }
}
