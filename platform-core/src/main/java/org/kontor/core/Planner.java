package org.kontor.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.Message;
import org.kontor.api.Upgrade;
import org.kontor.api.Who;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.module.Coming;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Plan;
import org.kontor.core.module.Plan.Dropped;
import org.kontor.core.module.Plan.Filling;
import org.kontor.core.module.Plan.Hidden;
import org.kontor.core.module.Plan.Step;
import org.kontor.core.module.Plan.TableWork;
import org.kontor.core.plugin.Brought;
import org.kontor.core.plugin.Nobody;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginReport.Entry;
import org.kontor.core.plugin.PluginReport.State;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.Clashes;
import org.kontor.core.schema.ColumnCounts;
import org.kontor.core.schema.SchemaStep;
import org.kontor.core.schema.TableCounts;
import org.kontor.core.system.OwnPurge;
import org.kontor.core.system.Purge;
import org.kontor.core.task.Upgrades;

/** Says what a trial would do to the platform that is current. */
final class Planner {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Database database;
    private final BiFunction<List<Contribution>, Map<String, List<ChoiceOption>>, Catalog> listed;
    private final TableCounts counts;
    private final Clashes clashes;
    private final Dropping dropping;

    /** @param listed a catalog of contributions with the lists as they are, and with more values that are to come */
    Planner(Database database, BiFunction<List<Contribution>, Map<String, List<ChoiceOption>>, Catalog> listed) {
        this.database = database;
        this.listed = listed;
        this.counts = new TableCounts(database);
        this.clashes = new Clashes(database);
        this.dropping = new Dropping(database);
    }

    /** @param coming what comes after it with the same file */
    Plan plan(Platform now, Trial trial, Coming coming) {
        PluginReport after = trial.chosen().selection().report();
        Catalog then = listed.apply(Lineup.contributions(trial.chosen().selection()), coming.values());
        return new Plan(
                trial.steps(),
                trial.difference().lines(),
                new Differences(now, trial.chosen(), plugin -> done(now, trial, plugin)).all(),
                tables(trial),
                upgrades(trial),
                hidden(now.catalog(), trial.chosen().catalog()),
                dropped(trial),
                trial.difference().purged(),
                warnings(now, trial, then),
                conflicts(now, after, trial, coming, then));
    }

    private static boolean isActive(PluginReport report, String id) {
        return report.find(id).filter(entry -> entry.state() == State.ACTIVE).isPresent();
    }

    private List<TableWork> tables(Trial trial) {
        List<TableWork> work = new ArrayList<>();
        trial.chosen()
                .tables()
                .changeLogs()
                .forEach(log -> work.add(new TableWork(
                        "change logs",
                        "",
                        Message.of("system.log_run", "Run the change log {log} of {plugin}")
                                .with("log", log.path())
                                .with("plugin", log.owner()),
                        TableCounts.Count.NONE)));
        for (SchemaStep step : trial.chosen().tables().steps()) {
            work.add(new TableWork(step.kind(), step.table(), step.said(), counts.of(was(step))));
        }
        return work;
    }

    /** What the table of a step is called until then. */
    private static String was(SchemaStep step) {
        return step instanceof SchemaStep.RenameTable rename ? rename.from() : step.table();
    }

    /** Of plugins that ran before: whoever is new has nothing to upgrade. */
    private List<Filling> upgrades(Trial trial) {
        List<Filling> fillings = new ArrayList<>();
        Set<String> known = trial.before().values().stream()
                .filter(plugin -> !plugin.hash().isEmpty())
                .map(InstalledPlugin::id)
                .collect(Collectors.toSet());
        Set<String> changing = trial.steps().stream().map(Step::plugin).collect(Collectors.toSet());
        for (Contribution contribution : Lineup.contributions(trial.chosen().selection())) {
            if (known.contains(contribution.pluginId()) && changing.contains(contribution.pluginId())) {
                for (Upgrade upgrade : Upgrades.open(database, contribution)) {
                    upgrade.fills()
                            .forEach(fill -> fillings.add(new Filling(
                                    contribution.pluginId(),
                                    upgrade.version(),
                                    fill.entity().toString(),
                                    counts.of(trial.chosen()
                                            .catalog()
                                            .get(fill.entity())
                                            .tableName()))));
                }
            }
        }
        return fillings;
    }

    /** The upgrades of a plugin that have run for good, as they are listed. */
    private Set<String> done(Platform now, Trial trial, String plugin) {
        return Stream.concat(
                        now.plugins().stream().map(held -> held.get().contribution()),
                        Lineup.contributions(trial.chosen().selection()).stream())
                .filter(contribution -> contribution.pluginId().equals(plugin))
                .flatMap(contribution -> Upgrades.done(database, contribution).stream())
                .flatMap(Brought::fills)
                .collect(Collectors.toSet());
    }

    private List<Hidden> hidden(Catalog now, Catalog after) {
        return now.all().stream()
                .filter(entity -> !entity.isAspect())
                .filter(entity -> after.findMeta(entity.name()).isEmpty())
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .map(entity -> new Hidden(entity.name().toString(), counts.of(entity.tableName())))
                .toList();
    }

    private List<Dropped> dropped(Trial trial) {
        return trial.purged()
                .map(plugin -> dropping.of(plugin, trial))
                .orElseGet(() ->
                        dropping.of(new OwnPurge(database, trial.difference().purgedParts())));
    }

