package org.kontor.core.plugin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of each plugin: data for REST, and text for the log at start.
 *
 * @param plugins by id, the kernel's own first
 */
public record PluginReport(List<Entry> plugins) {
    /** What became of a plugin. */
    public enum State {
        /** It is part of the platform. */
        ACTIVE,
        /** Something in it does not hold. */
        REFUSED,
        /**
         * The configuration or the kernel keeps it out, its files are others than those that were enabled, or it depends on
         * one that was left out.
         */
        SET_ASIDE,
        /** It lies there, and nobody has enabled it yet. */
        AVAILABLE,
        /** An administrator disabled it: it is hidden, and its data are kept. */
        DISABLED,
        /** An administrator removed it: its data are kept and can be read as plain records. */
        REMOVED,
        /** Another plugin depends on it, and it is not installed. */
        MISSING
    }

    /**
     * One plugin.
     *
     * @param title its English title; its id where it did not get as far as to say one
     * @param version empty when it is not known
     * @param hash SHA-256 of its files; empty for the kernel's own and missing ones
     * @param violations why it was left out
     * @param remarks what its author should mend, and nobody has to wait for
     * @param brings names of what it brings, by kind: {@code entities}, {@code fields}, {@code actions} …
     */
    public record Entry(
            String id,
            String title,
            String version,
            String hash,
            State state,
            List<Violation> violations,
            List<Violation> remarks,
            Map<String, List<String>> brings) {
        public Entry {
            violations = List.copyOf(violations);
            remarks = List.copyOf(remarks);
        }

        private Entry remarking(List<Violation> more) {
            List<Violation> all = Stream.concat(
                            remarks.stream(),
                            more.stream().filter(remark -> remark.pluginId().equals(id)))
                    .toList();
            return new Entry(id, title, version, hash, state, violations, all, brings);
        }
    }

    public PluginReport {
        plugins = List.copyOf(plugins);
    }

    /** The same with more remarks, each with the plugin that it is about. */
    public PluginReport remarking(List<Violation> more) {
        return new PluginReport(
                plugins.stream().map(entry -> entry.remarking(more)).toList());
    }

    /** The entry of a plugin. */
    public Optional<Entry> find(String id) {
        return plugins.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Whether every plugin that is wanted is active. */
    public boolean isClean() {
        return plugins.stream()
                .map(Entry::state)
                .noneMatch(state -> state == State.REFUSED || state == State.SET_ASIDE || state == State.MISSING);
    }

    /** The report as people read it: a line for each plugin, one for each reason, and one for each remark. */
    public String text() {
        return plugins.stream().map(PluginReport::text).collect(Collectors.joining("\n"));
    }

    private static String text(Entry entry) {
        String state = entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String brings = entry.brings().entrySet().stream()
                .map(kind -> kind.getValue().size() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        String head = String.join(" ", entry.id(), entry.version()).strip() + ": " + state;
        String reasons = Stream.concat(
                        entry.violations().stream().map(violation -> "\n  - " + violation),
                        entry.remarks().stream().map(remark -> "\n  * " + remark))
                .collect(Collectors.joining());
        return head + (brings.isEmpty() ? "" : " (" + brings + ")") + reasons;
    }
}
