package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.ListLayout;
import org.kontor.api.Panel;
import org.kontor.api.Permission;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.api.Ui;

/**
 * The parts that one plugin adds to pages of the web client, as far as they are for whoever asks. Where its code comes from is
 * told to those alone who see something that it draws.
 */
final class UiManifest {
    private final Services services;
    private final Sight sight;
    private final EntityJson describing;
    private final Locale locale;
    private final Contribution plugin;
    private final UiJson own;

    /** @param own what the plugin shows beside it */
    UiManifest(Services services, Sight sight, EntityJson describing, Locale locale, Contribution plugin, UiJson own) {
        this.services = services;
        this.sight = sight;
        this.describing = describing;
        this.locale = locale;
        this.plugin = plugin;
        this.own = own;
    }

    /** Adds them to what is said of the plugin. */
    void write(ObjectNode manifest) {
        boolean draws = false;
        for (Part part : List.<Part>of(
                this::panel, this::page, this::command, this::layout, this::tile, this::look, this::event)) {
            draws |= part.write(manifest);
        }
        Ui.Module module = own.all(Ui.Module.class).findFirst().orElse(null);
        if (draws && module != null) {
            address(module.module()).ifPresent(address -> manifest.put("module", address));
            Optional.ofNullable(module.style())
                    .flatMap(this::address)
                    .ifPresent(address -> manifest.put("style", address));
            ObjectNode texts = manifest.putObject("texts");
            services.texts().own(plugin.pluginId(), locale).forEach(texts::put);
        }
        services.ui().place(plugin.pluginId()).ifPresent(place -> manifest.put("version", place));
    }

    /** Writes parts of one kind, and answers whether any of them is drawn by the module. */
    private interface Part {
        boolean write(ObjectNode manifest);
    }

    private Optional<String> address(String path) {
        return services.ui().address(plugin.pluginId(), path);
    }

    private boolean may(@Nullable Permission permission) {
        return permission == null || sight.may(permission.id());
    }

    private String label(String kind, String name, String english) {
        return services.texts()
                .find(plugin.pluginId() + "." + kind + "." + name, locale)
                .orElse(english);
    }

    private boolean panel(ObjectNode manifest) {
        ArrayNode panels = manifest.putArray("panels");
        boolean[] draws = {false};
        own.all(Panel.class)
                .filter(panel -> own.reads(panel.entity()) && sight.reads(panel.when()) && may(panel.permission()))
                .filter(this::shows)
                .sorted(Comparator.comparingInt(Panel::order))
                .forEach(panel -> {
                    ObjectNode json = panels.addObject()
                            .put("id", panel.name())
                            .put("entity", panel.entity().toString())
                            .put("label", label("panel", panel.name(), panel.label()))
                            .put("slot", EntityJson.lower(panel.slot()))
                            .put("order", panel.order());
                    json.set("when", describing.json(panel.when()));
                    draws[0] |= !content(panel, json);
                });
        return draws[0];
    }

    /** Whether anything of it would be left for them. */
    private boolean shows(Panel panel) {
        return switch (panel.content()) {
            case Panel.Content.Facts facts -> facts.fields().stream().anyMatch(sight::shows);
            case Panel.Content.Listing listing -> lists(listing);
            case Panel.Content.Chart chart -> charts(chart);
            case Panel.Content.Frame frame -> address(frame.file()).isPresent();
            case Panel.Content.Text _, Panel.Content.Code _ -> true;
        };
    }

    private boolean lists(Panel.Content.Listing listing) {
        return asks(listing.query(), listing.back());
    }

    /** A chart without one of its parts would say something else. */
    private boolean charts(Panel.Content.Chart chart) {
        Term<?> measured = chart.measure().term();
        return asks(chart.query(), chart.back())
                && chart.query().groups().stream().allMatch(sight::reads)
                && (measured == null || sight.reads(measured));
    }

    private boolean asks(Query query, @Nullable Term<Ref> back) {
        return own.reads(query.entity()) && sight.reads(query.where()) && (back == null || sight.reads(back));
    }

    /** Writes what a panel shows, and answers whether that needs no code of the plugin's. */
    private boolean content(Panel panel, ObjectNode json) {
        switch (panel.content()) {
            case Panel.Content.Code _ -> {
                return false;
            }
            case Panel.Content.Facts facts -> fields(json.putObject("view").put("kind", "facts"), facts.fields());
            case Panel.Content.Text text ->
                json.putObject("view")
                        .put("kind", "text")
                        .put("text", label("panel", panel.name() + ".text", text.markdown()));
            case Panel.Content.Frame frame ->
                fields(
                        json.putObject("view")
                                .put("kind", "frame")
                                .put("address", address(frame.file()).orElse("")),
                        frame.told());
            case Panel.Content.Listing listing -> listing(listing, json.putObject("view"));
            case Panel.Content.Chart chart -> chart(chart, json.putObject("view"));
        }
        return true;
    }

