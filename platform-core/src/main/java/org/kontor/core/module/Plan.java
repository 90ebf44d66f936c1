package org.kontor.core.module;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.TableCounts.Count;

/**
 * What a change of plugins would do.
 *
 * @param steps the plugins that change, those that have to go along among them
 * @param differences what they bring then and do not bring now, and the other way round
 * @param tables what is done to tables
 * @param upgrades what upgrades of the plugins will fill, behind
 * @param hidden entities whose records nobody reads any more as long as their plugin is away
 * @param dropped tables and columns that are deleted for good
 * @param conflicts why it cannot be done
 */
public record Plan(
        List<Step> steps,
        List<Difference> differences,
        List<TableWork> tables,
        List<Filling> upgrades,
        List<Hidden> hidden,
        List<Dropped> dropped,
        List<Violation> conflicts) {
    /** Whether it can be applied. */
    public boolean isPossible() {
        return conflicts.isEmpty();
    }

    /**
     * One plugin's change.
     *
     * @param to what is wanted of it then
     * @param because why: {@code asked}, or which plugin it follows
     */
    public record Step(
            String plugin,
            String title,
            String from,
            String fromVersion,
            String fromHash,
            String to,
            String toVersion,
            String toHash,
            String because) {
        /** Where it was not somebody else who asked for it. */
        public static final String ASKED = "asked";
    }

    /**
     * What a plugin brings more and less than before.
     *
     * @param kind {@code entities}, {@code permissions}, {@code pages} …
     */
    public record Difference(String plugin, String kind, List<String> gains, List<String> losses) {
        public Difference {
            gains = List.copyOf(gains);
            losses = List.copyOf(losses);
        }
    }

    /**
     * One change of a table.
     *
     * @param kind {@code new tables}, {@code new columns} …
     * @param rows how many it has now
     */
    public record TableWork(String kind, String table, String text, Count rows) {}

    /**
     * What an upgrade fills.
     *
     * @param rows how many records the entity has; it fills those of them that it asks for
     */
    public record Filling(String plugin, String version, String entity, Count rows) {}

    /** Records that are not to be seen any more, and still there. */
    public record Hidden(String entity, Count rows) {}

    /**
     * What is deleted.
     *
     * @param column of a table that goes on; empty for a whole table
     */
    public record Dropped(String table, String column, Count rows) {}

    public Plan {
        steps = List.copyOf(steps);
        differences = List.copyOf(differences);
        tables = List.copyOf(tables);
        upgrades = List.copyOf(upgrades);
        hidden = List.copyOf(hidden);
        dropped = List.copyOf(dropped);
        conflicts = List.copyOf(conflicts);
    }

    /** What it is called in lists. */
    public String title() {
        List<String> words = new ArrayList<>();
        steps.stream()
                .filter(step -> step.because().equals(Step.ASKED))
                .forEach(step -> words.add(step.title() + ": " + step.to()));
        return words.isEmpty() ? "Nothing changes" : String.join(", ", words);
    }

    /** Another one where something else would be done; how many rows there are makes no difference. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step).append('\n'));
        differences.forEach(difference -> text.append(difference).append('\n'));
        tables.forEach(work ->
                text.append(work.table()).append(' ').append(work.text()).append('\n'));
        upgrades.forEach(filling -> text.append(filling.plugin())
                .append(filling.version())
                .append(filling.entity())
                .append('\n'));
        hidden.forEach(each -> text.append(each.entity()).append('\n'));
        dropped.forEach(each ->
                text.append(each.table()).append(' ').append(each.column()).append('\n'));
        conflicts.forEach(
                conflict -> text.append(conflict.pluginId()).append(conflict).append('\n'));
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** The plan as people read it. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(step.title() + " (" + step.plugin() + "): " + shown(step.from(), step.fromVersion()) + " → "
                    + shown(step.to(), step.toVersion())
                    + (step.because().equals(Step.ASKED) ? "" : ", because of " + step.because()));
        }
        conflicts.forEach(conflict -> lines.add("Against it: " + conflict.pluginId() + ", " + conflict));
        for (Difference difference : differences) {
            if (!difference.gains().isEmpty()) {
                lines.add(difference.plugin() + " brings " + difference.kind() + ": "
                        + String.join(", ", difference.gains()));
            }
            if (!difference.losses().isEmpty()) {
                lines.add(difference.plugin() + " takes away " + difference.kind() + ": "
                        + String.join(", ", difference.losses()));
            }
        }
        tables.forEach(
                work -> lines.add(work.text() + (work.rows().value() == 0 ? "" : " (" + work.rows() + " rows)")));
        upgrades.forEach(filling -> lines.add("The upgrade of " + filling.plugin() + " to " + filling.version()
                + " fills records of " + filling.entity() + ", which has " + filling.rows()));
        hidden.forEach(each ->
                lines.add(each.rows() + " records of " + each.entity() + " are hidden; they stay where they are"));
        dropped.forEach(each -> lines.add("Deletes for good "
                + (each.column().isEmpty() ? "the table " : "the column " + each.column() + " of the table ")
                + each.table()
                + " with " + each.rows() + " rows"));
        if (steps.isEmpty()) {
            lines.add("Nothing changes.");
        }
        return String.join("\n", lines);
    }

    private static String shown(String state, String version) {
        return (state.toLowerCase(Locale.ROOT).replace('_', ' ') + " " + version).strip();
    }
}
