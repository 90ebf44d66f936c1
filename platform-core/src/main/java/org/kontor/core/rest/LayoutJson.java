package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.api.Verb;
import org.kontor.core.layer.Arranged;
import org.kontor.core.layer.Form;
import org.kontor.core.layer.Forms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.TermPath;

/** An entity's forms as somebody has them: what plugins show, with the layers on it, without what they may not see. */
final class LayoutJson {
    private static final Message REST = Message.of("system.further_details", "Further details");

    private final Services services;
    private final Sight sight;
    private final EntityJson describing;
    private final Locale locale;

    LayoutJson(Services services, Sight sight, EntityJson describing, Locale locale) {
        this.services = services;
        this.sight = sight;
        this.describing = describing;
        this.locale = locale;
    }

    /** All forms of an entity; of one whose records have no life of their own, or of whom nothing can be made, fewer. */
    ObjectNode of(EntityMeta entity) {
        ObjectNode json = services.json().createObjectNode();
        UUID user = sight.actor().ref().id();
        for (Form form : forms(entity)) {
            Arranged arranged = services.forms().of(entity, form, user);
            ObjectNode one = json.putObject(form.text());
            if (form.hasSections()) {
                sections(one.putArray("sections"), entity, form, arranged);
            } else {
                ArrayNode fields = one.putArray("fields");
                arranged.sections().getFirst().items().stream()
                        .filter(item ->
                                isShown(entity, form, arranged.sections().getFirst(), item))
                        .forEach(item -> field(fields, entity, item));
            }
        }
        return json;
    }

    /** The forms that an entity has for somebody. */
    List<Form> forms(EntityMeta entity) {
        return Stream.of(Form.values())
                .filter(form -> form != Form.CREATE || (!entity.isAspect() && sight.may(entity, Verb.CREATE)))
                .filter(form -> form == Form.CREATE || sight.may(entity, Verb.READ))
                .toList();
    }

    private void sections(ArrayNode sections, EntityMeta entity, Form form, Arranged arranged) {
        for (Arranged.Section section : arranged.sections()) {
            List<Arranged.Item> shown = shown(entity, form, section);
            if (shown.isEmpty()) {
                continue;
            }
            ObjectNode json = sections.addObject()
                    .put("name", section.name())
                    .put("label", label(entity, section))
                    .put("columns", section.columns())
                    .put("collapsed", section.isCollapsed());
            if (section.when() != null && sight.reads(section.when())) {
                json.set("when", describing.json(section.when()));
            }
            ArrayNode fields = json.putArray("fields");
            shown.forEach(item -> field(fields, entity, item));
        }
    }

    /** What of a section somebody sees. */
    List<Arranged.Item> shown(EntityMeta entity, Form form, Arranged.Section section) {
        return section.items().stream()
                .filter(item -> isShown(entity, form, section, item))
                .toList();
    }

    /** Whether somebody sees it: what hides it is no more than a wish where no record is made without it. */
    boolean isShown(EntityMeta entity, Form form, Arranged.Section section, Arranged.Item item) {
        boolean isHidden = section.isHidden() || item.isHidden();
        return isOpen(entity, form, item.path())
                && (!isHidden || (form == Form.CREATE && needed(entity).contains(item.path())));
    }

    private static Set<String> needed(EntityMeta entity) {
        return Forms.needed(entity);
    }

    /** Whether somebody may have anything of a section in that form, or nothing stands in it. */
    boolean isOpen(EntityMeta entity, Form form, Arranged.Section section) {
        return section.items().isEmpty()
                || section.items().stream().anyMatch(item -> isOpen(entity, form, item.path()));
    }

    /** Whether somebody may have it in that form at all. */
    boolean isOpen(EntityMeta entity, Form form, String path) {
        return switch (form) {
            case RECORD -> entity.find(path).filter(sight::knows).isPresent();
            case CREATE ->
                entity.find(path)
                        .filter(field -> field.isWritable() && sight.may(field, Verb.CREATE))
                        .isPresent();
            case CARD, LIST -> {
                try {
                    yield sight.reads(services.catalog().term(entity.name(), path));
                } catch (BadValue e) {
                    yield false;
                }
            }
        };
    }

    private void field(ArrayNode fields, EntityMeta entity, Arranged.Item item) {
        ObjectNode json = fields.addObject().put("name", item.path());
        Optional<String> label = item.called(locale);
        if (label.isEmpty() && item.path().indexOf('.') >= 0) {
            label = behind(entity, item.path());
        }
        label.ifPresent(text -> json.put("label", text));
    }

    /** What is behind a reference bears both names. */
    private Optional<String> behind(EntityMeta entity, String path) {
        try {
            TermPath term = services.catalog().resolve(services.catalog().term(entity.name(), path));
            return Optional.of(Stream.concat(term.hops().stream(), Stream.of(term.last()))
                    .map(this::label)
                    .collect(Collectors.joining(": ")));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    private String label(FieldMeta field) {
        return services.texts().label(field.field(), field.owner(), locale);
    }

    /** What a section is called. */
    String label(EntityMeta entity, Arranged.Section section) {
        return section.called(locale)
                .or(() -> section.name().equals(Arranged.REST)
                        ? Optional.of(services.texts().text(REST, locale))
                        : services.texts().find(entity.name() + ".section." + section.name(), locale))
                .or(() -> Optional.ofNullable(section.label()))
                .orElse(section.name());
    }
}
