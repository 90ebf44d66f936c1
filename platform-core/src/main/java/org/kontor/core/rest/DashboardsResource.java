package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.api.Row;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.system.Dashboard;
import org.kontor.core.system.DashboardWidget;
import org.kontor.core.system.ViewChoices;
import org.kontor.core.system.WidgetParts;

/** The dashboards among which somebody chooses; they are made and changed as records of {@code system.dashboard}. */
@Help("Dashboards, your own and those shared with you, and your home")
@Path("dashboards")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class DashboardsResource {
    /** The dashboards in one's order, and the one that is the home. */
    record Chosen(List<String> dashboards, @Nullable UUID home) {}

    private static final List<Field<String>> TEXTS =
            List.of(DashboardWidget.TITLE, DashboardWidget.TEXT, DashboardWidget.ELEMENT);
    private static final List<Field<Long>> NUMBERS = List.of(
            DashboardWidget.LINES,
            DashboardWidget.ACROSS,
            DashboardWidget.DOWN,
            DashboardWidget.WIDTH,
            DashboardWidget.HEIGHT);

    private final Desk desk;
    private final Services services;
    private final Dashboards dashboards;

    DashboardsResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.dashboards = new Dashboards(desk);
    }

    @GET
    @Help("Those to choose from, in your order, and which of them is your home")
    @Described(
            answer =
                    "dashboards with their widgets; of a widget what you may not read is named in lacks, and of one whose"
                            + " entity you do not read nothing but its place is told; home: the id of one, or null")
    public JsonNode list(@Context Caller caller) {
        return desk.read(caller, visit -> {
            ViewChoices.Choice choice =
                    ViewChoices.of(visit.transaction(), visit.access().user(), Dashboard.HOME);
            ReadableTerms readable = new ReadableTerms(services.catalog(), visit.access());
            List<Dashboards.Seen> seen = dashboards.of(visit, choice, readable);
            ObjectNode json = services.json().createObjectNode();
            ArrayNode list = json.putArray("dashboards");
            seen.forEach(each -> write(list.addObject(), each, readable));
            json.put(
                    "home",
                    Dashboards.home(seen, choice)
                            .map(each -> each.row().ref().id().toString())
                            .orElse(null));
            return json;
        });
    }

    @PUT
    @Help("Say in which order you have them, and which is your home; by session only")
    @Described(body = Chosen.class)
    @Consumes("application/json")
    public Response choose(@Context Caller caller, JsonNode body) {
        SessionResource.session(caller);
        JsonReading given = JsonReading.of(body, Chosen.class);
        List<UUID> order = new ArrayList<>();
        for (String id : given.texts("dashboards")) {
            order.add(Desk.findId(id)
                    .orElseThrow(() -> Parameters.unfit(
                            "dashboards", "system.parameter_ids", "The parameter {name} must be ids")));
        }
        if (order.size() > ViewChoices.MOST) {
            throw Parameters.unfit(
                    "dashboards",
                    Message.of("system.parameter_ids_many", "The parameter {name} must be at most {max} ids")
                            .with("max", ViewChoices.MOST));
        }
        UUID home = given.id("home").orElse(null);
        desk.write(caller, visit -> {
            if (home != null && !dashboards.has(visit, home)) {
                Message none = Message.of("system.no_dashboard", "There is no such dashboard");
                throw Refusal.of(Refusal.Code.INVALID, none, List.of(new Refusal.FieldError("home", none)));
            }
            ViewChoices.Choice choice = new ViewChoices.Choice(order, home);
            ViewChoices.set(visit.transaction(), visit.access().user(), Dashboard.HOME, choice);
            return true;
        });
        return Response.noContent().build();
    }

    /** Under the names of the record's fields, so that what is answered can be sent as a dashboard of one's own. */
    private void write(ObjectNode json, Dashboards.Seen dashboard, ReadableTerms readable) {
        Row row = dashboard.row();
        json.put("id", row.ref().id().toString());
        json.put("version", row.version());
        json.put("own", dashboard.isOwn());
        json.put("name", row.get(Dashboard.TITLE));
        row.find(Dashboard.ICON).ifPresent(icon -> json.put(Dashboard.ICON.name(), icon));
        json.put(Dashboard.OPENS.name(), row.find(Dashboard.OPENS).orElse(false));
        json.put(Dashboard.EVERYBODY.name(), row.find(Dashboard.EVERYBODY).orElse(false));
        ArrayNode roles = json.putArray(Dashboard.ROLES.name());
        row.find(Dashboard.ROLES).orElse(List.of()).stream()
                .map(Ref::id)
                .map(UUID::toString)
                .forEach(roles::add);
        ArrayNode widgets = json.putArray(Dashboard.WIDGETS.name());
        dashboard.widgets().forEach(widget -> write(widgets.addObject(), widget, readable));
    }

    private void write(ObjectNode json, Dashboards.Widget widget, ReadableTerms readable) {
        Row row = widget.row();
        json.put("id", row.ref().id().toString());
        json.put(DashboardWidget.KIND.name(), row.get(DashboardWidget.KIND).name());
        NUMBERS.forEach(field -> row.find(field).ifPresent(number -> json.put(field.name(), number)));
        ArrayNode lacks = json.putArray("lacks");
        widget.lacks().forEach(lacks::add);
        if (widget.isHidden()) {
            return;
        }
        TEXTS.forEach(field -> row.find(field).ifPresent(text -> json.put(field.name(), text)));
        row.find(DashboardWidget.CHART_KIND)
                .map(Choice::name)
                .ifPresent(kind -> json.put(DashboardWidget.CHART_KIND.name(), kind));
        row.find(DashboardWidget.ENTITY).ifPresent(entity -> {
            json.put(DashboardWidget.ENTITY.name(), entity);
            WidgetParts.terms().stream()
                    .filter(part -> !widget.lacks().contains(part.name()))
                    .forEach(part -> row.find(part).ifPresent(text -> json.put(part.name(), text)));
            if (widget.lacks().contains(DashboardWidget.SHOWN.name())) {
                json.put(
                        DashboardWidget.SHOWN.name(),
                        WidgetParts.columns(services.catalog(), EntityName.parse(entity), readable, row));
            }
            row.find(DashboardWidget.CONDITION)
                    .filter(condition -> !widget.lacks().contains(DashboardWidget.CONDITION.name()))
                    .ifPresent(condition ->
                            json.set(DashboardWidget.CONDITION.name(), StoredJson.of(services, condition)));
            row.find(DashboardWidget.VIEW)
                    .filter(view -> !widget.lacks().contains(DashboardWidget.VIEW.name()))
                    .ifPresent(view ->
                            json.put(DashboardWidget.VIEW.name(), view.id().toString()));
        });
    }
}
