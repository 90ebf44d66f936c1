package org.kontor.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Shape;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;

/**
 * Reads what clients send as assignments. A value of a wrong form and a key that no field has become assignments too:
 * the engine refuses them together with everything else that does not fit, and so in the words that an unreadable field
 * gets.
 */
public final class RecordParser {
    private static final Message OBJECT = Message.of("system.not_an_object", "Expected an object of JSON");
    private static final Message ARRAY = Message.of("system.not_an_array", "Expected an array of objects");
    private static final Message NO_VERSION =
            Message.of("system.no_version", "The id and the version that was read must be given");

    private final Catalog catalog;
    private final Predicate<EntityName> open;
    private final Predicate<Term<?>> known;

    /** Reads for whoever may know everything; for others see {@link #of}. */
    public RecordParser(Catalog catalog) {
        this(catalog, entity -> true, term -> true);
    }

    private RecordParser(Catalog catalog, Predicate<EntityName> open, Predicate<Term<?>> known) {
        this.catalog = catalog;
        this.open = open;
        this.known = known;
    }

    /** The same for somebody: in conditions that they send, what they may not read does not exist. */
    public RecordParser of(Access access) {
        return new RecordParser(
                catalog,
                entity -> !access.rights(entity, Verb.READ).isEmpty(),
                new ReadableTerms(catalog, access)::reads);
    }

    /**
     * A record to be made, or what is to change of one: null empties a field, a key that is left out leaves it alone.
     *
     * @throws Refusal INVALID when it is no object
     */
    public List<Assignment> record(EntityName entity, JsonNode json) {
        return assignments(catalog.get(entity), requireObject(json), Set.of());
    }

    /**
     * What is to change of a record that names itself by its {@code id} and {@code version}.
     *
     * @throws Refusal INVALID when one of the two is missing or no such thing
     */
    public Edit edit(EntityName entity, JsonNode json) {
        EntityMeta meta = catalog.get(entity);
        JsonNode row = requireObject(json);
        UUID id = uuid(row.get("id"));
        JsonNode version = row.get("version");
        boolean isVersioned = version != null && version.canConvertToLong() && version.isIntegralNumber();
        if (id != null && version != null && isVersioned) {
            return new Edit(id, version.longValue(), assignments(meta, row, Set.of("id", "version")));
        }
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (id == null) {
            errors.add(new Refusal.FieldError("id", NO_VERSION));
        }
        if (!isVersioned) {
            errors.add(new Refusal.FieldError("version", NO_VERSION));
        }
        throw Refusal.of(Refusal.Code.INVALID, Reasons.FIELDS_INVALID, errors);
    }

    /** One value as addresses and files of text write it. */
    public Assignment text(EntityName entity, String field, String text) {
        FieldMeta meta = catalog.get(entity).find(field).orElse(null);
        if (meta == null) {
            return unknown(entity, field);
        }
        try {
            return new Assignment.Value(
                    meta.field(), text.isBlank() ? null : meta.kind().parse(text, meta.field()));
        } catch (BadValue e) {
            return new Assignment.Value(meta.field(), new Misfit(e.reason()));
        }
    }

    /** An action's input. */
    public List<Assignment> input(Action action, JsonNode json) {
        return shape(action.name(), action.input(), json);
    }

    /** Values of fields that belong to no entity: a plugin's settings, an action's input. */
    public List<Assignment> shape(Shape shape, List<Field<?>> fields, JsonNode json) {
        List<Assignment> assignments = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : requireObject(json).properties()) {
            Field<?> field = fields.stream()
                    .filter(each -> each.name().equals(entry.getKey()))
                    .findFirst()
                    .orElse(null);
            assignments.add(
                    field == null
                            ? unknown(shape, entry.getKey())
                            : value(catalog.outside(field, List.of()), entry.getValue()));
        }
        return assignments;
    }

    /**
     * One value of a field that belongs to no entity.
     *
     * @throws BadValue when it is of a wrong form
     */
    public @Nullable Object value(Field<?> field, JsonNode json) throws BadValue {
        return parse(catalog.outside(field, List.of()), json);
    }

    private static JsonNode requireObject(JsonNode json) {
        if (!json.isObject()) {
            throw Refusal.of(Refusal.Code.INVALID, OBJECT);
        }
        return json;
    }

    private List<Assignment> assignments(EntityMeta entity, JsonNode json, Set<String> but) {
        List<Assignment> assignments = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!but.contains(entry.getKey())) {
                FieldMeta field = entity.find(entry.getKey()).orElse(null);
                assignments.add(
                        field == null ? unknown(entity.name(), entry.getKey()) : value(field, entry.getValue()));
            }
        }
        return assignments;
    }

    private Assignment value(FieldMeta field, JsonNode json) {
        try {
            return new Assignment.Value(field.field(), json.isNull() ? null : parse(field, json));
        } catch (BadValue e) {
            return new Assignment.Value(field.field(), new Misfit(e.reason()));
        }
    }

    private @Nullable Object parse(FieldMeta field, JsonNode json) throws BadValue {
        return switch (field.type()) {
            case PARTS -> parts(catalog.get(field.field().targets().getFirst()), json);
            case CONDITION -> catalog.conditionJson().parseStored(json, open, known);
            default -> field.kind().parse(json, field.field());
        };
    }

    private List<Row> parts(EntityMeta part, JsonNode json) throws BadValue {
        if (!json.isArray()) {
            throw new BadValue(ARRAY);
        }
        if (json.size() > Field.MOST_PARTS) {
            throw new BadValue(Message.of("system.too_many", "At most {max, number} entries")
                    .with("max", Field.MOST_PARTS));
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode each : json) {
            if (!each.isObject()) {
                throw new BadValue(ARRAY);
            }
            JsonNode given = each.get("id");
            UUID id = uuid(given);
            if (given != null && !given.isNull() && id == null) {
                throw FieldKind.expected("system.expected_part_id", "Expected the id of a part, or none for a new one");
            }
            rows.add(new PartRow(part.name(), id, assignments(part, each, Set.of("id", "version"))));
        }
        return rows;
    }

    private static Assignment unknown(Shape shape, String key) {
        return new Assignment.Value(
                shape.text(key), new Misfit(Catalog.unknownField(key).reason()));
    }

    private static @Nullable UUID uuid(@Nullable JsonNode json) {
        if (json == null || !json.isTextual()) {
            return null;
        }
        try {
            UUID id = UUID.fromString(json.textValue());
            return id.toString().equalsIgnoreCase(json.textValue()) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
