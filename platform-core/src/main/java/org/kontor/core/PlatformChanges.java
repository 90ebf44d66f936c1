package org.kontor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.Records;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Fault;
import org.kontor.core.database.Rounds;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.module.Installation;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Standing;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.Warden;
import org.kontor.core.record.TaskQueue;
import org.kontor.core.rest.Events;
import org.kontor.core.schema.StoredStates.Others;
import org.kontor.core.task.Works;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds platforms, one at a time, and swaps them in: because an administrator applied a plan, because a list was edited,
 * or because another server did so.
 */
final class PlatformChanges implements Warden, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformChanges.class);
    /** Others follow within a second, and building takes a part of that. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** How long others have for that, with room to spare. */
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Foundation foundation;
    private final Current<Platform> current;
    private final Consumer<Platform> swap;
    private final ModuleDesk desk;
    private final PlatformBuilder builder;
    private final ReentrantLock building = new ReentrantLock();
    private final Settling settling;
    private final Rounds looking;
    private volatile long builtModel;
    private @Nullable Afterwards afterwards;
    private boolean begun;

    /**
     * @param swap makes a platform current
     * @param watch sees to the calls into plugins' code
     * @param crashes names plugins that ended the process
     */
    PlatformChanges(
            Foundation foundation,
            Current<Platform> current,
            Consumer<Platform> swap,
            TaskQueue tasks,
            Supplier<Works> works,
            Events events,
            CallWatch watch,
            CrashNote crashes) {
        this.foundation = foundation;
        this.current = current;
        this.swap = swap;
        this.desk = new ModuleDesk(foundation, current, this);
        this.builder = new PlatformBuilder(
                foundation, current, this::modelChanged, tasks, works, events, watch, crashes, desk);
        this.settling = new Settling(foundation.database());
        this.looking = new Rounds("model-look", LOOK, this::round);
    }

    /** The first platform, and the first administrator. */
    void begin() {
        building.lock();
        try {
            serve(builder.first());
            builtModel = model();
            begun = true;
        } finally {
            building.unlock();
        }
        builder.firstAdministrator();
    }

    /** From now on, what changes elsewhere is followed. */
    void follow() {
        looking.start();
    }

    /**
     * What is looked at once more when nobody works any more on the platform before.
     *
     * @param ended whether nobody on this server does
     * @param followed when other servers have followed, too
     */
    private record Afterwards(AtomicBoolean ended, Instant followed) {}

    private void round() {
        modelChanged();
        building.lock();
        try {
            Afterwards due = afterwards;
            if (due != null && due.ended().get() && foundation.clock().instant().isAfter(due.followed())) {
                afterwards = null;
                alone(now -> {
                    settling.begin(now.catalog(), Others.GONE);
                    settling.confirm(now.catalog());
                    return true;
                });
            }
        } finally {
            building.unlock();
        }
    }

    /** Builds anew when lists, plugins or other parts of the model changed since the last time, here or on another server. */
    private void modelChanged() {
        building.lock();
        try {
            // what a platform writes while it is being built is in it already
            long model = begun && building.getHoldCount() == 1 ? model() : builtModel;
            if (model != builtModel) {
                build();
                builtModel = model;
            }
        } finally {
            building.unlock();
        }
    }

    private long model() {
        return foundation.stamp().read(Stamp.MODEL);
    }

    /** Looks into the folders of plugins again, and swaps in a platform of what is wanted of that. */
    void look() {
        building.lock();
        try {
            builder.lineup().look();
            build();
        } finally {
            building.unlock();
        }
    }

    /** Swaps in a platform as things are written down, by whoever works alone. */
    void build() {
        serve(builder.next());
    }

    private void serve(Platform next) {
        swap.accept(next);
        if (settling.begin(next.catalog(), Others.PERHAPS) && afterwards == null) {
            afterwards = new Afterwards(
                    new AtomicBoolean(true), foundation.clock().instant().plus(FOLLOWED));
        }
    }

    /** Works on the platform that is current, and nobody else changes it meanwhile. */
    <T> T alone(Function<Platform, T> work) {
        building.lock();
        try (Lease<Platform> lease = current.lease()) {
            return work.apply(lease.get());
        } finally {
            building.unlock();
        }
    }

    /** Where plugins are changed. */
    ModuleDesk desk() {
        return desk;
    }

    /** What plugins declare, with the lists as administrators made them and with more values that are to come. */
    Catalog listed(List<Contribution> contributions, Map<String, List<ChoiceOption>> more) {
        return builder.listed(contributions, more);
    }

    Lineup lineup() {
        return builder.lineup();
    }

    /** Takes a plugin away that does harm. Those that depend on it are left out with it, and come back with it. */
    @Override
    public void setAside(String plugin, String reason) {
        alone(now -> {
            Map<String, InstalledPlugin> written = new TreeMap<>(Installation.read(foundation.database()));
            InstalledPlugin known = written.get(plugin);
            if (known == null || known.standing() != Standing.ENABLED) {
                return false;
            }
            InstalledPlugin aside = known.standing(Standing.SET_ASIDE).reason(reason);
            written.put(plugin, aside);
            Trial trial = Trial.of(lineup(), written, now, List.of());
            try {
                adopt(KERNEL, trial, List.of(aside), records -> {});
            } finally {
                lineup().drop(trial.chosen().loaded());
            }
            LOG.error("The plugin {} is set aside: {}", plugin, reason);
            return true;
        });
    }

    /**
     * Makes a trial the platform, by whoever works alone. First come the tables, then the platform, then what is written
     * down, then everybody's requests, and last what formulas work out for the records that are there: whoever dies in
     * between comes back with the state before or with the one after. Where something fails, a platform of what is written
     * down by then takes over, with its tables: columns get back the names that they had, or the change is finished.
     *
     * @param rows what is to be written down of plugins
     * @param end what else is, in the same transaction
     */
    void adopt(Actor actor, Trial trial, Collection<InstalledPlugin> rows, Consumer<Records> end) {
        try {
            become(actor, trial, rows, end);
        } catch (RuntimeException | Error e) {
            recover(e);
            throw e;
        }
    }

    private void recover(Throwable failure) {
        try {
            builder.lineup().forget();
            build();
        } catch (RuntimeException | Error e) {
            LOG.error("What a failed change did to tables could not be undone; the next start tries it again", e);
            failure.addSuppressed(e);
        }
    }

    private void become(Actor actor, Trial trial, Collection<InstalledPlugin> rows, Consumer<Records> end) {
        long before = model();
        Fault.point("platform.begin");
        builder.lineup().apply(trial.chosen());
        Fault.point("platform.tables");
        Platform next = builder.platform(trial.chosen(), built -> {
            Fault.point("platform.built");
            built.data().write(actor, records -> {
                Records kernel = records.as(KERNEL);
                Installation.write(kernel, rows);
                end.accept(kernel);
                return true;
            });
        });
        Fault.point("platform.written");
        Platform retired = alone(now -> now);
        swap.accept(next);
        settling.settle(trial.chosen().catalog());
        settling.begin(next.catalog(), Others.THERE);
        afterwards =
                new Afterwards(retired.ended(), foundation.clock().instant().plus(FOLLOWED));
        Fault.point("platform.swapped");
        if (builtModel == before && model() == before + 1) {
            // nobody else changed it meanwhile
            builtModel = before + 1;
        }
    }

    /** No more platforms; the current one goes on until it is closed. */
    void stop() {
        looking.close();
    }

    @Override
    public void close() {
        builder.close();
    }
}
