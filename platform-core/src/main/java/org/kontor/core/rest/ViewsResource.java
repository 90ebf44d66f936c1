package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Help;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.SavedQuery;
import org.kontor.core.system.ViewChoices;
import org.kontor.core.system.ViewColumns;
import org.kontor.core.system.ViewParts;

/** The views of an entity from which somebody chooses; they are made and changed as records of {@code system.saved_query}. */
@Help("Views of an entity, your own and those shared with you")
@Path("records/{plugin}/{entity}/views")
@Produces("application/json")
@Requires(Requires.SIGNED_IN)
public final class ViewsResource {
    /** The views in one's order, and the one by which the list opens. */
    record Chosen(List<String> views, @Nullable UUID opens) {}

    /** How one has columns; {@code pinned} of the first stay in sight. */
    record Own(
            String shown_columns,
            @Nullable String widths,
            @Nullable Integer pinned) {}

    private static final String VIEW = "a view's id, the name that a plugin gave it, or all";
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
    private static final List<Field<String>> PLAIN =
            List.of(SavedQuery.WORDS, SavedQuery.LAYOUT, SavedQuery.ICON, SavedQuery.COLOUR);

    private final Desk desk;
    private final Services services;
    private final Views views;

    ViewsResource(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.views = new Views(desk);
    }

    @GET
    @Help("Those to choose from, in your order, and by which the list opens")
    @Described(
            needs = Verb.READ,
            answer =
                    "views with what of them you may use, what each lacks for you, opens: the id of one, or null, and the"
                            + " columns that you have for yourself, by the view")
    public JsonNode list(
            @Context Caller caller, @PathParam("plugin") String plugin, @PathParam("entity") String entity) {
        EntityMeta meta = desk.asked(desk.access(caller), plugin, entity);
        return desk.read(caller, visit -> {
            ViewChoices.Choice choice =
                    ViewChoices.of(visit.transaction(), visit.access().user(), meta.name());
            List<Views.Seen> seen = views.of(visit, meta, choice);
            ObjectNode json = services.json().createObjectNode();
            ArrayNode list = json.putArray("views");
            seen.forEach(view -> write(list.addObject(), view));
            json.put(
                    "opens",
                    Views.opening(seen, choice)
                            .map(view -> view.row().ref().id().toString())
                            .orElse(null));
            ObjectNode columns = json.putObject("columns");
            ViewColumns.of(visit.transaction(), visit.access().user(), meta.name())
                    .forEach((view, own) -> columns.putObject(view)
                            .put(SavedQuery.COLUMNS.name(), own.shown())
                            .put(SavedQuery.WIDTHS.name(), own.widths())
                            .put(SavedQuery.PINNED.name(), own.pinned()));
            return json;
        });
    }

    @PUT
    @Help("Say in which order you have them, and by which your list opens; by session only")
    @Described(needs = Verb.READ, body = Chosen.class)
    @Consumes("application/json")
    public Response choose(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            JsonNode body) {
        SessionResource.session(caller);
        EntityMeta meta = desk.asked(desk.access(caller), plugin, entity);
        JsonReading given = JsonReading.of(body, Chosen.class);
        List<UUID> order = new ArrayList<>();
        for (String id : given.texts("views")) {
            order.add(Desk.findId(id)
                    .orElseThrow(() ->
                            Parameters.unfit("views", "system.parameter_ids", "The parameter {name} must be ids")));
        }
        if (order.size() > ViewChoices.MOST) {
            throw Parameters.unfit(
                    "views",
                    Message.of("system.parameter_ids_many", "The parameter {name} must be at most {max} ids")
                            .with("max", ViewChoices.MOST));
        }
        UUID opens = given.id("opens").orElse(null);
        desk.write(caller, visit -> {
            if (opens != null) {
                views.use(visit, meta, opens);
            }
            ViewChoices.set(
                    visit.transaction(), visit.access().user(), meta.name(), new ViewChoices.Choice(order, opens));
            return true;
        });
        return Response.noContent().build();
    }

