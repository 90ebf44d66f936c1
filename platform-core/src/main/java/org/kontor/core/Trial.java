package org.kontor.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.custom.ModelDifference;
import org.kontor.core.meta.PluginVersion;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Plan;
import org.kontor.core.module.Plan.Side;
import org.kontor.core.module.Plan.Step;
import org.kontor.core.module.PluginChange;
import org.kontor.core.module.PluginChange.Target;
import org.kontor.core.module.Sources;
import org.kontor.core.module.Standing;
import org.kontor.core.module.Wanted;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginLoader;

/**
 * The plugins of a platform as it would be after changes, loaded and looked through; nothing is changed by it.
 *
 * @param chosen the plugins
 * @param before what was written down of all
 * @param steps what was asked for, and what has to go along
 * @param model what administrators had added before
 */
record Trial(Lineup.Chosen chosen, Map<String, InstalledPlugin> before, List<Step> steps, CustomModel model) {

    /** The plugin whose data are to be deleted for good, if there is one. */
    Optional<String> purged() {
        return Plan.purged(steps);
    }

    /** What changes of what administrators added. */
    ModelDifference difference() {
        return new ModelDifference(model, chosen.model());
    }

    /** Tries changes of plugins out. Its new plugins are to be used or dropped by {@link Lineup}. */
    static Trial of(Lineup lineup, Map<String, InstalledPlugin> written, Platform now, List<PluginChange> changes) {
        return of(lineup, written, now, changes, List.of());
    }

    /** Tries changes out of plugins, and of what administrators added. */
    static Trial of(
            Lineup lineup,
            Map<String, InstalledPlugin> written,
            Platform now,
            List<PluginChange> changes,
            List<ModelChange> model) {
        Sources sources = lineup.fresh();
        return new Trying(lineup, sources, Wanted.of(written, sources), now, lineup.model(), model).run(changes);
    }

    private static final class Trying {
        private final Lineup lineup;
        private final Sources sources;
        private final Map<String, InstalledPlugin> before;
        private final Map<String, InstalledPlugin> after;
        private final Platform now;
        private final CustomModel model;
        private final CustomModel added;
        private final Map<String, String> reasons = new LinkedHashMap<>();
        private final Set<String> purged = new HashSet<>();

        Trying(
                Lineup lineup,
                Sources sources,
                Wanted wanted,
                Platform now,
                CustomModel model,
                List<ModelChange> changes) {
            this.lineup = lineup;
            this.sources = sources;
            this.before = new TreeMap<>(wanted.plugins());
            this.after = new TreeMap<>(wanted.plugins());
            this.now = now;
            this.model = model;
            this.added = ModelChange.apply(model, changes);
        }

        Trial run(List<PluginChange> changes) {
            if (changes.size() > 1 && changes.stream().anyMatch(change -> change.to() == Target.PURGED)) {
                throw refused(Message.of("system.purge_alone", "A plugin is purged by a plan of its own"));
            }
            for (PluginChange change : changes) {
                if (reasons.put(change.plugin(), Step.ASKED) != null) {
                    throw refused(Message.of("system.change_twice", "{plugin} is named twice")
                            .with("plugin", change.plugin()));
                }
                after.put(change.plugin(), changed(change));
            }
            Wanted wanted = Wanted.of(after, sources);
            PluginLoader.Loading loading = lineup.load(wanted);
            try {
                while (follow(loading)) {
                    lineup.drop(loading.plugins());
                    wanted = Wanted.of(after, sources);
                    loading = lineup.load(wanted);
                }
                return new Trial(
                        lineup.rehearse(wanted, sources, loading, reasons.keySet(), added),
                        before,
                        steps(loading),
                        model);
            } catch (RuntimeException e) {
                lineup.drop(loading.plugins());
                throw e;
            }
        }

        private InstalledPlugin changed(PluginChange change) {
            if (sources.inConfiguration(change.plugin()) && change.to() == Target.ENABLED) {
                throw refused(Message.of(
                                "system.plugin_configured",
                                "{plugin} is disabled by the configuration: change kontor.plugins-disabled or"
                                        + " kontor.safe-mode first")
                        .with("plugin", change.plugin()));
            }
            InstalledPlugin plugin = Optional.ofNullable(before.get(change.plugin()))
                    .orElseThrow(() -> refused(Message.of(
                                    "system.plugin_unknown",
                                    "There is no plugin {plugin}: put it into the folder, or upload it")
                            .with("plugin", change.plugin())));
            if (change.to() == Target.PURGED) {
                if (plugin.standing() != Standing.REMOVED) {
                    throw refused(Message.of(
                                    "system.purge_first_remove",
                                    "{plugin} is not removed: remove it first; what it keeps can then be looked at, and purged")
                            .with("plugin", plugin.id()));
                }
                purged.add(plugin.id());
            }
            return switch (change.to()) {
                case ENABLED -> enabled(plugin, change);
                case DISABLED -> plugin.standing(Standing.DISABLED);
                case REMOVED, PURGED -> plugin.standing(Standing.REMOVED);
            };
        }

