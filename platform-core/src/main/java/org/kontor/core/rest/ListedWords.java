package org.kontor.core.rest;

import java.util.List;
import java.util.UUID;
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
    private final Search search;
    private final QueryParser queries;

    ListedWords(Search search, QueryParser queries) {
        this.search = search;
        this.queries = queries;
    }

    /** The question with its words looked up; where the index cannot tell, the database looks for them itself. */
    Query query(Access access, Question question) {
        if (question.searched().isBlank()) {
            return question.query();
        }
        EntityName entity = question.query().entity();
        return search.listed(access, entity, question.searched()) instanceof Listed.These these
                ? question.unsearched().where(are(entity, these.ids()))
                : question.query();
    }

    /**
     * Words as a condition that holds of the records that a list has, as they are found now.
     *
     * @throws Refusal UNAVAILABLE while the index cannot tell: what is changed for good is not guessed
     */
    Condition condition(Access access, EntityMeta entity, String words) {
        Condition byParts = queries.search(entity, words, access);
        return switch (search.listed(access, entity.name(), words)) {
            case Listed.These these -> are(entity.name(), these.ids());
            case Listed.ByParts parts -> byParts;
            case Listed.NotNow later ->
                throw Refusal.of(
                        Refusal.Code.UNAVAILABLE,
                        Message.of(
                                "system.search_not_now",
                                "The search index cannot say now which records the words are of. Please try again in a moment."));
        };
    }

    private static Condition are(EntityName entity, List<UUID> ids) {
        return entity.self().in(ids.stream().map(id -> Ref.of(entity, id)).toList());
    }
}
