package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Term;
import org.kontor.core.meta.CatalogBuilder;

/** Checks entities, and fields for foreign ones. */
final class EntityCheck {
    private final Declarations declared;
    private final TermCheck terms;
    private final FieldCheck fields;

    /** Who took a table's name, over all plugins. */
    private final Map<String, String> tables = new HashMap<>();

    /** Who took an entity's column, over all plugins. */
    private final Map<EntityName, Map<String, String>> columns = new HashMap<>();

    EntityCheck(Declarations declared, TermCheck terms, FieldCheck fields) {
        this.declared = declared;
        this.terms = terms;
        this.fields = fields;
    }

    /** Checks a plugin's own entities. */
    void entities(Contribution contribution, Place contributed) {
        Set<EntityName> seen = new HashSet<>();
        for (Entity entity : contribution.entities()) {
            Place place = contributed.in("entity " + entity.name());
            if (!seen.add(entity.name())) {
                place.refuse("it is declared twice", "remove one of the two");
                continue;
            }
            Names.entity(entity.name().name(), place);
            if (!entity.name().plugin().equals(contribution.pluginId())) {
                place.refuse(
                        "the entity belongs to the plugin " + entity.name().plugin(),
                        "declare own entities only, named " + contribution.pluginId() + ".…");
                continue; // nothing in it counts
            }
            if (entity.label().isBlank() || entity.plural().isBlank()) {
                place.refuse("it has no label or no plural", "name it as people do, in singular and plural");
            }
            take(CatalogBuilder.tableName(entity.name()), place);
            entity.fields().forEach(field -> field(field, entity.name(), contribution, place));
            title(entity, place);
            part(entity, place);
            attached(entity, place);
        }
    }

    /** Checks fields for entities of other plugins. */
    void foreignFields(Contribution contribution, Place contributed) {
        for (Contribution.ForeignFields foreign : contribution.foreignFields()) {
            Place place = contributed.in("fields for " + foreign.entity());
            terms.known(foreign.entity(), place);
            if (foreign.entity().plugin().equals(contribution.pluginId())) {
                place.refuse("the entity is the plugin's own", "put the fields into the entity");
            }
            for (Field<?> field : foreign.fields()) {
                if (!Declarations.isForeignName(field.name(), contribution.pluginId())) {
                    String prefix = contribution.pluginId() + "_";
                    place.in("field " + field.name())
                            .refuse(
                                    "a field for a foreign entity begins with " + prefix,
                                    "call it " + prefix + field.name());
                    continue;
                }
                if (field.isRequired()) {
                    place.in("field " + field.name())
                            .refuse(
                                    "a required field would refuse every record that others write",
                                    "leave it open, or give it a rule with a condition");
                }
                field(field, foreign.entity(), contribution, place);
            }
        }
    }

    private void field(Field<?> field, EntityName entity, Contribution contribution, Place entityPlace) {
        Place place = entityPlace.in("field " + field.name());
        if (!field.shape().equals(entity)) {
            place.refuse("the field was born from " + field.shape(), "make it from the name of " + entity);
        }
        Names.field(field, place);
        Map<String, String> taken = columns.computeIfAbsent(entity, unknown -> new HashMap<>());
        String before = taken.putIfAbsent("field " + field.name(), field.name());
        if (before != null) {
            place.refuse(entity + " has another field of this name", "choose another name, or remove one of the two");
        } else {
            for (String column : Names.columns(field)) {
                String other = taken.putIfAbsent(column, field.name());
                if (other != null) {
                    place.refuse("the field " + other + " has the column " + column + " too", "rename one of the two");
                }
            }
        }
        if (field.type() == FieldType.REFERENCES) {
            take(CatalogBuilder.linkTable(entity, field), place);
        }
        fields.check(field, contribution, place);
        field.formerName().ifPresent(former -> {
            if (declared.fieldNames(entity).contains(former)) {
                place.refuse("its former name " + former + " is a field too", "remove the old field");
            }
        });
        if (field.type() == FieldType.PARTS) {
            parts(field, entity, place);
        }
    }

    private void parts(Field<?> field, EntityName entity, Place place) {
        EntityName part = field.targets().getFirst();
        terms.known(part, place);
        List<Declarations.Parent> parents = declared.parents(part);
        if (parents.size() > 1 && !parents.getFirst().field().equals(field)) {
            place.refuse(
                    part + " is already the part of " + parents.getFirst().entity() + " in "
                            + parents.getFirst().field().name(),
                    "declare an entity of its own for these parts");
        }
        if (part.equals(entity) || !declared.parents(entity).isEmpty()) {
            place.refuse("parts cannot have parts", "use a reference");
        }
        if (!part.plugin().equals(place.pluginId())) {
            place.refuse(part + " is another plugin's entity", "declare an entity of your own for the parts");
        }
    }

    private void part(Entity entity, Place place) {
        if (entity.isOwned() && !declared.parents(entity.name()).isEmpty()) {
            place.refuse("a part is owned with its parent", "remove owned()");
        }
    }

    private void attached(Entity entity, Place entityPlace) {
        Field<?> to = entity.attachedTo();
        if (to == null) {
            return;
        }
        Place place = entityPlace.in("attachedTo");
        if (!entity.fields().contains(to)) {
            place.refuse(to.name() + " is no field of the entity", "put it among fields(…)");
        }
        if (to.type() != FieldType.REFERENCE || !to.targets().isEmpty() || !to.isRequired()) {
            place.refuse(
                    to.name() + " does not name a record of any entity in each case",
                    "make it reference(\"" + to.name() + "\").required(), without a target");
        }
        if (entity.isOwned() || !declared.parents(entity.name()).isEmpty()) {
            place.refuse(
                    "what hangs on a record is seen as far as that is, and has neither owner nor parent",
                    "remove owned(), or attachedTo(…)");
        }
    }

    private void title(Entity entity, Place entityPlace) {
        for (Term<?> term : entity.title()) {
            Place place = entityPlace.in("title " + term.path());
            terms.resolve(term, entity.name(), place).ifPresent(field -> {
                if (field.field().isSensitive()) {
                    place.refuse(
                            "a title is shown to everybody who sees the record", "leave sensitive fields out of it");
                }
                if (!field.kind().isSortable() || field.type() == FieldType.CONDITION) {
                    place.refuse("a field of type " + TermCheck.low(term) + " names no record", "use a line of text");
                }
            });
        }
    }

    private void take(String table, Place place) {
        String other = tables.putIfAbsent(table, place.pluginId());
        if (other != null) {
            place.refuse("the table " + table + " is taken by the plugin " + other, "choose another name");
        }
    }
}
