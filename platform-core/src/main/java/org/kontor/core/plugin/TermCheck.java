package org.kontor.core.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.config.NearestName;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.kind.FieldKinds;

/** Walks terms through the declarations, behind references too. */
final class TermCheck {
    private static final int MOST_HOPS = 5;

    private final Declarations declared;
    private final FieldKinds kinds = Names.kinds();

    TermCheck(Declarations declared) {
        this.declared = declared;
    }

    /**
     * The field at which a term ends, asked of an entity's records; empty after something was refused.
     *
     * @param entity at whose records the term is asked
     */
    Optional<FieldMeta> resolve(Term<?> term, EntityName entity, Place place) {
        return switch (term) {
            case Field<?> field -> field(field, entity, place);
            case SystemTerm<?> system -> system(system, entity, place);
            case Bucket<?> bucket -> bucket(bucket, entity, place);
            case Behind<?> behind -> behind(behind, entity, place);
        };
    }

    /** The entity of the records that a field with several references names; empty for any other field. */
    static Optional<EntityName> targetOfSeveral(FieldMeta field) {
        return field.isReferences() ? field.field().targets().stream().findFirst() : Optional.empty();
    }

    /** Resolves terms of which nothing more is asked. */
    void all(List<? extends Term<?>> terms, EntityName entity, Place place) {
        terms.forEach(term -> resolve(term, entity, place));
    }

    /** A field that must be one of the entity's own or added ones, not one behind a reference. */
    Optional<FieldMeta> field(Field<?> field, EntityName entity, Place place) {
        if (!field.shape().equals(entity)) {
            place.refuse(
                    field + " is no field of " + entity,
                    "use a field of " + entity + ", or ask for it behind a reference with of(…)");
            return Optional.empty();
        }
        Optional<Field<?>> found = declared.field(entity, field.name());
        if (found.isEmpty()) {
            place.refuse(entity + " has no field " + field.name(), nearest(field.name(), entity));
            return Optional.empty();
        }
        if (found.get().type() != field.type()) {
            place.refuse(
                    field + " is declared as " + low(found.get()) + ", not as " + low(field),
                    "use the constant that declares the field");
            return Optional.empty();
        }
        return Optional.of(meta(entity, found.get(), null));
    }

    /** Whether a field is the owner or the team of an entity's records, which nobody declares. */
    boolean saysWhose(Field<?> field, EntityName entity) {
        boolean isOwned = declared.entity(entity).filter(Entity::isOwned).isPresent();
        return isOwned
                && field.shape().equals(entity)
                && Stream.of(entity.owner(), entity.team()).map(Term::path).anyMatch(field.name()::equals);
    }

    /** A declared field of an entity, by its name; refuses nothing. */
    Optional<FieldMeta> find(EntityName entity, String name) {
        return declared.field(entity, name).map(field -> meta(entity, field, null));
    }

    private Optional<FieldMeta> system(SystemTerm<?> term, EntityName entity, Place place) {
        if (!term.owningEntity().equals(entity)) {
            place.refuse(
                    term.path() + " of " + term.owningEntity() + " is asked of " + entity,
                    "take the term from the name of " + entity);
            return Optional.empty();
        }
        Optional<Entity> found = asked(entity, place);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean isOfAspects = term.kind() == SystemTerm.Kind.ID || term.kind() == SystemTerm.Kind.SOURCE;
        if (declared.isAspect(entity) ? !isOfAspects : term.kind() == SystemTerm.Kind.SOURCE) {
            place.refuse(
                    entity + " has no " + term.path(),
                    declared.isAspect(entity) ? "ask for a field of the aspect" : "ask this of aspects only");
            return Optional.empty();
        }
        boolean isOwned = found.get().isOwned();
        return switch (term.kind()) {
            case ID -> Optional.of(meta(entity, entity.reference("id", entity), term.kind()));
            case CREATED_AT -> Optional.of(meta(entity, entity.moment("created_at"), term.kind()));
            case UPDATED_AT -> Optional.of(meta(entity, entity.moment("updated_at"), term.kind()));
            case CREATED_BY, UPDATED_BY ->
                Optional.of(meta(entity, entity.reference(term.path(), CatalogBuilder.USER), term.kind()));
            case OWNER, TEAM -> {
                if (!isOwned) {
                    place.refuse(
                            "records of " + entity + " have no " + term.path(),
                            place.said(
                                    "declare the entity as owned()",
                                    "records have owners where their entity began so"));
                    yield Optional.empty();
                }
                EntityName target = term.kind() == SystemTerm.Kind.OWNER ? CatalogBuilder.USER : CatalogBuilder.TEAM;
                yield Optional.of(meta(entity, entity.reference(term.path(), target), term.kind()));
            }
            case SOURCE -> Optional.of(meta(entity, entity.reference(term.path()), term.kind()));
            case PARENT -> {
                List<Declarations.Parent> parents = declared.parents(entity);
                if (parents.isEmpty()) {
                    place.refuse(entity + " is not a part of anything", "name it in parts(…) of its parent");
                    yield Optional.empty();
                }
                yield Optional.of(meta(
                        entity, entity.reference("parent", parents.getFirst().entity()), term.kind()));
            }
        };
    }

