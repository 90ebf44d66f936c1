package org.kontor.core.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.access.Access;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.file.FileTexts;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.IndexRow;
import org.kontor.core.record.IndexRows;
import org.kontor.core.search.Proposals.Deadline;
import org.kontor.core.search.Proposals.Page;
import org.kontor.core.search.Proposals.Proposal;

/**
 * Finds records by words. The index proposes, by the fields that the asker may read and the records that their rights reach in
 * outline; then each record is read as they may see it, and held against the words once more. So nothing of the answer tells
 * of what they may not read, not even by being there.
 */
public final class Search {
    private static final long MOST_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 500;
    /** So many are proposed at once, and at most so many times, where rights leave few of them. */
    private static final int AT_ONCE = 30;

    private static final int MOST_PAGES = 8;
    /** With fewer than these found, mistyped words are looked for. */
    private static final int FEW = 3;
    /** Of a list of more, the best are told alone. */
    private static final int MOST_LISTED = 20_000;
    /** H2 compares each record that it reads with each of them. */
    private static final int MOST_LISTED_IN_PROCESS = 5_000;

    private static final long MOST_LISTING_MILLIS = 2000;

    private static final int LISTED_AT_ONCE = 250;
    /** Files of many records may have to be looked into. */
    private static final long MOST_VERIFYING_MILLIS = 5000;

    private final SearchIndex index;
    private final Database database;
    private final IndexRows rows;
    private final int mostListed;
    private final Map<EntityName, SearchedEntity> entities = new HashMap<>();

    public Search(SearchIndex index, Database database, IndexRows rows) {
        this.index = index;
        this.database = database;
        this.rows = rows;
        this.mostListed = database.dialect() == Dialect.H2 ? MOST_LISTED_IN_PROCESS : MOST_LISTED;
        IndexModel.of(rows, RecordKeys.NONE, index.texts()).entities().forEach(entities::put);
    }

    /** The index that it asks. */
    public SearchIndex index() {
        return index;
    }

    /** Whether records are found by what stands in their files. */
    public boolean readsFiles() {
        return index.texts() != null;
    }

    /** How it reads records. */
    public IndexRows rows() {
        return rows;
    }

    /**
     * Words as the database looks for them, each as a part of a text: without signs that mean nothing.
     *
     * @throws org.kontor.api.Refusal MALFORMED when they are too many, too long or none, as {@link #find} has it
     */
    public static List<String> parts(String words) {
        return Asked.parts(words);
    }

    /** Whether records of an entity can be found by words. */
    public boolean finds(EntityName entity) {
        return entities.containsKey(entity);
    }

    /**
     * Waits until what was written before can be found, as long as that takes not more than a moment; outside of
     * transactions.
     */
    public boolean catchUp() {
        return index.catchUp(PATIENCE_MILLIS);
    }

    /**
     * The best records by words, in what the asker may see in a transaction.
     *
     * @param among of which entities
     * @param most of each entity
     * @throws org.kontor.api.Refusal MALFORMED when the words are too many, too long or none
     */
    public Found find(Transaction transaction, Access access, String words, Predicate<EntityName> among, int most) {
        Wanted wanted = Asked.of(words);
        Deadline deadline = new Deadline(MOST_MILLIS);
        Optional<List<Found.Group>> groups = index.search(searcher -> {
            Proposals proposals = new Proposals(searcher, deadline);
            List<Asking> askings = askings(access, among);
            for (Asking asking : askings) {
                asking.find(transaction, proposals, deadline, wanted, false, most);
            }
            long found = askings.stream().mapToLong(each -> each.hits.size()).sum();
            if (found < FEW && WordQuery.mayBeMistyped(wanted)) {
                for (Asking asking : askings) {
                    asking.find(transaction, proposals, deadline, wanted, true, most);
                }
            }
            return groups(askings, most);
        });
        return new Found(groups.orElse(List.of()), index.isBuilding(), groups.isEmpty() || deadline.isPassed());
    }

    private List<Asking> askings(Access access, Predicate<EntityName> among) {
        List<Asking> askings = new ArrayList<>();
        Mistyped.Recognisers recognisers = new Mistyped.Recognisers();
        for (EntityMeta meta : rows.catalog().all()) {
            SearchedEntity entity = entities.get(meta.name());
            if (entity != null && among.test(meta.name())) {
                Asking asking = new Asking(access, entity, recognisers);
                if (!asking.fields.isEmpty()) {
                    askings.add(asking);
                }
            }
        }
        return askings;
    }

    private static List<Found.Group> groups(List<Asking> askings, int most) {
        return askings.stream()
                .filter(asking -> !asking.hits.isEmpty())
                .map(asking -> new Found.Group(
                        asking.entity.meta(),
                        asking.hits.subList(0, Math.min(most, asking.hits.size())),
                        asking.hits.size() > most))
                .sorted(Comparator.comparing(group -> -group.hits().getFirst().worth()))
                .toList();
    }

    /** Words asked of one entity for somebody. */
    private final class Asking {
        private final Access access;
        private final SearchedEntity entity;
        private final List<SearchedField> fields;
        private final Mistyped.Recognisers recognisers;
        private final boolean isSure;
        private final @Nullable Query among;
        private final List<Found.Hit> hits = new ArrayList<>();
        private final Set<UUID> seen = new HashSet<>();

        Asking(Access access, SearchedEntity entity, Mistyped.Recognisers recognisers) {
            this.access = access;
            this.entity = entity;
            this.recognisers = recognisers;
            Outlines outlines = new Outlines(access, entity.meta());
            this.fields = outlines.isNone()
                    ? List.of()
                    : entity.fields().stream().filter(outlines::opens).toList();
            this.isSure = fields.stream().allMatch(outlines::opensOnAll);
            this.among = fields.isEmpty() ? null : outlines.records();
        }

