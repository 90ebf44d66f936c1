package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Measure;
import org.kontor.api.Money;
import org.kontor.api.Ref;
import org.kontor.api.Table;
import org.kontor.api.Term;

/** Writes numbers over records as JSON. */
final class TableJson {
    private final Aggregate aggregate;
    private final Table table;
    private final Map<Ref, String> titles = new HashMap<>();

    TableJson(Aggregate aggregate, Table table) {
        this.aggregate = aggregate;
        this.table = table;
    }

    /** How clients write a measure, and the answer names it: {@code count}, {@code sum(total)}. */
    static String name(Measure measure) {
        String kind = measure.kind().name().toLowerCase(Locale.ROOT);
        Term<?> term = measure.term();
        return term == null ? kind : kind + "(" + term.path() + ")";
    }

    /** Looks up the names of the records that were grouped by. */
    void loadTitles(Loader loader, Source like) {
        Map<EntityName, Set<UUID>> wanted = new LinkedHashMap<>();
        for (Table.Line line : table) {
            for (TermSql group : aggregate.groups()) {
                if (value(line, group) instanceof Ref ref) {
                    wanted.computeIfAbsent(ref.entity(), any -> new LinkedHashSet<>())
                            .add(ref.id());
                }
            }
        }
        titles.putAll(loader.titles(like, wanted));
    }

    private static @Nullable Object value(Table.Line line, TermSql group) {
        return ((AggregateLine) line).groups().get(group.path().path());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("lines");
        List<TermSql> groups = aggregate.groups();
        for (Table.Line line : table) {
            json.writeStartObject();
            json.writeObjectFieldStart("groups");
            for (TermSql group : groups) {
                json.writeFieldName(group.path().path());
                group(json, group, value(line, group));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("measures");
            for (Measure measure : table.measures()) {
                json.writeFieldName(name(measure));
                measure(json, measure, line.find(measure).orElse(null));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("complete", table.complete());
        json.writeEndObject();
    }

    private void group(JsonGenerator json, TermSql group, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Ref ref -> {
                json.writeStartObject();
                LineJson.writeRef(json, ref, titles.get(ref));
                json.writeEndObject();
            }
            default -> group.field().kind().write(json, value);
        }
    }

    private void measure(JsonGenerator json, Measure measure, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long whole -> json.writeNumber(whole);
            case BigDecimal number -> json.writeString(number.toPlainString());
            case Money money -> {
                json.writeStartObject();
                json.writeStringField("amount", money.amount().toPlainString());
                json.writeStringField("currency", money.currency());
                json.writeEndObject();
            }
            default -> aggregate.measured(measure).field().kind().write(json, value);
        }
    }
}
