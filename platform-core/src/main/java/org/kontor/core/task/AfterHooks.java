package org.kontor.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kontor.api.Hook;
import org.kontor.core.change.LogReader;
import org.kontor.core.change.LogReaders;
import org.kontor.core.change.Position;
import org.kontor.core.config.TaskConfig;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.net.NetGuard;

/** The hooks after changes of the plugins that are there, each a reader of the change log. */
public final class AfterHooks implements AutoCloseable {
    private static final String GROUP = "hooks";

    private final LogReaders readers;
    private final TaskConfig config;
    private final NetGuard guard;
    private final Supplier<TaskStage> stages;

    public AfterHooks(LogReaders readers, TaskConfig config, NetGuard guard, Supplier<TaskStage> stages) {
        this.readers = readers;
        this.config = config;
        this.guard = guard;
        this.stages = stages;
    }

    /**
     * Has the hooks of this platform read, and no others; those that were there before go on where they are.
     *
     * @param before where the log ended when the platform was not current yet: there new hooks begin
     */
    public void use(Catalog catalog, Position before) {
        List<LogReader> wanted = new ArrayList<>();
        for (EntityMeta entity : catalog.all()) {
            for (Hook hook : entity.hooks()) {
                if (hook instanceof Hook.After after) {
                    AfterReader reader = new AfterReader(catalog.owner(hook), after.entity(), config, guard, stages);
                    wanted.add(LogReader.inSteps(reader.name(), Set.of(after.entity()), reader));
                }
            }
        }
        readers.keep(GROUP, wanted, before);
    }

    /** Ends after the steps that are under way; what does not end in a few seconds is left to itself. */
    @Override
    public void close() {
        readers.end(GROUP);
    }
}
