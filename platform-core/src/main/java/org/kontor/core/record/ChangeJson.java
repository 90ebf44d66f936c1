package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.SystemTerm;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptValue;

/**
 * What of a record changed, as the change log keeps it: {@code {"city": ["Brno", "Praha"]}}. Of parts, only those that
 * changed, as objects with their id and version; those that left with all that the kernel keeps of them, so that they can
 * be shown as they were. An action's entry names it under {@link NewChange#ACTION}.
 */
final class ChangeJson {
    /** Of parts, behind what left and what came: in which order they stood before, where that does not follow. */
    static final int ORDER = 2;
    /** Of a part: its version. */
    static final String VERSION = "version";

    private static final JsonFactory JSON = new JsonFactory();

    private ChangeJson() {}

    static String of(EntityMeta entity, @Nullable StoredRow before, @Nullable StoredRow after, @Nullable Cause cause) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (cause != null) {
                json.writeStringField(cause.key(), cause.text());
            }
            StoredRow any = after == null ? before : after;
            for (FieldMeta field : entity.fields()) {
                Object old = value(before, field);
                Object now = value(after, field);
                if (any != null && !field.isKept() && !Objects.equals(old, now)) {
                    change(json, field, any.ref().id(), old, now);
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

    private static void change(
            JsonGenerator json, FieldMeta field, UUID record, @Nullable Object old, @Nullable Object now)
            throws IOException {
        if (!field.isParts()) {
            json.writeArrayFieldStart(field.name());
            write(json, field, record, old);
            write(json, field, record, now);
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
            parts(json, left, true);
            parts(json, came, false);
            List<UUID> order = ids(before);
            if (!order.equals(impliedOrder(order, ids(after)))) {
                json.writeStartArray();
                for (UUID id : order) {
                    json.writeString(id.toString());
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    private static List<UUID> ids(List<StoredRow> rows) {
        return rows.stream().map(row -> row.ref().id()).toList();
    }

    /** How parts stood that kept their order, and whose last ones are those that left. */
    private static List<UUID> impliedOrder(List<UUID> before, List<UUID> after) {
        List<UUID> implied = new ArrayList<>(after);
        implied.retainAll(Set.copyOf(before));
        List<UUID> left = new ArrayList<>(before);
        left.removeAll(Set.copyOf(after));
        implied.addAll(left);
        return implied;
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

    private static void parts(JsonGenerator json, List<StoredRow> rows, boolean whole) throws IOException {
        json.writeStartArray();
        for (StoredRow row : rows) {
            json.writeStartObject();
            json.writeStringField("id", row.ref().id().toString());
            json.writeNumberField(VERSION, row.version());
            for (FieldMeta field : row.entity().fields()) {
                Object value = value(row, field);
                if (value != null && (field.system() == null || (whole && isStamp(field)))) {
                    json.writeFieldName(field.name());
                    KeptValue.write(json, field, row.ref().id(), value);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static boolean isStamp(FieldMeta field) {
        return field.system() != SystemTerm.Kind.ID && field.system() != SystemTerm.Kind.PARENT;
    }

    private static void write(JsonGenerator json, FieldMeta field, UUID record, @Nullable Object value)
            throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            KeptValue.write(json, field, record, value);
        }
    }
}
