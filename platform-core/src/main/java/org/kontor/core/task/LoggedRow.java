package org.kontor.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Field;
import org.kontor.api.LoggedChange;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptValue;

/** An entry of the log with what a plugin may see of it, under the names that fields have now. */
final class LoggedRow implements LoggedChange {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final ChangeEntry entry;
    private final EntityMeta entity;
    /** What was before and after, by field. */
    private final Map<String, JsonNode> sides;

    private LoggedRow(ChangeEntry entry, EntityMeta entity, Map<String, JsonNode> sides) {
        this.entry = entry;
        this.entity = entity;
        this.sides = sides;
    }

    /** Empty for what is no change of a record, such as an action that left it as it was. */
    static Optional<LoggedChange> of(ChangeEntry entry, EntityMeta entity, Catalog catalog, Access access) {
        NewChange change = entry.change();
        Map<String, JsonNode> sides = new LinkedHashMap<>();
        boolean any = change.kind() != ChangeKind.ACTION;
        for (Map.Entry<String, JsonNode> each : tree(change.changes()).properties()) {
            String name = catalog.renames().now(entity.name(), each.getKey(), change.at());
            FieldMeta field = entity.find(name).orElse(null);
            any |= field != null;
            if (field != null && mayRead(access, entity, field)) {
                sides.put(field.name(), each.getValue());
            }
        }
        return any ? Optional.of(new LoggedRow(entry, entity, sides)) : Optional.empty();
    }

    private static boolean mayRead(Access access, EntityMeta entity, FieldMeta field) {
        return access.rights(entity.name(), Verb.READ).stream()
                .filter(Right::isUnlimited)
                .anyMatch(right -> field.system() != null || right.fields().includes(field));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the change log cannot be read", e);
        }
    }

    @Override
    public long entry() {
        return entry.seq();
    }

    @Override
    public Ref ref() {
        return entry.change().record();
    }

    @Override
    public Kind kind() {
        return switch (entry.change().kind()) {
            case CREATED -> Kind.CREATED;
            case UPDATED, ACTION -> Kind.UPDATED;
            case DELETED -> Kind.DELETED;
            case RESTORED -> Kind.RESTORED;
            case PURGED -> Kind.PURGED;
        };
    }

    @Override
    public long version() {
        return entry.change().version();
    }

    @Override
    public Instant at() {
        return entry.change().at();
    }

    @Override
    public Ref by() {
        return Ref.of(CatalogBuilder.USER, entry.change().actorId());
    }

    @Override
    public Optional<String> through() {
        return entry.change().through();
    }

    @Override
    public Set<String> fields() {
        return Set.copyOf(sides.keySet());
    }

    @Override
    public boolean changed(Field<?> field) {
        return sides.containsKey(own(field));
    }

    @Override
    public <T> Optional<T> before(Field<T> field) {
        return value(field, 0);
    }

    @Override
    public <T> Optional<T> after(Field<T> field) {
        return value(field, 1);
    }

    private String own(Field<?> field) {
        if (!field.shape().equals(entity.name())) {
            throw new IllegalArgumentException(field + " is no field of " + entity.name());
        }
        return field.name();
    }

    @SuppressWarnings("unchecked") // a kind reads values of its field's type
    private <T> Optional<T> value(Field<T> field, int side) {
        JsonNode json =
                sides.getOrDefault(own(field), MissingNode.getInstance()).path(side);
        FieldMeta meta = entity.find(field.name()).orElse(null);
        if (meta == null || meta.isParts() || json.isNull() || json.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.ofNullable((T) KeptValue.read(meta, ref().id(), json));
    }

    @Override
    public String toString() {
        return kind() + " " + ref() + " in version " + version();
    }
}
