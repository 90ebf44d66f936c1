package org.kontor.core.change;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who saw what: written behind, in batches, and never left out. */
public final class ReadLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLog.class);
    private static final int QUEUE = 10_000;
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration LAST_TRIES = Duration.ofSeconds(10);
    private static final String COLUMNS = "at, kind, actor_id, actor_name, through, entity, record_id, records, what";

    private final Database database;
    private final BlockingQueue<AccessEntry> queue = new ArrayBlockingQueue<>(QUEUE);
    /** On H2, whose own counters go back when the process is killed; the writing thread's alone. */
    private long counter;

    private final Thread writer;
    private volatile boolean closed;

    private ReadLog(Database database) {
        this.database = database;
        this.counter = database.dialect() == Dialect.H2 ? last(database) : 0;
        this.writer = Thread.ofVirtual().name("read-log").unstarted(this::writeBehind);
    }

    /** Opens the log of a database whose fixed tables exist. */
    public static ReadLog open(Database database) {
        ReadLog log = new ReadLog(database);
        log.writer.start();
        return log;
    }

    /**
     * Notes an access. Returns at once unless the database falls behind.
     *
     * @throws Refusal UNAVAILABLE when it cannot be noted: what is not noted is not shown
     */
    public void append(AccessEntry entry) {
        try {
            if (!closed && queue.offer(entry, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.access_log_full", "The log of accesses cannot be written. Please try again."));
    }

    /** Accesses that match, newest first, from before one; {@link Long#MAX_VALUE} begins. */
    public List<LoggedAccess> search(LogFilter<AccessKind> filter, long beforeSeq, int limit) {
        return database.glance(transaction -> {
            String select = "select seq, " + COLUMNS + " from system_access_log where ";
            List<LoggedAccess> found = new ArrayList<>();
            try (ResultSet row =
                    filter.prepare(transaction, select, beforeSeq, limit).executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        });
    }

    /** Writes what is noted; before the database is closed. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long last(Database database) {
        return database.glance(transaction -> {
            try (ResultSet row = transaction
                    .prepare("select coalesce(max(seq), 0) from system_access_log")
                    .executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void writeBehind() {
        List<AccessEntry> batch = new ArrayList<>(BATCH);
        long giveUpAt = Long.MAX_VALUE;
        try {
            while (!closed || !queue.isEmpty() || !batch.isEmpty()) {
                if (closed && giveUpAt == Long.MAX_VALUE) {
                    giveUpAt = System.nanoTime() + LAST_TRIES.toNanos();
                }
                if (batch.isEmpty()) {
                    AccessEntry first = queue.poll(50, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                }
                if (write(batch)) {
                    batch.clear();
                } else if (closed && System.nanoTime() > giveUpAt) {
                    batch.addAll(queue);
                    LOG.error("{} accesses could not be written: {}", batch.size(), batch);
                    return;
                } else {
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            LOG.error("The log of accesses was interrupted; {} entries are lost", batch.size() + queue.size());
        }
    }

    private boolean write(List<AccessEntry> batch) {
        try {
            database.write(transaction -> {
                String seq = transaction.dialect() == Dialect.H2 ? "?" : "nextval('system_access_log_seq')";
                PreparedStatement insert = transaction.prepare("insert into system_access_log (" + COLUMNS
                        + ", seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, " + seq + ")");
                for (AccessEntry entry : batch) {
                    bind(insert, entry);
                    if (transaction.dialect() == Dialect.H2) {
                        insert.setLong(10, ++counter);
                    }
                    insert.addBatch();
                }
                return insert.executeBatch();
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The log of accesses cannot be written; trying again", e);
            return false;
        }
    }

    private static void bind(PreparedStatement insert, AccessEntry entry) throws SQLException {
        insert.setObject(1, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(2, entry.kind().name());
        insert.setObject(3, entry.actorId());
        insert.setString(4, entry.actorName());
        insert.setString(5, entry.through().orElse(null));
        insert.setString(6, entry.entity().toString());
        insert.setObject(7, entry.recordId().orElse(null));
        insert.setLong(8, entry.records());
        insert.setString(9, entry.what());
    }

    private static LoggedAccess read(ResultSet row) throws SQLException {
        return new LoggedAccess(
                row.getLong(1),
                new AccessEntry(
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        AccessKind.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        Optional.ofNullable(row.getString(6)),
                        EntityName.parse(row.getString(7)),
                        Optional.ofNullable(row.getObject(8, UUID.class)),
                        row.getLong(9),
                        row.getString(10)));
    }
}
