package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.core.access.Access;
import org.kontor.core.access.RightsState;
import org.kontor.core.layer.Arranged;
import org.kontor.core.layer.Form;
import org.kontor.core.layer.FormChangeHooks;
import org.kontor.core.layer.FormSaid;
import org.kontor.core.layer.LabelSaid;
import org.kontor.core.layer.Level;
import org.kontor.core.layer.ValueSaid;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.plugin.PluginTexts;

/**
 * Which layer says what of an entity's forms, labels and lists, as they are for somebody: each part with the layers that speak
 * of it, the farthest first, and what has no effect. Of what somebody may not see, only administrators are told.
 */
final class ExplainedLayers {
    private static final Message UNSEEN = Message.of("system.layer_unseen", "Is not theirs to see here");
    private static final Message EMPTY = Message.of("system.layer_empty", "Nothing stands in it");

    private final Services services;
    private final Access theirs;
    private final Sight sight;
    private final LayoutJson layouts;
    private final EntityJson describing;
    private final RightsState people;
    private final Locale locale;
    private final boolean isWhole;

    /**
     * @param theirs the one whose forms are explained
     * @param locale of the one who asks
     * @param isWhole whether the asker may know everything
     */
    ExplainedLayers(Services services, Access theirs, Locale locale, boolean isWhole) {
        this.services = services;
        this.theirs = theirs;
        this.sight = new Sight(services.catalog(), theirs);
        this.describing = new EntityJson(services, sight, locale);
        this.layouts = new LayoutJson(services, sight, describing, locale);
        this.people = services.policy().state();
        this.locale = locale;
        this.isWhole = isWhole;
    }

    ObjectNode of(EntityMeta entity) {
        ObjectNode json = services.json().createObjectNode();
        json.putObject("user")
                .put("id", theirs.user().toString())
                .put("title", theirs.actor().name());
        json.put("entity", entity.name().toString());
        ArrayNode levels = json.putArray("layers");
        plugin(levels.addObject(), entity.name().plugin());
        services.forms().layers().levels(theirs.user()).forEach(level -> level(levels.addObject(), level));
        ObjectNode forms = json.putObject("forms");
        ArrayNode idle = json.putArray("without_effect");
        for (Form form : layouts.forms(entity)) {
            form(forms.putArray(form.text()), idle, entity, form);
        }
        labels(json.putArray("labels"), entity);
        values(json.putArray("values"), entity);
        return json;
    }

    private void form(ArrayNode parts, ArrayNode idle, EntityMeta entity, Form form) {
        Arranged arranged = services.forms().of(entity, form, theirs.user());
        List<Arranged.Idle> all = new ArrayList<>(arranged.idle());
        for (Arranged.Section section : arranged.sections()) {
            boolean isShown = !layouts.shown(entity, form, section).isEmpty();
            boolean isSaid = !section.said().isEmpty() && layouts.isOpen(entity, form, section);
            if (form.hasSections() && (isWhole || isShown || isSaid)) {
                ObjectNode json = parts.addObject()
                        .put("kind", "section")
                        .put("name", section.name())
                        .put("label", layouts.label(entity, section))
                        .put("shown", isShown);
                ArrayNode layers = json.putArray("layers");
                if (section.plugin() != null) {
                    plugin(layers.addObject(), section.plugin());
                }
                section.said().forEach(said -> said(layers, entity, form, said));
            }
            if (!isShown && !section.isHidden()) {
                section.said().forEach(said -> all.add(new Arranged.Idle(said, null, EMPTY)));
            }
            section.items().forEach(item -> item(parts, all, entity, form, section, item));
        }
        all.stream()
                .filter(each -> isTold(entity, form, arranged, each.said()))
                .forEach(each -> idle(idle, entity, form, each));
    }