    private void fields(ObjectNode view, List<Field<?>> fields) {
        ArrayNode names = view.putArray("fields");
        fields.stream().filter(sight::shows).map(Field::name).forEach(names::add);
    }

    private void listing(Panel.Content.Listing listing, ObjectNode view) {
        Query query = listing.query();
        asked(view.put("kind", "listing"), query, listing.back());
        own.paths(view, "columns", listing.columns());
        own.sorts(view, query.sorts());
        view.put("limit", query.limit());
    }

    private void chart(Panel.Content.Chart chart, ObjectNode view) {
        asked(view.put("kind", "chart"), chart.query(), chart.back());
        view.put("chart", EntityJson.lower(chart.kind()));
        own.paths(view, "groups", chart.query().groups());
        view.put("measure", UiJson.written(chart.measure()));
    }

    private void asked(ObjectNode view, Query query, @Nullable Term<Ref> back) {
        view.put("entity", query.entity().toString());
        view.set("where", describing.json(query.where()));
        view.put("by", back == null ? null : back.path());
    }

    private boolean page(ObjectNode manifest) {
        ArrayNode pages = manifest.putArray("pages");
        own.all(Ui.Page.class)
                .filter(page -> may(page.permission()))
                .sorted(Comparator.comparingInt(Ui.Page::order))
                .forEach(page -> pages.addObject()
                        .put("id", page.name())
                        .put("label", label("page", page.name(), page.label()))
                        .put("icon", page.icon())
                        .put("order", page.order())
                        .put("page", "/p/" + plugin.pluginId() + "/" + page.name()));
        return !pages.isEmpty();
    }

    private boolean command(ObjectNode manifest) {
        ArrayNode commands = manifest.putArray("commands");
        own.all(Ui.Command.class)
                .filter(command -> may(command.permission()) && sight.reads(command.when()))
                .filter(command -> isInSight(command))
                .forEach(command -> {
                    EntityName entity = command.entity();
                    ObjectNode json = commands.addObject()
                            .put("id", command.name())
                            .put("entity", entity == null ? null : entity.toString())
                            .put("label", label("command", command.name(), command.label()));
                    ArrayNode places = json.putArray("places");
                    String shortcut = command.shortcut();
                    if (shortcut != null) {
                        json.put("shortcut", shortcut);
                    }
                    command.places().stream().sorted().map(EntityJson::lower).forEach(places::add);
                    json.set("when", describing.json(command.when()));
                });
        return !commands.isEmpty();
    }

    private boolean isInSight(Ui.Command command) {
        EntityName entity = command.entity();
        return entity == null || own.reads(entity);
    }

    private boolean layout(ObjectNode manifest) {
        ArrayNode layouts = manifest.putArray("layouts");
        own.all(ListLayout.class)
                .filter(layout -> may(layout.permission()))
                .filter(layout -> layout.entities().isEmpty()
                        || layout.entities().stream().anyMatch(own::reads))
                .forEach(layout -> {
                    ObjectNode json = layouts.addObject()
                            .put("id", layout.name())
                            .put("label", label("layout", layout.name(), layout.label()))
                            .put("icon", layout.icon());
                    ArrayNode entities = json.putArray("entities");
                    layout.entities().stream()
                            .filter(own::reads)
                            .map(EntityName::toString)
                            .sorted()
                            .forEach(entities::add);
                    ArrayNode needs = json.putArray("needs");
                    layout.needs().stream().sorted().map(EntityJson::lower).forEach(needs::add);
                });
        return !layouts.isEmpty();
    }

    private boolean tile(ObjectNode manifest) {
        ArrayNode tiles = manifest.putArray("tiles");
        own.all(Ui.Tile.class)
                .filter(tile -> may(tile.permission()))
                .sorted(Comparator.comparingInt(Ui.Tile::order))
                .forEach(tile -> tiles.addObject()
                        .put("id", tile.name())
                        .put("label", label("tile", tile.name(), tile.label()))
                        .put("order", tile.order()));
        return !tiles.isEmpty();
    }

    /** Which fields have them is said of each field, see {@link EntityJson}. */
    private boolean look(ObjectNode manifest) {
        ArrayNode looks = manifest.putArray("looks");
        own.all(Ui.Look.class)
                .filter(look -> sight.shows(look.field()))
                .map(Ui.Look::name)
                .distinct()
                .forEach(looks::add);
        return !looks.isEmpty();
    }

    private boolean event(ObjectNode manifest) {
        ArrayNode events = manifest.putArray("events");
        own.all(Ui.Event.class)
                .forEach(event -> events.addObject()
                        .put("what", event.what())
                        .put("label", label("event", event.what(), event.label()))
                        .put("drawn", event.isDrawn()));
        return own.all(Ui.Event.class).anyMatch(Ui.Event::isDrawn);
    }
}
