package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.ChartKind;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.ListLayout;
import org.kontor.api.ListView;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Settings;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.QueryJson;
import org.kontor.core.system.KernelSettings;

/** What plugins show in the web client, without what the caller may not see. */
final class UiJson {
    private final Services services;
    private final Sight sight;
    private final EntityJson describing;
    private final Locale locale;
    private final List<Contribution> contributions;

    UiJson(Services services, Sight sight, EntityJson describing, Locale locale) {
        this(services, sight, describing, locale, services.contributions());
    }

    private UiJson(
            Services services, Sight sight, EntityJson describing, Locale locale, List<Contribution> contributions) {
        this.services = services;
        this.sight = sight;
        this.describing = describing;
        this.locale = locale;
        this.contributions = contributions;
    }

    /** What one plugin shows. */
    UiJson only(Contribution plugin) {
        return new UiJson(services, sight, describing, locale, List.of(plugin));
    }

    /** Their parts of one kind. */
    <U extends Ui> Stream<U> all(Class<U> type) {
        return contributions.stream()
                .flatMap(contribution -> contribution.ui().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Whether whoever looks may read records of an entity. */
    boolean reads(EntityName entity) {
        return services.catalog()
                .findMeta(entity)
                .filter(meta -> sight.may(meta, Verb.READ))
                .isPresent();
    }

    private static boolean fits(Optional<EntityName> wanted, EntityName entity) {
        return wanted.isEmpty() || wanted.get().equals(entity);
    }

    /** As it is set for whoever looks: what they have in front comes before everything else. */
    ArrayNode menus() {
        Settings settings = services.settings().kernel().of(sight.actor());
        List<String> first = KernelSettings.names(settings.get(KernelSettings.MENU_FIRST, ""));
        List<String> hidden = KernelSettings.names(settings.get(KernelSettings.MENU_HIDDEN, ""));
        ArrayNode menus = services.json().createArrayNode();
        all(Ui.Menu.class)
                .filter(menu -> reads(menu.entity()))
                .filter(menu -> !hidden.contains(menu.entity().toString()))
                .sorted(Comparator.comparingInt(menu -> order(menu, first)))
                .forEach(menu -> menus.addObject()
                        .put("id", menu.entity().toString())
                        .put("entity", menu.entity().toString())
                        .put("label", label(menu.entity() + ".menu", menu.entity() + ".plural", menu.label()))
                        .put("icon", menu.icon())
                        .put("order", order(menu, first))
                        .put(
                                "page",
                                "/" + menu.entity().plugin() + "/"
                                        + menu.entity().name()));
        return menus;
    }

    private static int order(Ui.Menu menu, List<String> first) {
        int place = first.indexOf(menu.entity().toString());
        // plugins' own begin with zero
        return place < 0 ? menu.order() : place - first.size();
    }

    ArrayNode views(Optional<EntityName> entity) {
        ArrayNode views = services.json().createArrayNode();
        contributions.forEach(contribution -> contribution.ui().stream()
                .filter(ListView.class::isInstance)
                .map(ListView.class::cast)
                .filter(view -> fits(entity, view.entity()) && reads(view.entity()) && sight.reads(view.where()))
                .forEach(view -> {
                    ObjectNode json = views.addObject()
                            .put("id", view.entity() + "." + view.name())
                            .put("entity", view.entity().toString())
                            .put("name", view.name())
                            .put("label", label(view.entity() + ".view." + view.name(), null, view.label()))
                            .put("layout", layout(view, contribution.pluginId()));
                    paths(json, "columns", view.columns());
                    json.set("where", describing.json(view.where()));
                    sorts(json, view.sorts());
                    paths(json, "groups", view.groups());
                    measure(json, view.measure());
                    ChartKind chart = view.chart();
                    if (chart != null) {
                        json.put("mode", EntityJson.lower(chart));
                    }
                }));
        return views;
    }

    /** How a list opens for whoever looks: they may not see what a plugin draws, or nobody may. */
    private String layout(ListView view, String plugin) {
        ListLayout drawn = view.drawn();
        if (drawn == null
                || off().contains(plugin)
                || (drawn.permission() != null && !sight.may(drawn.permission().id()))) {
            return EntityJson.lower(view.layout());
        }
        return plugin + "." + drawn.name();
    }

    /** Plugins whose parts an administrator leaves out. */
    List<String> off() {
        return KernelSettings.names(services.settings().kernel().get(KernelSettings.PARTS_OFF, ""));
    }

    /** Writes what is worked out, where that may be read. */
    private void measure(ObjectNode json, @Nullable Measure measure) {
        if (measure != null && (measure.term() == null || sight.reads(measure.term()))) {
            json.put("measure", written(measure));
        }
    }

    /** As aggregates are asked for it. */
    static String written(Measure measure) {
        String kind = EntityJson.lower(measure.kind());
        return measure.term() == null ? kind : kind + ":" + measure.term().path();
    }

    ArrayNode sections(Optional<EntityName> entity) {
        ArrayNode sections = services.json().createArrayNode();
        all(Ui.Section.class)
                .filter(section -> fits(entity, section.entity()) && reads(section.entity()))
                .sorted(Comparator.comparingInt(Ui.Section::order))
                .forEach(section -> paths(
                        sections.addObject()
                                .put("id", section.entity() + "." + section.name())
                                .put("entity", section.entity().toString())
                                .put("name", section.name())
                                .put(
                                        "label",
                                        label(section.entity() + ".section." + section.name(), null, section.label()))
                                .put("order", section.order()),
                        "fields",
                        section.fields()));
        return sections;
    }

    ArrayNode related(Optional<EntityName> entity) {
        ArrayNode related = services.json().createArrayNode();
        all(Ui.Related.class)
                .filter(each -> fits(entity, each.entity()) && reads(each.entity()) && sight.reads(each.back()))
                .sorted(Comparator.comparingInt(Ui.Related::order))
                .forEach(each -> {
                    EntityName of = each.back().entity();
                    paths(
                            related.addObject()
                                    .put("id", each.entity() + "." + each.name())
                                    .put("entity", each.entity().toString())
                                    .put("name", each.name())
                                    .put("label", label(each.entity() + ".related." + each.name(), null, each.label()))
                                    .put("slot", "tab")
                                    .put("of", of == null ? null : of.toString())
                                    .put("by", each.back().path())
                                    .put("some", of + "." + each.back().path())
                                    .put("several", false)
                                    .put("order", each.order()),
                            "columns",
                            each.columns());
                });
        entity.flatMap(services.catalog()::findMeta).ifPresent(here -> undeclared(related, here));
        return related;
    }

    /** What points to an entity's records though no plugin shows it beside them, such as an own field. */
    private void undeclared(ArrayNode related, EntityMeta here) {
        Set<String> declared = new HashSet<>();
        int last = 0;
        for (JsonNode each : related) {
            declared.add(each.path("some").asText());
            last = Math.max(last, each.path("order").asInt());
        }
        List<EntityMeta> others = services.catalog().all().stream()
                .filter(of -> !of.isPart() && !of.isAspect() && reads(of.name()))
                .sorted(Comparator.comparing(of -> of.name().toString()))
                .toList();
        for (EntityMeta of : others) {
            for (FieldMeta field : of.declaredFields()) {
                String some = of.name() + "." + field.name();
                boolean points = !field.field().isRetired()
                        && (field.type() == FieldType.REFERENCE || field.isReferences())
                        && field.field().targets().contains(here.name());
                if (points && sight.reads(field.field()) && !declared.contains(some)) {
                    ObjectNode json = related.addObject()
                            .put("id", here.name() + "." + some)
                            .put("entity", here.name().toString())
                            .put("name", some)
                            .put(
                                    "label",
                                    services.texts().plural(of.declared(), locale) + ": "
                                            + services.texts().label(field.field(), field.owner(), locale))
                            .put("slot", "more")
                            .put("of", of.name().toString())
                            .put("by", field.name())
                            .put("some", some)
                            .put("several", field.isReferences())
                            .put("order", ++last);
                    json.putArray("columns");
                }
            }
        }
    }

    ArrayNode widgets() {
        ArrayNode widgets = services.json().createArrayNode();
        all(Ui.Widget.class)
                .filter(widget -> reads(widget.query().entity())
                        && sight.reads(widget.query().where())
                        && widget.query().groups().stream().allMatch(sight::reads))
                .forEach(widget -> {
                    ObjectNode json = widgets.addObject()
                            .put("id", widget.plugin() + "." + widget.name())
                            .put("label", label(widget.plugin() + ".widget." + widget.name(), null, widget.label()));
                    json.set("query", query(widget.query()));
                    measure(json, widget.measure());
                    ChartKind chart = widget.chart();
                    if (chart != null) {
                        json.put("chart", EntityJson.lower(chart));
                    }
                });
        return widgets;
    }

    private ObjectNode query(Query query) {
        ObjectNode json = services.json().createObjectNode();
        json.put("entity", query.entity().toString());
        json.set("where", describing.json(query.where()));
        sorts(json, query.sorts());
        paths(json, "groups", query.groups());
        json.put("limit", query.limit());
        return json;
    }

    /** Writes those of some terms that whoever looks may read. */
    void paths(ObjectNode json, String name, Collection<? extends Term<?>> terms) {
        ArrayNode paths = json.putArray(name);
        terms.stream().filter(sight::reads).map(Term::path).forEach(paths::add);
    }

    /** Writes as much of an order. */
    void sorts(ObjectNode json, List<Sort> sorts) {
        ArrayNode paths = json.putArray("sort");
        sorts.stream()
                .filter(sort -> sight.reads(sort.term()))
                .map(QueryJson::text)
                .forEach(paths::add);
    }

    private String label(String key, @Nullable String otherKey, String english) {
        return services.texts()
                .find(key, locale)
                .or(() -> otherKey == null ? Optional.empty() : services.texts().find(otherKey, locale))
                .orElse(english);
    }
}
