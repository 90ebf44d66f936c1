package org.kontor.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A question that a record answers with yes or no. Data, not code: it can be stored in a field, sent over REST, and is
 * checked against the rights of whoever asks, each time it is asked.
 *
 * {@snippet class="org.kontor.example.Asking" region="condition"}
 */
public sealed interface Condition {
    /** A term compared with something. */
    record Compare(Term<?> term, Operator operator, Operand operand) implements Condition {
        public Compare {
            Objects.requireNonNull(term, "term");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(operand, "operand");
        }
    }

    /** All of them; yes when there are none. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them; no when there are none. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** Not so. */
    record Not(Condition condition) implements Condition {
        public Not {
            Objects.requireNonNull(condition, "condition");
        }
    }

    /** There is a record that points here and of which something holds. */
    record Some(Term<Ref> back, Condition where) implements Condition {
        public Some {
            Objects.requireNonNull(back, "back");
            Objects.requireNonNull(where, "where");
        }
    }

    /** Among the records that a field with several references names, there is one of which something holds. */
    record SomeOf(Term<List<Ref>> references, Condition where) implements Condition {
        public SomeOf {
            Objects.requireNonNull(references, "references");
            Objects.requireNonNull(where, "where");
        }
    }

    /** Yes, for every record. */
    static Condition always() {
        return new All(List.of());
    }

    /** No, for every record. */
    static Condition never() {
        return new Any(List.of());
    }

    /** All of the conditions. */
    static Condition all(Condition... conditions) {
        return new All(Arrays.asList(conditions));
    }

    /** At least one of the conditions. */
    static Condition any(Condition... conditions) {
        return new Any(Arrays.asList(conditions));
    }

    /**
     * There is a record whose reference points to this one and which meets a condition: {@code
     * Condition.some(Contact.ACCOUNT, Contact.CITY.is("Praha"))} asked of accounts. For parts the reference is {@link
     * EntityName#parent()} of the part. Only records that the asking actor may see count.
     */
    static Condition some(Term<Ref> back, Condition where) {
        return new Some(back, where);
    }

    /**
     * Among the records that a field with several references names, there is one that meets a condition: {@code
     * Condition.someOf(Deal.PRODUCTS, Product.NAME.is("Pump"))} asked of deals. Only records that the asking actor may see
     * count, and only where they may read the field. For all of them there is {@code
     * Condition.someOf(Deal.PRODUCTS, condition.not()).not()}.
     *
     * {@snippet class="org.kontor.example.Asking" region="several"}
     */
    static Condition someOf(Term<List<Ref>> references, Condition where) {
        return new SomeOf(references, where);
    }

    /** Both. */
    default Condition and(Condition other) {
        return this instanceof All all
                ? new All(
                        Stream.concat(all.conditions.stream(), Stream.of(other)).toList())
                : new All(List.of(this, other));
    }

    /** One or the other, or both. */
    default Condition or(Condition other) {
        return this instanceof Any any
                ? new Any(
                        Stream.concat(any.conditions.stream(), Stream.of(other)).toList())
                : new Any(List.of(this, other));
    }

    /** The opposite. */
    default Condition not() {
        return new Not(this);
    }
}
