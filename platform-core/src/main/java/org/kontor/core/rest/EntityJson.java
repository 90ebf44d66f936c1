package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.api.Term;
import org.kontor.api.Ui;
import org.kontor.api.Verb;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.print.TemplateText;

/** Describes an entity to a client, as far as an actor knows it, in their language. */
final class EntityJson {
    private final Services services;
    private final Sight sight;
    private final Locale locale;
    private final Map<Field<?>, String> looks = new HashMap<>();
    private @Nullable Collection<TemplateText> templates;

    EntityJson(Services services, Sight sight, Locale locale) {
        this.services = services;
        this.sight = sight;
        this.locale = locale;
        for (Contribution plugin : services.contributions()) {
            for (Ui element : plugin.ui()) {
                if (element instanceof Ui.Look look) {
                    looks.put(look.field(), plugin.pluginId() + "." + look.name());
                }
            }
        }
    }

    ObjectNode of(EntityMeta entity) {
        ObjectNode json = services.json().createObjectNode();
        json.put("name", entity.name().toString());
        json.put("label", services.texts().label(entity.declared(), locale));
        json.put("plural", services.texts().plural(entity.declared(), locale));
        json.put("help", services.texts().help(entity.declared(), locale).orElse(null));
        json.put("owned", entity.isOwned());
        if (entity.isAspect()) {
            ArrayNode players = json.putArray("played_by");
            entity.plays().stream()
                    .map(play -> services.catalog().get(play.entity()))
                    .filter(player -> sight.knows(player) && sight.may(player, Verb.READ))
                    .map(player -> player.name().toString())
                    .distinct()
                    .forEach(players::add);
        }
        entity.parent()
                .ifPresent(parent -> json.putObject("part_of")
                        .put("entity", parent.entity().toString())
                        .put("field", parent.field()));
        ArrayNode title = json.putArray("title");
        entity.declared().title().stream().filter(sight::reads).map(Term::path).forEach(title::add);
        json.put("takes_attached", entity.takesAttached());
        entity.attachedTo().ifPresent(field -> json.put("attached_to", field.name()));
        ObjectNode may = json.putObject("may");
        for (Verb verb : Verb.values()) {
            if (sight.may(entity, verb)) {
                ArrayNode reach = may.putArray(lower(verb));
                sight.reach(entity, verb).forEach(reach::add);
            }
        }
        ArrayNode fields = json.putArray("fields");
        entity.fields().stream().filter(sight::knows).forEach(field -> fields.add(field(field)));
        ArrayNode rules = json.putArray("rules");
        entity.rules().stream().filter(sight::knows).forEach(rule -> rule(rules, rule));
        ArrayNode actions = json.putArray("actions");
        entity.actions().stream().filter(sight::may).forEach(action -> actions.add(action(action)));
        if (!sight.may(entity, Verb.READ)) {
            return json;
        }
        ArrayNode templates = json.putArray("templates");
        templatesOf(entity)
                .forEach(template ->
                        templates.addObject().put("id", template.id()).put("title", title(template)));
        return json;
    }

    private List<TemplateText> templatesOf(EntityMeta entity) {
        Collection<TemplateText> known = templates;
        if (known == null) {
            known = services.printer().inForce(locale).values();
            templates = known;
        }
        return known.stream()
                .filter(template ->
                        template.entity().filter(entity.name()::equals).isPresent())
                .toList();
    }

    private String title(TemplateText template) {
        int point = template.id().indexOf('.');
        String key =
                template.id().substring(0, point) + ".template." + template.id().substring(point + 1);
        return services.texts().find(key, locale).orElse(template.title());
    }

