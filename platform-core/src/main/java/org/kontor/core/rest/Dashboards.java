package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.Dashboard;
import org.kontor.core.system.DashboardWidget;
import org.kontor.core.system.SavedQuery;
import org.kontor.core.system.ViewChoices;
import org.kontor.core.system.WidgetParts;

/**
 * Dashboards as somebody may use them: their own and those that others share with them, by their own rights. Of a widget
 * that shows what they may not read, or what is not there any more, they learn that it is there, and what it lacks.
 */
final class Dashboards {
    /** How near a dashboard is to somebody; what is farther is nobody's home. */
    private static final int FAR = 4;

    private final Desk desk;
    private final Catalog catalog;
    private final Meant meant;
    private final Meant views;

    Dashboards(Desk desk) {
        this.desk = desk;
        this.catalog = desk.services().catalog();
        this.meant = new Meant(desk.services(), Dashboard.NAME, Dashboard.EVERYBODY, Dashboard.ROLES);
        this.views = new Meant(desk.services(), SavedQuery.NAME, SavedQuery.EVERYBODY, SavedQuery.ROLES);
    }

    /**
     * A widget, read for somebody.
     *
     * @param row all of it; not for their eyes
     * @param lacks the parts that they do without, by the names of the fields; without its entity nothing is left of it
     */
    record Widget(Row row, List<String> lacks) {
        boolean isHidden() {
            return lacks.contains(DashboardWidget.ENTITY.name());
        }
    }

    /**
     * A dashboard, read for somebody.
     *
     * @param distance 0 of their own; the more, the less it was meant for them alone
     */
    record Seen(Row row, boolean isOwn, int distance, List<Widget> widgets) {}

    /** All that are meant for somebody, in their order. */
    List<Seen> of(Visit visit, ViewChoices.Choice choice, ReadableTerms readable) {
        Access access = visit.access();
        if (!desk.opens(access, Dashboard.TITLE)) {
            return List.of();
        }
        Set<UUID> given = meant.given(visit);
        Set<UUID> roles = meant.rolesOf(access);
        List<Row> rows = meant.rows(visit, given, Condition.always());
        Map<UUID, String> entities = entitiesOfViews(visit, rows);
        return rows.stream()
                .sorted(Meant.order(choice, Dashboard.RANK, Dashboard.TITLE))
                .map(row -> {
                    boolean isOwn = meant.isOwn(access, row);
                    List<Widget> widgets = widgets(row)
                            .map(widget -> new Widget(widget, lacks(access, readable, entities, widget)))
                            .toList();
                    return new Seen(row, isOwn, distance(row, isOwn, given, roles), widgets);
                })
                .toList();
    }

    /** Whether one is meant for somebody. */
    boolean has(Visit visit, UUID id) {
        Condition one = Dashboard.NAME.self().is(Ref.of(Dashboard.NAME, id));
        return desk.opens(visit.access(), Dashboard.TITLE)
                && !meant.rows(visit, meant.given(visit), one).isEmpty();
    }

    /** Their home: what they chose, then their own, and then what is shared, nearest first. */
    static Optional<Seen> home(List<Seen> dashboards, ViewChoices.Choice choice) {
        return dashboards.stream()
                .filter(each -> each.row().ref().id().equals(choice.opens()))
                .findFirst()
                .or(() -> dashboards.stream()
                        .filter(each -> each.distance() < FAR
                                && each.row().find(Dashboard.OPENS).orElse(false))
                        .min(Comparator.comparingInt(Seen::distance)));
    }

    /** Whoever makes one for a role is not of that role by this. */
    private static int distance(Row row, boolean isOwn, Set<UUID> given, Set<UUID> roles) {
        boolean isForAll = row.find(Dashboard.EVERYBODY).orElse(false);
        List<Ref> forRoles = row.find(Dashboard.ROLES).orElse(List.of());
        if (isOwn && !isForAll && forRoles.isEmpty()) {
            return 0;
        }
        if (given.contains(row.ref().id())) {
            return 1;
        }
        return forRoles.stream().anyMatch(role -> roles.contains(role.id())) ? 2 : isForAll ? 3 : FAR;
    }

    private static Stream<Row> widgets(Row dashboard) {
        return dashboard.find(Dashboard.WIDGETS).orElse(List.of()).stream();
    }

    /** Of what the views are that widgets show, without those that somebody does not see. */
    private Map<UUID, String> entitiesOfViews(Visit visit, List<Row> dashboards) {
        Set<UUID> shown = dashboards.stream()
                .flatMap(Dashboards::widgets)
                .flatMap(widget -> widget.find(DashboardWidget.VIEW).stream())
                .map(Ref::id)
                .collect(Collectors.toSet());
        return views.seen(visit, shown).stream()
                .collect(Collectors.toMap(view -> view.ref().id(), view -> view.get(SavedQuery.ENTITY)));
    }

    private List<String> lacks(Access access, ReadableTerms readable, Map<UUID, String> entities, Row widget) {
        String name = widget.find(DashboardWidget.ENTITY).orElse("");
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<EntityName> entity = catalog.named(name)
                .map(EntityMeta::name)
                .filter(found -> !access.rights(found, Verb.READ).isEmpty());
        if (entity.isEmpty()) {
            return List.of(DashboardWidget.ENTITY.name());
        }
        List<String> lacks = new ArrayList<>(WidgetParts.lacks(catalog, entity.get(), readable, widget));
        widget.find(DashboardWidget.VIEW)
                .filter(view -> !name.equals(entities.get(view.id())))
                .ifPresent(view -> lacks.add(DashboardWidget.VIEW.name()));
        return lacks;
    }
}
