package org.kontor.core.system;

import java.util.List;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * What holds of kept searches: they speak of what exists for whoever keeps them. Whoever opens one asks anew, by their own
 * rights.
 */
final class SavedQueryHooks {
    private final Supplier<Declared> declared;

    SavedQueryHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        Catalog catalog = declared.get().catalog();
        Access access = declared.get().policy().of(drafts.records().actor());
        for (Draft draft : drafts) {
            String name = draft.find(SavedQuery.ENTITY).orElse("");
            EntityMeta entity = catalog.all().stream()
                    .filter(meta -> meta.name().toString().equals(name))
                    .filter(meta -> !access.rights(meta.name(), Verb.READ).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (entity == null) {
                if (!name.isEmpty() && draft.changes(SavedQuery.ENTITY)) {
                    draft.refuse(SavedQuery.ENTITY, Words.unknown(name));
                }
                continue;
            }
            ReadableTerms readable = new ReadableTerms(catalog, access);
            if (draft.changes(SavedQuery.CONDITION)) {
                draft.find(SavedQuery.CONDITION)
                        .flatMap(readable::hidden)
                        .ifPresent(path -> draft.refuse(
                                SavedQuery.CONDITION, Catalog.unknownField(path).reason()));
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
                    paths(draft, paths, entity.name(), catalog, readable);
                }
            }
        }
    }

    /** A list opens in one way: what was marked last. */
    static void within(Changes changes) {
        for (Change change : changes) {
            change.after()
                    .filter(row -> row.find(SavedQuery.OPENS).orElse(false))
                    .filter(row -> !change.before()
                            .flatMap(before -> before.find(SavedQuery.OPENS))
                            .orElse(false))
                    .ifPresent(row -> closeOthers(row, Administrators.own(changes.records())));
        }
    }

    private static void closeOthers(Row opens, Records own) {
        Query others = Query.of(SavedQuery.NAME)
                .where(Condition.all(
                        SavedQuery.OPENS.is(true),
                        SavedQuery.ENTITY.is(opens.get(SavedQuery.ENTITY)),
                        SavedQuery.NAME.owner().is(opens.get(SavedQuery.NAME.owner()))))
                .limit(Query.MOST);
        own.list(others).rows().stream()
                .filter(row -> !row.ref().equals(opens.ref()))
                .forEach(row -> own.update(row, SavedQuery.OPENS.to(false)));
    }

    private static void paths(
            Draft draft, Field<String> field, EntityName entity, Catalog catalog, ReadableTerms readable) {
        for (String path : GrantCheck.split(draft.find(field).orElse(""))) {
            try {
                String plain = path.startsWith("-") ? path.substring(1) : path;
                if (!readable.reads(catalog.term(entity, plain))) {
                    throw Catalog.unknownField(plain);
                }
            } catch (BadValue e) {
                draft.refuse(field, e.reason());
            }
        }
    }
}
