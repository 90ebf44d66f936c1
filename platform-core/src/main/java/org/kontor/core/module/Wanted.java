package org.kontor.core.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.core.meta.Plain;
import org.kontor.core.meta.PluginVersion;
import org.kontor.core.plugin.Absent;
import org.kontor.core.plugin.PluginFiles;
import org.kontor.core.plugin.PluginReport.State;
import org.kontor.core.plugin.Violation;

/**
 * What one server is to load and what not, by what is written down and by what lies there.
 *
 * @param plugins what is written down, with what is new, by id
 * @param files those that are to be loaded
 * @param absent those that are not, and why
 * @param remarks on those that go on with other files than lie in their folders
 * @param news what has to be written down: plugins that were found, and those that go on with files that need no consent
 */
public record Wanted(
        Map<String, InstalledPlugin> plugins,
        List<PluginFiles> files,
        List<Absent> absent,
        List<Violation> remarks,
        List<InstalledPlugin> news) {
    public Wanted {
        plugins = Map.copyOf(plugins);
        files = List.copyOf(files);
        absent = List.copyOf(absent);
        remarks = List.copyOf(remarks);
        news = List.copyOf(news);
    }

    /** Works it out. */
    public static Wanted of(Map<String, InstalledPlugin> written, Sources sources) {
        return new Choosing(written, sources, false).all();
    }

    /** Works it out for an installation that is new: it takes what lies there without asking, as it was installed so. */
    public static Wanted first(Sources sources) {
        return new Choosing(Map.of(), sources, true).all();
    }

    /** The same, with more to be written down. */
    public Wanted and(List<InstalledPlugin> more) {
        return new Wanted(
                plugins,
                files,
                absent,
                remarks,
                Stream.concat(news.stream(), more.stream()).toList());
    }

    /** What differs where the same plugins are wanted with the same files and nothing else. */
    Set<String> signature() {
        return files.stream().map(file -> file.id() + " " + file.hash()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the same files are to be loaded, and the same plugins missing for the same reasons. */
    public boolean isLike(Wanted other) {
        return signature().equals(other.signature()) && absent.equals(other.absent);
    }

    private static final class Choosing {
        private final Map<String, InstalledPlugin> plugins;
        private final Sources sources;
        private final boolean isFirst;
        private final List<PluginFiles> files = new ArrayList<>();
        private final List<Absent> absent = new ArrayList<>();
        private final List<Violation> remarks = new ArrayList<>();
        private final List<InstalledPlugin> news = new ArrayList<>();

        Choosing(Map<String, InstalledPlugin> written, Sources sources, boolean isFirst) {
            this.plugins = new TreeMap<>(written);
            this.sources = sources;
            this.isFirst = isFirst;
        }

        Wanted all() {
            Set<String> ids = new TreeSet<>(plugins.keySet());
            Stream.concat(sources.directory().enabled().stream(), sources.directory().disabled().stream())
                    .forEach(found -> ids.add(found.id()));
            sources.kept().forEach(archive -> ids.add(archive.plugin()));
            ids.forEach(this::choose);
            return new Wanted(plugins, files, absent, remarks, news);
        }

        private void choose(String id) {
            Optional<PluginFiles> found = sources.inFolder(id);
            InstalledPlugin plugin = plugins.get(id);
            if (sources.inConfiguration(id)) {
                // nothing is written down of it: a first start without plugins must not decide for later ones
                String hash = found.map(PluginFiles::hash).orElse(plugin == null ? "" : plugin.hash());
                absent.add(Absent.byConfiguration(new PluginFiles(id, List.of(), hash)));
                return;
            }
            if (plugin == null) {
                plugin = InstalledPlugin.found(
                        id,
                        sources.candidates(id).stream()
                                .reduce((older, newer) -> newer)
                                .map(Sources.Candidate::version)
                                .orElse(""));
                news(plugin);
            }
            boolean needsNobody = !sources.ask() || isFirst;
            if (plugin.standing() == Standing.AVAILABLE && needsNobody && found.isPresent()) {
                load(pinned(plugin.standing(Standing.ENABLED), found.get()), found.get());
                return;
            }
            switch (plugin.standing()) {
                case ENABLED -> enabled(plugin, found);
                case AVAILABLE -> {
                    if (found.isPresent() || !sources.candidates(id).isEmpty()) {
                        absent(
                                plugin,
                                State.AVAILABLE,
                                found.flatMap(PluginFiles::several)
                                        .orElse(new Violation(
                                                id,
                                                "installation",
                                                Message.of("system.plugin_available", "nobody has enabled it yet"),
                                                Message.of(
                                                        "system.plugin_available_mend",
                                                        "enable it: the plan says what it brings"))));
                    }
                }
                case DISABLED ->
                    absent(
                            plugin,
                            State.DISABLED,
                            Message.of("system.plugin_was_disabled", "it was disabled"),
                            Message.of("system.plugin_was_disabled_mend", "enable it to have it back"));
                case SET_ASIDE ->
                    absent(
                            plugin,
                            State.SET_ASIDE,
                            Plain.text(plugin.reason()),
                            Message.of("system.plugin_aside_mend", "mend it, or enable it to try once more"));
                case REMOVED ->
                    absent(
                            plugin,
                            State.REMOVED,
                            Message.of("system.plugin_was_removed", "it was removed"),
                            Message.of(
                                    "system.plugin_was_removed_mend", "its data are kept: enable it to have it back"));
            }
        }

        private void enabled(InstalledPlugin plugin, Optional<PluginFiles> found) {
            Optional<PluginFiles> pinned = sources.files(plugin.id(), plugin.hash());
            if (pinned.isPresent()) {
                load(plugin, pinned.get());
            } else if (found.isEmpty() || found.get().classPath().isEmpty()) {
                absent(
                        plugin,
                        State.MISSING,
                        Message.of("system.plugin_no_files", "its files are not on this server: SHA-256 {hash}")
                                .with("hash", plugin.hash()),
                        Message.of(
                                "system.plugin_no_files_mend", "put them into the folder of plugins, or upload them"));
            } else {
                changed(plugin, found.get());
            }
        }

        /** What ran before goes on, as far as this server has it, until somebody enables what lies in the folder now. */
        private void changed(InstalledPlugin plugin, PluginFiles found) {
            Optional<PluginFiles> before = sources.before(plugin.id(), plugin.hash());
            Optional<Violation> several = found.several();
            boolean needsNobody = !sources.ask() || isNext(plugin, found);
            if (needsNobody && (several.isEmpty() || before.isEmpty())) {
                load(pinned(plugin, found), found);
            } else if (before.isPresent()) {
                if (load(plugin, before.get())) {
                    remarks.add(several.orElse(new Violation(
                            plugin.id(),
                            "files",
                            Message.of(
                                            "system.plugin_other_files",
                                            "those in the folder are not those that were enabled, which it goes on with:"
                                                    + " SHA-256 {hash} of version {version}")
                                    .with("hash", found.hash())
                                    .with("version", found.version()),
                            Message.of(
                                    "system.plugin_other_files_mend", "enable it with them, or put the others back"))));
                }
            } else {
                absent.add(new Absent(
                        plugin.id(),
                        plugin.title(),
                        found.version(),
                        found.hash(),
                        State.SET_ASIDE,
                        several.orElse(new Violation(
                                plugin.id(),
                                "files",
                                (plugin.version().isEmpty()
                                                ? Message.of(
                                                        "system.plugin_files_changed",
                                                        "they are not those that were enabled: SHA-256 {hash} instead of"
                                                                + " {was}")
                                                : Message.of(
                                                                "system.plugin_files_changed_of",
                                                                "they are not those that were enabled: SHA-256 {hash} instead"
                                                                        + " of {was} of version {version}")
                                                        .with("version", plugin.version()))
                                        .with("hash", found.hash())
                                        .with("was", plugin.hash()),
                                Message.of(
                                        "system.plugin_files_changed_mend",
                                        "enable it with these files, or put those back")))));
            }
        }

        /** Whether they came with this version of Kontor, and are not older than those that ran before. */
        private boolean isNext(InstalledPlugin plugin, PluginFiles found) {
            Optional<PluginVersion> before = PluginVersion.leading(plugin.version());
            Optional<PluginVersion> now = PluginVersion.leading(found.version());
            boolean isOlder = before.isPresent() && now.isPresent() && now.get().compareTo(before.get()) < 0;
            return !isOlder && sources.isReleased(found);
        }

        private InstalledPlugin pinned(InstalledPlugin plugin, PluginFiles to) {
            InstalledPlugin pinned = plugin.files(to.hash(), to.version());
            news(pinned);
            return pinned;
        }

        private void news(InstalledPlugin plugin) {
            plugins.put(plugin.id(), plugin);
            news.removeIf(other -> other.id().equals(plugin.id()));
            news.add(plugin);
        }

        /** Whether it is loaded: what is revoked is not. */
        private boolean load(InstalledPlugin plugin, PluginFiles its) {
            Optional<String> revoked = sources.revoked().reason(its, plugin.version());
            if (revoked.isPresent()) {
                absent(
                        plugin,
                        State.REFUSED,
                        revoked.get().isEmpty()
                                ? Message.of("system.plugin_revoked", "it is revoked")
                                : Message.of("system.plugin_revoked_why", "it is revoked: {reason}")
                                        .with("reason", revoked.get()),
                        Message.of(
                                "system.plugin_revoked_mend",
                                "get a newer version; the file of revoked plugins names it"));
                return false;
            }
            files.add(sources.own(its));
            return true;
        }

        private void absent(InstalledPlugin plugin, State state, Message reason, Message mend) {
            absent(plugin, state, new Violation(plugin.id(), "installation", reason, mend));
        }

        private void absent(InstalledPlugin plugin, State state, Violation why) {
            absent.add(new Absent(plugin.id(), plugin.title(), plugin.version(), plugin.hash(), state, why));
        }
    }
}
