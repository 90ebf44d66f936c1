package org.kontor.core.module;

import java.util.Collection;
import org.kontor.api.Records;
import org.kontor.core.record.ForgottenRows;

/** What tables of the kernel know of a plugin that is no record. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Forgets entities and fields that are deleted for good: their trash, numbers and shares, what hangs on their records,
     * and their former names.
     *
     * @param fields with their entities' names
     */
    public static void forget(Records kernel, Collection<String> entities, Collection<String> fields) {
        entities.forEach(entity -> ForgottenRows.ofEntity(kernel, entity));
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        fields.forEach(mapper::deleteCounter);
    }

    /** Forgets all of it: its trash, its numbers, its shares, its files, what hangs on its records, and what its tables meant. */
    public static void forget(Records kernel, String plugin) {
        ForgottenRows.ofPlugin(kernel, plugin);
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        mapper.deleteUpgrades(plugin);
        mapper.deleteJars(plugin);
        mapper.deleteArchives(plugin);
        mapper.deleteDefinition(plugin);
    }
}
