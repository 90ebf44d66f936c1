package org.kontor.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Fields that are unique together; the database holds it by an index, whose violation is told by its name. */
public final class Uniqueness {
    /** The longest beginning of a constraint's name that is never cut off. */
    private static final int CERTAIN = 50;

    private final String index;
    private final List<FieldMeta> fields;

    private Uniqueness(EntityMeta entity, List<FieldMeta> fields) {
        this.fields = List.copyOf(fields);
        StringBuilder name = new StringBuilder("ux_").append(entity.tableName());
        fields.stream()
                .flatMap(field -> field.columns().stream())
                .map(Column::name)
                .forEach(column -> name.append('_').append(column));
        this.index = name.toString();
    }

    /** All unique fields and rules of an entity. */
    public static List<Uniqueness> of(EntityMeta entity) {
        Stream<List<FieldMeta>> single = entity.declaredFields().stream()
                .filter(field -> field.field().isUnique() && !field.columns().isEmpty())
                .map(List::of);
        Stream<List<FieldMeta>> rules = entity.rules().stream()
                .filter(Rule.Unique.class::isInstance)
                .map(Rule.Unique.class::cast)
                .map(rule -> resolve(entity, rule.fields()));
        List<Uniqueness> all = new ArrayList<>();
        Stream.concat(single, rules).forEach(fields -> all.add(new Uniqueness(entity, fields)));
        return all;
    }

    private static List<FieldMeta> resolve(EntityMeta entity, List<Field<?>> fields) {
        return fields.stream().map(field -> entity.get(field.name())).toList();
    }

    /** The fields, in the order of the index. */
    public List<FieldMeta> fields() {
        return fields;
    }

    /** Whether a violated constraint is this one; names that are too long for the database end in a hash. */
    public boolean isNamed(String constraint) {
        return constraint.equals(index)
                || (index.length() > CERTAIN && constraint.startsWith(index.substring(0, CERTAIN)));
    }
}
