package org.kontor.core.task;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.kontor.core.database.Dialect;

/** Taking, holding and giving back tasks, on either database. */
final class Runs {
    private final Dialect dialect;
    private final UUID node;
    private final long lease;

    Runs(Dialect dialect, UUID node, Duration lease) {
        this.dialect = dialect;
        this.node = node;
        this.lease = lease.toMillis();
    }

    List<UUID> due(TaskMapper mapper, int limit) {
        return dialect == Dialect.H2 ? mapper.dueOnH2(limit) : mapper.dueOnPostgres(limit);
    }

    boolean take(TaskMapper mapper, UUID id) {
        int taken = dialect == Dialect.H2 ? mapper.takeOnH2(id, node) : mapper.takeOnPostgres(id, node, lease);
        return taken == 1;
    }

    /**
     * Holds a task that this node has taken, until the transaction ends.
     *
     * @throws TaskStop when another node has it by now, or it was cancelled
     */
    void hold(TaskMapper mapper, UUID id, long fence) {
        Boolean cancelled = mapper.hold(id, fence);
        if (cancelled == null) {
            throw TaskStop.lost();
        }
        if (cancelled) {
            throw TaskStop.cancelled();
        }
    }

    /** The last word of a step: the lease counts from here. */
    void stepped(TaskMapper mapper, UUID id) {
        mapper.stepped(id);
        if (dialect == Dialect.POSTGRESQL) {
            mapper.extend(id, lease);
        }
    }

    void renew(TaskMapper mapper) {
        mapper.renew(node, lease);
    }

    boolean park(TaskMapper mapper, UUID id, long fence, Duration pause) {
        long millis = pause.toMillis();
        int parked =
                dialect == Dialect.H2 ? mapper.parkOnH2(id, fence, millis) : mapper.parkOnPostgres(id, fence, millis);
        return parked == 1;
    }

    boolean hasLeases() {
        return dialect == Dialect.POSTGRESQL;
    }
}
