package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What a reader of a record may see of its changes: the fields that they may read of it today. */
final class ReadableChanges {
    private final Services services;
    private final Access access;
    private final EntityMeta entity;
    private final Set<String> readable;

    /** @param readable the fields that the caller may read of this very record */
    ReadableChanges(Services services, Access access, EntityMeta entity, Set<String> readable) {
        this.services = services;
        this.access = access;
        this.entity = entity;
        this.readable = readable;
    }

    /** The changes of an entry without what the caller may not read. */
    ObjectNode of(JsonNode changes) {
        ObjectNode seen = services.json().createObjectNode();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            FieldMeta field = entity.find(change.getKey()).orElse(null);
            if (field != null && readable.contains(field.name())) {
                seen.set(field.name(), field.isParts() ? parts(field, change.getValue()) : change.getValue());
            }
        }
        return seen;
    }

    private JsonNode parts(FieldMeta field, JsonNode sides) {
        EntityMeta part = services.catalog().get(field.field().targets().getFirst());
        ArrayNode seen = services.json().createArrayNode();
        for (JsonNode side : sides) {
            ArrayNode rows = seen.addArray();
            for (JsonNode row : side) {
                rows.add(part(part, row));
            }
        }
        return seen;
    }

    private JsonNode part(EntityMeta part, JsonNode row) {
        ObjectNode seen = row.deepCopy();
        List<String> hidden = new ArrayList<>();
        seen.fieldNames().forEachRemaining(name -> {
            boolean open = name.equals("id")
                    || part.find(name)
                            .filter(field -> mayRead(part.name(), field))
                            .isPresent();
            if (!open) {
                hidden.add(name);
            }
        });
        return seen.remove(hidden);
    }

    private boolean mayRead(EntityName part, FieldMeta field) {
        return access.rights(part, Verb.READ).stream()
                .anyMatch(right -> right.fields().includes(field));
    }
}
