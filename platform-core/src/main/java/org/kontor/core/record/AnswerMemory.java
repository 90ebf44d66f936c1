package org.kontor.core.record;

import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.Allotment;

/**
 * How many bytes of answers may lie in memory at the same time, while they are made and until they are sent: a quarter of
 * the heap, of which nobody takes more than half. Whoever reads slowly, or asks for much many times at once, would else
 * use up the memory of all. Small answers pass freely.
 */
public final class AnswerMemory {
    /** The memory is one, whatever the number of platforms that live side by side for a moment. */
    public static final AnswerMemory SHARED =
            new AnswerMemory(Runtime.getRuntime().maxMemory() / 4);

    /** What of each answer is not counted. */
    static final long FREE = 64 * 1024;

    private final Allotment bytes;

    /** @param most it is never less than the largest single answer needs */
    AnswerMemory(long most) {
        long needed = 2 * AnswerSize.MOST_BYTES + FREE;
        this.bytes = new Allotment(Math.max(most, needed), Math.max(most / 2, needed));
    }

    /** What a caller's answer takes, given back when it is closed. */
    public Share open(UUID caller) {
        return new Share(caller);
    }

    private void take(UUID caller, long count) {
        switch (bytes.take(caller, count)) {
            case TAKEN -> {}
            case ONE_HAS_ALL_OF_THEIRS ->
                throw Refusal.of(
                        Refusal.Code.LIMITED,
                        Message.of(
                                "system.answers_many_own",
                                "Too many large answers are on their way to you at once. Please read them first, or ask for"
                                        + " less."));
            case ALL_IS_TAKEN ->
                throw Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of(
                                "system.answers_many",
                                "Too many large answers are on their way at once. Please try again, or ask for less."));
        }
    }

    /** A part of the memory. */
    public final class Share implements AutoCloseable {
        private final UUID caller;
        private long size;
        private long counted;

        private Share(UUID caller) {
            this.caller = caller;
        }

        /**
         * Takes more.
         *
         * @throws Refusal LIMITED when the caller has too much already, UNAVAILABLE when all have
         */
        public void grow(long more) {
            size += more;
            long uncounted = Math.max(0, size - FREE) - counted;
            if (uncounted > 0) {
                take(caller, uncounted);
                counted += uncounted;
            }
        }

        @Override
        public void close() {
            if (counted > 0) {
                bytes.give(caller, counted);
                counted = 0;
            }
        }
    }
}
