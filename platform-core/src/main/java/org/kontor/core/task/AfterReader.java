package org.kontor.core.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.Hook;
import org.kontor.api.LoggedChange;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.change.LogBatch;
import org.kontor.core.change.LogReader;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.net.NetGuard;

/**
 * Reads the change log for a plugin's hook on an entity, whichever version of the plugin is there: each batch is the matter
 * of the version that is current when it begins.
 */
final class AfterReader implements LogReader.Steps {
    private final String plugin;
    private final EntityName entity;
    private final TaskConfig config;
    private final NetGuard guard;
    private final Supplier<TaskStage> stages;
    private volatile boolean stopping;
    private volatile @Nullable AfterRun last;

    AfterReader(String plugin, EntityName entity, TaskConfig config, NetGuard guard, Supplier<TaskStage> stages) {
        this.plugin = plugin;
        this.entity = entity;
        this.config = config;
        this.guard = guard;
        this.stages = stages;
    }

    /** By which its position is kept; the same for every version of the plugin. */
    String name() {
        return plugin + ".after." + entity;
    }

    static Optional<Hook.After> find(Catalog catalog, String plugin, EntityName entity) {
        return catalog.findMeta(entity).stream()
                .flatMap(meta -> meta.hooks().stream())
                .filter(hook ->
                        hook instanceof Hook.After && catalog.owner(hook).equals(plugin))
                .map(Hook.After.class::cast)
                .findFirst();
    }

    @Override
    public void read(LogBatch batch) {
        TaskStage stage = stages.get();
        AfterRun run;
        List<LoggedChange> changes;
        try {
            Hook.After hook = find(stage.catalog(), plugin, entity)
                    .orElseThrow(() -> new IllegalStateException("The plugin " + plugin + " is not here"));
            AfterRun before = last;
            if (before != null && !before.hasEnded() && before.hook().equals(hook)) {
                // one thread that hangs is enough; another version of the plugin has its try
                throw new IllegalStateException("It did not end before its deadline, and still runs");
            }
            changes = changes(stage, batch);
            run = new AfterRun(plugin, hook, stage);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
        if (changes.isEmpty()) {
            stage.close();
            return;
        }
        last = run;
        if (stopping) {
            run.stop();
        }
        try {
            run.run(batch, changes, guard, config);
        } finally {
            if (run.hasEnded()) {
                // nothing of a version is kept that may be gone tomorrow
                last = null;
            }
        }
    }

    private List<LoggedChange> changes(TaskStage stage, LogBatch batch) {
        EntityMeta meta = stage.catalog().get(entity);
        Access access = stage.policy().of(AccessPolicy.self(plugin));
        return batch.entries().stream()
                .flatMap(entry -> LoggedRow.of(entry, meta, stage.catalog(), access).stream())
                .toList();
    }

    @Override
    public void stop() {
        stopping = true;
        AfterRun run = last;
        if (run != null) {
            run.stop();
        }
    }
}
