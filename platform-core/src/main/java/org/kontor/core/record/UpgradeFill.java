package org.kontor.core.record;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;
import org.kontor.api.Verb;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptField;
import org.kontor.core.meta.Sql;

/**
 * Fills records as an upgrade does: holds them, asks again of those that changed since they were listed, and writes them
 * like anybody else; but a field that is worked out, moved by actions or still empty in a frozen record is open to it.
 */
final class UpgradeFill {
    private final Catalog catalog;
    private final RecordReader reader;
    private final RecordEngine engine;

    UpgradeFill(Catalog catalog, RecordReader reader, RecordEngine engine) {
        this.catalog = catalog;
        this.reader = reader;
        this.engine = engine;
    }

    void fill(Occasion occasion, Upgrade.Fill fill, List<Row> listed) {
        Fault.point("upgrade.fill");
        EntityMeta entity = catalog.get(fill.entity());
        EntityMeta home =
                entity.parent().map(parent -> catalog.get(parent.entity())).orElse(entity);
        List<Edit> edits =
                entity.isPart() ? ofParts(occasion, entity, home, fill, listed) : own(occasion, entity, fill, listed);
        if (edits.isEmpty()) {
            return;
        }
        Set<Field<?>> fields = Set.copyOf(Assigner.fields(fill.assignments()));
        boolean isGuarded =
                occasion.transaction().dialect() == Dialect.POSTGRESQL && (freezes(entity) || freezes(home));
        if (isGuarded) {
            openGuards(occasion, columns(entity, fields));
        }
        engine.update(occasion.filling(fields), home, edits, edits.size() > 1);
        if (isGuarded) {
            openGuards(occasion, "");
        }
    }

    private List<Edit> own(Occasion occasion, EntityMeta entity, Upgrade.Fill fill, List<Row> listed) {
        Map<UUID, Long> versions = versions(listed);
        return reader.lock(occasion.transaction(), occasion.access(), entity, Verb.UPDATE, versions.keySet()).stream()
                .map(Locked::row)
                .filter(row -> isStillMeant(occasion, fill, row, versions))
                .map(row -> new Edit(row.ref().id(), row.version(), fill.assignments()))
                .toList();
    }

    /** Parts are written with their parents, which are held. */
    private List<Edit> ofParts(
            Occasion occasion, EntityMeta part, EntityMeta home, Upgrade.Fill fill, List<Row> listed) {
        Map<UUID, Long> versions = versions(listed);
        Set<UUID> parents = reader.whole(occasion.transaction(), part, versions.keySet()).stream()
                .map(row -> row.values().get("parent"))
                .filter(Ref.class::isInstance)
                .map(parent -> ((Ref) parent).id())
                .collect(Collectors.toSet());
        reader.lock(occasion.transaction(), occasion.access(), home, Verb.UPDATE, parents);
        FieldMeta field = home.get(part.parent().orElseThrow().field());
        List<Edit> edits = new ArrayList<>();
        for (StoredRow parent : reader.whole(occasion.transaction(), home, parents)) {
            List<Row> rows = new ArrayList<>();
            boolean isMeant = false;
            for (StoredRow each : TreeWriter.parts(parent, field)) {
                UUID id = each.ref().id();
                boolean isFilled = versions.containsKey(id) && isStillMeant(occasion, fill, each, versions);
                rows.add(isFilled ? new PartRow(part.name(), id, fill.assignments()) : each);
                isMeant |= isFilled;
            }
            if (isMeant) {
                Assignment parts = new Assignment.Value(field.field(), rows);
                edits.add(new Edit(parent.ref().id(), parent.version(), List.of(parts)));
            }
        }
        return edits;
    }

    private static Map<UUID, Long> versions(List<Row> listed) {
        Map<UUID, Long> versions = new HashMap<>();
        listed.forEach(row -> versions.put(row.ref().id(), row.version()));
        return versions;
    }

    /** Whoever changed a record meanwhile may have filled it already. */
    private boolean isStillMeant(Occasion occasion, Upgrade.Fill fill, StoredRow held, Map<UUID, Long> versions) {
        UUID id = held.ref().id();
        return Long.valueOf(held.version()).equals(versions.get(id))
                || reader.matches(
                        occasion.transaction(),
                        occasion.access(),
                        held.entity(),
                        id,
                        fill.query().where());
    }

    /** Whether a change is the first filling of a field by an upgrade: what a frozen record is still open for. */
    static boolean isFirst(DraftRow draft, FieldMeta field) {
        if (field.isParts()) {
            List<DraftRow> parts = draft.touchedParts().getOrDefault(field.name(), List.of());
            return parts.stream()
                            .map(DraftRow::id)
                            .toList()
                            .equals(draft.storedParts(field).stream()
                                    .map(row -> row.ref().id())
                                    .toList())
                    && parts.stream()
                            .allMatch(part -> part.changed().stream()
                                    .allMatch(changed -> isFirst(part, changed)
                                            || KeptField.formulas(part.entity()).contains(changed.field())));
        }
        return draft.batch().occasion().fills().contains(field.field())
                && !field.isReferences()
                && !draft.isNew()
                && draft.previous(field) == null;
    }

    private static boolean freezes(EntityMeta entity) {
        return entity.rules().stream().anyMatch(Rule.Frozen.class::isInstance);
    }

    private static String columns(EntityMeta entity, Set<Field<?>> fields) {
        Set<String> columns = new HashSet<>();
        for (Field<?> field : fields) {
            entity.get(field.name()).columns().stream()
                    .map(Column::name)
                    .map(column -> entity.tableName() + "." + column)
                    .forEach(columns::add);
        }
        return String.join(",", columns);
    }

    /** Tells the triggers that hold frozen records which empty columns may be filled, until the transaction ends. */
    private static void openGuards(Occasion occasion, String columns) {
        Sql sql =
                new Sql().add("select set_config('kontor.fill', ").bind(columns).add(", true)");
        Run.query(occasion.transaction(), sql, ResultSet::next);
    }
}
