package org.kontor.core.record;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Delta;
import org.kontor.api.EntityName;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogPage;
import org.kontor.core.change.PastEntries;
import org.kontor.core.change.Position;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * Tells whoever keeps copies of the records that answer a question what became of them: first everything, then what the
 * change log says since.
 */
public final class Since {
    /** How many records may be concerned by changes of others before everything is told again. */
    private static final int MOST_BEHIND = 500;

    private final Catalog catalog;
    private final RecordReader reader;
    private final ChangeLog log;
    private final InstantSource clock;

    Since(Catalog catalog, RecordReader reader, ChangeLog log, InstantSource clock) {
        this.catalog = catalog;
        this.reader = reader;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What to tell.
     *
     * @param rows asks for the records that are to be told as they are; null when there are none
     * @param gone the records that are gone
     * @param token from where to go on, without a cursor
     * @param rowsOfNow whether records may be told that were made behind the entries up to the token
     * @param more whether the log goes on
     * @param afresh whether what was told before is void
     */
    record Step(
            @Nullable Query rows, List<Ref> gone, SinceToken token, boolean rowsOfNow, boolean more, boolean afresh) {
        /** Whether everything is being told, page by page. */
        boolean isListing() {
            return afresh || rows != null && rows.cursor() != null;
        }

        /** From where to go on, the rows having been told and having ended at a cursor. */
        SinceToken next(Transaction transaction, Optional<String> cursor) {
            long held = rowsOfNow ? PastEntries.last(transaction) : token.seq();
            return new SinceToken(
                    token.epoch(), token.seq(), token.sight(), Math.max(held, token.held()), cursor.orElse(""));
        }

        boolean more(Optional<String> cursor) {
            return more || cursor.isPresent();
        }
    }

    /** Where the change log ends now; to be asked before the transaction in which {@link #step} runs begins. */
    long end() {
        return log.position().seq();
    }

    /** The same, as far as it is known without asking. */
    long knownEnd() {
        return log.known();
    }

    /** What to tell, as plugins read it. */
    Delta delta(Transaction transaction, Access access, String token, Query query) {
        try {
            Step step = step(transaction, access, LogEnd.of(transaction), token, query);
            Query rows = step.rows();
            if (rows == null) {
                String next = step.next(transaction, Optional.empty()).write(query);
                return new Delta(List.of(), step.gone(), next, step.more(), false);
            }
            Page<StoredRow> page = reader.list(transaction, access, rows);
            Optional<String> cursor = step.isListing() ? page.next() : Optional.empty();
            return new Delta(
                    List.copyOf(page.rows()),
                    step.gone(),
                    step.next(transaction, cursor).write(query),
                    step.more(cursor),
                    step.afresh());
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }

    /**
     * Works out what to tell.
     *
     * @throws BadValue when the token is not one of this question's, or the question cannot be told on
     */
    Step step(Transaction transaction, Access access, long end, String token, Query query) throws BadValue {
        EntityMeta entity = catalog.get(query.entity());
        boolean isPlain = query.sorts().isEmpty() && query.groups().isEmpty() && query.cursor() == null;
        if (!isPlain || query.counted() || entity.isPart()) {
            throw new IllegalArgumentException(
                    "since() takes a question for records, without an order, a cursor or a count");
        }
        Bearing bearing = Bearing.of(catalog, access, clock.instant(), entity, query.where());
        Position begin = log.beginning(transaction);
        SinceToken fresh = new SinceToken(begin.epoch(), end, bearing.sight(), end, "");
        SinceToken known = SinceToken.read(query, token)
                .filter(old ->
                        old.epoch().equals(begin.epoch()) && old.seq() >= begin.seq() && old.sight() == fresh.sight())
                .orElse(null);
        if (known == null) {
            return new Step(query, List.of(), fresh, true, false, true);
        }
        if (!known.cursor().isEmpty()) {
            return new Step(query.after(known.cursor()), List.of(), known, true, false, false);
        }
        int limit = Math.min(query.limit(), Query.MOST - MOST_BEHIND);
        LogPage page = log.read(transaction, known.seq(), end, limit, bearing.entities());
        Step told = told(transaction, access, query, bearing, page, known);
        return told == null ? new Step(query, List.of(), fresh, true, false, true) : told;
    }

    /** What these entries bring; null when it is simpler to tell everything. */
    private @Nullable Step told(
            Transaction transaction, Access access, Query query, Bearing bearing, LogPage page, SinceToken known)
            throws BadValue {
        EntityMeta entity = catalog.get(query.entity());
        List<ChangeEntry> own = new ArrayList<>();
        Map<EntityName, Set<Ref>> others = new HashMap<>();
        for (ChangeEntry entry : page.entries()) {
            Ref record = entry.change().record();
            if (bearing.isAnybodys(record.entity())) {
                return null;
            }
            if (record.entity().equals(entity.name())) {
                own.add(entry);
            }
            others.computeIfAbsent(record.entity(), first -> new HashSet<>()).add(record);
        }
        Set<UUID> candidates = new LinkedHashSet<>();
        own.forEach(entry -> candidates.add(entry.change().record().id()));
        Condition concerned = bearing.concerned(others);
        if (concerned != null) {
            Set<UUID> behind = reader.declared(transaction, access, entity, concerned, MOST_BEHIND + 1);
            if (behind.size() > MOST_BEHIND) {
                return null;
            }
            candidates.addAll(behind);
        }
        SinceToken next =
                new SinceToken(known.epoch(), Math.max(known.seq(), page.upTo()), known.sight(), known.held(), "");
        if (candidates.isEmpty()) {
            return new Step(null, List.of(), next, false, page.more(), false);
        }
        Set<UUID> answers = reader.answering(transaction, access, entity, query.where(), candidates);
        candidates.removeAll(answers);
        candidates.removeAll(cameSince(own, known.held()));
        List<ChangeEntry> entries = entity.attachedTo().isPresent() ? page.entries() : own;
        List<Ref> gone = new Departed(transaction, access, entity, reader, catalog).of(candidates, entries, bearing);
        return new Step(rows(query, answers), gone, next, concerned != null, page.more(), false);
    }

    /** Which records were not there when the client was last told of any, or lay in the trash: it has none of them. */
    private static Set<UUID> cameSince(List<ChangeEntry> own, long held) {
        Set<UUID> seen = new HashSet<>();
        Set<UUID> came = new HashSet<>();
        for (ChangeEntry entry : own) {
            ChangeKind kind = entry.change().kind();
            boolean comes = kind == ChangeKind.CREATED || kind == ChangeKind.RESTORED;
            UUID id = entry.change().record().id();
            if (seen.add(id) && (comes && entry.seq() > held || kind == ChangeKind.PURGED)) {
                came.add(id);
            }
        }
        return came;
    }

    private static @Nullable Query rows(Query query, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return null;
        }
        EntityName name = query.entity();
        List<Ref> refs = ids.stream().map(id -> new Ref(name, id)).toList();
        // that they answer the question was asked already, and may cost
        return Query.of(name)
                .where(name.self().in(refs))
                .limit(refs.size())
                .expand(query.expand().toArray(Term<?>[]::new));
    }
}
