package org.kontor.core.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What the index knows of an actor's rights on an entity: whose records they reach, and which fields. Conditions it does not
 * know: it proposes too many records rather than too few, and each is read by {@code Records} afterwards.
 */
final class Outlines {
    private final Access access;
    private final EntityMeta entity;
    private final List<Right> rights;

    Outlines(Access access, EntityMeta entity) {
        this.access = access;
        this.entity = entity;
        this.rights = access.rights(entity.name(), Verb.READ);
    }

    boolean isNone() {
        return rights.isEmpty();
    }

    /** Whether some right opens the field, on whichever records. */
    boolean opens(SearchedField field) {
        FieldMeta parts = field.parts();
        return parts == null
                ? access.opens(field.field(), Verb.READ)
                : access.opens(parts, Verb.READ) && access.opens(field.field(), Verb.READ);
    }

    /** Whether the field is open on each record that the actor may read at all. */
    boolean opensOnAll(SearchedField field) {
        return field.parts() == null
                && (rights.stream().allMatch(right -> right.fields().includes(field.field()))
                        || rights.stream()
                                .anyMatch(right ->
                                        right.isUnlimited() && right.fields().includes(field.field())));
    }

    /** The records that may be in sight; null for all. */
    @Nullable
    Query records() {
        List<Query> reached = new ArrayList<>();
        for (Right right : rights) {
            Query query = records(right);
            if (query instanceof MatchAllDocsQuery) {
                return null;
            }
            reached.add(query);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        reached.forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
        return any.build();
    }

    private Query records(Right right) {
        if (!right.shared().isEmpty()) {
            return anyOf(Documents.SHARED, both(Set.of(access.user()), access.teams()));
        }
        if (right.scope() == Scope.ALL) {
            return new MatchAllDocsQuery();
        }
        if (right.scope() == Scope.SHARED || !entity.isOwned()) {
            return new MatchNoDocsQuery();
        }
        Query own = new TermQuery(new Term(Documents.OWNER, access.user().toString()));
        return switch (right.scope()) {
            case TEAM -> either(own, anyOf(Documents.TEAM, access.teams()));
            case SUBORDINATES -> anyOf(Documents.OWNER, both(Set.of(access.user()), access.subordinates()));
            default -> own;
        };
    }

    private static Set<UUID> both(Set<UUID> some, Set<UUID> others) {
        Set<UUID> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.SHOULD)
                .add(other, BooleanClause.Occur.SHOULD)
                .build();
    }

    private static Query anyOf(String field, Collection<UUID> ids) {
        return new TermInSetQuery(
                field, ids.stream().map(id -> new BytesRef(id.toString())).toList());
    }
}
