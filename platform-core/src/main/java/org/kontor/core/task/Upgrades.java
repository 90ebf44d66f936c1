package org.kontor.core.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Upgrade;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.record.GivenRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tasks of upgrades that are still to be done, once in the installation, and remembers each for good. */
public final class Upgrades {
    private static final Logger LOG = LoggerFactory.getLogger(Upgrades.class);

    private final Database database;

    public Upgrades(Database database) {
        this.database = database;
    }

    /** Notes the upgrades of a plugin that was never here: there is nothing of older versions to fill. */
    public static void noteFirst(Transaction transaction, Contribution contribution, Instant now) {
        UpgradeMapper mapper = transaction.mapper(UpgradeMapper.class);
        for (Upgrade upgrade : contribution.upgrades()) {
            String version = PlannedUpgrade.number(upgrade.version()).toString();
            for (int place = 1; place <= upgrade.fills().size(); place++) {
                mapper.insert(contribution.pluginId(), version, place, now);
            }
        }
    }

    /** The upgrades of a plugin that are not done yet, the older ones first. */
    public static List<Upgrade> open(Database database, Contribution contribution) {
        List<UpgradeMapper.Note> notes = database.glance(transaction ->
                List.copyOf(transaction.mapper(UpgradeMapper.class).of(contribution.pluginId())));
        return contribution.upgrades().stream()
                .filter(upgrade -> !places(new PlannedUpgrade(contribution.pluginId(), upgrade, Set.of()), notes)
                        .isEmpty())
                .sorted(Comparator.comparing(upgrade -> PlannedUpgrade.number(upgrade.version())))
                .toList();
    }

    /** The upgrades of a plugin that are done, for good. */
    public static List<Upgrade> done(Database database, Contribution contribution) {
        List<UpgradeMapper.Note> notes = database.glance(transaction ->
                List.copyOf(transaction.mapper(UpgradeMapper.class).of(contribution.pluginId())));
        return contribution.upgrades().stream()
                .filter(upgrade -> {
                    PlannedUpgrade planned = new PlannedUpgrade(contribution.pluginId(), upgrade, Set.of());
                    return IntStream.rangeClosed(1, upgrade.fills().size())
                            .allMatch(place -> notes.stream()
                                    .filter(isOf(planned, place))
                                    .anyMatch(note -> note.doneAt() != null));
                })
                .toList();
    }

    /** What is not done of the upgrades of the plugins that are there: what has failed, and what goes on behind. */
    public static List<Unfinished> unfinished(Database database, Catalog catalog) {
        if (catalog.upgrades().isEmpty()) {
            return List.of();
        }
        List<UpgradeMapper.Open> open = database.glance(transaction ->
                List.copyOf(transaction.mapper(UpgradeMapper.class).open()));
        return PlannedUpgrade.all(catalog)
                .flatMap(planned -> open.stream()
                        .filter(each -> each.plugin().equals(planned.plugin())
                                && each.version().equals(planned.version().toString())
                                // a later version may have fewer
                                && each.place() <= planned.upgrade().fills().size())
                        .map(each -> new Unfinished(
                                planned.plugin(),
                                planned.upgrade().version(),
                                Optional.ofNullable(each.taskId()),
                                Optional.ofNullable(each.state()),
                                each.failed())))
                .toList();
    }

    /** Starts what is to be done, each upgrade as one task; the older ones of a plugin run before the newer. */
    public void start(TaskStage stage) {
        List<PlannedUpgrade> planned = PlannedUpgrade.all(stage.catalog()).toList();
        if (planned.isEmpty()) {
            return;
        }
        List<UpgradeMapper.Note> notes = database.glance(transaction ->
                List.copyOf(transaction.mapper(UpgradeMapper.class).all()));
        for (PlannedUpgrade upgrade : planned) {
            if (!places(upgrade, notes).isEmpty()) {
                start(stage, upgrade);
            }
        }
    }

    private static void start(TaskStage stage, PlannedUpgrade planned) {
        UUID task;
        try {
            task = stage.data().write(AccessPolicy.self(planned.plugin()), records -> order(records, planned));
        } catch (RuntimeException e) {
            boolean byAnother = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!byAnother) {
                throw e;
            }
            LOG.debug("Another node has started {}", planned.name());
            return;
        }
        if (task != null) {
            LOG.info(
                    "upgrade {} {}: {} records to fill",
                    planned.plugin(),
                    planned.upgrade().version(),
                    counted(stage, planned));
        }
    }

    private static String counted(TaskStage stage, PlannedUpgrade planned) {
        try {
            long count = stage.data()
                    .read(AccessPolicy.self(planned.plugin()), records -> count(records, planned.upgrade()));
            return String.format(Locale.ENGLISH, "%,d", count);
        } catch (RuntimeException e) {
            // its task will say the same, to those who can mend it
            LOG.warn("What {} has to fill cannot be counted", planned.name(), e);
            return "unknown";
        }
    }

    private static @Nullable UUID order(Records records, PlannedUpgrade planned) {
        UpgradeMapper mapper = records.mapper(UpgradeMapper.class);
        mapper.hold(planned.plugin());
        List<UpgradeMapper.Note> notes = List.copyOf(mapper.of(planned.plugin()));
        List<Integer> places = places(planned, notes);
        if (places.isEmpty()) {
            return null;
        }
        String version = planned.version().toString();
        for (int place : places) {
            if (notes.stream().noneMatch(isOf(planned, place))) {
                mapper.insert(planned.plugin(), version, place, null);
            }
        }
        UUID task = GivenRecords.order(records, planned.name(), null).id();
        places.forEach(place -> mapper.give(planned.plugin(), version, place, task));
        boolean waits = notes.stream()
                .filter(note -> note.doneAt() == null && !note.isOpen())
                .anyMatch(note -> PlannedUpgrade.number(note.version()).compareTo(planned.version()) <= 0);
        if (waits) {
            mapper.delay(task);
        }
        return task;
    }

    /** The fills that are neither done nor have a task. */
    private static List<Integer> places(PlannedUpgrade planned, List<UpgradeMapper.Note> notes) {
        List<Integer> places = new ArrayList<>();
        for (int place = 1; place <= planned.upgrade().fills().size(); place++) {
            boolean isKnown = notes.stream().filter(isOf(planned, place)).anyMatch(note -> !note.isOpen());
            if (!isKnown) {
                places.add(place);
            }
        }
        return places;
    }

    private static Predicate<UpgradeMapper.Note> isOf(PlannedUpgrade planned, int place) {
        String version = planned.version().toString();
        return note ->
                note.plugin().equals(planned.plugin()) && note.version().equals(version) && note.place() == place;
    }

    /** How many records an upgrade would fill now. */
    public static long count(Records own, Upgrade upgrade) {
        return upgrade.fills().stream().mapToLong(fill -> count(own, fill)).sum();
    }

    static long count(Records own, Upgrade.Fill fill) {
        Query query = Query.of(fill.entity()).where(fill.query().where());
        Measure count = Measure.count();
        return own.aggregate(query, count).lines().stream()
                .flatMap(line -> line.find(count).stream())
                .mapToLong(Long.class::cast)
                .sum();
    }
}
