package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Changes a part that was read by itself: a change of its parent. */
final class PartEdits {
    private final Catalog catalog;
    private final RecordReader reader;
    private final RecordEngine engine;

    PartEdits(Catalog catalog, RecordReader reader, RecordEngine engine) {
        this.catalog = catalog;
        this.reader = reader;
        this.engine = engine;
    }

    StoredRow update(Occasion occasion, EntityMeta part, Edit edit) {
        write(occasion, part, edit, new PartRow(part.name(), edit.id(), edit.assignments()));
        return reader.find(occasion.transaction(), occasion.access(), part, edit.id())
                .orElseThrow(Reasons::notFound);
    }

    void remove(Occasion occasion, EntityMeta part, Edit victim) {
        write(occasion, part, victim, null);
    }

    private void write(Occasion occasion, EntityMeta part, Edit edit, @Nullable PartRow replacement) {
        StoredRow current = whole(occasion, part, edit.id());
        if (current.version() != edit.version()) {
            throw Reasons.stale();
        }
        Ref parentRef = current.values().get("parent") instanceof Ref ref ? ref : null;
        EntityMeta.Parent home = part.parent().orElseThrow();
        if (parentRef == null) {
            throw Reasons.notFound();
        }
        StoredRow parent = whole(occasion, catalog.get(home.entity()), parentRef.id());
        FieldMeta field = parent.entity().get(home.field());
        List<Row> rows = new ArrayList<>();
        for (StoredRow each : TreeWriter.parts(parent, field)) {
            boolean isIt = each.ref().id().equals(edit.id());
            if (!isIt) {
                rows.add(each);
            } else if (replacement != null) {
                rows.add(replacement);
            }
        }
        Edit edited = new Edit(parent.ref().id(), parent.version(), List.of(new Assignment.Value(field.field(), rows)));
        engine.update(occasion, parent.entity(), List.of(edited), false);
    }

    private StoredRow whole(Occasion occasion, EntityMeta entity, UUID id) {
        List<StoredRow> rows = reader.whole(occasion.transaction(), entity, List.of(id));
        if (rows.isEmpty()) {
            throw Reasons.notFound();
        }
        return rows.getFirst();
    }
}
