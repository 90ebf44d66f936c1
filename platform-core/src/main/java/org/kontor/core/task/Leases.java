package org.kontor.core.task;

import java.time.Duration;
import java.util.UUID;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;

/** Takes, renews and gives back the leases of backgrounds. */
final class Leases {
    /** Nobody's. */
    static final long NONE = -1;

    private final Database database;
    private final UUID node;
    private final long lease;

    Leases(Database database, UUID node, Duration lease) {
        this.database = database;
        this.node = node;
        this.lease = lease.toMillis();
    }

    /** What an ended process has left on H2 is free at once. */
    void begin() {
        if (!areTimed()) {
            database.write(transaction -> transaction.mapper(LeaseMapper.class).forgetNodes());
        }
    }

    boolean areTimed() {
        return database.dialect() == Dialect.POSTGRESQL;
    }

    Duration third() {
        return Duration.ofMillis(Math.max(50, lease / 3));
    }

    /** Takes it if nobody holds it; answers the fence, or {@link #NONE}. */
    long take(String name) {
        Long known = database.glance(
                transaction -> transaction.mapper(LeaseMapper.class).find(name));
        if (known == null) {
            insert(name);
        }
        return database.write(transaction -> {
            LeaseMapper mapper = transaction.mapper(LeaseMapper.class);
            int taken = areTimed() ? mapper.takeOnPostgres(name, node, lease) : mapper.takeOnH2(name, node);
            Long fence = taken == 1 ? mapper.find(name) : null;
            return fence == null ? NONE : fence;
        });
    }

    private void insert(String name) {
        try {
            database.write(transaction -> transaction.mapper(LeaseMapper.class).insert(name));
        } catch (RuntimeException e) {
            boolean byAnother = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!byAnother) {
                throw e;
            }
        }
    }

    /** Answers false when another node has it. */
    boolean renew(String name, long fence) {
        return !areTimed()
                || database.write(transaction ->
                                transaction.mapper(LeaseMapper.class).renew(name, fence, lease))
                        == 1;
    }

    void release(String name, long fence) {
        database.write(transaction -> transaction.mapper(LeaseMapper.class).release(name, fence));
    }
}
