package org.kontor.core.system;

import java.util.List;
import java.util.function.Supplier;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/** What holds of kept searches: they speak of what exists. Whoever opens one asks anew, by their own rights. */
final class SavedQueryHooks {
    private final Supplier<Declared> declared;

    SavedQueryHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        Catalog catalog = declared.get().catalog();
        for (Draft draft : drafts) {
            String name = draft.find(SavedQuery.ENTITY).orElse("");
            EntityMeta entity = catalog.all().stream()
                    .filter(meta -> meta.name().toString().equals(name))
                    .findFirst()
                    .orElse(null);
            if (entity == null) {
                if (!name.isEmpty() && draft.changes(SavedQuery.ENTITY)) {
                    draft.refuse(SavedQuery.ENTITY, Words.unknown(name));
                }
                continue;
            }
            draft.find(SavedQuery.CONDITION)
                    .map(catalog.conditionJson()::entity)
                    .filter(asked -> !asked.equals(entity.name()))
                    .ifPresent(asked -> draft.refuse(
                            SavedQuery.CONDITION,
                            Message.of("system.saved_condition", "The condition is one on {entity}")
                                    .with("entity", asked.toString())));
            for (Field<String> paths : List.of(SavedQuery.SORT, SavedQuery.COLUMNS)) {
                if (draft.changes(paths)) {
                    paths(draft, paths, entity.name(), catalog);
                }
            }
        }
    }

    private static void paths(Draft draft, Field<String> field, EntityName entity, Catalog catalog) {
        for (String path : GrantCheck.split(draft.find(field).orElse(""))) {
            try {
                catalog.term(entity, path.startsWith("-") ? path.substring(1) : path);
            } catch (BadValue e) {
                draft.refuse(field, e.reason());
            }
        }
    }
}
