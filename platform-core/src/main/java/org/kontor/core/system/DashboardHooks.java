package org.kontor.core.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;

/**
 * What holds of dashboards: widgets stand within the grid, and speak of what exists for whoever puts them there. Whoever
 * opens one asks anew, by their own rights.
 */
final class DashboardHooks {
    private final Supplier<Declared> declared;

    DashboardHooks(Supplier<Declared> declared) {
        this.declared = declared;
    }

    void before(Drafts drafts) {
        Declared now = declared.get();
        boolean byKernel = Administrators.isKernel(drafts.records());
        for (Draft draft : drafts) {
            draft.find(Dashboard.ICON)
                    .filter(icon -> draft.changes(Dashboard.ICON) && !ViewParts.isIcon(icon))
                    .ifPresent(icon -> draft.refuse(Dashboard.ICON, Words.noIcon()));
            sharing(draft, drafts.records());
            List<Draft> widgets = draft.parts(Dashboard.WIDGETS);
            if (widgets.size() > Dashboard.MOST_WIDGETS) {
                draft.refuse(
                        Dashboard.WIDGETS,
                        Message.of("system.too_many", "At most {max, number} entries")
                                .with("max", Dashboard.MOST_WIDGETS));
            } else if (!byKernel) {
                // what the kernel writes follows renamed fields, beside others that may be gone
                Access access = now.policy().of(drafts.records().actor());
                Map<Ref, String> views = views(widgets, drafts.records(), access);
                widgets.forEach(widget -> check(widget, now, access, views));
            }
        }
    }

    private static void check(Draft widget, Declared now, Access access, Map<Ref, String> views) {
        Choice kind = widget.find(DashboardWidget.KIND).orElse(DashboardWidget.NOTE);
        for (DashboardWidget.Bounds bounds : DashboardWidget.BOUNDS) {
            widget.find(bounds.field())
                    .filter(number -> number < bounds.least() || number > bounds.most())
                    .ifPresent(number -> widget.refuse(
                            bounds.field(),
                            Message.of("system.widget_range", "Expected {least} to {most}")
                                    .with("least", bounds.least())
                                    .with("most", bounds.most())));
        }
        long end = widget.find(DashboardWidget.ACROSS).orElse(0L)
                + widget.find(DashboardWidget.WIDTH).orElse(1L);
        boolean isWidth = widget.find(DashboardWidget.WIDTH)
                .filter(width -> width >= 1 && width <= DashboardWidget.COLUMNS)
                .isPresent();
        if (isWidth && end > DashboardWidget.COLUMNS) {
            widget.refuse(
                    DashboardWidget.WIDTH,
                    Message.of("system.widget_beyond", "It reaches beyond the {columns} columns of the grid")
                            .with("columns", DashboardWidget.COLUMNS));
        }
        boolean hasEntity = widget.find(DashboardWidget.ENTITY).isPresent();
        DashboardWidget.needed(kind, hasEntity).stream()
                .filter(part -> widget.find(part).isEmpty())
                .forEach(part -> widget.refuse(
                        part, Message.of("system.widget_needs", "A widget of this kind cannot do without it")));
        widget.find(DashboardWidget.ELEMENT)
                .filter(element -> widget.changes(DashboardWidget.ELEMENT) && !isDeclared(now, element))
                .ifPresent(element -> widget.refuse(DashboardWidget.ELEMENT, Words.unknown(element)));
        if (hasEntity) {
            source(widget, kind, now.catalog(), access, views);
        } else if (widget.find(DashboardWidget.CONDITION).isPresent()
                || widget.find(DashboardWidget.VIEW).isPresent()) {
            widget.refuse(
                    DashboardWidget.ENTITY,
                    Message.of("system.widget_of_what", "A view and a condition are of an entity; please name it"));
        }
    }

    private static boolean isDeclared(Declared now, String element) {
        return now.contributions().stream()
                .flatMap(plugin -> plugin.ui().stream().flatMap(each -> switch (each) {
                    case Ui.Tile tile -> Stream.of(plugin.pluginId() + "." + tile.name());
                    case Ui.Widget widget -> Stream.of(widget.plugin() + "." + widget.name());
                    default -> Stream.of();
                }))
                .anyMatch(element::equals);
    }

