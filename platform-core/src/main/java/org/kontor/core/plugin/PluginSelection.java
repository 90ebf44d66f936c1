package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Aspect;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.core.plugin.PluginReport.Entry;
import org.kontor.core.plugin.PluginReport.State;

/**
 * Which plugins make up a platform: those that hold, with all that they depend on. One that fails is left out, and so is
 * whoever depends on it; the rest stands.
 *
 * @param active the plugins of the platform, the kernel's own first, each after those that it depends on
 * @param inactive plugins that contributed and were left out; to be closed unless another platform uses them
 * @param report what became of each
 */
public record PluginSelection(List<LoadedPlugin> active, List<LoadedPlugin> inactive, PluginReport report) {
    /**
     * Chooses.
     *
     * @param system the kernel's own
     * @param loading what was loaded, and what could not be
     * @param absent plugins that are not even loaded
     * @param own what administrators add
     * @throws IllegalStateException when the kernel's own contribution does not hold
     */
    public static PluginSelection of(
            LoadedPlugin system, PluginLoader.Loading loading, Collection<Absent> absent, OwnParts own) {
        Map<String, State> states = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>(loading.violations());
        List<Violation> unfit = new ArrayList<>(of(OwnParts.PLUGIN, violations));
        Set<String> failed =
                violations.stream().map(Violation::pluginId).collect(Collectors.toCollection(TreeSet::new));
        failed.remove(OwnParts.PLUGIN);
        failed.forEach(id -> states.put(id, State.REFUSED));
        for (Absent each : absent) {
            states.put(each.id(), each.state());
            violations.add(each.why());
        }
        List<LoadedPlugin> rest = new ArrayList<>(inOrder(system, loading.plugins()));
        rest.removeIf(plugin -> states.containsKey(plugin.id()));
        List<LoadedPlugin> all;
        do {
            setAside(rest, states, violations);
            all = new ArrayList<>(rest);
            own.with(rest.stream().map(LoadedPlugin::contribution).toList(), unfit)
                    .ifPresent(all::add);
            List<Violation> round = check(all);
            if (round.isEmpty()) {
                Optional<LoadedPlugin> ruled =
                        own.ruled(all.stream().map(LoadedPlugin::contribution).toList(), unfit);
                if (ruled.isPresent()) {
                    all.removeIf(plugin -> plugin.id().equals(OwnParts.PLUGIN));
                    all.add(ruled.get());
                    round = check(all);
                }
            }
            unfit.addAll(of(OwnParts.PLUGIN, round));
            failed = round.stream().map(Violation::pluginId).collect(Collectors.toSet());
            if (failed.contains(system.id())) {
                throw new IllegalStateException("the kernel's own contribution does not hold: " + round);
            }
            violations.addAll(round);
            // of administrators' parts those that do not hold are left out, and the others stay
            failed.stream().filter(id -> !id.equals(OwnParts.PLUGIN)).forEach(id -> states.put(id, State.REFUSED));
            rest.removeIf(plugin -> states.containsKey(plugin.id()));
        } while (!failed.isEmpty());
        Set<LoadedPlugin> inactive = new LinkedHashSet<>(loading.plugins());
        rest.forEach(inactive::remove);
        return new PluginSelection(
                List.copyOf(all),
                List.copyOf(inactive),
                report(system, loading.plugins(), absent, states, all, violations));
    }

    private static List<Violation> check(List<LoadedPlugin> plugins) {
        return ContributionCheck.check(
                plugins.stream().map(LoadedPlugin::candidate).toList());
    }

    /** Leaves out those that depend on one that was left out, and so on. */
    private static void setAside(List<LoadedPlugin> rest, Map<String, State> states, List<Violation> violations) {
        boolean more = true;
        while (more) {
            more = false;
            for (LoadedPlugin plugin : List.copyOf(rest)) {
                List<String> gone = plugin.contribution().dependencies().stream()
                        .filter(states::containsKey)
                        .toList();
                if (!gone.isEmpty()) {
                    gone.forEach(id -> violations.add(new Violation(
                            plugin.id(),
                            "dependency on " + id,
                            Message.of("system.left_out_with", "that plugin was left out"),
                            Message.of("system.left_out_with_mend", "mend or enable it"))));
                    states.put(plugin.id(), State.SET_ASIDE);
                    rest.remove(plugin);
                    more = true;
                }
            }
        }
    }

