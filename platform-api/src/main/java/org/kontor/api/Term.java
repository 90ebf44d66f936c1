package org.kontor.api;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anything that can be asked of a record: a field, or a field behind references, read backwards and type-safe: {@code
 * Account.CITY.of(Invoice.ACCOUNT)} is the city of the invoice's account. Filters, sorts, groups, measures, titles,
 * rules and defaults take terms.
 *
 * {@snippet class="org.kontor.example.Asking" region="term"}
 *
 * @param <T> the Java type of its values
 */
public sealed interface Term<T> permits Field, Behind, SystemTerm, Bucket {
    /** The shape at whose records the term is asked. */
    Shape shape();

    /** How REST, sorts and stored conditions write the term, for example {@code account.city}. */
    String path();

    /** The kind of its values. */
    FieldType type();

    /** This term, asked of the record that the reference holds. */
    default Term<T> of(Term<Ref> reference) {
        return new Behind<>(reference, this);
    }

    /** Equal to the value; text is compared to the letter, an e-mail address without regard to case. */
    default Condition is(T value) {
        return new Condition.Compare(this, Operator.IS, Operand.of(value));
    }

    /** Equal to another term of the same record. */
    default Condition is(Term<? extends T> other) {
        return new Condition.Compare(this, Operator.IS, new Operand.OfTerm(other));
    }

    /** Not equal to the value; an empty field is not equal to any value. */
    default Condition isNot(T value) {
        return new Condition.Compare(this, Operator.IS_NOT, Operand.of(value));
    }

    /** Not equal to another term of the same record. */
    default Condition isNot(Term<? extends T> other) {
        return new Condition.Compare(this, Operator.IS_NOT, new Operand.OfTerm(other));
    }

    /** Equal to one of the values; to none of them when there are none. */
    default Condition in(Collection<? extends T> values) {
        return new Condition.Compare(this, Operator.IN, new Operand.Values(List.copyOf(values)));
    }

    /** Equal to or greater than the value. */
    default Condition atLeast(T value) {
        return new Condition.Compare(this, Operator.AT_LEAST, Operand.of(value));
    }

    /** Equal to or greater than another term of the same record. */
    default Condition atLeast(Term<? extends T> other) {
        return new Condition.Compare(this, Operator.AT_LEAST, new Operand.OfTerm(other));
    }

    /** Equal to or less than the value. */
    default Condition atMost(T value) {
        return new Condition.Compare(this, Operator.AT_MOST, Operand.of(value));
    }

    /** Equal to or less than another term of the same record. */
    default Condition atMost(Term<? extends T> other) {
        return new Condition.Compare(this, Operator.AT_MOST, new Operand.OfTerm(other));
    }

    /** Greater than the value. */
    default Condition moreThan(T value) {
        return new Condition.Compare(this, Operator.MORE_THAN, Operand.of(value));
    }

    /** Less than the value. */
    default Condition lessThan(T value) {
        return new Condition.Compare(this, Operator.LESS_THAN, Operand.of(value));
    }

    /** Of dates and moments: before a point in time that is worked out when the question is asked. */
    default Condition before(When when) {
        return new Condition.Compare(this, Operator.LESS_THAN, new Operand.At(when));
    }

    /** Of dates and moments: at or after a point in time that is worked out when the question is asked. */
    default Condition since(When when) {
        return new Condition.Compare(this, Operator.AT_LEAST, new Operand.At(when));
    }

    /** Of text: has these letters somewhere, whatever their case. Of choices and references: holds this one. */
    default Condition contains(Object part) {
        return new Condition.Compare(this, Operator.CONTAINS, Operand.of(part));
    }

    /** Of text: begins with these letters, whatever their case. */
    default Condition startsWith(String beginning) {
        return new Condition.Compare(this, Operator.STARTS_WITH, Operand.of(beginning));
    }

    /** Of spans: has time in common with this one; one that ends when the other begins has none. */
    default Condition overlaps(Span span) {
        return new Condition.Compare(this, Operator.OVERLAPS, Operand.of(span));
    }

    /** Has no value. */
    default Condition isEmpty() {
        return new Condition.Compare(this, Operator.IS_EMPTY, new Operand.None());
    }

    /** Of a reference to a user: is whoever asks. */
    default Condition isMe() {
        return new Condition.Compare(this, Operator.IS, new Operand.Me());
    }

    /** Of a reference to a team: is one of the teams of whoever asks. */
    default Condition isMyTeam() {
        return new Condition.Compare(this, Operator.IN, new Operand.MyTeams());
    }

    /** Of dates and moments: the beginning of the day, week, month, quarter or year, to group and to compare by. */
    default Term<T> by(Period period) {
        return new Bucket<>(this, period);
    }

    /** Sorts from small to great; empty values last. */
    default Sort ascending() {
        return new Sort(this, false);
    }

    /** Sorts from great to small; empty values last. */
    default Sort descending() {
        return new Sort(this, true);
    }

    /** The entity at whose records the term is asked, or null where it is asked of an input or a setting. */
    default @Nullable EntityName entity() {
        return shape() instanceof EntityName name ? name : null;
    }
}