    private ObjectNode field(FieldMeta meta) {
        Field<?> field = meta.field();
        ObjectNode json = services.json().createObjectNode();
        json.put("name", meta.name());
        json.put("label", services.texts().label(field, meta.owner(), locale));
        services.texts().help(field, meta.owner(), locale).ifPresent(help -> json.put("help", help));
        json.put("type", lower(meta.type()));
        json.put("from", meta.owner());
        Optional.ofNullable(looks.get(field)).ifPresent(look -> json.put("look", look));
        json.put("system", meta.system() != null);
        json.put("required", field.isRequired());
        json.put("unique", field.isUnique());
        json.put("searchable", field.isSearchable());
        json.put("sensitive", field.isSensitive());
        json.put("encrypted", field.isEncrypted());
        field.masked().ifPresent(last -> json.putObject("masked").put("last", last));
        json.put("translated", field.isTranslated());
        json.put("moved", meta.moved());
        json.put("by_rule", meta.byRule());
        if (field.maxLength() > 0) {
            json.put("max_length", field.maxLength());
        }
        if (!field.targets().isEmpty()) {
            field.targets().forEach(target -> json.withArray("targets").add(target.toString()));
        }
        field.list().ifPresent(list -> {
            ArrayNode options = json.put("list", list.toString()).putArray("options");
            offered(list, meta.options()).forEach(option -> option(options, list, meta, option));
        });
        ArrayNode operators = json.putArray("operators");
        meta.kind().operators().stream().sorted().forEach(operator -> operators.add(operator.json()));
        json.put("some", meta.isParts() || meta.isReferences());
        json.put("sortable", meta.kind().isSortable());
        json.put("summable", meta.kind().isSummable());
        boolean kept = !meta.isWritable();
        services.catalog().freeActions().stream()
                .filter(action -> action.offeredOn().contains(meta.type()) && sight.may(action))
                .map(action -> action.name().toString())
                .sorted()
                .forEach(json.withArray("offers")::add);
        json.put("read", sight.may(meta, Verb.READ));
        json.put("create", !kept && sight.may(meta, Verb.CREATE));
        json.put("update", !kept && sight.may(meta, Verb.UPDATE));
        return json;
    }

    private List<ChoiceOption> offered(ChoiceList list, List<ChoiceOption> options) {
        return services.forms().layers().ordered(user(), list.toString(), options);
    }

    private UUID user() {
        return sight.actor().ref().id();
    }

    /** What is hidden where the reader works has a name for them, and is not theirs to choose. */
    private void option(ArrayNode options, ChoiceList list, FieldMeta meta, ChoiceOption option) {
        boolean isHidden = services.forms().layers().hides(user(), list.toString(), option.name());
        ObjectNode json = options.addObject()
                .put("name", option.name())
                .put("label", option(meta, option.name(), option.label()))
                .put("active", option.active() && !isHidden);
        if (isHidden) {
            json.put("hidden", true);
        }
    }

    /** As an administrator named it, where the list is theirs to edit; else in the reader's language. */
    private String option(FieldMeta field, String name, String label) {
        return field.field()
                .list()
                .flatMap(list -> services.texts().find(list + "." + Choice.of(name), locale))
                .orElse(label);
    }

    private void rule(ArrayNode rules, Rule rule) {
        switch (rule) {
            case Rule.Must must -> {
                ObjectNode json = rules.addObject()
                        .put("kind", "must")
                        .put("name", must.name())
                        .put("message", services.texts().text(must.message(), locale));
                condition(json, must.condition());
            }
            case Rule.Required required -> {
                ObjectNode json = rules.addObject().put("kind", "required");
                condition(json, required.condition());
                fields(json, required.fields());
            }
            case Rule.Unique unique -> fields(rules.addObject().put("kind", "unique"), unique.fields());
            case Rule.Index index -> {
                // of no interest to whoever fills in a form
            }
            case Rule.Fill fill -> {
                // shows in the record that is answered
            }
            case Rule.Sum sum ->
                rules.addObject()
                        .put("kind", "sum")
                        .put("field", sum.field().name())
                        .put("measure", lower(sum.measure().kind()));
            case Rule.Formula formula -> formula(rules, formula);
            case Rule.Number number ->
                rules.addObject()
                        .put("kind", "number")
                        .put("field", number.field().name())
                        .put("pattern", number.pattern());
            case Rule.Frozen frozen -> {
                ObjectNode json = rules.addObject().put("kind", "frozen");
                condition(json, frozen.condition());
                ArrayNode but = json.putArray("but");
                frozen.open().stream().filter(sight::reads).map(Field::path).forEach(but::add);
            }
            case Rule.NoOverlap overlap -> {
                ObjectNode json = rules.addObject()
                        .put("kind", "no_overlap")
                        .put("span", overlap.span().name());
                condition(json, overlap.condition());
                fields(json, overlap.resources());
            }
            case Rule.Shown shown -> {
                ObjectNode json = rules.addObject().put("kind", "shown");
                condition(json, shown.condition());
                fields(json, shown.fields());
            }
            case Rule.Plays plays ->
                rules.addObject()
                        .put("kind", "plays")
                        .put("aspect", plays.aspect().toString());
        }
    }

