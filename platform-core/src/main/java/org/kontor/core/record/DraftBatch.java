package org.kontor.core.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Records of one entity that are written together; their parts are batches of their own. */
final class DraftBatch {
    private final EntityMeta entity;
    private final Occasion occasion;
    private final Problems problems;
    private final Assigner assigner;
    private final DraftTerms terms;
    private final List<DraftRow> drafts = new ArrayList<>();
    private final Map<String, DraftBatch> parts = new LinkedHashMap<>();
    private final Source source;

    /** Makes what a batch needs beside its drafts. */
    interface Source {
        EntityMeta entity(FieldMeta parts);

        DraftTerms terms(DraftBatch batch);
    }

    DraftBatch(EntityMeta entity, Occasion occasion, Problems problems, Source source) {
        this.entity = entity;
        this.occasion = occasion;
        this.problems = problems;
        this.source = source;
        this.assigner = new Assigner(occasion);
        this.terms = source.terms(this);
    }

    EntityMeta entity() {
        return entity;
    }

    Occasion occasion() {
        return occasion;
    }

    Problems problems() {
        return problems;
    }

    Assigner assigner() {
        return assigner;
    }

    DraftTerms terms() {
        return terms;
    }

    List<DraftRow> drafts() {
        return drafts;
    }

    /** Those that are new or changed. */
    List<DraftRow> active() {
        return drafts.stream().filter(DraftRow::isChanged).toList();
    }

    DraftRow add(UUID id, @Nullable StoredRow before, @Nullable DraftRow parent, String path) {
        DraftRow draft = new DraftRow(this, id, before, parent, path);
        drafts.add(draft);
        return draft;
    }

    /** Takes back a part that its parent no longer holds. */
    void remove(DraftRow draft) {
        drafts.remove(draft);
    }

    /** The batch of all parts in a field. */
    DraftBatch parts(FieldMeta field) {
        return parts.computeIfAbsent(
                field.name(), name -> new DraftBatch(source.entity(field), occasion, problems, source));
    }

    /** The batches of parts, as far as anybody asked for them. */
    List<DraftBatch> partBatches() {
        return List.copyOf(parts.values());
    }

    /** The parts that a record has, as drafts that change nothing. */
    List<DraftRow> existingParts(DraftRow parent, FieldMeta field) {
        DraftBatch batch = parts(field);
        List<DraftRow> rows = new ArrayList<>();
        for (StoredRow stored : parent.storedParts(field)) {
            rows.add(
                    batch.add(stored.ref().id(), stored, parent, parent.path(field.name()) + "[" + rows.size() + "]."));
        }
        return rows;
    }
}
