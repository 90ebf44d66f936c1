package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Measure;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Records as JSON, written from the database's rows without anything in between. */
public final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final Catalog catalog;
    private final Dialect dialect;
    private final InstantSource clock;
    private final JsonNames names = new JsonNames();
    private final JsonMemory memory = new JsonMemory();
    private final PastJson past;
    private final Timing timing;
    private final @Nullable Speech speech;

    /** One record: its version, for the ETag, and its JSON in UTF-8. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(long version, byte[] json) {}

    /** Writes JSON. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator json) throws IOException, BadValue;
    }

    public RecordJson(Catalog catalog, Dialect dialect, InstantSource clock) {
        this(catalog, dialect, clock, Timing.UNTOLD, null);
    }

    /**
     * @param timing is told how long lists, counts and numbers take
     * @param speech says texts in the language of whoever reads them; null where they stay as they were written down
     */
    public RecordJson(Catalog catalog, Dialect dialect, InstantSource clock, Timing timing, @Nullable Speech speech) {
        this.timing = timing;
        this.speech = speech;
        this.catalog = catalog;
        this.dialect = dialect;
        this.clock = clock;
        this.past = new PastJson(catalog, dialect, clock, this);
    }

    /** The same of records as they were. */
    public PastJson past() {
        return past;
    }

    /**
     * The question for a record, if there is one in sight.
     *
     * @throws org.kontor.api.Refusal MALFORMED when the selection names a field that is unknown to the actor
     */
    public Prepared<Optional<Answer>> record(Access access, EntityMeta entity, UUID id, Selection selection) {
        try {
            Reading reading = reading(asking(access), entity, selection);
            Abilities can = selection.can() ? new Abilities(reading) : null;
            return new Prepared<>(reading.isComplete(), (transaction, sensitive) -> {
                reading.source().asking().begin();
                List<Line> lines = new Loader(transaction).byId(reading, List.of(id));
                if (lines.isEmpty()) {
                    return Optional.empty();
                }
                Line line = lines.getFirst();
                byte[] json =
                        bytes(access, out -> new LineJson(out, sensitive, names, speech).write(reading, line, can));
                return Optional.of(new Answer(line.version(), json));
            });
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }

    /**
     * The question for a page: <code>{"records":[…],"next":…,"count":{"value","exact"}}</code>; the count where the query
     * asks for it.
     *
     * @throws org.kontor.api.Refusal MALFORMED when query or selection name what is unknown to the actor
     */
    public Prepared<JsonBytes> page(Access access, Query query, Selection selection) {
        return page(access, query, query, selection, null);
    }

    /**
     * The same.
     *
     * @param asked what cursors are of, where that is said in other words than the query
     * @param isPartial whether there may be more than the query finds, which is said in <code>partial</code>, and in the count;
     *     null where nothing is said of it
     */
    public Prepared<JsonBytes> page(
            Access access, Query query, Query asked, Selection selection, @Nullable Boolean isPartial) {
        EntityMeta entity = catalog.get(query.entity());
        try {
            Reading reading = reading(asking(access), entity, selection);
            Abilities can = selection.can() ? new Abilities(reading) : null;
            Pager pager = new Pager(reading, query, asked);
            boolean single = reading.isComplete() && !query.counted();
            return new Prepared<>(
                    single,
                    (transaction, sensitive) -> page(access, json -> {
                        json.writeStartObject();
                        json.writeArrayFieldStart("records");
                        long begun = System.nanoTime();
                        Optional<String> next = write(json, pager, transaction, sensitive, can);
                        timing.took(Timing.Asked.LIST, query, System.nanoTime() - begun);
                        json.writeEndArray();
                        json.writeStringField("next", next.orElse(null));
                        if (query.counted()) {
                            Page.Count count = RecordReader.count(transaction, asking(access), entity, query, timing);
                            boolean isExact = count.exact() && !Boolean.TRUE.equals(isPartial);
                            writeCount(json, new Page.Count(count.value(), isExact));
                        }
                        if (isPartial != null) {
                            json.writeBooleanField("partial", isPartial);
                        }
                        json.writeEndObject();
                    }));
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }

    /**
     * The question for what became of records:
     * <code>{"records":[…],"gone":["id",…],"next":…,"more":…,"afresh":…}</code>.
     *
     * @param token of the answer before, or an empty text
     * @throws org.kontor.api.Refusal MALFORMED when query, selection or token do not fit
     */
    public Prepared<JsonBytes> since(Access access, Since since, String token, Query query, Selection selection) {
        EntityMeta entity = catalog.get(query.entity());
        long end = since.end();
        return new Prepared<>(
                false,
                (transaction, sensitive) -> page(access, json -> {
                    Since.Step step = since.step(transaction, access, end, token, query);
                    Query rows = step.rows();
                    json.writeStartObject();
                    json.writeArrayFieldStart("records");
                    Optional<String> cursor = Optional.empty();
                    if (rows != null) {
                        Pager pager = new Pager(reading(asking(access), entity, selection), rows);
                        Optional<String> next = write(json, pager, transaction, sensitive, null);
                        cursor = step.isListing() ? next : cursor;
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("gone");
                    for (Ref gone : step.gone()) {
                        json.writeString(gone.id().toString());
                    }
                    json.writeEndArray();
                    json.writeStringField("next", step.next(transaction, cursor).write(query));
                    json.writeBooleanField("more", step.more(cursor));
                    json.writeBooleanField("afresh", step.afresh());
                    json.writeEndObject();
                }));
    }

    static void writeCount(JsonGenerator json, Page.Count count) throws IOException {
        json.writeObjectFieldStart("count");
        json.writeNumberField("value", count.value());
        json.writeBooleanField("exact", count.exact());
        json.writeEndObject();
    }

    private Optional<String> write(
            JsonGenerator json,
            Pager pager,
            Transaction transaction,
            SensitiveReads sensitive,
            @Nullable Abilities can) {
        Reading reading = pager.reading();
        if (reading.isPlain()) {
            return pager.rows(transaction, new RowJson(json, reading, sensitive, names, can)::write);
        }
        LineJson lines = new LineJson(json, sensitive, names, speech);
        return pager.forEach(transaction, line -> write(lines, reading, line, can));
    }

    private static void write(LineJson lines, Reading reading, Line line, @Nullable Abilities can) {
        try {
            lines.write(reading, line, can);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Numbers over records: <code>{"lines":[{"groups":{"city":"Praha"},"measures":{"count":3,"sum(total)":…}}],
     * "complete":true}</code>.
     *
     * @throws org.kontor.api.Refusal MALFORMED when the query names what is unknown to the actor, or cannot be measured
     */
    public byte[] table(
            Transaction transaction, Access access, Query query, List<Measure> measures, SensitiveReads sensitive) {
        EntityMeta entity = catalog.get(query.entity());
        try {
            Source source = Source.of(asking(access), entity);
            Aggregate aggregate = new Aggregate(source, query, measures);
            TableJson table = new TableJson(aggregate, aggregate.read(transaction, timing));
            table.loadTitles(new Loader(transaction), source);
            byte[] json = bytes(access, table::write);
            if (!aggregate.sensitive().isEmpty()) {
                sensitive.grouped(entity, aggregate.sensitive());
            }
            new PlayedReads(sensitive).tell(source.asking(), entity, aggregate.fields());
            return json;
        } catch (BadValue e) {
            throw RecordReader.malformed(e);
        }
    }

    private Asking asking(Access access) {
        return new Asking(catalog, dialect, clock.instant(), access);
    }

    private static Reading reading(Asking asking, EntityMeta entity, Selection selection) throws BadValue {
        Reading reading = Reading.shown(Source.of(asking, entity));
        if (selection.fields().isEmpty()) {
            reading.addAll();
        }
        for (Term<?> field : selection.fields()) {
            reading.add(field);
        }
        reading.expand(selection.expand());
        return reading;
    }

    /** A page, which takes of the memory for answers. */
    JsonBytes page(Access access, Writing writing) throws BadValue {
        JsonBytes bytes = memory.take(AnswerMemory.SHARED.open(access.user()));
        boolean whole = false;
        try (JsonGenerator json = JSON.createGenerator(new AnswerSize(bytes, bytes.counted()))) {
            writing.to(json);
            whole = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                bytes.close();
            }
        }
        return bytes;
    }

    static byte[] bytes(Access access, Writing writing) throws BadValue {
        try (AnswerMemory.Share memory = AnswerMemory.SHARED.open(access.user());
                ByteArrayBuilder bytes = new ByteArrayBuilder(JSON._getBufferRecycler(), 4000)) {
            try (JsonGenerator json = JSON.createGenerator(new AnswerSize(bytes, memory))) {
                writing.to(json);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