    @PUT
    @Help("Have the columns of a view so, for yourself alone; by session only")
    @Described(needs = Verb.READ, body = Own.class)
    @Path("{view}/columns")
    @Consumes("application/json")
    public Response keepColumns(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @Help(VIEW) @PathParam("view") String view,
            JsonNode body) {
        SessionResource.session(caller);
        EntityMeta meta = desk.asked(desk.access(caller), plugin, entity);
        JsonReading given = JsonReading.of(body, Own.class);
        ViewColumns.Columns columns = new ViewColumns.Columns(
                given.requireText("shown_columns"),
                given.text("widths").orElse(""),
                given.number("pinned", 1, 0, ViewParts.MOST_COLUMNS));
        desk.write(caller, visit -> {
            views.fault(visit, meta, columns).ifPresent(fault -> {
                throw fault;
            });
            ViewColumns.keep(visit.transaction(), visit.access().user(), meta.name(), key(view), columns);
            return true;
        });
        return Response.noContent().build();
    }

    @DELETE
    @Help("Have the columns of a view as everybody has them; by session only")
    @Described(needs = Verb.READ)
    @Path("{view}/columns")
    public Response forgetColumns(
            @Context Caller caller,
            @PathParam("plugin") String plugin,
            @PathParam("entity") String entity,
            @Help(VIEW) @PathParam("view") String view) {
        SessionResource.session(caller);
        EntityMeta meta = desk.asked(desk.access(caller), plugin, entity);
        desk.write(caller, visit -> {
            ViewColumns.forget(visit.transaction(), visit.access().user(), meta.name(), key(view));
            return true;
        });
        return Response.noContent().build();
    }

    /** Whose columns they are is the user's affair: a view that is not there is a name like any other, and tells nothing. */
    private static String key(String view) {
        if (!KEY.matcher(view).matches()) {
            throw Parameters.unfit(
                    "view",
                    "system.parameter_view",
                    "The parameter {name} must be the id of a view, or its name in small letters, digits and _");
        }
        return view;
    }

    /** Under the names of the record's fields, so that what is answered can be sent as a view of one's own. */
    private void write(ObjectNode json, Views.Seen view) {
        Row row = view.row();
        json.put("id", row.ref().id().toString());
        json.put("version", row.version());
        json.put("own", view.isOwn());
        json.put("name", row.get(SavedQuery.QUERY_NAME));
        json.put("entity", row.get(SavedQuery.ENTITY));
        json.put("form", row.find(SavedQuery.FORM).map(Choice::name).orElse(SavedQuery.TABLE.name()));
        row.find(SavedQuery.CHART_KIND).ifPresent(kind -> json.put(SavedQuery.CHART_KIND.name(), kind.name()));
        PLAIN.forEach(field -> row.find(field).ifPresent(text -> json.put(field.name(), text)));
        ViewParts.TERMS.stream()
                .filter(part -> !part.equals(SavedQuery.COLUMNS))
                .forEach(part -> view.find(part).ifPresent(text -> json.put(part.name(), text)));
        json.put(
                SavedQuery.COLUMNS.name(),
                view.columns().stream().map(Term::path).collect(Collectors.joining(",")));
        if (!view.lacks().contains(SavedQuery.COLUMNS.name())) {
            row.find(SavedQuery.WIDTHS).ifPresent(widths -> json.put(SavedQuery.WIDTHS.name(), widths));
            row.find(SavedQuery.PINNED).ifPresent(pinned -> json.put(SavedQuery.PINNED.name(), pinned));
        }
        view.condition()
                .ifPresent(condition -> json.set(SavedQuery.CONDITION.name(), StoredJson.of(services, condition)));
        json.put("everybody", row.find(SavedQuery.EVERYBODY).orElse(false));
        ArrayNode roles = json.putArray("roles");
        row.find(SavedQuery.ROLES).orElse(List.of()).stream()
                .map(Ref::id)
                .map(UUID::toString)
                .forEach(roles::add);
        ArrayNode lacks = json.putArray("lacks");
        view.lacks().forEach(lacks::add);
    }
}
