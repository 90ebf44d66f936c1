package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** A record with everything that belongs to it as text, and back. What no field can read any more is left out. */
final class RowText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog;

    RowText(Catalog catalog) {
        this.catalog = catalog;
    }

    String write(StoredRow row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            write(json, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, StoredRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.ref().id().toString());
        json.writeNumberField("version", row.version());
        json.writeObjectFieldStart("fields");
        for (FieldMeta field : row.entity().fields()) {
            Object value = row.values().get(field.name());
            if (value != null && field.system() != SystemTerm.Kind.ID) {
                json.writeFieldName(field.name());
                if (field.isParts()) {
                    json.writeStartArray();
                    for (StoredRow part : TreeWriter.parts(row, field)) {
                        write(json, part);
                    }
                    json.writeEndArray();
                } else {
                    field.kind().write(json, value);
                }
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** @param at when it was written; fields may have had other names then */
    StoredRow read(EntityMeta entity, String text, Instant at) {
        try {
            return read(entity, JSON.readTree(text), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredRow read(EntityMeta entity, JsonNode json, Instant at) {
        UUID id = UUID.fromString(json.path("id").asText());
        Map<String, JsonNode> fields = new HashMap<>();
        json.path("fields")
                .properties()
                .forEach(each -> fields.put(catalog.renames().now(entity.name(), each.getKey(), at), each.getValue()));
        Map<String, @Nullable Object> values = new HashMap<>();
        for (FieldMeta field : entity.fields()) {
            JsonNode value = fields.get(field.name());
            values.put(field.name(), value == null || value.isNull() ? null : value(field, value, at));
        }
        values.put("id", new Ref(entity.name(), id));
        return new StoredRow(entity, id, json.path("version").asLong(), values);
    }

    private @Nullable Object value(FieldMeta field, JsonNode json, Instant at) {
        if (field.isParts()) {
            EntityMeta part = catalog.get(field.field().targets().getFirst());
            List<StoredRow> parts = new ArrayList<>();
            json.forEach(each -> parts.add(read(part, each, at)));
            return parts;
        }
        return field.kind().parseFormer(json, field.field());
    }
}
