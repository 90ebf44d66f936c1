package org.kontor.core.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Ref;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.rule.Rules;

/** Gives new records what nobody named: what rules fill, the first state, the owner, the stamps of the kernel. */
final class Filling {
    /** Fills new drafts, each once. */
    void fill(DraftBatch batch) {
        List<DraftRow> fresh = batch.drafts().stream()
                .filter(draft -> draft.isNew() && draft.beginFill())
                .toList();
        if (!fresh.isEmpty()) {
            new Rules(batch.entity(), batch.occasion().asker()).fill(fresh);
            fresh.forEach(draft -> fillFirst(draft, batch));
        }
        batch.partBatches().forEach(this::fill);
    }

    /** A record as it comes back, with the first state where it has none: it left before there were states. */
    static StoredRow begun(StoredRow record) {
        Map<String, @Nullable Object> values = new HashMap<>(record.values());
        for (FieldMeta field : record.entity().declaredFields()) {
            if (field.moved() && values.get(field.name()) == null) {
                field.beginning().ifPresent(first -> values.put(field.name(), first));
            }
        }
        return new StoredRow(record.entity(), record.ref().id(), record.version(), values);
    }

    private static void fillFirst(DraftRow draft, DraftBatch batch) {
        EntityMeta entity = batch.entity();
        for (FieldMeta field : entity.declaredFields()) {
            if (field.moved() && draft.current(field) == null) {
                field.beginning().ifPresent(first -> draft.put(field, first));
            }
        }
        if (entity.isOwned()) {
            FieldMeta owner = entity.get("owner");
            if (draft.current(owner) == null && !draft.asked().contains(owner.name())) {
                draft.put(owner, batch.occasion().access().actor().ref());
            }
            FieldMeta team = entity.get("team");
            if (draft.current(team) == null && !draft.asked().contains(team.name())) {
                batch.occasion().access().mainTeam().ifPresent(id -> draft.put(team, new Ref(CatalogBuilder.TEAM, id)));
            }
        }
    }

    /** Stamps what will be written. */
    void stamp(DraftBatch batch) {
        EntityMeta entity = batch.entity();
        UUID user = batch.occasion().access().user();
        Ref actor = new Ref(CatalogBuilder.USER, user);
        for (DraftRow draft : batch.active()) {
            if (draft.isNew()) {
                draft.put(entity.get("created_at"), batch.occasion().at());
                draft.put(entity.get("created_by"), actor);
                DraftRow parent = draft.parent();
                if (parent != null) {
                    draft.put(entity.get("parent"), parent.ref());
                }
            }
            draft.put(entity.get("updated_at"), batch.occasion().at());
            draft.put(entity.get("updated_by"), actor);
        }
        batch.partBatches().forEach(this::stamp);
    }
}