    private List<Message> warnings(Platform now, Trial trial, Catalog then) {
        List<Message> warnings = new ArrayList<>();
        trial.purged().ifPresent(plugin -> {
            warnings.addAll(trial.model().goneWith(plugin));
            Purge purge = new Purge(database, plugin);
            warnings.addAll(now.data().read(KERNEL, purge::foresee));
        });
        if (trial.difference().purged().isPresent()) {
            OwnPurge purge = new OwnPurge(database, trial.difference().purgedParts());
            warnings.addAll(now.data().read(KERNEL, purge::foresee));
        }
        List<Violation> known = remarks(now.report());
        remarks(trial.chosen().selection().report()).stream()
                .filter(remark -> !known.contains(remark))
                .forEach(remark -> warnings.add(remark.said()));
        List<Violation> nobody = Nobody.of(now.catalog(), now.policy().state()::has);
        Nobody.of(trial.chosen().catalog(), who -> isThere(now, trial, who)).stream()
                // what stands against own rules is said there
                .filter(missing -> !missing.pluginId().equals(OwnParts.PLUGIN) && !nobody.contains(missing))
                .forEach(missing -> warnings.add(missing.owned()));
        warnings.addAll(new TypeChanges(now, trial.chosen().catalog()).warnings());
        warnings.addAll(Violators.of(now, trial.difference()));
        warnings.addAll(WithoutState.warnings(now, then));
        ColumnCounts columns = new ColumnCounts(database);
        warnings.addAll(new Orphans(now.catalog(), trial.chosen().catalog(), columns).warnings());
        warnings.addAll(new Lacking(now, trial.chosen(), database, columns).warnings());
        return warnings;
    }

    /** What sleeps of what administrators added. */
    private static List<Violation> remarks(PluginReport report) {
        return report.find(OwnParts.PLUGIN).map(Entry::remarks).orElse(List.of());
    }

    /** What would be worse than now, and what was asked for and does not come about. */
    private List<Violation> conflicts(Platform now, PluginReport after, Trial trial, Coming coming, Catalog then) {
        Map<String, Boolean> isAsked = trial.steps().stream()
                .collect(Collectors.toMap(Step::plugin, step -> step.to().isEnabled()));
        List<Violation> conflicts = new ArrayList<>();
        List<Violation> known =
                now.report().find(OwnParts.PLUGIN).map(Entry::violations).orElse(List.of());
        after.find(OwnParts.PLUGIN).map(Entry::violations).orElse(List.of()).stream()
                .filter(violation -> !known.contains(violation))
                .forEach(conflicts::add);
        conflicts.addAll(
                trial.difference().conflicts(now.catalog(), then, who -> coming.has(who) || isThere(now, trial, who)));
        conflicts.addAll(new TypeChanges(now, trial.chosen().catalog()).conflicts());
        for (Entry entry : after.plugins()) {
            // of those that nobody changes, only those that would be lost
            boolean isWanted = isAsked.getOrDefault(entry.id(), isActive(now.report(), entry.id()));
            if (isWanted && entry.state() != State.ACTIVE) {
                conflicts.addAll(entry.violations());
            }
        }
        conflicts.addAll(clashes(trial));
        conflicts.addAll(widened(now, trial));
        return conflicts;
    }

    /** Roles that would give more if what their conditions speak of were deleted. */
    private List<Violation> widened(Platform now, Trial trial) {
        Optional<String> plugin = trial.purged();
        Optional<Purge> purge = plugin.map(each -> new Purge(database, each));
        if (purge.isEmpty() && trial.difference().purged().isEmpty()) {
            return List.of();
        }
        List<String> roles = now.data()
                .read(
                        KERNEL,
                        records -> purge.isPresent()
                                ? purge.get().conditioned(records)
                                : new OwnPurge(database, trial.difference().purgedParts()).conditioned(records));
        return roles.stream()
                .map(role -> new Violation(
                        plugin.orElse(OwnParts.PLUGIN),
                        "role " + role,
                        Message.of(
                                "system.role_widened",
                                "gives something only where a condition holds that speaks of what is to be deleted, and"
                                        + " would give more without it"),
                        Message.of("system.role_widened_mend", "change that grant, or take it away, first")))
                .toList();
    }

    /** Whether there is such a role, team or user, or a plugin brings it. */
    private static boolean isThere(Platform now, Trial trial, Who who) {
        return now.policy().state().has(who)
                || who instanceof Who.InRole named
                        && Lineup.contributions(trial.chosen().selection()).stream()
                                .flatMap(contribution -> contribution.roles().stream())
                                .anyMatch(role -> AccessPolicy.roleName(role).equals(named.name()));
    }

    /** Records that are there and stand against what is to be unique. */
    private List<Violation> clashes(Trial trial) {
        Catalog catalog = trial.chosen().catalog();
        LeftOut blame = new LeftOut(catalog, Lineup.contributions(trial.chosen().selection()));
        return clashes
                .of(
                        trial.chosen().tables(),
                        (table, columns) -> catalog.all().stream()
                                .filter(entity -> entity.tableName().equals(table))
                                .flatMap(entity -> entity.declaredFields().stream())
                                .filter(field -> field.field().isSensitive())
                                .flatMap(field -> field.columns().stream())
                                .noneMatch(column -> columns.contains(column.name())))
                .stream()
                .flatMap(problem -> blame.violation(problem).stream())
                .toList();
    }
}
