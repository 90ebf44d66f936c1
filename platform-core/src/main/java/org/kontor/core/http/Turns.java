package org.kontor.core.http;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Allotment;

/**
 * How many threads may depend on how fast callers send and read: three quarters of all, and of one caller a quarter. With
 * a body that only trickles in, a single user could else keep everybody's requests waiting.
 */
final class Turns {
    private final Allotment threads;

    /** @param threads how many requests are worked on at the same time */
    Turns(int threads) {
        this.threads = new Allotment(Math.max(2, threads * 3 / 4), Math.max(2, threads / 4));
    }

    /** What a request may come to need. */
    Turn turn() {
        return new Turn();
    }

    /** The turn of one request, until it is answered. */
    final class Turn implements AutoCloseable {
        static final String PROPERTY = "org.kontor.core.http.Turn";

        private final AtomicReference<@Nullable UUID> holder = new AtomicReference<>();

        private Turn() {}

        /**
         * Takes it for a caller.
         *
         * @throws Refusal LIMITED when others of theirs have all
         */
        void take(UUID caller) {
            if (threads.take(caller, 1) != Allotment.Verdict.TAKEN) {
                throw Refusal.of(
                        Refusal.Code.LIMITED,
                        Message.of(
                                "system.turns_many",
                                "Too many large requests are on their way at once. Please send fewer at the same time."));
            }
            holder.set(caller);
        }

        @Override
        public void close() {
            UUID caller = holder.getAndSet(null);
            if (caller != null) {
                threads.give(caller, 1);
            }
        }
    }
}
