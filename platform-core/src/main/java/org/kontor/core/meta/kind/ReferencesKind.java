package org.kontor.core.meta.kind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;

/** Several records of one entity, in order and each once, in a table of links; asked by {@code contains} and isEmpty. */
final class ReferencesKind extends OutsideKind<List<Ref>> {
    private static final int MOST = 1000;

    private final ReferenceKind one;

    ReferencesKind(EntityName target) {
        this.one = new ReferenceKind(target);
    }

    @Override
    public FieldType type() {
        return FieldType.REFERENCES;
    }

    @Override
    public void write(JsonGenerator json, List<Ref> value) throws IOException {
        json.writeStartArray();
        for (Ref ref : value) {
            one.write(json, ref);
        }
        json.writeEndArray();
    }

    @Override
    public String written(List<Ref> value) {
        return value.stream().map(one::written).collect(Collectors.joining("|"));
    }

    @Override
    public @Nullable List<Ref> parse(JsonNode json, Field<?> field) throws BadValue {
        if (!json.isArray()) {
            throw FieldKind.expected("system.expected_records", "Expected an array of records");
        }
        List<Ref> refs = new ArrayList<>();
        for (JsonNode each : json) {
            Ref ref = one.parse(each, field);
            if (ref == null) {
                // a variable of the caller that stayed empty, most likely
                throw FieldKind.expected(
                        "system.expected_full_records", "Expected an array of records, without empty entries");
            }
            refs.add(ref);
        }
        return refs.isEmpty() ? null : refs;
    }

    @Override
    public @Nullable List<Ref> parse(String text, Field<?> field) throws BadValue {
        List<Ref> refs = new ArrayList<>();
        for (String id : text.split("[|,]", -1)) {
            Ref ref = one.parse(id, field);
            if (ref != null) {
                refs.add(ref);
            }
        }
        return refs.isEmpty() ? null : refs;
    }

    @Override
    public @Nullable List<Ref> check(Object value, FieldMeta field) throws BadValue {
        if (!(value instanceof List<?> given)) {
            throw FieldKind.expected("system.expected_record_list", "Expected a list of records");
        }
        Set<Ref> refs = new LinkedHashSet<>();
        for (Object each : given) {
            refs.add(one.check(each, field));
        }
        if (refs.size() > MOST) {
            throw new BadValue(Message.of("system.too_many", "At most {max, number} entries")
                    .with("max", MOST));
        }
        return refs.isEmpty() ? null : List.copyOf(refs);
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.CONTAINS, Operator.IS_EMPTY);
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        ObjectNode schema = FieldKind.object().put("type", "array").put("maxItems", MOST);
        schema.set("items", one.schema(field));
        return schema;
    }
}
