package org.kontor.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.module.Archive;
import org.kontor.core.module.Archives;
import org.kontor.core.module.Installation;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.KeptData;
import org.kontor.core.module.Modules;
import org.kontor.core.module.Plan;
import org.kontor.core.module.PlanRecord;
import org.kontor.core.module.Plans;
import org.kontor.core.module.PluginChange;
import org.kontor.core.module.Sources;
import org.kontor.core.module.Standing;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Warden;
import org.kontor.core.record.TaskQueue;
import org.kontor.core.rest.Events;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.system.Purge;
import org.kontor.core.task.Works;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds platforms, one at a time, and swaps them in: because an administrator applied a plan, because a list was edited,
 * or because another server did so.
 */
final class PlatformChanges implements Modules, Warden, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformChanges.class);
    /** Others follow within a second, and building takes a part of that. */
    private static final long LOOK_MILLIS = 250;

    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Foundation foundation;
    private final Current<Platform> current;
    private final Consumer<Platform> swap;
    private final PlatformBuilder builder;
    private final Planner planner;
    private final KeptData kept;
    private final ReentrantLock building = new ReentrantLock();
    private final Semaphore stopping = new Semaphore(0);
    private final Thread looking;
    private volatile long builtModel;
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
        this.builder = new PlatformBuilder(
                foundation, current, this::modelChanged, tasks, works, events, watch, crashes, this);
        this.planner = new Planner(foundation.database());
        this.kept = new KeptData(foundation.database());
        this.looking = Thread.ofVirtual().name("model-look").unstarted(this::followOthers);
    }

    /** The first platform, and the first administrator. */
    void begin() {
        building.lock();
        try {
            swap.accept(builder.first());
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

    /** Builds anew when lists, plugins or other parts of the model changed since the last time, here or on another server. */
    private void modelChanged() {
        building.lock();
        try {
            // what a platform writes while it is being built is in it already
            long model = begun && building.getHoldCount() == 1 ? model() : builtModel;
            if (model != builtModel) {
                swap.accept(builder.next());
                builtModel = model;
            }
        } finally {
            building.unlock();
        }
    }

    private long model() {
        return foundation.stamp().read(Stamp.MODEL);
    }

    private void followOthers() {
        try {
            while (!stopping.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    modelChanged();
                } catch (RuntimeException e) {
                    LOG.warn("The model could not be read anew", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The model is looked at no more");
        }
    }

    @Override
    public PluginReport report() {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().report();
        }
    }

    @Override
    public Map<String, InstalledPlugin> installed() {
        return Installation.read(foundation.database());
    }

    @Override
    public List<Sources.Candidate> candidates(String plugin) {
        return Sources.look(foundation.configuration().plugin(), foundation.archives())
                .candidates(plugin);
    }

    @Override
    public long uploadLimit() {
        return foundation.configuration().plugin().uploadMost();
    }

    @Override
    public Archives.Kept upload(Actor actor, byte[] packed, @Nullable String id) {
        if (!foundation.configuration().plugin().upload()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                            "system.upload_off",
                            "This installation takes no uploads (kontor.plugins-upload): plugins are put into its folder"));
        }
        Archive archive = Archive.read(packed, id, 4 * uploadLimit());
        Archives.Kept archived = foundation.archives().keep(archive, actor.ref().id());
        LOG.info(
                "{} uploaded the plugin {} {}, SHA-256 {}",
                actor.name(),
                archive.id(),
                archive.version(),
                archived.hash());
        look();
        return archived;
    }

    @Override
    public void look() {
        building.lock();
        try {
            builder.lineup().look();
            swap.accept(builder.next());
        } finally {
            building.unlock();
        }
    }

    @Override
    public Plans.Stored propose(Actor actor, List<PluginChange> changes) {
        building.lock();
        try (Lease<Platform> lease = current.lease()) {
            Platform now = lease.get();
            Trial trial = Trial.of(builder.lineup(), installed(), now, changes);
            try {
                Plan plan = planner.plan(now, trial);
                return now.data().write(actor, records -> Plans.create(records.as(KERNEL), changes, plan));
            } finally {
                builder.lineup().drop(trial.loaded());
            }
        } finally {
            building.unlock();
        }
    }

    @Override
    public Plans.Stored plan(UUID id) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().data().read(KERNEL, records -> Plans.get(records, id));
        }
    }

    @Override
    public Plans.Stored apply(Actor actor, UUID id, @Nullable Confirmation confirmed) {
        building.lock();
        try (Lease<Platform> lease = current.lease()) {
            Plans.Stored stored = plan(id);
            if (!stored.isOpen()) {
                throw conflict(Message.of("system.plan_ended", "This plan cannot be applied: it is {state}")
                        .with("state", stored.state().name()));
            }
            Trial trial = Trial.of(builder.lineup(), installed(), lease.get(), stored.changes());
            boolean used = false;
            try {
                Plan plan = planner.plan(lease.get(), trial);
                if (!plan.fingerprint().equals(stored.fingerprint())) {
                    end(id, Optional.of("The installation has changed since"), false);
                    throw conflict(Message.of(
                            "system.plan_outdated",
                            "The installation has changed since this plan was made: make a new one, and look at it"));
                }
                requireConfirmed(plan, confirmed);
                Plans.Stored applied = adopt(
                        actor,
                        trial,
                        rows(trial),
                        records -> Plans.applied(records, id, foundation.clock().instant()));
                used = true;
                LOG.info("{} applied the plan {}: {}\n{}", actor.name(), id, stored.title(), report().text());
                if (!plan.dropped().isEmpty()) {
                    purge(plan);
                    swap.accept(builder.next());
                }
                return applied;
            } finally {
                builder.lineup().drop(used ? trial.chosen().selection().inactive() : trial.loaded());
            }
        } catch (SchemaFailure failure) {
            String reason = failure.problems().stream()
                    .map(problem -> problem.reason() + "; " + problem.mend())
                    .collect(Collectors.joining(". "));
            end(id, Optional.of(reason.isEmpty() ? String.valueOf(failure.getMessage()) : reason), true);
            throw conflict(
                    Message.of("system.plan_failed", "The tables could not be changed, and nothing else was: {reason}")
                            .with("reason", reason.isEmpty() ? String.valueOf(failure.getMessage()) : reason));
        } finally {
            building.unlock();
        }
    }

    /** Takes a plugin away that does harm. */
    @Override
    public void setAside(String plugin, String reason) {
        building.lock();
        try (Lease<Platform> lease = current.lease()) {
            Map<String, InstalledPlugin> written = installed();
            InstalledPlugin known = written.get(plugin);
            if (known == null || known.standing() != Standing.ENABLED) {
                return;
            }
            InstalledPlugin aside = known.standing(Standing.SET_ASIDE).reason(reason);
            written.put(plugin, aside);
            // those that depend on it are left out with it, and come back with it
            Trial trial = Trial.of(builder.lineup(), written, lease.get(), List.of());
            adopt(KERNEL, trial, Map.of(plugin, aside), records -> true);
            builder.lineup().drop(trial.chosen().selection().inactive());
            LOG.error("The plugin {} is set aside: {}", plugin, reason);
        } finally {
            building.unlock();
        }
    }

    /** What is to be written down of those that change. */
    private static Map<String, InstalledPlugin> rows(Trial trial) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (LoadedPlugin plugin : trial.chosen().selection().active()) {
            titles.put(plugin.id(), plugin.contribution().title());
        }
        Map<String, InstalledPlugin> rows = new LinkedHashMap<>();
        for (String id : trial.chosen().changing()) {
            InstalledPlugin plugin =
                    Objects.requireNonNull(trial.chosen().wanted().plugins().get(id));
            rows.put(id, plugin.title(titles.getOrDefault(id, plugin.title())));
        }
        return rows;
    }

    /** First the tables, then the platform, then what is written down, and last everybody's requests: whoever dies in between comes back with the state before or with the one after. */
    private <T> T adopt(Actor actor, Trial trial, Map<String, InstalledPlugin> rows, Function<Records, T> end) {
        long before = model();
        Fault.point("platform.begin");
        builder.lineup().applySchema(trial.chosen().selection(), trial.catalog());
        Fault.point("platform.tables");
        Platform next = builder.platform(trial.chosen());
        Fault.point("platform.built");
        T ended;
        try {
            ended = next.data().write(actor, records -> {
                Records kernel = records.as(KERNEL);
                Installation.write(kernel, rows.values());
                return end.apply(kernel);
            });
        } catch (RuntimeException | Error e) {
            next.close();
            throw e;
        }
        Fault.point("platform.written");
        swap.accept(next);
        Fault.point("platform.swapped");
        if (builtModel == before && model() == before + 1) {
            // nobody else changed it meanwhile
            builtModel = before + 1;
        }
        return ended;
    }

    private void purge(Plan plan) {
        try (Lease<Platform> lease = current.lease()) {
            for (Plan.Step step : plan.steps()) {
                Purge purge = new Purge(foundation.database(), step.plugin());
                purge.drop(plan.dropped());
                lease.get().data().write(KERNEL, records -> {
                    purge.clear(records);
                    return true;
                });
                LOG.info("What the plugin {} had left is deleted", step.plugin());
            }
        }
    }

    private void requireConfirmed(Plan plan, @Nullable Confirmation confirmed) {
        if (plan.dropped().isEmpty()) {
            return;
        }
        Set<String> purged = plan.steps().stream().map(Plan.Step::plugin).collect(Collectors.toSet());
        if (confirmed == null || !purged.contains(confirmed.plugin())) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                            "system.purge_unconfirmed",
                            "This deletes data for good: repeat the plugin's id in confirm"));
        }
        if (foundation.database().dialect() == Dialect.POSTGRESQL
                && confirmed.backup().isBlank()) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                            "system.purge_backup",
                            "This deletes data for good: say in backup what the backup is called that was taken before"));
        }
    }

    private void end(UUID id, Optional<String> reason, boolean failed) {
        try (Lease<Platform> lease = current.lease()) {
            lease.get()
                    .data()
                    .write(
                            KERNEL,
                            records -> Plans.ended(
                                    records, id, failed ? PlanRecord.FAILED : PlanRecord.OUTDATED, reason.orElse("")));
        }
    }

    @Override
    public List<KeptData.Plugin> kept() {
        return kept.all(active());
    }

    @Override
    public KeptData.Page kept(String plugin, String entity, @Nullable UUID after, int limit) {
        return kept.page(active(), plugin, entity, after, limit);
    }

    private Set<String> active() {
        return report().plugins().stream()
                .filter(entry -> entry.state() == PluginReport.State.ACTIVE)
                .map(PluginReport.Entry::id)
                .collect(Collectors.toSet());
    }

    private static Refusal conflict(Message reason) {
        return Refusal.of(Refusal.Code.CONFLICT, reason);
    }

    /** No more platforms; the current one goes on until it is closed. */
    void stop() {
        stopping.release();
        try {
            if (looking.isAlive()) {
                looking.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        builder.close();
    }
}
