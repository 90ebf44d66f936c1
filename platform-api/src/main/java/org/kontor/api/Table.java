package org.kontor.api;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The answer to an aggregate question: a line for each group.
 *
 * {@snippet class="org.kontor.example.Asking" region="aggregate"}
 *
 * @param groups the terms grouped by
 * @param measures what was worked out
 * @param lines in the query's order, by the groups where it names none
 * @param complete whether all groups are here; false when the query's limit cut them off
 */
public record Table(List<Term<?>> groups, List<Measure> measures, List<Line> lines, boolean complete)
        implements Iterable<Table.Line> {
    /** One group. */
    public interface Line {
        /** The group's value of a term; empty for records that have none. */
        <T> Optional<T> find(Term<T> group);

        /**
         * A measure's value: {@code Long} for counts and whole numbers, {@link Money} for amounts, {@code BigDecimal}
         * for other sums and every other mean, the term's own type for least and greatest; empty when no record had a
         * value. Amounts of several currencies make several lines, one for each.
         */
        Optional<Object> find(Measure measure);
    }

    @Override
    public Iterator<Line> iterator() {
        return lines.iterator();
    }
}
