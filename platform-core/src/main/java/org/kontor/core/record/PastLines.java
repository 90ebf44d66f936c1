package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Makes lines of records as they were, and finds the names of all to which they point at once. */
final class PastLines {
    private final Catalog catalog;
    /** By the field that holds parts, for all records: each reading knows all names. */
    private final Map<FieldMeta, Reading> parts = new HashMap<>();

    private final Map<EntityName, Set<UUID>> named = new HashMap<>();

    PastLines(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A record, or a part, of which only what is open is in it. */
    Line of(Reading reading, StoredRow row, OpenFields open) {
        List<Reading.Item> items = reading.items();
        @Nullable Object[] values = new @Nullable Object[items.size()];
        for (int i = 0; i < values.length; i++) {
            FieldMeta field = items.get(i).field();
            if (open.includes(field)) {
                values[i] = value(reading, field, row.values().get(field.name()), open);
            }
        }
        return new Line(row.ref().id(), row.version(), values, new @Nullable String[0], new @Nullable Object[0]);
    }

    private @Nullable Object value(Reading reading, FieldMeta field, @Nullable Object value, OpenFields open) {
        if (value instanceof Ref ref) {
            name(ref);
            return ref;
        }
        if (field.isReferences()) {
            List<Ref> refs = new ArrayList<>();
            if (value instanceof List<?> several) {
                several.forEach(each -> refs.add((Ref) each));
            }
            refs.forEach(this::name);
            return new Line.Links(refs);
        }
        if (!field.isParts()) {
            return value;
        }
        Reading below = parts.computeIfAbsent(field, first -> parts(reading, first));
        List<Line> lines = new ArrayList<>();
        if (value instanceof List<?> rows) {
            rows.forEach(each -> lines.add(of(below, (StoredRow) each, open)));
        }
        return new Line.Parts(below, lines);
    }

    private Reading parts(Reading reading, FieldMeta field) {
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        Reading below = new Reading(reading.source().other(part), true);
        below.addAll();
        return below;
    }

    private void name(Ref ref) {
        named.computeIfAbsent(ref.entity(), first -> new HashSet<>()).add(ref.id());
    }

    /** Loads the names that the lines made so far want. */
    void addTitles(Reading reading, Loader loader) {
        Map<Ref, String> titles = loader.titles(reading.source(), named);
        reading.titles().putAll(titles);
        parts.values().forEach(each -> each.titles().putAll(titles));
    }
}
