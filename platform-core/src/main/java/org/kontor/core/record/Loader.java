package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Ref;
import org.kontor.api.Verb;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.LinkTable;
import org.kontor.core.meta.Sql;

/**
 * Reads lines, and what of them stands in other tables: parts, references, titles, expanded records. One statement for
 * each field and page, never one for a row.
 */
final class Loader {
    private final Transaction transaction;

    Loader(Transaction transaction) {
        this.transaction = transaction;
    }

    /** All lines that a statement answers, complete. */
    List<Line> load(Reading reading, Sql sql) {
        List<Line> lines = Run.query(transaction, sql, rows -> {
            List<Line> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reading.source().asking().weighed(reading.read(rows)));
            }
            return read;
        });
        RowCount.read(lines.size());
        complete(reading, lines);
        return lines;
    }

    /** The lines of these ids that are in sight. */
    List<Line> byId(Reading reading, Collection<UUID> ids) {
        Source source = reading.source();
        Where where =
                Where.all(RowCondition.in(source.id(), new LinkedHashSet<>(ids)), RowCondition.of(source, Verb.READ));
        if (where.isNever()) {
            return List.of();
        }
        return load(reading, where.addTo(reading.select().add(" where ")));
    }

    /** Fills in what stands in other tables. */
    void complete(Reading reading, List<Line> lines) {
        if (lines.isEmpty() || reading.isComplete()) {
            return;
        }
        List<Reading.Item> items = reading.items();
        for (int i = 0; i < items.size(); i++) {
            Reading.Item item = items.get(i);
            if (item.isOutside()) {
                fill(reading, item.field(), lines, i);
            }
        }
        reading.expansions().values().forEach(expansion -> expand(reading, expansion, lines));
        if (reading.isTitled()) {
            addTitles(reading, lines);
        }
    }

    private void fill(Reading reading, FieldMeta field, List<Line> lines, int at) {
        List<UUID> open = new ArrayList<>();
        for (Line line : lines) {
            if (Boolean.TRUE.equals(line.values()[at])) {
                open.add(line.id());
            }
            line.values()[at] = null;
        }
        if (open.isEmpty()) {
            return;
        }
        if (field.isParts()) {
            fillParts(reading, field, lines, at, open);
        } else {
            fillLinks(reading, field, lines, at, open);
        }
    }

    private void fillParts(Reading reading, FieldMeta field, List<Line> lines, int at, List<UUID> open) {
        Source parent = reading.source();
        EntityMeta part = parent.asking().catalog().get(field.field().targets().getFirst());
        Source source = parent.other(part);
        Reading parts = reading.along(source);
        parts.addAll();
        int of = parts.extra(new Sql().add(source.column("parent_id")));
        // in sight and open on these parents, so nothing is left to ask of the rows
        Sql sql = RowCondition.in(source.column("parent_id"), open)
                .addTo(parts.select().add(" where "))
                .add(" order by " + source.column("parent_id") + ", " + source.column(LinkTable.POSITION) + ", "
                        + source.id());
        Map<UUID, List<Line>> byParent = new HashMap<>();
        open.forEach(id -> byParent.put(id, new ArrayList<>()));
        for (Line line : load(parts, sql)) {
            UUID above = (UUID) Objects.requireNonNull(line.extras()[of]);
            Objects.requireNonNull(byParent.get(above)).add(line);
        }
        for (Line line : lines) {
            List<Line> own = byParent.get(line.id());
            line.values()[at] = own == null ? null : new Line.Parts(parts, own);
        }
    }

    private void fillLinks(Reading reading, FieldMeta field, List<Line> lines, int at, List<UUID> open) {
        Asking asking = reading.source().asking();
        String record = asking.quote(LinkTable.RECORD);
        EntityName target = field.field().targets().getFirst();
        Sql sql = new Sql()
                .add("select " + record + ", " + asking.quote(LinkTable.TARGET) + " from " + field.link() + " where ");
        RowCondition.in(record, open).addTo(sql);
        sql.add(" order by " + record + ", " + asking.quote(LinkTable.POSITION));
        Map<UUID, List<Ref>> refs = new HashMap<>();
        open.forEach(id -> refs.put(id, new ArrayList<>()));
        Run.query(transaction, sql, rows -> {
            while (rows.next()) {
                Objects.requireNonNull(refs.get(rows.getObject(1, UUID.class)))
                        .add(new Ref(target, rows.getObject(2, UUID.class)));
            }
            return true;
        });
        for (Line line : lines) {
            List<Ref> own = refs.get(line.id());
            line.values()[at] = own == null ? null : new Line.Links(own);
        }
    }

    private void expand(Reading reading, Expansion expansion, List<Line> lines) {
        int at = reading.indexOf(expansion.item());
        Map<EntityName, Set<UUID>> wanted = new LinkedHashMap<>();
        lines.forEach(line -> gather(line.values()[at], wanted));
        wanted.forEach((entity, ids) -> expansion
                .reading(entity)
                .ifPresent(target ->
                        byId(target, ids).forEach(line -> expansion.put(new Ref(entity, line.id()), line))));
    }

    private void addTitles(Reading reading, List<Line> lines) {
        Map<EntityName, Set<UUID>> wanted = new LinkedHashMap<>();
        List<Reading.Item> items = reading.items();
        for (int i = 0; i < items.size(); i++) {
            Reading.Item item = items.get(i);
            boolean open = item.field().isReferences()
                    || (item.field().type() == FieldType.REFERENCE
                            && item.field().isOpen());
            if (open) {
                for (Line line : lines) {
                    gather(line.values()[i], wanted);
                }
            }
        }
        reading.titles().putAll(titles(reading.source(), wanted));
    }

    private static void gather(@Nullable Object value, Map<EntityName, Set<UUID>> wanted) {
        if (value instanceof Ref ref) {
            wanted.computeIfAbsent(ref.entity(), any -> new HashSet<>()).add(ref.id());
        } else if (value instanceof Line.Links links) {
            links.refs().forEach(ref -> gather(ref, wanted));
        }
    }

    /** What the actor may read of the names of records. */
    Map<Ref, String> titles(Source like, Map<EntityName, Set<UUID>> wanted) {
        return Titles.read(transaction, like, wanted);
    }
}
