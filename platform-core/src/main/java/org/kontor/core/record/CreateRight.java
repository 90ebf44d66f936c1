package org.kontor.core.record;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Verb;
import org.kontor.core.access.Right;
import org.kontor.core.meta.EntityMeta;

/**
 * A record that was made fits one right as a whole: its fields and, as it was written, its records. To whom it belongs is
 * said by that right, or by one to share it: it was its maker's when they gave it away.
 */
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
                .filter(draft -> rights.stream().noneMatch(right -> right.isUnlimited() && opens(right, draft, false)))
                .toList();
        if (occasion.byKernel() || open.isEmpty()) {
            return;
        }
        Map<UUID, List<Right>> reaching = reaching(batch, rights, open);
        Set<UUID> givable = givable(batch, open);
        for (DraftRow draft : open) {
            boolean isGivable = givable.contains(draft.id());
            if (reaching.getOrDefault(draft.id(), List.of()).stream()
                    .noneMatch(right -> opens(right, draft, isGivable))) {
                throw Reasons.at(draft.place(), Reasons.mayNotCreate(batch.entity()));
            }
        }
    }

    private Map<UUID, List<Right>> reaching(DraftBatch batch, List<Right> rights, Collection<DraftRow> drafts) {
        List<UUID> ids = drafts.stream().map(DraftRow::id).toList();
        Occasion occasion = batch.occasion();
        return reader.reached(occasion.transaction(), occasion.access(), batch.entity(), rights, ids);
    }

    /** Those of which somebody asked to whom they belong, and may: they could be shared, were they their maker's. */
    private Set<UUID> givable(DraftBatch batch, List<DraftRow> drafts) {
        List<DraftRow> given = drafts.stream()
                .filter(draft -> draft.asked().stream()
                        .anyMatch(field -> batch.entity().get(field).saysWhose()))
                .toList();
        List<Right> sharing = batch.occasion().access().rights(batch.entity().name(), Verb.SHARE).stream()
                .map(Right::anybodys)
                .toList();
        Set<UUID> givable = new HashSet<>();
        if (!given.isEmpty() && !sharing.isEmpty()) {
            reaching(batch, sharing, given).forEach((id, rights) -> {
                if (!rights.isEmpty()) {
                    givable.add(id);
                }
            });
        }
        return givable;
    }

    private static boolean opens(Right right, DraftRow draft, boolean isGivable) {
        EntityMeta entity = draft.entity();
        return draft.asked().stream()
                .map(entity::get)
                .allMatch(field -> right.fields().includes(field) || (isGivable && field.saysWhose()));
    }
}
