package org.kontor.core.task;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Permission;
import org.kontor.api.Upgrade;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.PluginVersion;

/**
 * An upgrade as its task knows it: an action that nobody else can start, of a name that no other action may have.
 *
 * @param versions to which the plugin has upgrades, this one's among them
 */
record PlannedUpgrade(String plugin, Upgrade upgrade, Set<PluginVersion> versions) {
    private static final Duration DEADLINE = Duration.ofDays(7);
    private static final String WORD = "upgrade ";

    PlannedUpgrade {
        versions = Set.copyOf(versions);
    }

    /** All upgrades of the platform's plugins, each plugin's in the order of versions. */
    static Stream<PlannedUpgrade> all(Catalog catalog) {
        return catalog.upgrades().entrySet().stream().flatMap(each -> {
            Set<PluginVersion> versions = each.getValue().stream()
                    .map(upgrade -> number(upgrade.version()))
                    .collect(Collectors.toSet());
            return each.getValue().stream().map(upgrade -> new PlannedUpgrade(each.getKey(), upgrade, versions));
        });
    }

    /** The one that a task is named after. */
    static Optional<PlannedUpgrade> find(Catalog catalog, String task) {
        return all(catalog).filter(planned -> planned.isCalled(task)).findFirst();
    }

    private boolean isCalled(String task) {
        String before = plugin + "." + WORD;
        return task.startsWith(before)
                && PluginVersion.parse(task.substring(before.length()))
                        .filter(version()::equals)
                        .isPresent();
    }

    ActionName name() {
        return ActionName.of(plugin, WORD + upgrade.version());
    }

    PluginVersion version() {
        return number(upgrade.version());
    }

    static PluginVersion number(String version) {
        return PluginVersion.parse(version).orElseThrow();
    }

    Action action() {
        // a plugin has all permissions that begin with its own name
        return Action.of(name())
                .requires(Permission.of(plugin, "upgrade", "Upgrade"))
                .deadline(DEADLINE)
                .behind(task -> new UpgradeWork(this, (ActionTask) task).run());
    }
}
