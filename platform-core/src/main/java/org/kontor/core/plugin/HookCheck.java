package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Hook;
import org.kontor.api.Verb;

/** Checks what hooks are on. */
final class HookCheck {
    private final TermCheck terms;
    private final Declarations declared;

    HookCheck(TermCheck terms, Declarations declared) {
        this.terms = terms;
        this.declared = declared;
    }

    void hooks(Contribution contribution, Place contributed) {
        Set<EntityName> after = new HashSet<>();
        for (Hook hook : contribution.hooks()) {
            Place place = contributed.in("hook " + when(hook) + " " + hook.entity());
            if (terms.known(hook.entity(), place).isPresent() && hook instanceof Hook.After) {
                after(hook.entity(), contribution, place);
                if (!after.add(hook.entity())) {
                    place.refuse(
                            "it is there twice: by plugin and entity its place in the change log is kept",
                            "make one of the two");
                }
            }
        }
    }

    private static String when(Hook hook) {
        return switch (hook) {
            case Hook.Before before -> "before";
            case Hook.Within within -> "within";
            case Hook.After after -> "after";
        };
    }

    private void after(EntityName entity, Contribution contribution, Place place) {
        List<Declarations.Parent> parents = declared.parents(entity);
        boolean isOwn = entity.plugin().equals(contribution.pluginId());
        if (!parents.isEmpty()) {
            EntityName whole = parents.getFirst().entity();
            place.refuse("the change log knows parts with their whole", "make it a hook on " + whole);
        } else if (!isOwn && !needs(contribution, entity)) {
            place.refuse(
                    "the plugin may not read " + entity,
                    "say needs(" + entity + ", Verb.READ), which administrators see");
        }
    }

    private static boolean needs(Contribution contribution, EntityName entity) {
        return contribution.needs().stream()
                .anyMatch(need -> need.entity().equals(entity) && need.verbs().contains(Verb.READ));
    }
}
