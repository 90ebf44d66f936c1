package org.kontor.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Choice;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Dialect;
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
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.system.Purge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where administrators change the plugins of the platform. */
final class ModuleDesk implements Modules {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleDesk.class);
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Foundation foundation;
    private final Current<Platform> current;
    private final PlatformChanges platforms;
    private final Planner planner;
    private final KeptData kept;

    /** @param platforms builds those that come of it */
    ModuleDesk(Foundation foundation, Current<Platform> current, PlatformChanges platforms) {
        this.foundation = foundation;
        this.current = current;
        this.platforms = platforms;
        this.planner = new Planner(foundation.database());
        this.kept = new KeptData(foundation.database());
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
        platforms.look();
    }

    @Override
    public Plans.Stored propose(Actor actor, List<PluginChange> changes) {
        return platforms.alone(now -> {
            Trial trial = Trial.of(platforms.lineup(), installed(), now, changes);
            try {
                Plan plan = planner.plan(now, trial);
                return now.data().write(actor, records -> Plans.create(records.as(KERNEL), changes, plan));
            } finally {
                platforms.lineup().drop(trial.loaded());
            }
        });
    }

    @Override
    public Plans.Stored plan(UUID id) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().data().read(KERNEL, records -> Plans.get(records, id));
        }
    }

    @Override
    public Plans.Stored apply(Actor actor, UUID id, @Nullable Confirmation confirmed) {
        try {
            return platforms.alone(now -> apply(now, actor, plan(id), confirmed));
        } catch (SchemaFailure failure) {
            String reason = failure.problems().stream()
                    .map(problem -> problem.reason() + "; " + problem.mend())
                    .collect(Collectors.joining(". "));
            String told = reason.isEmpty() ? String.valueOf(failure.getMessage()) : reason;
            end(id, PlanRecord.FAILED, told);
            throw conflict(
                    Message.of("system.plan_failed", "The tables could not be changed, and nothing else was: {reason}")
                            .with("reason", told));
        }
    }

    private Plans.Stored apply(Platform now, Actor actor, Plans.Stored stored, @Nullable Confirmation confirmed) {
        UUID id = stored.ref().id();
        if (!stored.isOpen()) {
            throw conflict(Message.of("system.plan_ended", "This plan cannot be applied: it is {state}")
                    .with("state", stored.state().name()));
        }
        Trial trial = Trial.of(platforms.lineup(), installed(), now, stored.changes());
        boolean used = false;
        try {
            Plan plan = planner.plan(now, trial);
            if (!plan.fingerprint().equals(stored.fingerprint())) {
                end(id, PlanRecord.OUTDATED, "The installation has changed since");
                throw conflict(Message.of(
                        "system.plan_outdated",
                        "The installation has changed since this plan was made: make a new one, and look at it"));
            }
            requireConfirmed(plan, confirmed);
            Plans.Stored applied = platforms.adopt(
                    actor,
                    trial,
                    rows(trial),
                    records -> Plans.applied(records, id, foundation.clock().instant()));
            used = true;
            LOG.info("{} applied the plan {}: {}\n{}", actor.name(), id, stored.title(), report().text());
            if (!plan.dropped().isEmpty()) {
                purge(plan);
                platforms.build();
            }
            return applied;
        } finally {
            platforms.lineup().drop(used ? trial.chosen().selection().inactive() : trial.loaded());
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

    private void end(UUID id, Choice state, String reason) {
        try (Lease<Platform> lease = current.lease()) {
            lease.get().data().write(KERNEL, records -> Plans.ended(records, id, state, reason));
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
}
