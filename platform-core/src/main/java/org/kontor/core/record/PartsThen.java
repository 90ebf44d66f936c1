package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Row;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * The parts of a record that others were merged into.
 *
 * @param part their entity
 * @param before as they were before the merge
 * @param merged as the merge left them
 * @param now as they are
 */
record PartsThen(EntityMeta part, List<StoredRow> before, List<StoredRow> merged, List<StoredRow> now) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes something as JSON. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    PartsThen {
        before = List.copyOf(before);
        merged = List.copyOf(merged);
        now = List.copyOf(now);
    }

    /** The parts that a field of a whole record holds. */
    static List<StoredRow> rows(@Nullable Object value) {
        return value instanceof List<?> rows
                ? rows.stream().map(StoredRow.class::cast).toList()
                : List.of();
    }

    /** Whether they are what they were before the merge. */
    boolean isBack() {
        boolean isBack = before.size() == now.size();
        for (int i = 0; isBack && i < now.size(); i++) {
            StoredRow was = before.get(i);
            StoredRow is = now.get(i);
            isBack = was.ref().equals(is.ref()) && differing(was, is).isEmpty();
        }
        return isBack;
    }

    /** What is to be written so that they are what they were: those that are gone by now come back under their ids. */
    List<Row> back() {
        Map<UUID, StoredRow> present = new HashMap<>();
        now.forEach(row -> present.put(row.ref().id(), row));
        List<Row> rows = new ArrayList<>();
        for (StoredRow was : before) {
            UUID id = was.ref().id();
            StoredRow is = present.get(id);
            List<Assignment> differing = differing(was, is);
            rows.add(is == null ? PartRow.back(part.name(), id, differing) : new PartRow(part.name(), id, differing));
        }
        return rows;
    }

    private List<Assignment> differing(StoredRow was, @Nullable StoredRow is) {
        List<Assignment> differing = new ArrayList<>();
        for (FieldMeta field : part.declaredFields()) {
            Object value = was.values().get(field.name());
            boolean isSame = is != null ? Sameness.of(field, value, is.values().get(field.name())) : value == null;
            if (field.isWritable() && !isSame) {
                differing.add(new Assignment.Value(field.field(), value));
            }
        }
        return differing;
    }

    /** Some of them as JSON, with what may be read of them and is no sensitive value. */
    String json(List<StoredRow> rows, OpenFields open) {
        return text(json -> {
            json.writeStartArray();
            for (StoredRow row : rows) {
                json.writeStartObject();
                json.writeStringField("id", row.ref().id().toString());
                for (FieldMeta field : part.declaredFields()) {
                    if (open.includes(field) && !field.field().isSensitive() && !field.isParts()) {
                        json.writeFieldName(field.name());
                        write(json, field, row.values().get(field.name()));
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, FieldMeta field, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            field.kind().write(json, value);
        }
    }

    /** What is written, as text. */
    static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
