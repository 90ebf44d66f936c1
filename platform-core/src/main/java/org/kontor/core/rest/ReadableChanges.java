package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptValue;
import org.kontor.core.record.OpenFields;
import org.kontor.core.record.SensitiveReads;

/** What a reader of a record may see of its changes: the fields that they may read of it today. */
final class ReadableChanges {
    private final Services services;
    private final EntityMeta entity;
    private final Ref record;
    private final OpenFields open;
    private final SensitiveReads sensitive;

    /**
     * @param open the fields that the caller may read of this very record
     * @param sensitive is told which sensitive values were shown
     */
    ReadableChanges(Services services, EntityMeta entity, Ref record, OpenFields open, SensitiveReads sensitive) {
        this.services = services;
        this.entity = entity;
        this.record = record;
        this.open = open;
        this.sensitive = sensitive;
    }

    /**
     * The changes of an entry without what the caller may not read.
     *
     * @param at when they were written; fields may have had other names then
     */
    ObjectNode of(JsonNode changes, Instant at) {
        ObjectNode seen = services.json().createObjectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            FieldMeta field = field(entity, change.getKey(), at);
            if (field != null && open.includes(field)) {
                seen.set(
                        field.name(),
                        field.isParts() ? parts(field, change.getValue(), at) : sides(field, change.getValue()));
                if (field.field().isSensitive()) {
                    sensitive.read(entity, record.id(), List.of(field));
                }
            }
        }
        return seen;
    }

    /** What was before and after, decrypted where it is kept encrypted. */
    private JsonNode sides(FieldMeta field, JsonNode sides) {
        if (!field.isEncrypted()) {
            return sides;
        }
        ArrayNode shown = services.json().createArrayNode();
        sides.forEach(side -> shown.add(KeptValue.shown(field, record.id(), side)));
        return shown;
    }

    private JsonNode parts(FieldMeta field, JsonNode sides, Instant at) {
        EntityMeta part = services.catalog().get(field.field().targets().getFirst());
        ArrayNode seen = services.json().createArrayNode();
        for (int side = 0; side < 2; side++) {
            ArrayNode rows = seen.addArray();
            for (JsonNode row : sides.path(side)) {
                rows.add(part(part, row, at));
            }
        }
        return seen;
    }

    private JsonNode part(EntityMeta part, JsonNode row, Instant at) {
        ObjectNode seen = services.json().createObjectNode();
        for (Map.Entry<String, JsonNode> value : row.properties()) {
            FieldMeta field = field(part, value.getKey(), at);
            // of what is kept of parts that are gone, their ids alone say something here
            boolean isTold =
                    field != null && (field.system() == null || field.name().equals("id"));
            if (field != null && isTold && open.includes(field)) {
                seen.set(
                        field.name(),
                        KeptValue.shown(field, UUID.fromString(row.path("id").asText()), value.getValue()));
                if (field.field().isSensitive()) {
                    sensitive.read(part, UUID.fromString(row.path("id").asText()), List.of(field));
                }
            }
        }
        return seen;
    }

    private @Nullable FieldMeta field(EntityMeta of, String written, Instant at) {
        return of.find(services.catalog().renames().now(of.name(), written, at)).orElse(null);
    }
}
