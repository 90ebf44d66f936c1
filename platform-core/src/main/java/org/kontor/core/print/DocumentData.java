package org.kontor.core.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * What a template is filled with: maps, lists, texts, numbers, yes and no, made of what somebody may read. What they may not
 * read is empty, as if it were not there.
 */
final class DocumentData {
    private final Catalog catalog;
    private final Records records;
    private final Wording wording;
    private final Deadline deadline;
    private final Map<Ref, Optional<Row>> read = new HashMap<>();
    private final Set<String> sensitive = new TreeSet<>();

    /** @param deadline that loops over what is made here are held to */
    DocumentData(Catalog catalog, Records records, Wording wording, Deadline deadline) {
        this.catalog = catalog;
        this.records = records;
        this.wording = wording;
        this.deadline = deadline;
    }

    /** The sensitive fields that were put into it. */
    Set<String> sensitive() {
        return sensitive;
    }

    /** @param row null for a record that is absent: all of it is empty */
    Map<String, Object> of(EntityMeta entity, @Nullable Row row, Wanted wanted) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Object> raw = new HashMap<>();
        for (String name : wanted.fields()) {
            FieldMeta field = entity.get(name);
            Object value = value(row, field).orElse(null);
            if (value != null && field.field().isSensitive()) {
                sensitive.add(field.toString());
            }
            values.put(name, value == null ? empty(field) : wording.of(field, value));
            raw.put(name, value == null ? Wording.nothing(field) : wording.raw(value));
        }
        wanted.behind().forEach((name, more) -> values.put(name, behind(row, entity.get(name), more)));
        values.put("title", row == null ? "" : title(entity, row));
        values.put("raw", raw);
        return values;
    }

    private static Object empty(FieldMeta field) {
        return field.type() == FieldType.YES_NO ? false : "";
    }

    private Object behind(@Nullable Row row, FieldMeta field, Wanted wanted) {
        EntityMeta target = catalog.get(Values.target(field).orElseThrow());
        Object value = value(row, field).orElse(null);
        if (field.isParts() || field.isReferences()) {
            List<Object> several = new ArrayList<>();
            for (Object each : value instanceof List<?> list ? list : List.of()) {
                Row one = each instanceof Row part ? part : each instanceof Ref ref ? find(ref) : null;
                if (one != null) {
                    several.add(of(target, one, wanted));
                }
            }
            return deadline.watch(several);
        }
        return of(target, value instanceof Ref ref ? find(ref) : null, wanted);
    }

    private @Nullable Row find(Ref ref) {
        return read.computeIfAbsent(ref, records::find).orElse(null);
    }

    private String title(EntityMeta entity, Row row) {
        return entity.declared().title().stream()
                .filter(term -> term instanceof Field<?>)
                .map(Term::path)
                .map(entity::get)
                .flatMap(field -> value(row, field).map(value -> wording.of(field, value)).stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** A field that is closed to the reader was not read: it is empty here. */
    private static Optional<Object> value(@Nullable Row row, FieldMeta field) {
        if (row == null) {
            return Optional.empty();
        }
        try {
            return row.find(field.field()).map(Object.class::cast);
        } catch (IllegalArgumentException unread) {
            return Optional.empty();
        }
    }
}
