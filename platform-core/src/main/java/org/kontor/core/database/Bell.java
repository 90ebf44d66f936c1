package org.kontor.core.database;

import java.time.Duration;

/** A bell that is heard on all nodes of the installation. */
public interface Bell extends AutoCloseable {
    /** Rings on all nodes, this one included. Costs a commit: ring for many things at once. */
    void ring();

    /** Waits; answers whether it rang or may have rung unheard. For one thread only. */
    boolean await(Duration atMost) throws InterruptedException;

    @Override
    void close();
}
