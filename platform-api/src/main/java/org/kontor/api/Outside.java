package org.kontor.api;

import java.io.IOException;

/**
 * Work outside of the database, in a step of a {@link Task} of its own. When it throws, the outcome is {@link
 * Outcome.Failed} if nothing had been connected by then, else {@link Outcome.Unknown}.
 *
 * {@snippet class="org.kontor.example.TelephonyPlugin" region="outside"}
 */
@FunctionalInterface
public interface Outside {
    /** Does it, and says what became of it. */
    Outcome run(Net net) throws IOException;

    /** Whether it may be done again when its outcome is unknown, or when it threw. */
    default boolean isRepeatable() {
        return false;
    }

    /**
     * Work that does no harm when it is done twice, since whoever receives it knows it by a name: it is repeated, with growing
     * pauses, until it is done or failed or has been tried often enough.
     */
    static Outside repeatable(Outside work) {
        return new Outside() {
            @Override
            public Outcome run(Net net) throws IOException {
                return work.run(net);
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }
}
