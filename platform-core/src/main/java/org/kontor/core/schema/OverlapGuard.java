package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.PlainCondition;

/** The exclusion constraint that keeps spans of one resource apart in PostgreSQL. */
final class OverlapGuard {
    /** A resource as a range that holds one key; the model is changed by one at a time. */
    private static final String KEY_RANGE = "do $range$ begin if to_regtype('system_key_range') is null then"
            + " create type system_key_range as range (subtype = text, collation = \"C\"); end if; end $range$; ";

    private OverlapGuard() {}

    /** Each resource is a range of one text, which needs no extension that an administrator would have to install. */
    static GuardSpec of(EntityMeta entity, Rule.NoOverlap rule) {
        List<Column> span = entity.get(rule.span().name()).columns();
        List<Column> resources = rule.resources().stream()
                .flatMap(field -> entity.get(field.name()).columns().stream())
                .toList();
        List<String> parts = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        for (Column resource : resources) {
            String key = resource.sql() + "::text";
            parts.add("system_key_range(" + key + ", " + key + ", '[]') with &&");
            filled.add(resource.sql() + " is not null");
        }
        parts.add("tstzrange(" + span.get(0).sql() + ", " + span.get(1).sql() + ") with &&");
        filled.add(span.get(0).sql() + " is not null");
        filled.add(PlainCondition.sql(entity, rule.condition(), ""));
        List<String> columns = new ArrayList<>();
        span.forEach(column -> columns.add(column.name()));
        resources.forEach(column -> columns.add(column.name()));
        return new GuardSpec(
                GuardSpec.APART,
                entity.tableName(),
                columns,
                KEY_RANGE + "alter table " + entity.table() + " add constraint " + GuardSpec.NAME
                        + " exclude using gist ("
                        + String.join(", ", parts) + ") where ("
                        + filled.stream().collect(Collectors.joining(" and ")) + ")",
                Message.of("system.guard_apart", "Keep {span} of {table} apart by {fields}")
                        .with("span", rule.span().name())
                        .with("table", entity.tableName())
                        .with(
                                "fields",
                                rule.resources().stream().map(Field::name).toList()));
    }
}
