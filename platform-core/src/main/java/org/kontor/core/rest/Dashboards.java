package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.access.RightsState;
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
    private static final KernelActor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    /** How near a dashboard is to somebody; what is farther is nobody's home. */
    private static final int FAR = 4;

    private final Desk desk;
    private final Services services;

    Dashboards(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
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
    List<Seen> of(Visit visit, ViewChoices.Choice choice) {
        if (!desk.opens(visit.access(), Dashboard.TITLE)) {
            return List.of();
        }
        Access access = visit.access();
        List<Ref> inSight = services.data()
                .within(
                        visit.transaction(),
                        access.actor(),
                        records -> records.list(Query.of(Dashboard.NAME).limit(Query.MOST)).rows().stream()
                                .map(Row::ref)
                                .toList());
        Set<UUID> shared = new HashSet<>(
                ViewChoices.sharedWith(visit.transaction(), Dashboard.NAME, access.user(), access.teams()));
        return whole(visit, inSight).stream()
                // administrators see everybody's; among those to choose from are their own and what is shared with them
                .filter(row -> isOwn(access, row) || distance(access, row, shared) < FAR)
                .sorted(Comparator.comparingInt((Row row) -> place(row, choice))
                        .thenComparing(row -> row.find(Dashboard.RANK).orElse(Long.MAX_VALUE))
                        .thenComparing(row -> row.get(Dashboard.TITLE))
                        .thenComparing(row -> row.ref().id()))
                .map(row -> new Seen(row, isOwn(access, row), distance(access, row, shared), widgets(visit, row)))
                .toList();
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

    private static int place(Row row, ViewChoices.Choice choice) {
        int place = choice.views().indexOf(row.ref().id());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private List<Row> whole(Visit visit, List<Ref> refs) {
        Query all =
                Query.of(Dashboard.NAME).where(Dashboard.NAME.self().in(refs)).limit(Query.MOST);
        return refs.isEmpty()
                ? List.of()
                : services.data()
                        .within(
                                visit.transaction(),
                                KERNEL,
                                records -> records.list(all).rows());
    }

    private static boolean isOwn(Access access, Row row) {
        return row.get(Dashboard.NAME.owner()).id().equals(access.user());
    }

    /** Whoever makes one for a role is not of that role by this. */
    private int distance(Access access, Row row, Set<UUID> shared) {
        boolean isForAll = row.find(Dashboard.EVERYBODY).orElse(false);
        List<Ref> forRoles = row.find(Dashboard.ROLES).orElse(List.of());
        if (isOwn(access, row) && !isForAll && forRoles.isEmpty()) {
            return 0;
        }
        if (shared.contains(row.ref().id())) {
            return 1;
        }
        Set<UUID> roles = services.policy()
                .state()
                .person(access.user())
                .map(RightsState.User::roles)
                .orElse(Set.of());
        return forRoles.stream().anyMatch(role -> roles.contains(role.id())) ? 2 : isForAll ? 3 : FAR;
    }

    private List<Widget> widgets(Visit visit, Row row) {
        return row.find(Dashboard.WIDGETS).orElse(List.of()).stream()
                .map(widget -> new Widget(widget, lacks(visit, widget)))
                .toList();
    }

    private List<String> lacks(Visit visit, Row widget) {
        String name = widget.find(DashboardWidget.ENTITY).orElse("");
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<EntityMeta> entity = services.catalog().all().stream()
                .filter(meta -> meta.name().toString().equals(name))
                .filter(meta -> !visit.access().rights(meta.name(), Verb.READ).isEmpty())
                .findFirst();
        if (entity.isEmpty()) {
            return List.of(DashboardWidget.ENTITY.name());
        }
        EntityName of = entity.get().name();
        ReadableTerms readable = new ReadableTerms(services.catalog(), visit.access());
        List<String> lacks = new ArrayList<>(WidgetParts.lacks(services.catalog(), of, readable, widget));
        // a condition that cannot be read any more reads as one that never holds
        Stream.of(widget.find(DashboardWidget.CONDITION))
                .flatMap(Optional::stream)
                .filter(condition -> condition.equals(Condition.never())
                        || readable.hidden(condition).isPresent()
                        || !isOn(of, condition))
                .forEach(condition -> lacks.add(DashboardWidget.CONDITION.name()));
        widget.find(DashboardWidget.VIEW)
                .filter(view -> !isInSight(visit, view))
                .ifPresent(view -> lacks.add(DashboardWidget.VIEW.name()));
        return lacks;
    }

    private boolean isOn(EntityName entity, Condition condition) {
        EntityName asked = services.catalog().conditionJson().entity(condition);
        return asked == null || asked.equals(entity);
    }

    private boolean isInSight(Visit visit, Ref view) {
        return !services.rights()
                .inSight(visit.transaction(), visit.access(), SavedQuery.NAME, List.of(view.id()))
                .isEmpty();
    }
}