    /** What it is made of is told to whoever may read all of that. */
    private void formula(ArrayNode rules, Rule.Formula formula) {
        ObjectNode json = rules.addObject()
                .put("kind", "formula")
                .put("field", formula.field().name());
        if (services.writer().kept().madeOf(formula.field()).stream().allMatch(sight::reads)) {
            json.put("expression", formula.expression());
        }
    }

    private void fields(ObjectNode json, Collection<Field<?>> fields) {
        ArrayNode names = json.putArray("fields");
        fields.forEach(field -> names.add(field.name()));
    }

    private void condition(ObjectNode json, Condition condition) {
        json.set("where", json(condition));
    }

    /** A condition in its JSON form. */
    JsonNode json(Condition condition) {
        TokenBuffer buffer = new TokenBuffer(services.json(), false);
        try (JsonGenerator out = buffer) {
            services.catalog().conditionJson().write(out, condition);
            return services.json().readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An action with what it asks for. */
    ObjectNode action(Action action) {
        ObjectNode json = services.json().createObjectNode();
        json.put("name", action.name().name());
        json.put("id", action.name().toString());
        json.put("from", action.name().plugin());
        json.put("label", services.texts().label(action, locale));
        json.put("may", sight.may(action));
        json.put("behind", action.task().isPresent());
        if (!action.offeredOn().isEmpty()) {
            ArrayNode offered = json.putArray("offered_on");
            action.offeredOn().stream()
                    .sorted()
                    .forEach(type -> action.input().stream()
                            .filter(field -> field.type() == type)
                            .forEach(field ->
                                    offered.addObject().put("type", lower(type)).put("input", field.name())));
        }
        action.move().ifPresent(move -> {
            ObjectNode moves = json.putObject("moves").put("field", move.field().name());
            move.from().stream().map(Choice::name).sorted().forEach(moves.putArray("from")::add);
            move.to().stream().map(Choice::name).forEach(moves.putArray("to")::add);
        });
        action.turn()
                .ifPresent(turn ->
                        json.putObject("moves").put("field", turn.field().name()));
        if (!action.needs().isEmpty()) {
            action.needs().stream().map(Field::name).forEach(json.putArray("needs")::add);
        }
        action.approval().ifPresent(approval -> {
            ObjectNode asked = json.putObject("approval")
                    .put("waiting", approval.waiting().name())
                    .put("rejected", approval.rejected().name());
            approval.steps().forEach(step -> asked.withArray("steps").add(step.name()));
        });
        if (!action.when().equals(Condition.always()) && sight.reads(action.when())) {
            condition(json, action.when());
        }
        ArrayNode input = json.putArray("input");
        action.input().forEach(field -> input.add(outside(field)));
        ArrayNode output = json.putArray("output");
        action.output().forEach(field -> output.add(outside(field)));
        return json;
    }

    /** A field that belongs to no entity: of an action, of settings. */
    ObjectNode outside(Field<?> field) {
        FieldMeta meta = services.outside(field);
        ObjectNode json = services.json().createObjectNode();
        json.put("name", field.name());
        json.put("label", services.texts().label(field, field.shape().plugin(), locale));
        services.texts().help(field, field.shape().plugin(), locale).ifPresent(help -> json.put("help", help));
        json.put("type", lower(field.type()));
        json.put("required", field.isRequired());
        field.targets().forEach(target -> json.withArray("targets").add(target.toString()));
        field.list()
                .ifPresent(list -> meta.options()
                        .forEach(option -> json.withArray("options")
                                .addObject()
                                .put("name", option.name())
                                .put("label", option(meta, option.name(), option.label()))
                                .put("active", option.active())));
        return json;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
