package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.search.Listed;
import org.kontor.core.search.Search;

/**
 * What {@code q} means: the same records in a list, in how many it says there are, in what is exported and in what is changed at
 * once. Outside of transactions, for the index may have to be waited for.
 */
final class ListedWords {
    /** Of so many at once a condition may speak where it is written down. */
    private static final int AT_ONCE = 1000;

    private final Search search;
    private final QueryParser queries;

    /**
     * A question with its words looked up.
     *
     * @param isPartial whether there may be more of its records than it finds; null where it has no words
     */
    record Narrowed(Query query, @Nullable Boolean isPartial) {}

    ListedWords(Search search, QueryParser queries) {
        this.search = search;
        this.queries = queries;
    }

    /** The question with its words looked up, as far as the index can tell. */
    Narrowed query(Access access, Question question) {
        if (question.searched().isBlank()) {
            return new Narrowed(question.query(), null);
        }
        EntityName entity = question.query().entity();
        Query unsearched = question.unsearched();
        return switch (search.listed(access, entity, question.searched())) {
            case Listed.These these -> new Narrowed(unsearched.where(are(entity, these.ids())), false);
            case Listed.Best best -> new Narrowed(unsearched.where(are(entity, best.ids())), true);
            case Listed.SoFar soFar -> new Narrowed(unsearched.where(are(entity, soFar.ids())), true);
            case Listed.Unready unready -> new Narrowed(unready(access, question, unready.ids()), true);
            case Listed.ByParts parts -> new Narrowed(question.query(), false);
        };
    }

    private Query unready(Access access, Question question, List<UUID> ids) {
        EntityMeta entity = queries.entity(question.query().entity());
        Condition byParts = queries.search(entity, question.searched(), access);
        return question.unsearched().where(new Condition.Any(List.of(are(entity.name(), ids), byParts)));
    }

    /**
     * The question with its words looked up, where no record of it may be missing.
     *
     * @throws Refusal as {@link #condition}
     */
    Query whole(Access access, Question question) {
        if (question.searched().isBlank()) {
            return question.query();
        }
        EntityMeta entity = queries.entity(question.query().entity());
        return question.unsearched().where(found(access, entity, question.searched(), Integer.MAX_VALUE));
    }

    /**
     * Words as a condition that holds of the records that a list has, as they are found now; it can be written down.
     *
     * @throws Refusal UNAVAILABLE while the index cannot tell: what is changed for good is not guessed; INVALID when they are
     *     too many to be told
     */
    Condition condition(Access access, EntityMeta entity, String words) {
        return found(access, entity, words, AT_ONCE);
    }

    private Condition found(Access access, EntityMeta entity, String words, int atOnce) {
        Condition byParts = queries.search(entity, words, access);
        return switch (search.listed(access, entity.name(), words)) {
            case Listed.These these -> are(entity.name(), these.ids(), atOnce);
            case Listed.ByParts parts -> byParts;
            case Listed.Best best ->
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        Message.of(
                                        "system.search_many",
                                        "The words stand in more than {max, number} records. Say more words, or filter by fields instead.")
                                .with("max", best.most()));
            case Listed.SoFar soFar -> throw notNow();
            case Listed.Unready unready -> throw notNow();
        };
    }

    private static Refusal notNow() {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of(
                        "system.search_not_now",
                        "The search index cannot say now which records the words are of. Please try again in a moment."));
    }

    private static Condition are(EntityName entity, List<UUID> ids, int atOnce) {
        if (ids.size() <= atOnce) {
            return are(entity, ids);
        }
        List<Condition> some = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += atOnce) {
            some.add(are(entity, ids.subList(from, Math.min(ids.size(), from + atOnce))));
        }
        return new Condition.Any(some);
    }

    private static Condition are(EntityName entity, List<UUID> ids) {
        return entity.self().in(ids.stream().map(id -> Ref.of(entity, id)).toList());
    }
}
