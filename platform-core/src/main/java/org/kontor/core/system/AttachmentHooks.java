package org.kontor.core.system;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.FileId;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Settings;
import org.kontor.core.meta.ShortText;
import org.kontor.core.record.Insight;

/** What holds of attachments: what they are called, how large they are, and how many a record has. */
final class AttachmentHooks {
    private static final long MEGABYTE = 1024 * 1024;

    private final Supplier<Settings> settings;

    AttachmentHooks(Supplier<Settings> settings) {
        this.settings = settings;
    }

    void before(Drafts drafts) {
        for (Draft draft : drafts) {
            if (draft.before().isEmpty()) {
                draft.set(Attachment.AUTHOR.to(
                        ShortText.of(drafts.records().actor().name(), 200)));
            }
            Optional<FileId> file = draft.find(Attachment.FILE).flatMap(Insight.of(drafts.records())::file);
            if (file.isEmpty()) {
                continue;
            }
            if (draft.find(Attachment.TITLE).isEmpty()) {
                draft.set(Attachment.TITLE.to(ShortText.of(file.get().name(), 200)));
            }
            long most = settings.get().get(KernelSettings.ATTACHMENT_SIZE);
            if (draft.changes(Attachment.FILE) && file.get().size() > most * MEGABYTE) {
                draft.refuse(
                        Attachment.FILE,
                        Message.of("system.attachment_large", "An attachment has at most {max, number} MB")
                                .with("max", most));
            }
        }
    }

    /** Those of a batch are counted too. */
    void within(Changes changes) {
        Set<Ref> more = new HashSet<>();
        for (Change change : changes) {
            Optional<Row> after = change.after();
            if (change.before().isEmpty()) {
                after.flatMap(row -> row.find(Attachment.ABOUT)).ifPresent(more::add);
            }
        }
        if (more.isEmpty()) {
            return;
        }
        Records own = Administrators.own(changes.records());
        long most = settings.get().get(KernelSettings.ATTACHMENTS_MOST);
        for (Map.Entry<Ref, Long> each : counts(own, more).entrySet()) {
            if (each.getValue() > most) {
                throw Refusal.of(
                        Refusal.Code.CONFLICT,
                        Message.of("system.attachments_many", "A record has at most {max, number} attachments")
                                .with("max", most));
            }
        }
    }

    private static Map<Ref, Long> counts(Records own, Set<Ref> records) {
        Measure count = Measure.count();
        Map<Ref, Long> counts = new HashMap<>();
        Query query =
                Query.of(Attachment.NAME).where(Attachment.ABOUT.in(records)).groupBy(Attachment.ABOUT);
        own.aggregate(query, count)
                .lines()
                .forEach(line -> counts.put(
                        Objects.requireNonNull(line.find(Attachment.ABOUT).orElse(null)),
                        line.find(count).map(Long.class::cast).orElse(0L)));
        return counts;
    }
}