        private InstalledPlugin enabled(InstalledPlugin plugin, PluginChange change) {
            List<Sources.Candidate> candidates = sources.candidates(plugin.id());
            Sources.Candidate files = change.files()
                    .map(hash -> candidates.stream()
                            .filter(candidate -> candidate.hash().equals(hash))
                            .findFirst()
                            .orElseThrow(() -> refused(Message.of(
                                            "system.files_unknown",
                                            "There are no files of {plugin} with the SHA-256 {hash}")
                                    .with("plugin", plugin.id())
                                    .with("hash", hash))))
                    .orElseGet(() -> choose(plugin, candidates));
            return plugin.standing(Standing.ENABLED).files(files.hash(), files.version());
        }

        /** The files that it has; where it is enabled already, and that is asked for again, newer ones that there are. */
        private Sources.Candidate choose(InstalledPlugin plugin, List<Sources.Candidate> candidates) {
            if (candidates.isEmpty()) {
                throw refused(Message.of(
                                "system.files_missing",
                                "The files of {plugin} are not on this server: put them into the folder, or upload them")
                        .with("plugin", plugin.id()));
            }
            boolean isAgain = plugin.standing() == Standing.ENABLED && isAsked(plugin.id());
            List<Sources.Candidate> newer = candidates.stream()
                    .filter(candidate -> isAgain && isNewer(candidate.version(), plugin.version()))
                    .toList();
            Optional<Sources.Candidate> pinned = candidates.stream()
                    .filter(candidate -> candidate.hash().equals(plugin.hash()))
                    .findFirst();
            if (newer.isEmpty() && pinned.isPresent()) {
                return pinned.get();
            }
            List<Sources.Candidate> wanted = newer.isEmpty() ? candidates : newer;
            if (wanted.size() > 1) {
                throw refused(Message.of(
                                "system.files_several",
                                "There are several files of {plugin}: name one by its hash: {hashes}")
                        .with("plugin", plugin.id())
                        .with(
                                "hashes",
                                wanted.stream()
                                        .map(candidate -> candidate.hash() + " (" + candidate.version() + ")")
                                        .collect(Collectors.joining(", "))));
            }
            return wanted.getFirst();
        }

        private static boolean isNewer(String version, String than) {
            Optional<PluginVersion> known = PluginVersion.leading(than);
            return PluginVersion.leading(version)
                    .filter(other -> known.isPresent() && other.compareTo(known.get()) > 0)
                    .isPresent();
        }

        private boolean isAsked(String id) {
            return Step.ASKED.equals(reasons.get(id));
        }

        /** Takes along what a change asks for: what is depended on is enabled, and who depends on it disabled. */
        private boolean follow(PluginLoader.Loading loading) {
            boolean more = false;
            for (LoadedPlugin plugin : loading.plugins()) {
                if (!isEnabledNow(plugin.id())) {
                    continue;
                }
                for (String needed : plugin.contribution().dependencies()) {
                    more |= isAway(needed) ? disable(plugin.id(), needed) : enable(needed, plugin.id());
                }
            }
            return more;
        }

        private boolean isEnabledNow(String id) {
            InstalledPlugin plugin = after.get(id);
            return plugin != null && plugin.standing() == Standing.ENABLED;
        }

        /** Whether it is this change that takes it away. */
        private boolean isAway(String id) {
            return reasons.containsKey(id) && !isEnabledNow(id);
        }

        private boolean disable(String id, String because) {
            if (isAsked(id)) {
                // somebody asked for both: the plan says that it does not work
                return false;
            }
            after.put(id, Objects.requireNonNull(after.get(id)).standing(Standing.DISABLED));
            reasons.put(id, because);
            return true;
        }

        private boolean enable(String id, String because) {
            InstalledPlugin plugin = after.get(id);
            boolean isOfThisChange = reasons.containsKey(because);
            if (plugin == null
                    || !isOfThisChange
                    || plugin.standing() == Standing.ENABLED
                    || sources.candidates(id).isEmpty()) {
                return false;
            }
            after.put(id, enabled(plugin, new PluginChange(id, Target.ENABLED, null)));
            reasons.put(id, because);
            return true;
        }

        private List<Step> steps(PluginLoader.Loading loading) {
            Map<String, String> titles = new TreeMap<>();
            loading.plugins()
                    .forEach(plugin ->
                            titles.put(plugin.id(), plugin.contribution().title()));
            now.report().plugins().forEach(entry -> titles.putIfAbsent(entry.id(), entry.title()));
            List<Step> steps = new ArrayList<>();
            reasons.forEach((id, because) -> {
                InstalledPlugin was = Objects.requireNonNull(before.get(id));
                InstalledPlugin is = Objects.requireNonNull(after.get(id));
                steps.add(new Step(
                        id,
                        titles.getOrDefault(id, was.title()),
                        Side.of(was),
                        purged.contains(id) ? Side.of(is).purged() : Side.of(is),
                        because));
            });
            return steps;
        }

        private static Refusal refused(Message reason) {
            return Refusal.of(Refusal.Code.INVALID, reason);
        }
    }
}
