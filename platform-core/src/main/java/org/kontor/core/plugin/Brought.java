package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Background;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Permission;
import org.kontor.api.Rule;
import org.kontor.api.Upgrade;

/** Lists what a contribution brings, by kind, with names that people know. */
public final class Brought {
    private Brought() {}

    /** @param aspects those that somebody declares: what plays another one sleeps */
    static Map<String, List<String>> by(Contribution contribution, Set<EntityName> aspects) {
        Map<String, List<String>> brought = new LinkedHashMap<>();
        put(brought, "dependencies", contribution.dependencies().stream());
        put(
                brought,
                "entities",
                contribution.entities().stream().map(entity -> entity.name().toString()));
        put(
                brought,
                "fields",
                contribution.foreignFields().stream()
                        .flatMap(foreign ->
                                foreign.fields().stream().map(field -> foreign.entity() + "." + field.name())));
        put(
                brought,
                "rules",
                contribution.rules().stream()
                        .flatMap(
                                rules -> rules.rules().stream().map(rule -> rules.entity() + " " + RuleText.of(rule))));
        put(
                brought,
                "hooks",
                contribution.hooks().stream().map(hook -> hook.entity().toString()));
        put(
                brought,
                "actions",
                contribution.actions().stream().map(action -> action.name().toString()));
        put(
                brought,
                "aspects",
                contribution.aspects().stream().map(aspect -> aspect.name().toString()));
        put(
                brought,
                "dormant",
                contribution.rules().stream()
                        .flatMap(rules -> rules.rules().stream()
                                .filter(rule -> rule instanceof Rule.Plays plays && !aspects.contains(plays.aspect()))
                                .map(rule -> rules.entity() + " plays " + ((Rule.Plays) rule).aspect())));
        put(brought, "permissions", contribution.permissions().stream().map(Permission::id));
        put(brought, "roles", contribution.roles().stream().map(role -> role.plugin() + "." + role.name()));
        put(brought, "needs", contribution.needs().stream().map(need -> need.entity() + " " + need.verbs()));
        put(brought, "resources", contribution.resources().stream().map(Class::getSimpleName));
        put(brought, "mappers", contribution.mappers().stream().map(Class::getSimpleName));
        put(brought, "migrations", contribution.migrations().stream());
        put(brought, "upgrades", contribution.upgrades().stream().flatMap(Brought::fills));
        put(brought, "settings", contribution.settings().stream().map(setting -> setting.toString()));
        put(brought, "backgrounds", contribution.backgrounds().stream().map(Background::name));
        put(
                brought,
                "services",
                contribution.services().stream().map(service -> service.type().getName()));
        put(
                brought,
                "pages",
                contribution.ui().stream().map(element -> element.getClass().getSimpleName()));
        return Collections.unmodifiableMap(brought);
    }

    /** The fills of an upgrade, as they are listed. */
    public static Stream<String> fills(Upgrade upgrade) {
        return upgrade.fills().stream().map(fill -> upgrade.version() + " fills " + fill.entity());
    }

    private static void put(Map<String, List<String>> brought, String kind, Stream<String> names) {
        List<String> listed = names.collect(ArrayList::new, List::add, List::addAll);
        if (!listed.isEmpty()) {
            brought.put(kind, List.copyOf(listed));
        }
    }
}
