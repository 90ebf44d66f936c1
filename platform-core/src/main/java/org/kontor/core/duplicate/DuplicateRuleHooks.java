package org.kontor.core.duplicate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.Merging;

/** What holds of rules for duplicates: of which entity they are, of which fields they speak, and in which order scores stand. */
public final class DuplicateRuleHooks {
    private final Supplier<Catalog> catalog;

    /** @param catalog what is declared at the moment of the call */
    public DuplicateRuleHooks(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    public void before(Drafts drafts) {
        for (Draft draft : drafts) {
            Optional<EntityMeta> entity = draft.find(DuplicateRule.ENTITY).flatMap(this::mergeable);
            if (entity.isEmpty() && draft.find(DuplicateRule.ENTITY).isPresent()) {
                draft.refuse(
                        DuplicateRule.ENTITY,
                        Message.of(
                                "system.duplicate_no_entity", "There is no such entity whose records can be merged"));
            }
            entity.ifPresent(meta -> weights(draft, DuplicateModels.paths(catalog.get(), meta)));
            BigDecimal warn = draft.find(DuplicateRule.WARN).orElse(BigDecimal.valueOf(DuplicateRule.WARN_BY_DEFAULT));
            BigDecimal certain =
                    draft.find(DuplicateRule.CERTAIN).orElse(BigDecimal.valueOf(DuplicateRule.CERTAIN_BY_DEFAULT));
            if (warn.compareTo(certain) > 0) {
                draft.refuse(
                        DuplicateRule.CERTAIN,
                        Message.of(
                                "system.duplicate_order",
                                "Is not less than the score from which on they are likely one"));
            }
        }
    }

    private Optional<EntityMeta> mergeable(String name) {
        try {
            return catalog.get().findMeta(EntityName.parse(name)).filter(Merging::isMergeable);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void weights(Draft draft, Set<String> paths) {
        for (Draft weight : draft.parts(DuplicateRule.WEIGHTS)) {
            weight.find(DuplicateRule.FIELD)
                    .filter(field -> !paths.contains(field))
                    .ifPresent(field -> weight.refuse(
                            DuplicateRule.FIELD,
                            Message.of("system.duplicate_no_field", "Is not compared; these are: {fields}")
                                    .with("fields", String.join(", ", paths))));
        }
    }
}
