package org.kontor.core.rule;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;

/** A record that is about to be written, as rules see it. */
public interface Subject {
    EntityMeta entity();

    /** Whether it is being made. */
    boolean isNew();

    /** The value of a term as it will be; null when there is none. */
    @Nullable
    Object value(Term<?> term);

    /** Whether this write changes a field. */
    boolean changes(String field);

    /** The record as it is stored; null for a new one. */
    @Nullable
    Subject earlier();

    /** Whether there is a record that points here and of which something holds. */
    boolean answers(Condition.Some some);

    /** Whether one of the records that a field names is one of which something holds. */
    boolean answers(Condition.SomeOf some);

    /**
     * Whether an empty field may stay as empty as it was: the record is closed, or goes where an approval ended, so that
     * whoever writes it cannot fill the field.
     *
     * @param isNew whether this write alone makes the field a required one
     */
    boolean mayLack(String field, boolean isNew);

    /**
     * Whether a record may go on breaking a rule: it waits for approvals, or is closed, so that whoever writes it cannot mend it.
     *
     * @param about the record's fields that the rule is about
     * @param isNew whether it is this write that breaks it
     */
    boolean mayBreak(Set<String> about, boolean isNew);

    /** Gives a field a value in the name of the rule. */
    void fill(Assignment assignment);

    /** Refuses the write because of a field. */
    void refuse(String field, Message reason);

    /** Refuses the write as a whole. */
    void refuse(Message reason);
}
