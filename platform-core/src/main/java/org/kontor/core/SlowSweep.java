package org.kontor.core;

import java.time.Duration;
import org.kontor.core.database.Rounds;
import org.kontor.core.slow.SlowLists;
import org.kontor.core.system.KernelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which lists were slow, a few seconds behind those who asked for them, and once more when the server ends. */
final class SlowSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlowSweep.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Current<Platform> current;
    private final SlowLists lists;
    private final Rounds rounds = new Rounds("slow-lists", EVERY, this::sweep);

    SlowSweep(Foundation foundation, Current<Platform> current) {
        this.current = current;
        this.lists = new SlowLists(
                foundation.database(),
                foundation.slow(),
                () -> KernelSettings.slowList(foundation.settings().kernel()),
                foundation.clock());
    }

    void start() {
        rounds.start();
    }

    /** Does once what there is to do. */
    void sweep() {
        try (Lease<Platform> lease = current.lease()) {
            lists.keep(lease.get().catalog(), lease.get().data());
        }
    }

    @Override
    public void close() {
        rounds.close();
        try {
            sweep();
        } catch (RuntimeException e) {
            // also where the start failed, and there is no platform
            LOG.debug("Which lists were slow last is not written down", e);
        }
    }
}
