package org.kontor.core.module;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.core.meta.MessageJson;
import org.kontor.core.meta.ShortNames;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.TableCounts.Count;

/**
 * What a change of plugins would do.
 *
 * @param steps the plugins that change, those that have to go along among them
 * @param model own fields and entities that change, each as a line
 * @param differences what they bring then and do not bring now, and the other way round
 * @param tables what is done to tables
 * @param upgrades what upgrades of the plugins will fill, behind
 * @param hidden entities whose records nobody reads any more as long as their plugin is away
 * @param dropped tables and columns that are deleted for good
 * @param own the own entity, field or rule whose data are deleted for good, if one is
 * @param warnings what else to know before it is done, a sentence each
 * @param conflicts why it cannot be done
 */
public record Plan(
        List<Step> steps,
        List<Message> model,
        List<Difference> differences,
        List<TableWork> tables,
        List<Filling> upgrades,
        List<Hidden> hidden,
        List<Dropped> dropped,
        Optional<String> own,
        List<Message> warnings,
        List<Violation> conflicts) {
    /** Whether it can be applied. */
    public boolean isPossible() {
        return conflicts.isEmpty();
    }

    /**
     * What a plugin is before or after.
     *
     * @param state what is wanted of it, or {@link #PURGED}
     */
    public record Side(String state, String version, String hash) {
        /** Its data are deleted for good. */
        public static final String PURGED = "purged";

        /** What is written down of one. */
        public static Side of(InstalledPlugin plugin) {
            return new Side(plugin.standing().choice().name(), plugin.version(), plugin.hash());
        }

        /** The same, with its data deleted. */
        public Side purged() {
            return new Side(PURGED, version, hash);
        }

        /** Whether it is wanted to run. */
        public boolean isEnabled() {
            return state.equals(PluginRecord.ENABLED.name());
        }
    }

    /**
     * One plugin's change.
     *
     * @param because why: {@link #ASKED}, or which plugin it follows
     */
    public record Step(String plugin, String title, Side from, Side to, String because) {
        /** Where it was not somebody else who asked for it. */
        public static final String ASKED = "asked";
    }

    /**
     * What a plugin brings more and less than before.
     *
     * @param kind {@code entities}, {@code permissions}, {@code pages} …
     * @param renamed what goes on under another name, with all that it holds
     */
    public record Difference(
            String plugin, String kind, List<String> gains, List<String> losses, List<Renamed> renamed) {
        public Difference {
            gains = List.copyOf(gains);
            losses = List.copyOf(losses);
            renamed = List.copyOf(renamed);
        }
    }

    /** One name instead of another, of a field {@code contacts.account.town}. */
    public record Renamed(String from, String to) {
        @Override
        public String toString() {
            return from + " → " + to;
        }
    }

    /**
     * One change of a table.
     *
     * @param kind {@code new tables}, {@code new columns} …
     * @param rows how many it has now
     */
    public record TableWork(String kind, String table, Message text, Count rows) {}

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
        model = List.copyOf(model);
        differences = List.copyOf(differences);
        tables = List.copyOf(tables);
        upgrades = List.copyOf(upgrades);
        hidden = List.copyOf(hidden);
        dropped = List.copyOf(dropped);
        warnings = List.copyOf(warnings);
        conflicts = List.copyOf(conflicts);
    }

    /** The plugin, or the own part, whose data are deleted for good, if it does that. */
    public Optional<String> purged() {
        return purged(steps).or(() -> own);
    }

    /** The same of steps that no plan has yet. */
    public static Optional<String> purged(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.to().state().equals(Side.PURGED))
                .map(Step::plugin)
                .findFirst();
    }

    /** What it is called in lists. */
    public Message title() {
        return PlanLines.title(this);
    }

    /**
     * Another one where something else would be done, on whichever server it is worked out and in whichever language it is
     * read: how many rows there are makes no difference, nor in which order things are named.
     */
    public String fingerprint() {
        Stream<String> all = Stream.of(
                        steps.stream().map(Step::toString),
                        model.stream().map(MessageJson::canonical),
                        differences.stream()
                                .map(each -> each.plugin() + " " + each.kind() + " +" + new TreeSet<>(each.gains())
                                        + " -" + new TreeSet<>(each.losses()) + each.renamed()),
                        tables.stream().map(each -> each.table() + " " + MessageJson.canonical(each.text())),
                        upgrades.stream().map(each -> each.plugin() + " " + each.version() + " " + each.entity()),
                        hidden.stream().map(Hidden::entity),
                        dropped.stream().map(each -> each.table() + " " + each.column()),
                        conflicts.stream().map(each -> each.pluginId() + " " + MessageJson.canonical(each.said())))
                .flatMap(Function.identity());
        return ShortNames.sha256(all.sorted().collect(Collectors.joining("\n")));
    }

    /** The plan as people read it, line by line. */
    public List<Message> lines() {
        return PlanLines.of(this);
    }
}