        Query query(Wanted wanted, boolean typos) {
            return new WordQuery(fields, typos, recognisers).of(wanted, among);
        }

        /** Adds what is found, one more than wanted where there is more. */
        void find(
                Transaction transaction, Proposals proposals, Deadline deadline, Wanted wanted, boolean typos, int most)
                throws IOException {
            Query query = query(wanted, typos);
            Matching matching = new Matching(wanted);
            ScoreDoc after = null;
            for (int page = 0; page < MOST_PAGES && hits.size() <= most; page++) {
                Page proposed = proposals.ask(query, after, Math.max(AT_ONCE, most + 1));
                Map<UUID, Float> worth = new HashMap<>();
                List<UUID> ids = new ArrayList<>();
                for (Proposal each : proposed.proposals()) {
                    if (seen.add(each.id())) {
                        ids.add(each.id());
                        worth.put(each.id(), each.worth());
                    }
                }
                Map<UUID, IndexRow> inSight = read(transaction, ids);
                for (UUID id : ids) {
                    IndexRow row = inSight.get(id);
                    if (row != null && hits.size() <= most) {
                        matching.reasons(entity, row, file -> FileTexts.find(transaction, file), deadline::shouldExit)
                                .ifPresent(reasons -> hits.add(hit(row, worth.getOrDefault(id, 0f), reasons)));
                    }
                }
                after = proposed.last();
                if (after == null) {
                    return;
                }
            }
        }

        private Found.Hit hit(IndexRow row, float worth, List<Reason> reasons) {
            return new Found.Hit(row.ref(), worth, entity.attachedTo(row).orElse(null), reasons);
        }

        Map<UUID, IndexRow> read(Transaction transaction, List<UUID> ids) {
            Map<UUID, IndexRow> inSight = new HashMap<>();
            if (!ids.isEmpty()) {
                rows.inSight(transaction, access, entity.meta(), entity::isShown, ids)
                        .forEach(row -> inSight.put(row.ref().id(), row));
            }
            return inSight;
        }

        /** Those of some records in which the words stand where the asker may read them, as far as there is time. */
        List<UUID> verified(List<UUID> ids, Wanted wanted, Deadline deadline) {
            if (isSure) {
                return ids;
            }
            Matching matching = new Matching(wanted);
            List<UUID> verified = new ArrayList<>();
            for (int from = 0; from < ids.size() && !deadline.shouldExit(); from += LISTED_AT_ONCE) {
                List<UUID> some = ids.subList(from, Math.min(ids.size(), from + LISTED_AT_ONCE));
                verified.addAll(database.read(transaction -> {
                    Map<UUID, IndexRow> inSight = read(transaction, some);
                    return some.stream()
                            .filter(id ->
                                    !deadline.shouldExit() && matches(transaction, matching, inSight.get(id), deadline))
                            .toList();
                }));
            }
            return verified;
        }

        private boolean matches(Transaction transaction, Matching matching, @Nullable IndexRow row, Deadline deadline) {
            return row != null
                    && matching.reasons(entity, row, file -> FileTexts.find(transaction, file), deadline::shouldExit)
                            .isPresent();
        }
    }

    /**
     * Of which records of an entity a list with words is; outside of transactions.
     *
     * @throws org.kontor.api.Refusal MALFORMED when the words are too many, too long or none
     */
    public Listed listed(Access access, EntityName entity, String words) {
        Wanted wanted = Asked.of(words);
        SearchedEntity searched = entities.get(entity);
        // of longer ones the index knows the beginning alone
        boolean isWhole =
                Arrays.stream(words.strip().split("\\s+", -1)).allMatch(word -> word.length() <= Analysis.LONGEST_TERM);
        if (searched == null || !isWhole) {
            return new Listed.ByParts();
        }
        Asking asking = new Asking(access, searched, new Mistyped.Recognisers());
        if (asking.fields.isEmpty()) {
            return new Listed.ByParts();
        }
        boolean isReady = index.isWhole();
        boolean isCurrent = !index.isBuilding() && catchUp();
        Deadline deadline = new Deadline(MOST_LISTING_MILLIS);
        List<UUID> proposed = proposed(asking, wanted, deadline).orElse(null);
        if (proposed == null) {
            return new Listed.Unready(List.of());
        }
        boolean isMore = proposed.size() > mostListed;
        Deadline verifying = new Deadline(MOST_VERIFYING_MILLIS);
        List<UUID> ids = asking.verified(isMore ? proposed.subList(0, mostListed) : proposed, wanted, verifying);
        if (!isReady) {
            return new Listed.Unready(ids);
        }
        if (isMore && isCurrent) {
            // of too many it does not matter how many there was time to look at
            return new Listed.Best(ids, mostListed);
        }
        return isCurrent && !deadline.isPassed() && !verifying.isPassed()
                ? new Listed.These(ids)
                : new Listed.SoFar(ids);
    }

    /** One more than can be told where there are more, the best first then; empty without an index. */
    private Optional<List<UUID>> proposed(Asking asking, Wanted wanted, Deadline deadline) {
        return index.search(searcher -> {
            Proposals proposals = new Proposals(searcher, deadline);
            List<UUID> ids = proposed(proposals, asking.query(wanted, false));
            return ids.isEmpty() && WordQuery.mayBeMistyped(wanted)
                    ? proposed(proposals, asking.query(wanted, true))
                    : ids;
        });
    }

    private List<UUID> proposed(Proposals proposals, Query query) throws IOException {
        List<UUID> all = proposals.all(query, mostListed + 1);
        return all.size() <= mostListed
                ? all
                : proposals.ask(query, null, mostListed + 1).proposals().stream()
                        .map(Proposal::id)
                        .toList();
    }
}
