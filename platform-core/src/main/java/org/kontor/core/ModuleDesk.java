package org.kontor.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Choice;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.config.PluginConfig;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.meta.MessageText;
import org.kontor.core.meta.Plain;
import org.kontor.core.module.Archives;
import org.kontor.core.module.Coming;
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
import org.kontor.core.plugin.PluginArchive;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.schema.SchemaProblem;
import org.kontor.core.system.ChoiceLists;
import org.kontor.core.system.OwnPurge;
import org.kontor.core.system.Purge;
import org.kontor.core.task.Unfinished;
import org.kontor.core.task.Upgrades;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where administrators change the plugins of the platform. */
final class ModuleDesk implements Modules {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleDesk.class);
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    /** How much larger a plugin may be once it is unpacked. */
    private static final int UNPACKED = 4;

    private final Foundation foundation;
    private final PluginConfig config;
    private final Current<Platform> current;
    private final PlatformChanges platforms;
    private final Planner planner;
    private final KeptData kept;
    private final Semaphore uploads = new Semaphore(1);

    /** @param platforms builds those that come of it */
    ModuleDesk(Foundation foundation, Current<Platform> current, PlatformChanges platforms) {
        this.foundation = foundation;
        this.config = foundation.configuration().plugin();
        this.current = current;
        this.platforms = platforms;
        this.planner = new Planner(foundation.database(), platforms::listed);
        this.kept = new KeptData(foundation.database());
    }

    @Override
    public PluginReport report() {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().remarked(foundation.database());
        }
    }

    @Override
    public List<Unfinished> unfinished() {
        try (Lease<Platform> lease = current.lease()) {
            return Upgrades.unfinished(foundation.database(), lease.get().catalog());
        }
    }

    @Override
    public Map<String, InstalledPlugin> installed() {
        return Installation.read(foundation.database());
    }

    @Override
    public List<Sources.Candidate> candidates(String plugin) {
        return platforms.lineup().sources().again().candidates(plugin);
    }

    @Override
    public Archives.Kept upload(Actor actor, InputStream packed, @Nullable String id) {
        if (!config.upload()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                            "system.upload_off",
                            "This installation takes no uploads (kontor.plugins-upload): plugins are put into its folder"));
        }
        // it is looked through in memory
        if (!uploads.tryAcquire()) {
            throw Refusal.of(
                    Refusal.Code.LIMITED,
                    Message.of("system.uploads_many", "Another plugin is being uploaded. Please try again."));
        }
        try {
            PluginArchive archive = PluginArchive.read(bytes(packed), id, UNPACKED * config.uploadMost());
            Archives.Kept kept = foundation.archives().keep(archive, actor.ref().id());
            LOG.info(
                    "{} uploaded the plugin {} {}, SHA-256 {}",
                    actor.name(),
                    kept.plugin(),
                    kept.version(),
                    kept.hash());
            look();
            return kept;
        } finally {
            uploads.release();
        }
    }

    private byte[] bytes(InputStream packed) {
        try {
            byte[] bytes = packed.readNBytes((int) config.uploadMost() + 1);
            if (bytes.length > config.uploadMost()) {
                throw Refusal.of(
                        Refusal.Code.TOO_LARGE,
                        Message.of(
                                        "system.upload_large",
                                        "A plugin may have {most} bytes (kontor.plugins-upload-limit)")
                                .with("most", config.uploadMost()));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void look() {
        platforms.look();
    }

    @Override
    public Plans.Stored propose(Actor actor, List<PluginChange> changes, List<ModelChange> model, Coming coming) {
        return platforms.alone(now -> {
            Trial trial = trial(now, changes, model);
            try {
                Plan plan = planner.plan(now, trial, coming);
                return now.data()
                        .write(
                                actor,
                                records -> Plans.create(
                                        records.as(KERNEL),
                                        changes,
                                        model,
                                        coming,
                                        plan,
                                        message -> now.texts().text(message, actor.locale())));
            } finally {
                platforms.lineup().drop(trial.chosen().loaded());
            }
        });
    }

    private Trial trial(Platform now, List<PluginChange> changes, List<ModelChange> model) {
        return Trial.of(platforms.lineup(), installed(), now, changes, model);
    }

    @Override
    public Plans.Stored plan(UUID id) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().data().read(KERNEL, records -> Plans.get(records, id));
        }
    }

    private Plans.Head head(UUID id) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().data().read(KERNEL, records -> Plans.head(records, id));
        }
    }

    @Override
    public Plans.Stored apply(Actor actor, UUID id, @Nullable Confirmation confirmed) {
        if (head(id).moves()) {
            try (Lease<Platform> lease = current.lease()) {
                return lease.get().moving().apply(actor, id);
            }
        }
        try {
            platforms.alone(now -> {
                apply(now, actor, head(id), confirmed);
                return true;
            });
            return plan(id);
        } catch (SchemaFailure failure) {
            List<Message> told = failure.problems().isEmpty()
                    ? List.of(Plain.text(String.valueOf(failure.getMessage())))
                    : failure.problems().stream().map(ModuleDesk::told).toList();
            end(
                    actor,
                    id,
                    PlanRecord.FAILED,
                    Message.of("system.problems", "{problems}").with("problems", told));
            throw conflict(
                    Message.of("system.plan_failed", "The tables could not be changed, and nothing else was: {reason}")
                            .with("reason", told));
        }
    }

    private void apply(Platform now, Actor actor, Plans.Head stored, @Nullable Confirmation confirmed) {
        UUID id = stored.ref().id();
        if (!stored.isOpen()) {
            throw conflict(Plans.ended(stored));
        }
        CustomModel leaving = CustomModel.leaving(foundation.database());
        Optional<String> begun = stored.model().stream()
                .flatMap(wish -> wish.purging(leaving).stream())
                .findFirst();
        if (begun.isPresent()) {
            // it was cut short; what other purges left half done cannot be told from it any more, and is finished with
            // it
            List<String> others = leaving.parts()
                    .map(part -> part.path())
                    .filter(path -> !path.equals(begun.get()))
                    .toList();
            requireConfirmed(begun.get(), others, confirmed);
            purge(id, leaving);
            return;
        }
        Trial trial = trial(now, stored.changes(), stored.model());
        try {
            Plan plan = planner.plan(now, trial, stored.coming());
            if (!plan.fingerprint().equals(stored.fingerprint())) {
                end(actor, id, PlanRecord.OUTDATED, Plans.OUTDATED);
                throw conflict(Message.of(
                        "system.plan_outdated",
                        "The installation has changed since this plan was made: make a new one, and look at it"));
            }
            plan.purged().ifPresent(purged -> requireConfirmed(purged, List.of(), confirmed));
            platforms.adopt(actor, trial, rows(trial), records -> {
                ModelWriter.write(records, trial.difference());
                ChoiceLists.begin(records, trial.difference().newLists());
                if (plan.purged().isEmpty()) {
                    Plans.applied(records, id, foundation.clock().instant());
                }
            });
            LOG.info(
                    "{} applied the plan {}: {}\n{}",
                    actor.name(),
                    id,
                    MessageText.english(plan.title()),
                    report().text());
            trial.purged().ifPresent(plugin -> purge(id, plugin, plan));
            if (plan.own().isPresent()) {
                purge(id, trial.difference().purgedParts());
            }
        } finally {
            platforms.lineup().drop(trial.chosen().loaded());
        }
    }

    /** What is to be written down of those that change, as they call themselves now. */
    private static List<InstalledPlugin> rows(Trial trial) {
        Lineup.Chosen chosen = trial.chosen();
        Map<String, String> titles = chosen.selection().active().stream()
                .collect(Collectors.toMap(
                        LoadedPlugin::id, plugin -> plugin.contribution().title()));
        return chosen.changing().stream()
                .map(id -> Objects.requireNonNull(chosen.wanted().plugins().get(id)))
                .map(plugin -> plugin.title(titles.getOrDefault(plugin.id(), plugin.title())))
                .toList();
    }

    private void purge(UUID id, String plugin, Plan plan) {
        Purge purge = new Purge(foundation.database(), plugin);
        purge(id, () -> purge.drop(plan.dropped()), purge::clear);
        LOG.info("What the plugin {} had left is deleted", plugin);
    }

    /** The same of an own entity, field or rule. */
    private void purge(UUID id, CustomModel parts) {
        OwnPurge purge = new OwnPurge(foundation.database(), parts);
        purge(
                id,
                purge::drop,
                records -> purge.clear(records, foundation.clock().instant()));
        parts.parts().forEach(part -> LOG.info("What {} held is deleted", part.path()));
    }

    /** Until all of it is deleted the plan is open, and can be applied again by whoever finds it half done. */
    private void purge(UUID id, Runnable drop, Consumer<Records> clear) {
        drop.run();
        Fault.point("purge.dropped");
        try (Lease<Platform> lease = current.lease()) {
            lease.get().data().write(KERNEL, records -> {
                clear.accept(records);
                Plans.applied(records, id, foundation.clock().instant());
                return true;
            });
        }
        platforms.build();
    }

    private void requireConfirmed(String purged, List<String> others, @Nullable Confirmation confirmed) {
        if (confirmed == null || !confirmed.plugin().equals(purged)) {
            if (!others.isEmpty()) {
                throw Refusal.of(
                        Refusal.Code.INVALID,
                        Message.of(
                                        "system.purge_unconfirmed_others",
                                        "This deletes data for good: repeat {purged} in confirm. What was left half deleted goes with it: {others}")
                                .with("purged", purged)
                                .with("others", String.join(", ", others)));
            }
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of("system.purge_unconfirmed", "This deletes data for good: repeat {purged} in confirm")
                            .with("purged", purged));
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

    private static Message told(SchemaProblem problem) {
        return Message.of("system.problem_told", "{reason}; {mend}")
                .with("reason", problem.reason())
                .with("mend", problem.mend());
    }

    private void end(Actor actor, UUID id, Choice state, Message reason) {
        try (Lease<Platform> lease = current.lease()) {
            lease.get().data().write(KERNEL, records -> {
                Plans.ended(
                        records,
                        id,
                        state,
                        reason,
                        message -> lease.get().texts().text(message, actor.locale()));
                return true;
            });
        }
    }

    @Override
    public List<KeptData.Plugin> kept() {
        return kept.all(active());
    }

    @Override
    public KeptData.Kept kept(String plugin, String entity) {
        return kept.of(active(), plugin, entity);
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
