package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Row;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;

/** Records that live in their parent. The engine reads and writes them as records of their own entity. */
final class PartsKind extends OutsideKind<List<Row>> {
    private final EntityName part;

    PartsKind(EntityName part) {
        this.part = part;
    }

    @Override
    public FieldType type() {
        return FieldType.PARTS;
    }

    @Override
    public void write(JsonGenerator json, List<Row> value) {
        throw new IllegalStateException("parts are written with their parent's JSON, as records of " + part);
    }

    @Override
    public List<Row> parse(JsonNode json, Field<?> field) {
        throw new IllegalStateException("parts are read with their parent's JSON, as records of " + part);
    }

    @Override
    public List<Row> check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof List<?> given)) {
            throw FieldKind.expected("system.expected_parts", "Expected an array of parts");
        }
        if (given.size() > Field.MOST_PARTS) {
            throw new BadValue(Message.of("system.too_many", "At most {max, number} entries")
                    .with("max", Field.MOST_PARTS));
        }
        for (Object each : given) {
            if (!(each instanceof Row row) || !row.ref().entity().equals(part)) {
                throw FieldKind.expected(Message.of("system.expected_parts_of", "Expected parts of {entity}")
                        .with("entity", part));
            }
        }
        @SuppressWarnings("unchecked")
        List<Row> rows = (List<Row>) given;
        return rows;
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "array").put("maxItems", Field.MOST_PARTS);
        schema.putObject("items").put("$ref", "#/components/schemas/" + part);
        return schema;
    }
}
