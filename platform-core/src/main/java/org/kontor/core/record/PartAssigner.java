package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.meta.FieldMeta;

/** Replaces the parts in a field: known ones stay with what is given of them, new ones come, the rest goes. */
final class PartAssigner {
    private final Occasion occasion;
    private final Assigner assigner;

    PartAssigner(Occasion occasion, Assigner assigner) {
        this.occasion = occasion;
        this.assigner = assigner;
    }

    /**
     * @param licence of whoever asks for it, or null for hooks and rules
     */
    void assign(DraftRow parent, FieldMeta field, List<Row> rows, @Nullable Licence licence) {
        DraftBatch batch = parent.batch().parts(field);
        Licence onParts = licence == null
                ? null
                : Licence.of(occasion.access(), batch.entity(), parent.isNew() ? Verb.CREATE : Verb.UPDATE);
        Map<UUID, DraftRow> present = new HashMap<>();
        parent.partDrafts(field).forEach(draft -> present.put(draft.id(), draft));
        Set<UUID> used = new HashSet<>();
        List<DraftRow> after = new ArrayList<>();
        for (Row row : rows) {
            String path = parent.path(field.name()) + "[" + after.size() + "].";
            DraftRow draft = take(parent, batch, row, present, path);
            if (!used.add(draft.id())) {
                parent.batch().problems().add(path + "id", Reasons.PART_TWICE);
            }
            after.add(draft);
            set(draft, row, onParts);
        }
        present.values().stream().filter(draft -> !used.contains(draft.id())).forEach(batch::remove);
        parent.putParts(field, after);
    }

    private static DraftRow take(DraftRow parent, DraftBatch batch, Row row, Map<UUID, DraftRow> present, String path) {
        UUID id = row.ref().id();
        DraftRow known = present.get(id);
        if (known != null) {
            batch.remove(known);
            DraftRow moved = batch.add(id, known.stored(), parent, path);
            moved.take(known);
            return moved;
        }
        boolean claimsToExist = row instanceof PartRow part ? part.isKnown() : row.version() > 0;
        if (claimsToExist) {
            parent.batch().problems().add(path + "id", Reasons.NO_PART);
        }
        return batch.add(id, null, parent, path);
    }

    private void set(DraftRow draft, Row row, @Nullable Licence licence) {
        List<Assignment> assignments = switch (row) {
            case PartRow part -> part.assignments();
            case StoredRow stored when draft.stored() == null -> List.of(stored.copy());
            default -> List.of();
        };
        if (licence == null) {
            assigner.byLaw(draft, assignments);
        } else {
            assigner.asked(draft, assignments, licence);
        }
    }
}