    private Optional<FieldMeta> bucket(Bucket<?> bucket, EntityName entity, Place place) {
        Optional<FieldMeta> cut = resolve(bucket.term(), entity, place);
        if (cut.isPresent() && cut.get().type() != FieldType.DATE && cut.get().type() != FieldType.MOMENT) {
            place.refuse(bucket.term().path() + " is no date and no moment", "cut dates and moments to periods only");
            return Optional.empty();
        }
        if (cut.isPresent() && cut.get().isEncrypted()) {
            place.refuse(bucket.term().path() + " is encrypted", "cut dates and moments that are not");
            return Optional.empty();
        }
        return cut;
    }

    private Optional<FieldMeta> behind(Behind<?> behind, EntityName entity, Place place) {
        if (hops(behind) > MOST_HOPS) {
            place.refuse(behind.path() + " goes through more than " + MOST_HOPS + " references", "ask for less");
            return Optional.empty();
        }
        Optional<FieldMeta> reference = resolve(behind.reference(), entity, place);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        Field<?> field = reference.get().field();
        EntityName asked = behind.term().entity();
        if (field.type() != FieldType.REFERENCE || field.targets().size() != 1) {
            place.refuse(
                    behind.reference().path() + " is no reference to one entity",
                    "ask behind references with one target");
            return Optional.empty();
        }
        EntityName target = field.targets().getFirst();
        if (!target.equals(asked)) {
            place.refuse(
                    behind.path() + " asks a record of " + target + " for a field of "
                            + behind.term().shape(),
                    "use a field of " + target);
            return Optional.empty();
        }
        return resolve(behind.term(), target, place);
    }

    private static int hops(Term<?> term) {
        return term instanceof Behind<?> behind ? hops(behind.reference()) + 1 + hops(behind.term()) : 0;
    }

    /** An entity that somebody declares, with records of its own. */
    Optional<Entity> known(EntityName entity, Place place) {
        if (declared.isAspect(entity)) {
            place.refuse(entity + " is an aspect, which has no records of its own", "name an entity");
            return Optional.empty();
        }
        return asked(entity, place);
    }

    /** An entity or an aspect that somebody declares. */
    Optional<Entity> asked(EntityName entity, Place place) {
        Optional<Entity> found = declared.entity(entity);
        if (found.isEmpty()) {
            place.refuse("there is no entity " + entity, unknown(entity));
        }
        return found;
    }

    private String unknown(EntityName entity) {
        if (!declared.plugins().contains(entity.plugin())) {
            return "install the plugin " + entity.plugin() + ", which is not there or was left out";
        }
        return NearestName.to(entity.toString(), declared.entityNames())
                .map(known -> "did you mean " + known + "?")
                .orElse("declare it, or name one that is declared");
    }

    String nearest(String field, EntityName entity) {
        if (declared.entity(entity).isEmpty()) {
            return unknown(entity);
        }
        return NearestName.to(field, declared.fieldNames(entity))
                .map(known -> "did you mean " + known + "?")
                .orElse("name the field among the entity's fields");
    }

    /** Whether an entity is the part of another. */
    boolean isPartOf(EntityName part, EntityName entity) {
        return declared.parents(part).stream()
                .anyMatch(parent -> parent.entity().equals(entity));
    }

    /** What the kernel knows of a field, as far as checks need it. */
    FieldMeta meta(EntityName entity, Field<?> field, SystemTerm.@Nullable Kind system) {
        List<ChoiceOption> options = field.list().stream()
                .flatMap(list -> list.choices().stream())
                .map(choice -> new ChoiceOption(choice.name(), choice.name(), true))
                .toList();
        return new FieldMeta(
                entity,
                field.name(),
                field,
                kinds.of(field),
                List.of(),
                system,
                entity.plugin(),
                options,
                false,
                false,
                null);
    }

    /** A field's type as people read it. */
    static String low(Term<?> term) {
        return term.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
