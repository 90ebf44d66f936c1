package org.kontor.core.change;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.kontor.api.EntityName;
import org.kontor.core.database.Transaction;

/**
 * One who reads the change log under a name: everything in order, nothing skipped, on one node at a time, and how far it
 * came is kept beside the log. An entry whose reading fails is read again, until it goes well.
 *
 * @param name by which its position is kept
 * @param entities whose changes it reads; none for all
 * @param kind where it begins, and what becomes of it when the log is another one
 * @param effect what it does
 */
public record LogReader(String name, Set<EntityName> entities, Kind kind, Effect effect) {
    static final int LONGEST_NAME = 200;

    /** What depends on what it read. */
    public enum Kind {
        /** Something that can be worked out anew: it begins with the oldest entry, and does so again in another epoch. */
        DERIVED,
        /**
         * Something that happened outside, and must not happen again: it begins with what comes next, and in another epoch
         * goes on from its position.
         */
        WITH_EFFECTS
    }

    /** What is done with entries. */
    public sealed interface Effect {}

    /** Its effect is in the database: together with the new position, or not at all. */
    record Inside(BiConsumer<Transaction, List<ChangeEntry>> code, Consumer<Transaction> afresh) implements Effect {}

    /** Its effect is elsewhere: the position follows it, so that the last entries may come twice. */
    record Outside(Consumer<List<ChangeEntry>> code, Runnable afresh) implements Effect {}

    /**
     * Its effect takes several steps, each a transaction that holds the seat; what was done is remembered until the position
     * moves, and until then a repetition gets the same entries.
     */
    record InSteps(Steps code) implements Effect {}

    /** What is done in steps. */
    public interface Steps {
        /**
         * Works on entries, and returns when that has ended or was given up. On a virtual thread, on which no plugin's code
         * may run.
         */
        void read(LogBatch batch);

        /** Has what is under way end soon; what is called again is called for another reader. */
        void stop();
    }

    public LogReader {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(effect, "effect");
        entities = Set.copyOf(entities);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a reader of the change log is called by 1 to 200 letters: " + name);
        }
    }

    /** Reads each entry once, since what it does is written in the same transaction as its position. */
    public static LogReader exactlyOnce(
            String name, Set<EntityName> entities, Kind kind, BiConsumer<Transaction, List<ChangeEntry>> code) {
        return new LogReader(name, entities, kind, new Inside(code, transaction -> {}));
    }

    /** Reads each entry once or more. */
    public static LogReader atLeastOnce(
            String name, Set<EntityName> entities, Kind kind, Consumer<List<ChangeEntry>> code) {
        return new LogReader(name, entities, kind, new Outside(code, () -> {}));
    }

    /** Reads each entry once or more, and does each step of it once. */
    public static LogReader inSteps(String name, Set<EntityName> entities, Steps code) {
        return new LogReader(name, entities, Kind.WITH_EFFECTS, new InSteps(code));
    }

    /** What a derived reader, its effect in the database, does before it begins again. */
    public LogReader afresh(Consumer<Transaction> clear) {
        return switch (effect) {
            case Inside inside -> new LogReader(name, entities, kind, new Inside(inside.code(), clear));
            case Outside outside -> throw new IllegalStateException(name + " keeps nothing in the database");
            case InSteps steps -> throw new IllegalStateException(name + " is no derived reader");
        };
    }

    /** What a derived reader, its effect elsewhere, does before it begins again. */
    public LogReader afreshElsewhere(Runnable clear) {
        return switch (effect) {
            case Inside inside -> throw new IllegalStateException(name + " keeps what it does in the database");
            case Outside outside -> new LogReader(name, entities, kind, new Outside(outside.code(), clear));
            case InSteps steps -> throw new IllegalStateException(name + " is no derived reader");
        };
    }
}
