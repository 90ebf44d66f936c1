package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What of a record changed, as the change log keeps it: {@code {"city": ["Brno", "Praha"]}}. Of parts, only those that
 * changed, as objects with their id. An action's entry names it under {@link NewChange#ACTION}.
 */
final class ChangeJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ChangeJson() {}

    static String of(
            EntityMeta entity, @Nullable StoredRow before, @Nullable StoredRow after, @Nullable String action) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (action != null) {
                json.writeStringField(NewChange.ACTION, action);
            }
            for (FieldMeta field : entity.fields()) {
                Object old = value(before, field);
                Object now = value(after, field);
                if (!field.isKept() && !Objects.equals(old, now)) {
                    change(json, field, old, now);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static @Nullable Object value(@Nullable StoredRow row, FieldMeta field) {
        Object value = row == null ? null : row.values().get(field.name());
        return value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    private static void change(JsonGenerator json, FieldMeta field, @Nullable Object old, @Nullable Object now)
            throws IOException {
        if (!field.isParts()) {
            json.writeArrayFieldStart(field.name());
            write(json, field, old);
            write(json, field, now);
            json.writeEndArray();
            return;
        }
        List<StoredRow> before = rows(old);
        List<StoredRow> after = rows(now);
        List<StoredRow> left =
                before.stream().filter(row -> differs(row, after)).toList();
        List<StoredRow> came =
                after.stream().filter(row -> differs(row, before)).toList();
        if (!left.isEmpty() || !came.isEmpty() || before.size() != after.size() || !sameOrder(before, after)) {
            json.writeArrayFieldStart(field.name());
            parts(json, left);
            parts(json, came);
            json.writeEndArray();
        }
    }

    private static List<StoredRow> rows(@Nullable Object parts) {
        return parts instanceof List<?> list
                ? list.stream().map(StoredRow.class::cast).toList()
                : List.of();
    }

    private static boolean differs(StoredRow row, List<StoredRow> others) {
        Optional<StoredRow> other = find(row.ref().id(), others);
        return other.isEmpty() || other.get().version() != row.version();
    }

    private static Optional<StoredRow> find(UUID id, List<StoredRow> rows) {
        return rows.stream().filter(row -> row.ref().id().equals(id)).findFirst();
    }

    private static boolean sameOrder(List<StoredRow> before, List<StoredRow> after) {
        return before.stream()
                .map(StoredRow::ref)
                .toList()
                .equals(after.stream().map(StoredRow::ref).toList());
    }

    private static void parts(JsonGenerator json, List<StoredRow> rows) throws IOException {
        json.writeStartArray();
        for (StoredRow row : rows) {
            json.writeStartObject();
            json.writeStringField("id", row.ref().id().toString());
            for (FieldMeta field : row.entity().declaredFields()) {
                Object value = value(row, field);
                if (value != null) {
                    json.writeFieldName(field.name());
                    field.kind().write(json, value);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, FieldMeta field, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            field.kind().write(json, value);
        }
    }
}