    /** Each after those that it depends on, else by id; members of a circle as they come. */
    private static List<LoadedPlugin> inOrder(LoadedPlugin system, List<LoadedPlugin> plugins) {
        Map<String, LoadedPlugin> byId = new TreeMap<>();
        plugins.forEach(plugin -> byId.put(plugin.id(), plugin));
        List<LoadedPlugin> ordered = new ArrayList<>(List.of(system));
        Set<String> visited = new HashSet<>(Set.of(system.id()));
        byId.values().forEach(plugin -> visit(plugin, byId, visited, ordered));
        return ordered;
    }

    private static void visit(
            LoadedPlugin plugin, Map<String, LoadedPlugin> byId, Set<String> visited, List<LoadedPlugin> ordered) {
        if (visited.add(plugin.id())) {
            plugin.contribution().dependencies().stream()
                    .sorted()
                    .flatMap(id -> Stream.ofNullable(byId.get(id)))
                    .forEach(needed -> visit(needed, byId, visited, ordered));
            ordered.add(plugin);
        }
    }

    private static PluginReport report(
            LoadedPlugin system,
            List<LoadedPlugin> loaded,
            Collection<Absent> absent,
            Map<String, State> states,
            List<LoadedPlugin> active,
            List<Violation> violations) {
        Set<EntityName> aspects = Stream.concat(Stream.of(system), active.stream())
                .flatMap(plugin -> plugin.contribution().aspects().stream())
                .map(Aspect::name)
                .collect(Collectors.toSet());
        Map<String, Entry> entries = new TreeMap<>();
        Set<String> wanted = new TreeSet<>();
        violations.forEach(violation -> entries.put(
                violation.pluginId(),
                unloaded(violation.pluginId(), stateOf(violation.pluginId(), states), violations)));
        absent.forEach(each -> entries.put(
                each.id(),
                new Entry(
                        each.id(),
                        each.title(),
                        each.version(),
                        each.hash(),
                        each.state(),
                        of(each.id(), violations),
                        List.of(),
                        Map.of())));
        for (LoadedPlugin plugin :
                Stream.concat(loaded.stream(), active.stream()).distinct().toList()) {
            entries.put(plugin.id(), entry(plugin, stateOf(plugin.id(), states), violations, aspects));
            wanted.addAll(plugin.contribution().dependencies());
        }
        wanted.removeAll(entries.keySet());
        wanted.forEach(id -> entries.put(id, unloaded(id, State.MISSING, violations)));
        List<Entry> ordered = new ArrayList<>(List.of(entry(system, State.ACTIVE, violations, aspects)));
        entries.values().stream()
                .filter(entry -> !entry.id().equals(system.id()))
                .forEach(ordered::add);
        return new PluginReport(ordered);
    }

    private static State stateOf(String id, Map<String, State> states) {
        return states.getOrDefault(id, State.ACTIVE);
    }

    private static Entry unloaded(String id, State state, List<Violation> violations) {
        return new Entry(id, id, "", "", state, of(id, violations), List.of(), Map.of());
    }

    private static Entry entry(LoadedPlugin plugin, State state, List<Violation> violations, Set<EntityName> aspects) {
        Contribution contribution = plugin.contribution();
        return new Entry(
                plugin.id(),
                contribution.title(),
                plugin.version(),
                plugin.hash(),
                state,
                of(plugin.id(), violations),
                plugin.remarks(),
                Brought.by(contribution, aspects));
    }

    private static List<Violation> of(String id, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.pluginId().equals(id))
                .toList();
    }
}
