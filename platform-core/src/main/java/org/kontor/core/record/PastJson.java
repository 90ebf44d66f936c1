package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Query;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Records as they were, as JSON of the same form as those of now. References bear the names that they have now. What the
 * change log does not hold, sums over other records, is left out.
 */
public final class PastJson {
    /** Of how many records all that they held is in memory at the same time. */
    private static final int AT_ONCE = 100;

    private final Catalog catalog;
    private final Dialect dialect;
    private final InstantSource clock;
    private final RecordJson json;
    private final JsonNames names = new JsonNames();
    private final PastStates states;

    PastJson(Catalog catalog, Dialect dialect, InstantSource clock, RecordJson json) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.clock = clock;
        this.json = json;
        this.states = new PastStates(catalog, new RecordReader(catalog, clock));
    }

    /**
     * The question for a record as it was.
     *
     * @param asOf when; null for now, or for when it was deleted
     * @throws org.kontor.api.Refusal NOT_FOUND when it is out of sight or was not there then, MALFORMED when the change log
     *     does not reach back so far, or the selection names what cannot be asked of the past
     */
    public Prepared<RecordJson.Answer> record(
            Access access, EntityMeta entity, UUID id, @Nullable AsOf asOf, Selection selection) {
        return new Prepared<>(
                false, (transaction, sensitive) -> record(transaction, access, entity, id, asOf, selection, sensitive));
    }

    private RecordJson.Answer record(
            Transaction transaction,
            Access access,
            EntityMeta entity,
            UUID id,
            @Nullable AsOf asOf,
            Selection selection,
            SensitiveReads sensitive)
            throws BadValue {
        PastQuestion.check(catalog, selection);
        PastRow row = asOf == null
                ? states.latest(transaction, access, entity, id)
                : states.get(transaction, access, entity, id, asOf);
        byte[] bytes = RecordJson.bytes(
                access, out -> write(out, transaction, access, entity, List.of(row), selection, sensitive));
        return new RecordJson.Answer(row.row().version(), bytes);
    }

    /**
     * The question for a page of records as they were, in the same form as a page of those of now.
     *
     * @throws org.kontor.api.Refusal MALFORMED when the change log does not reach back so far, or the query names what
     *     cannot be asked of the past
     */
    public Prepared<JsonBytes> page(Access access, Query query, Instant moment, Selection selection) {
        EntityMeta entity = catalog.get(query.entity());
        return new Prepared<>(
                false,
                (transaction, sensitive) -> json.page(
                        access, out -> page(out, transaction, access, entity, query, moment, selection, sensitive)));
    }

    private void page(
            JsonGenerator out,
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Query query,
            Instant moment,
            Selection selection,
            SensitiveReads sensitive)
            throws IOException, BadValue {
        PastQuestion.check(catalog, selection);
        List<FieldMeta> asked = List.copyOf(PastQuestion.fields(catalog, entity, query));
        PastStates.requireKept(transaction, moment);
        try (AnswerMemory.Share memory = AnswerMemory.SHARED.open(access.user())) {
            PastChanges changes = PastChanges.since(transaction, catalog, access, entity, moment, asked, memory);
            PastTable table = new PastTable(entity, moment, asked, changes);
            Reading reading = new Reading(Source.past(asking(access), entity, table), false);
            List<UUID> ids = new ArrayList<>();
            Optional<String> next = new Pager(reading, query).rows(transaction, row -> ids.add(Reading.id(row)));
            out.writeStartObject();
            out.writeArrayFieldStart("records");
            int from = 0;
            // once at least: what may not be asked for is refused where nothing is found too
            do {
                List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                try (AnswerMemory.Share held = AnswerMemory.SHARED.open(access.user())) {
                    Collection<PastRow> rows = states.at(transaction, access, entity, some, moment, held)
                            .values();
                    write(out, transaction, access, entity, rows, selection, sensitive);
                }
                from += AT_ONCE;
            } while (from < ids.size());
            out.writeEndArray();
            out.writeStringField("next", next.orElse(null));
            if (query.counted()) {
                Source again = Source.past(asking(access), entity, table);
                RecordJson.writeCount(out, Counting.count(transaction, again, query));
            }
            out.writeEndObject();
        }
    }

    private Asking asking(Access access) {
        return new Asking(catalog, dialect, clock.instant(), access);
    }

    private void write(
            JsonGenerator out,
            Transaction transaction,
            Access access,
            EntityMeta entity,
            Collection<PastRow> rows,
            Selection selection,
            SensitiveReads sensitive)
            throws IOException, BadValue {
        Set<FieldMeta> unlogged = PastQuestion.unlogged(catalog, entity);
        Reading reading = new Reading(Source.of(asking(access), entity), true);
        if (selection.fields().isEmpty()) {
            reading.addAll(field -> !unlogged.contains(field));
        }
        for (Term<?> field : selection.fields()) {
            reading.add(field);
        }
        PastLines lines = new PastLines(catalog);
        List<Line> all = rows.stream()
                .map(row -> lines.of(reading, row.row(), row.open()))
                .toList();
        lines.addTitles(reading, new Loader(transaction));
        LineJson writer = new LineJson(out, sensitive, names, null);
        for (Line line : all) {
            writer.write(reading, line, null);
        }
    }
}
