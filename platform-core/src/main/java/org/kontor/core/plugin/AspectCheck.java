package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Aspect;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;

/** Checks aspects. */
final class AspectCheck {
    /** What lives in tables of its own, or asks something itself, is not brought together. */
    private static final Set<FieldType> NOT_PLAYED = EnumSet.of(
            FieldType.PARTS, FieldType.REFERENCES, FieldType.CHOICES, FieldType.CONDITION, FieldType.RICH_TEXT);

    /** The columns that every row of an aspect has. */
    private static final Set<String> OWN = Set.of("source", "source_entity", "source_id", "play");

    private final FieldCheck fields;

    AspectCheck(FieldCheck fields) {
        this.fields = fields;
    }

    void check(Contribution contribution, Place contributed) {
        Set<EntityName> seen = new HashSet<>();
        contribution.entities().stream().map(Entity::name).forEach(seen::add);
        for (Aspect aspect : contribution.aspects()) {
            Place place = contributed.in("aspect " + aspect.name());
            if (!seen.add(aspect.name())) {
                place.refuse("another aspect or an entity has this name", "choose another");
            }
            Names.entity(aspect.name().name(), place);
            if (!aspect.name().plugin().equals(contribution.pluginId())) {
                place.refuse(
                        "the aspect belongs to the plugin " + aspect.name().plugin(),
                        "declare own aspects only, named " + contribution.pluginId() + ".…");
                continue;
            }
            if (aspect.label().isBlank() || aspect.plural().isBlank()) {
                place.refuse("it has no label or no plural", "name it as people do, in singular and plural");
            }
            if (aspect.fields().isEmpty()) {
                place.refuse("it has no field", "say what those who play it are to say");
            }
            Map<String, String> columns = new HashMap<>();
            aspect.fields().forEach(field -> field(field, aspect, contribution, columns, place));
            named(aspect.title(), aspect, place.in("title"));
            aspect.lists().forEach(list -> named(list, aspect, place.in("listed by")));
        }
    }

    private void field(
            Field<?> field, Aspect aspect, Contribution contribution, Map<String, String> columns, Place aspectPlace) {
        Place place = aspectPlace.in("field " + field.name());
        if (!field.shape().equals(aspect.name())) {
            place.refuse("the field was born from " + field.shape(), "make it from the name of " + aspect.name());
        }
        Names.field(field, place);
        if (NOT_PLAYED.contains(field.type())) {
            place.refuse("an aspect has no " + TermCheck.low(field), "use a field with a single value");
            return;
        }
        if (OWN.contains(field.name()) || Names.columns(field).stream().anyMatch(OWN::contains)) {
            place.refuse("each row has a " + field.name() + " of its own", "choose another name");
        }
        Set<String> taken = new HashSet<>(Names.columns(field));
        taken.add(field.name());
        for (String column : taken) {
            String other = columns.putIfAbsent(column, field.name());
            if (other != null) {
                place.refuse("the field " + other + " has the column " + column + " too", "rename one of the two");
            }
        }
        if (field.isUnique() || field.isSensitive() || field.isDerived() || field.isTranslated() || field.isRetired()) {
            place.refuse(
                    "a field of an aspect is not unique, sensitive, derived, translated or retired: what plays it is",
                    "say it of the fields that play it");
        }
        fields.check(field, contribution, place);
    }

    private static void named(List<Field<?>> named, Aspect aspect, Place place) {
        for (Field<?> field : named) {
            if (!aspect.fields().contains(field)) {
                place.refuse(field + " is no field of the aspect", "name its own fields");
            }
        }
    }
}
