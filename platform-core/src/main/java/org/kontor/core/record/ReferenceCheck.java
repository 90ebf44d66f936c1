package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Whatever a record points to exists; and where the writer named it, they may see it. Asked once for each target entity
 * of a batch.
 */
final class ReferenceCheck {
    private final Catalog catalog;
    private final RecordReader reader;

    /** One place of a draft that points to a record. */
    private record Pointer(DraftRow draft, FieldMeta field, Ref ref, boolean isAsked) {}

    ReferenceCheck(Catalog catalog, RecordReader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    void check(DraftBatch batch) {
        List<Pointer> pointers = new ArrayList<>();
        collect(batch, pointers);
        check(batch.occasion(), pointers);
    }

    /** Refuses records that come back from the trash without what they cannot do without; the rest reads as absent. */
    void checkNeeded(DraftBatch batch) {
        List<Pointer> pointers = new ArrayList<>();
        collectNeeded(batch, pointers);
        check(batch.occasion(), pointers);
    }

    private void check(Occasion occasion, List<Pointer> pointers) {
        // in one order for everybody, since what is needed is held
        Map<EntityName, List<Pointer>> byTarget = new TreeMap<>(Comparator.comparing(EntityName::toString));
        pointers.stream()
                .filter(each -> !isOwn(occasion, each.ref()))
                .forEach(each -> byTarget.computeIfAbsent(each.ref().entity(), first -> new ArrayList<>())
                        .add(each));
        byTarget.forEach((target, each) -> check(occasion, target, each));
    }

    private void collect(DraftBatch batch, List<Pointer> pointers) {
        for (DraftRow draft : batch.active()) {
            for (FieldMeta field : draft.changed()) {
                boolean isAsked = draft.asked().contains(field.name())
                        && !batch.occasion().byKernel();
                collect(draft, field, isAsked, pointers);
            }
        }
        batch.partBatches().forEach(parts -> collect(parts, pointers));
    }

    private void collectNeeded(DraftBatch batch, List<Pointer> pointers) {
        for (DraftRow draft : batch.drafts()) {
            batch.entity().declaredFields().stream()
                    .filter(field -> field.field().isRequired())
                    .forEach(field -> collect(draft, field, false, pointers));
        }
        batch.partBatches().forEach(parts -> collectNeeded(parts, pointers));
    }

    private static void collect(DraftRow draft, FieldMeta field, boolean isAsked, List<Pointer> pointers) {
        switch (draft.current(field)) {
            case Ref ref -> pointers.add(new Pointer(draft, field, ref, isAsked));
            case List<?> refs
            when field.isReferences() ->
                refs.forEach(ref -> pointers.add(new Pointer(draft, field, (Ref) ref, isAsked)));
            case null, default -> {}
        }
    }

    private void check(Occasion occasion, EntityName target, List<Pointer> pointers) {
        EntityMeta entity =
                catalog.findMeta(target).filter(meta -> !meta.isAspect()).orElse(null);
        Set<UUID> seen = entity == null ? Set.of() : ids(occasion, entity, pointers, true);
        Set<UUID> there = entity == null ? Set.of() : ids(occasion, entity, pointers, false);
        for (Pointer each : pointers) {
            if (!(each.isAsked() ? seen : there).contains(each.ref().id())) {
                each.draft().refuse(each.field().name(), Reasons.NO_TARGET);
            } else if (isAttachment(each) && !catalog.get(target).takesAttached()) {
                each.draft()
                        .refuse(
                                each.field().name(),
                                Message.of("system.takes_nothing", "Nothing can be added to records of {entity}")
                                        .with("entity", target));
            } else if (isAttachment(each) && isMoved(occasion, each)) {
                each.draft().refuse(each.field().name(), Reasons.ATTACHED);
            }
        }
    }

    /** By anybody but the kernel, which may put records together. */
    private static boolean isMoved(Occasion occasion, Pointer each) {
        return each.isAsked()
                && each.draft().previous(each.field()) != null
                && occasion.access()
                        .through()
                        .filter(AccessPolicy.KERNEL::equals)
                        .isEmpty();
    }

    private static boolean isAttachment(Pointer each) {
        return each.draft().entity().attachedTo().filter(each.field()::equals).isPresent();
    }

    /** Everybody may name themselves and their main team. */
    private static boolean isOwn(Occasion occasion, Ref ref) {
        boolean isSelf = ref.equals(occasion.access().actor().ref());
        boolean isTeam = ref.entity().equals(CatalogBuilder.TEAM)
                && occasion.access().mainTeam().filter(ref.id()::equals).isPresent();
        return isSelf || isTeam;
    }

    private Set<UUID> ids(Occasion occasion, EntityMeta entity, List<Pointer> pointers, boolean asked) {
        Set<UUID> ids = new HashSet<>();
        boolean isNeeded = false;
        for (Pointer each : pointers) {
            if (each.isAsked() == asked) {
                ids.add(each.ref().id());
                // what may be merged is held, so that whoever merges it sees what points there
                isNeeded |= each.field().field().isRequired() || Merging.isMergeable(entity);
            }
        }
        return ids.isEmpty()
                ? ids
                : reader.present(occasion.transaction(), asked ? occasion.access() : null, entity, ids, isNeeded);
    }
}
