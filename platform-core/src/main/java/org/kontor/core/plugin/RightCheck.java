package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Permission;
import org.kontor.api.Role;
import org.kontor.api.Scope;
import org.kontor.api.Who;
import org.kontor.core.config.NearestName;

/** Checks permissions, roles and what a plugin's own actor asks for. */
final class RightCheck {
    private final Declarations declared;
    private final TermCheck terms;
    private final ConditionCheck conditions;

    RightCheck(Declarations declared, TermCheck terms, ConditionCheck conditions) {
        this.declared = declared;
        this.terms = terms;
        this.conditions = conditions;
    }

    void check(Contribution contribution, Place place) {
        permissions(contribution, place);
        roles(contribution, place);
        needs(contribution, place);
    }

    private static void permissions(Contribution contribution, Place contributed) {
        Set<String> seen = new HashSet<>();
        Set<String> verbs = contribution.entities().stream()
                .flatMap(entity -> Declarations.verbs(entity.name()))
                .collect(Collectors.toSet());
        for (Permission permission : contribution.permissions()) {
            Place place = contributed.in("permission " + permission.id());
            if (!permission.plugin().equals(contribution.pluginId())) {
                place.refuse("it belongs to the plugin " + permission.plugin(), "declare own permissions only");
            }
            Names.permission(permission.name(), place);
            if (!seen.add(permission.id())) {
                place.refuse("it is declared twice", "remove one of the two");
            }
            if (verbs.contains(permission.id())) {
                place.refuse("an entity's verb has this id already", "choose another name");
            }
        }
    }

    private void roles(Contribution contribution, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (Role role : contribution.roles()) {
            Place place = contributed.in("role " + role.plugin() + "." + role.name());
            if (!role.plugin().equals(contribution.pluginId())) {
                place.refuse("it belongs to the plugin " + role.plugin(), "declare own roles only");
            }
            Names.plain(role.name(), "a role's name", place);
            if (!seen.add(role.name())) {
                place.refuse("it is declared twice", "remove one of the two");
            }
            role.grants().forEach(grant -> grant(grant, place.in("grant on " + grant.entity())));
            role.permissions().forEach(permission -> permission(permission.id(), place));
        }
    }

    private void grant(Grant grant, Place place) {
        EntityName entity = grant.entity();
        Optional<Entity> known = terms.known(entity, place);
        if (known.isEmpty()) {
            return;
        }
        if (grant.verbs().isEmpty()) {
            place.refuse("it grants no verb", "name at least one");
        }
        if (needsOwner(grant.scope()) && !known.get().isOwned()) {
            place.refuse(
                    "its records have no owner and no team, so that within(" + grant.scope() + ") reaches none",
                    "say owned() on the entity, or leave the scope out");
        }
        grant.condition().ifPresent(condition -> conditions.check(condition, entity, place));
        grant.onlyFields().ifPresent(only -> fields(only, entity, place));
        fields(grant.butFields(), entity, place);
        fields(grant.alsoFields(), entity, place);
    }

    private static boolean needsOwner(Scope scope) {
        return scope == Scope.OWN || scope == Scope.TEAM || scope == Scope.SUBORDINATES;
    }

    private void fields(List<Field<?>> fields, EntityName entity, Place place) {
        fields.forEach(field -> terms.field(field, entity, place));
    }

    private void needs(Contribution contribution, Place contributed) {
        for (Contribution.Need need : contribution.needs()) {
            Place place = contributed.in("need of " + need.entity());
            terms.known(need.entity(), place);
            if (need.entity().plugin().equals(contribution.pluginId())) {
                place.refuse("the plugin has every right on its own entities", "remove it");
            }
            if (need.verbs().isEmpty()) {
                place.refuse("it names no verb", "name at least one");
            }
        }
    }

    /** Checks roles that are the plugin's own by their names: nobody but the plugin makes those. */
    static void own(List<Who> people, Contribution contribution, Place place) {
        String prefix = contribution.pluginId() + ".";
        List<String> declared = contribution.roles().stream()
                .map(role -> role.plugin() + "." + role.name())
                .toList();
        for (Who who : people) {
            if (who instanceof Who.InRole named
                    && named.name().startsWith(prefix)
                    && !declared.contains(named.name())) {
                place.refuse(
                        "the plugin does not declare the role " + named.name(),
                        NearestName.to(named.name(), declared)
                                .map(known -> "did you mean " + known + "?")
                                .orElse("declare it in roles(…)"));
            }
        }
    }

    /** Checks that somebody declares a permission. */
    void permission(String id, Place place) {
        if (!declared.permissions().contains(id)) {
            place.refuse(
                    "nobody declares the permission " + id,
                    NearestName.to(id, declared.permissions())
                            .map(known -> "did you mean " + known + "?")
                            .orElse("name it in permissions(…)"));
        }
    }
}
