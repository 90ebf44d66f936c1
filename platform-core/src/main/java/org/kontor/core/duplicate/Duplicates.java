package org.kontor.core.duplicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.Access;
import org.kontor.core.database.Transaction;
import org.kontor.core.match.MatchKeys;
import org.kontor.core.match.MatchProfile;
import org.kontor.core.match.MatchScore;
import org.kontor.core.match.Matcher;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.IndexRows;
import org.kontor.core.search.KeyHit;
import org.kontor.core.search.SearchIndex;

/**
 * Finds records that are likely the same as one. They come from the index by what they have in common with it; compared are
 * they as whoever asks may read them, so that what is out of their sight tells nothing.
 */
public final class Duplicates {
    /** So many records that have something in common are compared. */
    static final int CANDIDATES = 50;

    private final IndexRows rows;
    private final SearchIndex index;

    public Duplicates(IndexRows rows, SearchIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /**
     * Records that are likely one with what somebody types.
     *
     * @param values by field; of a field of parts a list of maps
     * @param most so many
     * @return the most likely first
     * @throws org.kontor.api.Refusal CONFLICT where records of the entity are not compared
     */
    public List<Likely> of(
            Transaction transaction,
            Access access,
            Records records,
            EntityMeta entity,
            Map<String, ?> values,
            int most) {
        DuplicateModels models = DuplicateModels.of(rows.catalog(), records, entity);
        return of(transaction, access, entity, models, values, Set.of(), most);
    }

    /** Records that are likely one with a record; none with which it was said not to be. */
    public Optional<List<Likely>> of(
            Transaction transaction, Access access, Records records, EntityMeta entity, UUID id, int most) {
        DuplicateModels models = DuplicateModels.of(rows.catalog(), records, entity);
        Set<String> read = models.plain().names();
        return rows.inSight(transaction, access, entity, field -> read.contains(field.name()), List.of(id)).stream()
                .findFirst()
                .map(row -> {
                    Set<UUID> without = distinct(records, new Ref(entity.name(), id));
                    without.add(id);
                    return of(transaction, access, entity, models, row.values(), without, most);
                });
    }

    private List<Likely> of(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            DuplicateModels models,
            Map<String, ?> values,
            Set<UUID> without,
            int most) {
        Set<String> read = models.plain().names();
        Set<UUID> near = near(index, models, entity, values);
        near.removeAll(without);
        if (near.isEmpty()) {
            return List.of();
        }
        List<IndexRow> seen = rows.inSight(transaction, access, entity, field -> read.contains(field.name()), near);
        return compare(models, values, seen).stream().limit(most).toList();
    }

    /** Records that have something in common. */
    static Set<UUID> near(SearchIndex index, DuplicateModels models, EntityMeta entity, Map<String, ?> values) {
        List<String> keys = MatchKeys.of(MatchProfile.of(models.plain(), values));
        Set<UUID> near = new LinkedHashSet<>();
        index.byKeys(entity.name(), keys, CANDIDATES).stream().map(KeyHit::id).forEach(near::add);
        return near;
    }

    /** Those of some records that are likely one with these values, the most likely first. */
    static List<Likely> compare(DuplicateModels models, Map<String, ?> values, List<IndexRow> rows) {
        MatchProfile asked = MatchProfile.of(models.fields(), values);
        List<Likely> likely = new ArrayList<>();
        for (IndexRow row : rows) {
            MatchScore score = Matcher.of(asked, MatchProfile.of(models.fields(), row.values()));
            if (score.value() >= models.warn()) {
                likely.add(new Likely(row.ref().id(), score, score.value() >= models.certain()));
            }
        }
        likely.sort(Comparator.comparingDouble((Likely each) -> -each.score().value())
                .thenComparing(Likely::record));
        return likely;
    }

    private static Set<UUID> distinct(Records records, Ref record) {
        Set<UUID> distinct = new HashSet<>();
        Query pairs = Query.of(DuplicatePair.NAME)
                .where(DuplicatePair.STATE
                        .is(DuplicatePair.DISTINCT)
                        .and(DuplicatePair.ONE.is(record).or(DuplicatePair.OTHER.is(record))))
                .limit(Query.MOST);
        DuplicateScan.kernel(records).list(pairs).rows().forEach(pair -> {
            pair.find(DuplicatePair.ONE).map(Ref::id).ifPresent(distinct::add);
            pair.find(DuplicatePair.OTHER).map(Ref::id).ifPresent(distinct::add);
        });
        return distinct;
    }

    /**
     * Says that two records are not one, or that it is open again.
     *
     * @param records of whoever says it, who sees both
     */
    public static void settle(Records records, Ref record, Ref another, boolean isDistinct) {
        Ref one = record.id().compareTo(another.id()) < 0 ? record : another;
        Ref other = one == record ? another : record;
        Records kernel = DuplicateScan.kernel(records);
        kernel.lock(List.of(one, other));
        Row pair = pair(kernel, one, other);
        if (pair == null) {
            pair = kernel.create(
                    DuplicatePair.NAME,
                    DuplicatePair.ONE.to(one),
                    DuplicatePair.OTHER.to(other),
                    DuplicatePair.ENTITY.to(one.entity().toString()),
                    DuplicatePair.SCORE.to(BigDecimal.ZERO),
                    DuplicatePair.CERTAIN.to(false),
                    DuplicatePair.STATE.to(DuplicatePair.OPEN));
        }
        kernel.update(
                pair,
                DuplicatePair.STATE.to(isDistinct ? DuplicatePair.DISTINCT : DuplicatePair.OPEN),
                DuplicatePair.DECIDED_BY.to(isDistinct ? records.actor().ref() : null));
    }

    static @Nullable Row pair(Records kernel, Ref one, Ref other) {
        return kernel
                .list(Query.of(DuplicatePair.NAME)
                        .where(DuplicatePair.ONE.is(one).and(DuplicatePair.OTHER.is(other)))
                        .limit(1))
                .rows()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
