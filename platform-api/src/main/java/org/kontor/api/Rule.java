package org.kontor.api;

import java.util.List;
import java.util.Objects;

/**
 * What is always true of an entity's records, as data, behind every door: form, REST, bulk, import, other plugins. Each
 * kind has a form in the database or is checked where every write passes; anything with an {@code if} is a {@link
 * Hook}.
 *
 * {@snippet class="org.kontor.example.Account" region="rules"}
 */
public sealed interface Rule {
    /**
     * Every record meets the condition; where it is about the record's own fields, the database holds it too. A
     * condition on an empty field does not refuse: say {@link #required} for that.
     */
    record Must(String name, Condition condition, Message message) implements Rule {
        public Must {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Records that meet the condition have a value in each field. */
    record Required(Condition condition, List<Field<?>> fields) implements Rule {
        public Required {
            Objects.requireNonNull(condition, "condition");
            fields = List.copyOf(fields);
        }
    }

    /** No two live records agree in all the fields; a record with an empty one among them does not count. */
    record Unique(List<Field<?>> fields) implements Rule {
        public Unique {
            fields = List.copyOf(fields);
        }
    }

    /** Lists by these terms, in this order, are fast. */
    record Index(List<Term<?>> terms) implements Rule {
        public Index {
            terms = List.copyOf(terms);
        }
    }

    /** Fields that get a value when a record is made without one. */
    record Fill(List<Assignment> assignments) implements Rule {
        public Fill {
            assignments = List.copyOf(assignments);
        }
    }

    /** Records that meet the condition are rows of an aspect, whose fields say what the assignments take from them. */
    record Plays(EntityName aspect, Condition when, List<Assignment> fields) implements Rule {
        public Plays {
            Objects.requireNonNull(aspect, "aspect");
            Objects.requireNonNull(when, "when");
            fields = List.copyOf(fields);
        }
    }

    /**
     * Every record meets a condition.
     *
     * @param name unique within the entity; names the database's constraint
     */
    static Rule must(String name, Condition condition, Message message) {
        return new Must(name, condition, message);
    }

    /** Where the condition holds, the fields are required. */
    static Rule required(Condition condition, Field<?>... fields) {
        return new Required(condition, List.of(fields));
    }

    /** These fields together are unique. */
    static Rule unique(Field<?>... fields) {
        return new Unique(List.of(fields));
    }

    /** Lists by these are fast. */
    static Rule index(Term<?>... terms) {
        return new Index(List.of(terms));
    }

    /** Defaults, from values or from terms: {@code Rule.fill(CURRENCY.from(Account.CURRENCY.of(ACCOUNT)))}. */
    static Rule fill(Assignment... assignments) {
        return new Fill(List.of(assignments));
    }

    /**
     * Records of which the condition holds play an {@link Aspect}: {@code Rule.plays(TimeLine.NAME, STATE.is(POSTED),
     * TimeLine.AT.from(POSTED_AT), TimeLine.ABOUT.from(ACCOUNT))}. An entity may play an aspect several times, and by its
     * name alone: where nobody declares the aspect, the rule sleeps.
     *
     * <p>The condition and the terms are asked with the rights of whoever reads the aspect. A term that they may not read
     * has no value there; a record without a value for a required field is no row.
     */
    static Rule plays(EntityName aspect, Condition when, Assignment... fields) {
        return new Plays(aspect, when, List.of(fields));
    }
}
