package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Sql;

/**
 * A record of one entity. Kept as its id; {@link OpenReferenceKind} keeps the entity too. That the record exists and is
 * in sight is checked where records are written, for all references of a batch at once.
 */
class ReferenceKind implements FieldKind<Ref> {
    static final Message FORM = Message.of("system.expected_record", "Expected a record: its id, or {form}")
            .with("form", "{\"entity\": \"contacts.account\", \"id\": \"…\"}");

    private final EntityName target;

    ReferenceKind(EntityName target) {
        this.target = target;
    }

    @Override
    public FieldType type() {
        return FieldType.REFERENCE;
    }

    @Override
    public List<Column> columns(Field<?> field, Identifiers identifiers) {
        return List.of(identifiers.column(field.name() + "_id", Column.Type.UUID));
    }

    @Override
    public @Nullable Ref read(ResultSet rows, int first) throws SQLException {
        UUID id = rows.getObject(first, UUID.class);
        return id == null ? null : new Ref(target, id);
    }

    @Override
    public void bind(@Nullable Ref value, List<@Nullable Object> columns) {
        columns.add(value == null ? null : value.id());
    }

    @Override
    public void write(JsonGenerator json, Ref value) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", value.entity().toString());
        json.writeStringField("id", value.id().toString());
        json.writeEndObject();
    }

    @Override
    public String written(Ref value) {
        return value.entity() + "/" + value.id();
    }

    @Override
    public @Nullable Ref parse(JsonNode json, Field<?> field) throws BadValue {
        if (json.isTextual()) {
            return parse(json.textValue(), field);
        }
        JsonNode id = json.get("id");
        JsonNode entity = json.get("entity");
        if (!json.isObject() || id == null || !id.isTextual() || (entity != null && !entity.isTextual())) {
            throw FieldKind.expected(FORM);
        }
        return ref(entity == null ? null : entity.textValue(), id.textValue());
    }

    @Override
    public @Nullable Ref parse(String text, Field<?> field) throws BadValue {
        if (text.isBlank()) {
            return null;
        }
        int slash = text.indexOf('/');
        return slash < 0
                ? ref(null, text.strip())
                : ref(
                        text.substring(0, slash).strip(),
                        text.substring(slash + 1).strip());
    }

    private Ref ref(@Nullable String entity, String id) throws BadValue {
        return new Ref(entity(entity), uuid(id));
    }

    EntityName entity(@Nullable String entity) throws BadValue {
        if (entity != null && !entity.equals(target.toString())) {
            throw FieldKind.expected(Message.of("system.expected_record_of", "Expected a record of {entity}")
                    .with("entity", target));
        }
        return target;
    }

    static UUID uuid(String id) throws BadValue {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw FieldKind.expected(FORM);
        }
        throw FieldKind.expected(FORM);
    }

    @Override
    public Ref check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof Ref ref)) {
            throw FieldKind.expected(FORM);
        }
        List<EntityName> targets = field.field().targets();
        if (!targets.isEmpty() && !targets.contains(ref.entity())) {
            throw new BadValue(Message.of("system.wrong_target", "Must be a record of {targets}, not of {entity}")
                    .with("targets", targets)
                    .with("entity", ref.entity()));
        }
        return ref;
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.IS, Operator.IS_NOT, Operator.IN, Operator.IS_EMPTY);
    }

    @Override
    public void compare(Sql sql, List<String> columns, Operator operator, Object value) {
        SingleColumn.compareColumn(sql, columns.getFirst(), operator, ((Ref) value).id());
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("entity").put("type", "string");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("title").put("type", "string").put("readOnly", true);
        schema.putArray("required").add("id");
        return schema;
    }
}
