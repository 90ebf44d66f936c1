package org.kontor.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Verb;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;

/** A record that was made fits one right as a whole: its fields and, as it was written, its records. */
final class CreateRight {
    private final RecordReader reader;

    CreateRight(RecordReader reader) {
        this.reader = reader;
    }

    void check(DraftBatch batch) {
        Occasion occasion = batch.occasion();
        List<Right> rights = occasion.access().rights(batch.entity().name(), Verb.CREATE);
        List<DraftRow> open = batch.drafts().stream()
                .filter(DraftRow::isNew)
                .filter(draft -> rights.stream().noneMatch(right -> right.isUnlimited() && opens(right, draft)))
                .toList();
        if (occasion.byKernel() || open.isEmpty()) {
            return;
        }
        Map<UUID, List<Right>> reaching = new HashMap<>();
        List<UUID> ids = open.stream().map(DraftRow::id).toList();
        reader.reached(occasion.transaction(), occasion.access(), batch.entity(), Verb.CREATE, ids)
                .forEach(each -> reaching.put(each.row().ref().id(), each.rights()));
        for (DraftRow draft : open) {
            if (reaching.getOrDefault(draft.id(), List.of()).stream().noneMatch(right -> opens(right, draft))) {
                throw Reasons.mayNotCreate(batch.entity());
            }
        }
    }

    private static boolean opens(Right right, DraftRow draft) {
        EntityMeta entity = draft.entity();
        Set<String> asked = draft.asked();
        return asked.stream().allMatch(field -> right.fields().includes(entity.get(field)));
    }
}
