package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Hook;
import org.kontor.api.Records;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** Runs plugins' hooks on batches. */
final class HookRunner {
    private final Catalog catalog;
    private final Callbacks callbacks;
    private final RecordsMaker records;
    private final RecordReader reader;

    /** Makes the records that a callback is given. */
    @FunctionalInterface
    interface RecordsMaker {
        Records make(Occasion occasion, boolean writing);
    }

    HookRunner(Catalog catalog, RecordReader reader, Callbacks callbacks, RecordsMaker records) {
        this.catalog = catalog;
        this.callbacks = callbacks;
        this.records = records;
        this.reader = reader;
    }

    /** Lets hooks change and refuse what is about to be written: the records first, then their parts. */
    void before(DraftBatch batch) {
        for (Hook hook : batch.entity().hooks()) {
            if (hook instanceof Hook.Before before) {
                List<Draft> drafts = new ArrayList<>(batch.active());
                if (!drafts.isEmpty()) {
                    guarded(
                            batch.occasion(),
                            batch.entity(),
                            false,
                            hook,
                            given -> before.code().accept(new Given(drafts, given)));
                }
            }
        }
        batch.partBatches().forEach(this::before);
    }

    /** Lets hooks go on from what was written. */
    void within(Occasion occasion, EntityMeta entity, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        for (Hook hook : entity.hooks()) {
            if (hook instanceof Hook.Within within) {
                List<Change> reaching = RowTerms.of(changes, occasion, catalog, reader);
                guarded(occasion, entity, true, hook, given -> within.code().accept(new Done(reaching, given)));
            }
        }
    }

    private void guarded(Occasion occasion, EntityMeta entity, boolean writing, Hook hook, Consumer<Records> code) {
        Guard guard = new Guard(occasion.guard());
        Occasion inner = occasion.within(entity.toString(), guard);
        try {
            callbacks.run(
                    CallKind.HOOK,
                    catalog.owner(hook),
                    (writing ? "hook within " : "hook before ") + entity,
                    () -> code.accept(records.make(inner, writing)));
        } finally {
            guard.close();
        }
    }

    private record Given(List<Draft> drafts, Records records) implements Drafts {
        @Override
        public Iterator<Draft> iterator() {
            return drafts.iterator();
        }
    }

    private record Done(List<Change> changes, Records records) implements Changes {
        @Override
        public Iterator<Change> iterator() {
            return changes.iterator();
        }
    }
}
