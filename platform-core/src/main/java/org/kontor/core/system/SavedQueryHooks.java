package org.kontor.core.system;

import java.util.List;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * What holds of views: they speak of what exists for whoever keeps them. Whoever opens one asks anew, by their own
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
        boolean byKernel = Administrators.isKernel(drafts.records());
        for (Draft draft : drafts) {
            looks(draft);
            sharing(draft, drafts.records());
            if (byKernel) {
                // names follow renamed fields, beside others that may be gone
                continue;
            }
            String name = draft.find(SavedQuery.ENTITY).orElse("");
            EntityMeta entity = catalog.named(name)
                    .filter(meta -> !access.rights(meta.name(), Verb.READ).isEmpty())
                    .orElse(null);
            if (entity == null) {
                if (!name.isEmpty() && draft.changes(SavedQuery.ENTITY)) {
                    draft.refuse(SavedQuery.ENTITY, Words.unknown(name));
                }
                continue;
            }
            ViewParts parts = new ViewParts(catalog, entity.name(), new ReadableTerms(catalog, access));
            boolean isAsked = draft.changes(SavedQuery.CONDITION) || draft.changes(SavedQuery.ENTITY);
            draft.find(SavedQuery.CONDITION)
                    .flatMap(condition -> isAsked ? parts.fault(condition) : parts.elsewhere(condition))
                    .ifPresent(reason -> draft.refuse(SavedQuery.CONDITION, reason));
            parts(draft, parts);
        }
    }

    private static void parts(Draft draft, ViewParts parts) {
        Choice form = draft.find(SavedQuery.FORM).orElse(SavedQuery.TABLE);
        boolean isAnother = draft.changes(SavedQuery.ENTITY) || draft.changes(SavedQuery.FORM);
        for (Field<String> part : ViewParts.TERMS) {
            if (isAnother || draft.changes(part)) {
                draft.find(part)
                        .flatMap(text -> parts.fault(part, text, form))
                        .ifPresent(reason -> draft.refuse(part, reason));
            }
        }
        ViewParts.needed(form)
                .filter(part -> draft.find(part).isEmpty())
                .ifPresent(part -> draft.refuse(
                        part, Message.of("system.view_needs", "A view of this form cannot do without it")));
        if (draft.changes(SavedQuery.WIDTHS) || draft.changes(SavedQuery.COLUMNS)) {
            draft.find(SavedQuery.WIDTHS)
                    .flatMap(widths -> ViewParts.widths(
                            widths, draft.find(SavedQuery.COLUMNS).orElse("")))
                    .ifPresent(reason -> draft.refuse(SavedQuery.WIDTHS, reason));
        }
    }

    private static void looks(Draft draft) {
        draft.find(SavedQuery.PINNED)
                .filter(pinned -> pinned < 0 || pinned > ViewParts.MOST_COLUMNS)
                .ifPresent(pinned -> draft.refuse(SavedQuery.PINNED, ViewParts.pinned()));
        draft.find(SavedQuery.ICON)
                .filter(icon -> draft.changes(SavedQuery.ICON) && !ViewParts.isIcon(icon))
                .ifPresent(icon -> draft.refuse(SavedQuery.ICON, Words.noIcon()));
        draft.find(SavedQuery.LAYOUT)
                .filter(layout -> draft.changes(SavedQuery.LAYOUT) && !ViewParts.isLayout(layout))
                .ifPresent(layout -> draft.refuse(
                        SavedQuery.LAYOUT,
                        Message.of("system.no_layout", "This is no way to look of a plugin, such as routes.map")));
        draft.find(SavedQuery.COLOUR)
                .filter(colour -> draft.changes(SavedQuery.COLOUR) && !ViewParts.isColour(colour))
                .ifPresent(colour -> draft.refuse(
                        SavedQuery.COLOUR, Message.of("system.no_colour", "This is no colour such as #2f6fed")));
    }

    /** With single users and teams whoever owns it shares it as any record; with roles and everybody, whoever may. */
    private static void sharing(Draft draft, Records records) {
        boolean isShared = draft.find(SavedQuery.EVERYBODY).orElse(false)
                || !draft.find(SavedQuery.ROLES).orElse(List.of()).isEmpty();
        draft.set(SavedQuery.SHARED_AS.to(
                isShared ? draft.find(SavedQuery.QUERY_NAME).orElse(null) : null));
        if (isShared && !Administrators.isKernel(records) && !records.actor().may(SystemPermission.SHARE_VIEWS)) {
            draft.refuse(
                    draft.find(SavedQuery.EVERYBODY).orElse(false) ? SavedQuery.EVERYBODY : SavedQuery.ROLES,
                    Message.of(
                            "system.view_sharing",
                            "Only whoever may share views with roles and everybody makes and changes such a view"));
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
}
