package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptValue;

/** Takes back what entries of the change log did, the newest first. What no field can hold any more becomes empty. */
final class Undo {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Catalog catalog;

    Undo(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Gives the fields that an entry names the values that they had before it. */
    void apply(EntityMeta entity, UUID record, Map<String, @Nullable Object> values, String changes, Instant at) {
        for (Map.Entry<String, JsonNode> change : tree(changes).properties()) {
            FieldMeta field = field(entity, change.getKey(), at);
            if (field != null) {
                JsonNode sides = change.getValue();
                values.put(
                        field.name(),
                        field.isParts()
                                ? parts(field, values.get(field.name()), sides, at)
                                : value(field, record, sides.get(0)));
            }
        }
    }

    static JsonNode tree(String changes) {
        try {
            return JSON.readTree(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the change log holds what is no JSON", e);
        }
    }

    /** The field that an entry names, as far as it is there and not retired; it may have had another name then. */
    @Nullable
    FieldMeta present(EntityMeta entity, String written, Instant at) {
        FieldMeta field = field(entity, written, at);
        return field == null || field.field().isRetired() ? null : field;
    }

    /** The field that an entry names; it may have had another name then. */
    @Nullable
    FieldMeta field(EntityMeta entity, String written, Instant at) {
        return entity.find(catalog.renames().now(entity.name(), written, at)).orElse(null);
    }

    /** What a field that an entry names was called last; empty for what is no field. */
    Optional<String> last(EntityMeta entity, String written, Instant at) {
        return written.startsWith("$")
                ? Optional.empty()
                : Optional.of(catalog.renames().last(entity.name(), written, at));
    }

    static @Nullable Object value(FieldMeta field, UUID record, @Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        return KeptValue.read(field, record, json);
    }

    /** The parts before a change: those that came are gone, those that left or were others are back. */
    private List<StoredRow> parts(FieldMeta field, @Nullable Object now, JsonNode sides, Instant at) {
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        Map<UUID, StoredRow> before = new LinkedHashMap<>();
        if (now instanceof List<?> rows) {
            rows.forEach(row -> before.put(((StoredRow) row).ref().id(), (StoredRow) row));
        }
        Map<UUID, JsonNode> left = new LinkedHashMap<>();
        sides.path(0).forEach(row -> left.put(id(row), row));
        sides.path(1).forEach(row -> {
            if (!left.containsKey(id(row))) {
                before.remove(id(row));
            }
        });
        left.forEach((id, row) -> before.put(id, part(part, id, row, before.get(id), at)));
        List<StoredRow> all = new ArrayList<>(before.values());
        if (sides.has(ChangeJson.ORDER)) {
            Map<UUID, Integer> places = new HashMap<>();
            sides.get(ChangeJson.ORDER).forEach(id -> places.put(UUID.fromString(id.asText()), places.size()));
            all.sort(Comparator.comparing(row -> places.getOrDefault(row.ref().id(), Integer.MAX_VALUE)));
        }
        return all;
    }

    private static UUID id(JsonNode row) {
        return UUID.fromString(row.path("id").asText());
    }

    private StoredRow part(EntityMeta part, UUID id, JsonNode written, @Nullable StoredRow now, Instant at) {
        Map<String, JsonNode> named = new HashMap<>();
        written.properties().forEach(each -> {
            FieldMeta field = field(part, each.getKey(), at);
            if (field != null) {
                named.put(field.name(), each.getValue());
            }
        });
        Map<String, @Nullable Object> values = new HashMap<>(now == null ? Map.of() : now.values());
        for (FieldMeta field : part.fields()) {
            JsonNode given = named.get(field.name());
            // of what the kernel keeps, old entries tell nothing
            if (field.system() == null || given != null) {
                values.put(field.name(), value(field, id, given));
            } else {
                values.putIfAbsent(field.name(), null);
            }
        }
        values.put("id", new Ref(part.name(), id));
        long version = now == null ? 1 : now.version() - 1;
        return new StoredRow(part, id, written.path(ChangeJson.VERSION).asLong(version), values);
    }
}
