package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.FileId;
import org.kontor.api.Refusal;
import org.kontor.core.file.FileEntry;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.meta.FieldMeta;

/**
 * The files that drafts name exist, and whoever names one may read it. What is kept of a file beside its id is taken from
 * where files are known, whatever was sent.
 */
final class FileCheck {
    private final FileKeeper keeper;
    private final FileSight sight;

    FileCheck(FileKeeper keeper, FileSight sight) {
        this.keeper = keeper;
        this.sight = sight;
    }

    void check(DraftBatch batch) {
        List<FieldMeta> fields = fields(batch);
        if (!fields.isEmpty()) {
            batch.drafts().forEach(draft -> fields.forEach(field -> check(draft, field)));
        }
        batch.partBatches().forEach(this::check);
    }

    private static List<FieldMeta> fields(DraftBatch batch) {
        return batch.entity().declaredFields().stream()
                .filter(FieldMeta::isFile)
                .toList();
    }

    private void check(DraftRow draft, FieldMeta field) {
        if (!(draft.current(field) instanceof FileId file)) {
            return;
        }
        Object before = draft.previous(field);
        if (file.equals(before) && !draft.isBlind(field)) {
            draft.put(field, before);
            return;
        }
        Occasion occasion = draft.batch().occasion();
        boolean isAsked = draft.asked().contains(field.name()) && !occasion.byKernel();
        Optional<FileEntry> known = isAsked
                ? sight.find(occasion.transaction(), occasion.access(), file.id())
                        .map(FileSight.Seen::file)
                : keeper.find(occasion.transaction(), file.id());
        known.ifPresentOrElse(
                entry -> draft.put(field, entry.fileId()), () -> draft.refuse(field.name(), Reasons.NO_FILE));
    }

    /** Notes which files records hold from now on; while rows are written. */
    void attach(DraftBatch batch) {
        List<FieldMeta> fields = fields(batch);
        List<FileId> files = new ArrayList<>();
        for (DraftRow draft : fields.isEmpty() ? List.<DraftRow>of() : batch.active()) {
            for (FieldMeta field : fields) {
                if (draft.current(field) instanceof FileId file && !file.equals(draft.previous(field))) {
                    files.add(file);
                }
            }
        }
        // held in one order for everybody
        files.stream().map(FileId::id).distinct().sorted().forEach(id -> {
            if (!keeper.attach(batch.occasion().transaction(), id)) {
                throw Refusal.of(Refusal.Code.CONFLICT, Reasons.NO_FILE);
            }
        });
        batch.partBatches().forEach(this::attach);
    }
}
