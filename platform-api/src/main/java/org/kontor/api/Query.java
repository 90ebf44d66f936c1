package org.kontor.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question about one entity. Immutable; every method answers a copy.
 *
 * {@snippet class="org.kontor.example.Asking" region="query"}
 *
 * @param entity whose records are asked
 * @param where what holds of them
 * @param sorts in which order; by id where nothing is said
 * @param limit how many at most, 1 to {@value #MOST}
 * @param cursor where to go on: {@link Page#next()} of the page before, or null for the beginning
 * @param expand references whose records are to be loaded along, one query per reference and page
 * @param groups terms to group by, for {@link Records#aggregate}
 * @param counted whether the page says how many there are
 */
public record Query(
        EntityName entity,
        Condition where,
        List<Sort> sorts,
        int limit,
        @Nullable String cursor,
        List<Term<?>> expand,
        List<Term<?>> groups,
        boolean counted) {
    /** The most records on one page. */
    public static final int MOST = 1000;

    public Query {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(where, "where");
        sorts = List.copyOf(sorts);
        expand = List.copyOf(expand);
        groups = List.copyOf(groups);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
    }

    /** All records of an entity, fifty a page. */
    public static Query of(EntityName entity) {
        return new Query(entity, Condition.always(), List.of(), 50, null, List.of(), List.of(), false);
    }

    /** Those of which the condition holds too. */
    public Query where(Condition condition) {
        boolean first = where.equals(Condition.always());
        return new Query(
                entity, first ? condition : where.and(condition), sorts, limit, cursor, expand, groups, counted);
    }

    /** In this order. */
    public Query sort(Sort... sorts) {
        return new Query(entity, where, List.of(sorts), limit, cursor, expand, groups, counted);
    }

    /** So many at most. */
    public Query limit(int limit) {
        return new Query(entity, where, sorts, limit, cursor, expand, groups, counted);
    }

    /** From where the page before ended. */
    public Query after(@Nullable String cursor) {
        return new Query(entity, where, sorts, limit, cursor, expand, groups, counted);
    }

    /** With the records behind these references. */
    public Query expand(Term<?>... references) {
        return new Query(entity, where, sorts, limit, cursor, List.of(references), groups, counted);
    }

    /** One line for each combination of these, for {@link Records#aggregate}. */
    public Query groupBy(Term<?>... groups) {
        return new Query(entity, where, sorts, limit, cursor, expand, List.of(groups), counted);
    }

    /** And says how many there are: exactly where that is cheap, about otherwise. */
    public Query count() {
        return new Query(entity, where, sorts, limit, cursor, expand, groups, true);
    }
}