    private void item(
            ArrayNode parts,
            List<Arranged.Idle> idle,
            EntityMeta entity,
            Form form,
            Arranged.Section section,
            Arranged.Item item) {
        boolean isOpen = layouts.isOpen(entity, form, item.path());
        if (!isOpen) {
            item.said().forEach(said -> idle.add(new Arranged.Idle(said, null, UNSEEN)));
            if (!isWhole) {
                return;
            }
        }
        boolean isShown = layouts.isShown(entity, form, section, item);
        if (isShown && item.isHidden()) {
            item.said().stream()
                    .filter(said -> Boolean.TRUE.equals(said.hidden()))
                    .forEach(said -> idle.add(new Arranged.Idle(said, "hidden", FormChangeHooks.needed())));
        }
        if (isShown && section.isHidden()) {
            section.said().stream()
                    .filter(said -> Boolean.TRUE.equals(said.hidden()))
                    .filter(said -> idle.stream().noneMatch(each -> each.said() == said))
                    .forEach(said -> idle.add(new Arranged.Idle(said, "hidden", FormChangeHooks.needed())));
        }
        ObjectNode json =
                parts.addObject().put("kind", "field").put("name", item.path()).put("shown", isShown);
        if (form.hasSections()) {
            json.put("section", section.name());
        }
        ArrayNode layers = json.putArray("layers");
        plugin(layers.addObject(), owner(entity, item.path()));
        item.said().forEach(said -> said(layers, entity, form, said));
    }

    /** The plugin that declares a field. */
    private String owner(EntityMeta entity, String path) {
        try {
            return services.catalog()
                    .resolve(services.catalog().term(entity.name(), path))
                    .last()
                    .owner();
        } catch (BadValue e) {
            return entity.name().plugin();
        }
    }

    /** Of a section of which somebody may see nothing they are not told that there is one. */
    private boolean isTold(EntityMeta entity, Form form, Arranged arranged, FormSaid said) {
        if (isWhole || said.level().kind() == Level.Kind.USER) {
            return true;
        }
        return said.isSection()
                ? arranged.sections().stream()
                        .filter(section -> section.name().equals(said.element()))
                        .anyMatch(section -> layouts.isOpen(entity, form, section))
                : layouts.isOpen(entity, form, said.element());
    }

    private void said(ArrayNode layers, EntityMeta entity, Form form, FormSaid said) {
        ObjectNode json = layers.addObject();
        level(json, said.level());
        by(json, said.by(), said.at());
        ObjectNode says = json.putObject("says");
        for (Map.Entry<String, Object> each : said.says().entrySet()) {
            switch (each.getKey()) {
                case "condition" -> condition(says, String.valueOf(each.getValue()));
                case "after_element" -> {
                    String after = String.valueOf(each.getValue());
                    if (isWhole || layouts.isOpen(entity, form, after)) {
                        says.put(each.getKey(), after);
                    }
                }
                default -> says.set(each.getKey(), services.json().valueToTree(each.getValue()));
            }
        }
        if (said.label(locale).isPresent()) {
            says.put("label", said.label(locale).get());
        }
    }

    private void condition(ObjectNode says, String stored) {
        try {
            Condition condition = services.catalog().conditionJson().parseStored(stored);
            if (isWhole || sight.reads(condition)) {
                says.set("condition", describing.json(condition));
            }
        } catch (BadValue e) {
            says.putNull("condition");
        }
    }

    /** What somebody may not see is not named as that after which a field would stand, nor whether there is such a thing. */
    private Message reason(EntityMeta entity, Form form, Arranged.Idle idle) {
        String after = idle.said().after();
        if (isWhole || after == null || !"after_element".equals(idle.what())) {
            return idle.reason();
        }
        return layouts.isOpen(entity, form, after) ? idle.reason() : UNSEEN;
    }

    private void idle(ArrayNode all, EntityMeta entity, Form form, Arranged.Idle idle) {
        ObjectNode json = all.addObject()
                .put("form", form.text())
                .put("kind", idle.said().isSection() ? "section" : "field")
                .put("name", idle.said().element());
        if (idle.what() != null) {
            json.put("what", idle.what());
        }
        json.put("reason", services.texts().text(reason(entity, form, idle), locale));
        level(json, idle.said().level());
        by(json, idle.said().by(), idle.said().at());
    }