    private static void source(Draft widget, Choice kind, Catalog catalog, Access access, Map<Ref, String> views) {
        String name = widget.get(DashboardWidget.ENTITY);
        Optional<EntityMeta> found = catalog.named(name)
                .filter(meta -> !access.rights(meta.name(), Verb.READ).isEmpty());
        boolean isAnother = widget.changes(DashboardWidget.ENTITY) || widget.changes(DashboardWidget.KIND);
        if (found.isEmpty()) {
            if (isAnother) {
                widget.refuse(DashboardWidget.ENTITY, Words.unknown(name));
            }
            return;
        }
        EntityMeta entity = found.get();
        ViewParts parts = new ViewParts(catalog, entity.name(), new ReadableTerms(catalog, access));
        DashboardWidget.TERMS.forEach((part, as) -> {
            if (isAnother || widget.changes(part)) {
                widget.find(part)
                        .flatMap(text -> parts.fault(as, text, DashboardWidget.form(kind)))
                        .ifPresent(reason -> widget.refuse(part, reason));
            }
        });
        if (isAnother || widget.changes(DashboardWidget.CONDITION)) {
            widget.find(DashboardWidget.CONDITION)
                    .flatMap(parts::fault)
                    .ifPresent(reason -> widget.refuse(DashboardWidget.CONDITION, reason));
        }
        if (isAnother || widget.changes(DashboardWidget.VIEW)) {
            widget.find(DashboardWidget.VIEW)
                    .flatMap(view -> Optional.ofNullable(views.get(view)))
                    .filter(of -> !of.equals(name))
                    .ifPresent(of -> widget.refuse(
                            DashboardWidget.VIEW,
                            Message.of("system.no_view", "There is no such view of {entity}")
                                    .with("entity", entity.name())));
        }
    }

    /** Of what the views of some widgets are. Those that their writer does not see are refused as any reference is. */
    private static Map<Ref, String> views(List<Draft> widgets, Records records, Access access) {
        List<Ref> views = widgets.stream()
                .flatMap(widget -> widget.find(DashboardWidget.VIEW).stream())
                .distinct()
                .toList();
        return views.isEmpty() || access.rights(SavedQuery.NAME, Verb.READ).isEmpty()
                ? Map.of()
                : records
                        .list(Query.of(SavedQuery.NAME)
                                .where(SavedQuery.NAME.self().in(views))
                                .limit(Query.MOST))
                        .rows()
                        .stream()
                        .collect(Collectors.toMap(
                                Row::ref, row -> row.find(SavedQuery.ENTITY).orElse("")));
    }

    /** With single users and teams whoever owns it shares it as any record; with roles and everybody, whoever may. */
    private static void sharing(Draft draft, Records records) {
        boolean isShared = draft.find(Dashboard.EVERYBODY).orElse(false)
                || !draft.find(Dashboard.ROLES).orElse(List.of()).isEmpty();
        draft.set(Dashboard.SHARED_AS.to(isShared ? draft.find(Dashboard.TITLE).orElse(null) : null));
        if (isShared && !Administrators.isKernel(records) && !records.actor().may(SystemPermission.SHARE_VIEWS)) {
            draft.refuse(
                    draft.find(Dashboard.EVERYBODY).orElse(false) ? Dashboard.EVERYBODY : Dashboard.ROLES,
                    Message.of(
                            "system.dashboard_sharing",
                            "Only whoever may share dashboards with roles and everybody makes and changes such a"
                                    + " dashboard"));
        }
    }

    /** Of those that somebody has for themselves one is the home: what was marked last. Several roles have one each. */
    static void within(Changes changes) {
        for (Change change : changes) {
            change.after()
                    .filter(DashboardHooks::isOwnHome)
                    .filter(row ->
                            !change.before().filter(DashboardHooks::isOwnHome).isPresent())
                    .ifPresent(row -> closeOthers(row, Administrators.own(changes.records())));
        }
    }

    private static boolean isOwnHome(Row row) {
        return row.find(Dashboard.OPENS).orElse(false)
                && row.find(Dashboard.SHARED_AS).isEmpty();
    }

    private static void closeOthers(Row opens, Records own) {
        Query others = Query.of(Dashboard.NAME)
                .where(Condition.all(
                        Dashboard.OPENS.is(true),
                        Dashboard.SHARED_AS.isEmpty(),
                        Dashboard.NAME.owner().is(opens.get(Dashboard.NAME.owner()))))
                .limit(Query.MOST);
        own.list(others).rows().stream()
                .filter(row -> !row.ref().equals(opens.ref()))
                .forEach(row -> own.update(row, Dashboard.OPENS.to(false)));
    }
}