    private void labels(ArrayNode labels, EntityMeta entity) {
        String name = entity.name().toString();
        PluginTexts below = services.texts().below();
        label(labels, name, below.label(entity.declared(), locale));
        label(labels, name + ".plural", below.plural(entity.declared(), locale));
        label(labels, name + ".help", below.help(entity.declared(), locale).orElse(null));
        entity.fields().stream().filter(this::isKnown).forEach(field -> {
            String subject = field.field().toString();
            label(labels, subject, below.label(field.field(), field.owner(), locale));
            label(
                    labels,
                    subject + ".help",
                    below.help(field.field(), field.owner(), locale).orElse(null));
        });
        entity.actions().stream()
                .filter(action -> isWhole || sight.may(action))
                .forEach(action -> label(labels, action.name().toString(), below.label(action, locale)));
        services.forms().of(entity, Form.RECORD, theirs.user()).sections().forEach(section -> {
            if (!isWhole && !layouts.isOpen(entity, Form.RECORD, section)) {
                return;
            }
            String subject = name + ".section." + section.name();
            label(labels, subject, below.find(subject, locale).orElse(section.label()));
        });
    }

    private boolean isKnown(FieldMeta field) {
        return isWhole || sight.knows(field);
    }

    private void label(ArrayNode labels, String subject, @Nullable String otherwise) {
        LabelSaid said = services.forms().layers().said(subject, locale).orElse(null);
        if (said != null) {
            ObjectNode json = labels.addObject()
                    .put("name", subject)
                    .put("label", said.said())
                    .put("otherwise", otherwise);
            level(json, Level.SYSTEM);
            by(json, said.by(), said.at());
        }
    }

    private void values(ArrayNode values, EntityMeta entity) {
        for (FieldMeta field : entity.fields()) {
            field.field()
                    .list()
                    .filter(list -> isKnown(field))
                    .ifPresent(list ->
                            field.options().forEach(option -> value(values, field, list.toString(), option.name())));
        }
    }

    private void value(ArrayNode values, FieldMeta field, String list, String value) {
        Optional<ValueSaid> hiding = services.forms().layers().hiding(theirs.user(), list, value);
        Optional<ValueSaid> ranking = services.forms().layers().ranking(theirs.user(), list, value);
        hiding.ifPresent(said -> value(values, field, value, said).put("hidden", true));
        ranking.ifPresent(said -> value(values, field, value, said).put("rank", said.rank()));
        Optional<LabelSaid> label = services.forms().layers().said(list + "." + value, locale);
        label.ifPresent(said -> {
            ObjectNode json = values.addObject()
                    .put("field", field.name())
                    .put("value", value)
                    .put("label", said.said());
            level(json, Level.SYSTEM);
            by(json, said.by(), said.at());
        });
    }

    private ObjectNode value(ArrayNode values, FieldMeta field, String value, ValueSaid said) {
        ObjectNode json = values.addObject().put("field", field.name()).put("value", value);
        level(json, said.level());
        by(json, said.by(), said.at());
        return json;
    }

    private void plugin(ObjectNode json, String id) {
        json.put("level", "plugin").put("id", id);
        services.report().find(id).ifPresent(entry -> {
            json.put("title", services.texts().find(id, locale).orElse(entry.title()));
            json.put("version", entry.version());
        });
    }

    private void level(ObjectNode json, Level level) {
        json.put("level", level.kind().text());
        UUID id = level.id();
        if (id == null) {
            return;
        }
        json.put("id", id.toString());
        switch (level.kind()) {
            case ROLE -> Optional.ofNullable(people.roles().get(id)).ifPresent(role -> json.put("title", role.label()));
            case TEAM -> Optional.ofNullable(people.teams().get(id)).ifPresent(team -> json.put("title", team.name()));
            case USER -> person(id).ifPresent(title -> json.put("title", title));
            case SYSTEM -> {}
        }
    }

    private Optional<String> person(UUID id) {
        return Optional.ofNullable(people.users().get(id)).map(RightsState.User::fullName);
    }

    private void by(ObjectNode json, UUID by, Instant at) {
        ObjectNode who = json.putObject("by").put("id", by.toString());
        person(by).ifPresent(title -> who.put("title", title));
        json.put("at", at.toString());
    }
}
