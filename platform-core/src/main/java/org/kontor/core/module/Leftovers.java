package org.kontor.core.module;

import java.util.Collection;
import org.kontor.api.Records;

/** What tables of the kernel know of a plugin that is no record. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Forgets entities and fields that are deleted for good: their trash, numbers, shares and former names.
     *
     * @param fields with their entities' names
     */
    public static void forget(Records kernel, Collection<String> entities, Collection<String> fields) {
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        for (String entity : entities) {
            mapper.deleteTrashOf(entity);
            mapper.deleteSharesOf(entity);
            mapper.deleteRenamesOf(entity);
        }
        fields.forEach(mapper::deleteCounter);
    }

    /** Forgets all of it: its trash, its numbers, its shares, its files, and what its tables meant. */
    public static void forget(Records kernel, String plugin) {
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        String prefix = plugin + ".";
        mapper.deleteTrash(prefix, prefix.length());
        mapper.deleteCounters(prefix, prefix.length());
        mapper.deleteShares(prefix, prefix.length());
        mapper.deleteRenames(prefix, prefix.length());
        mapper.deleteUpgrades(plugin);
        mapper.deleteJars(plugin);
        mapper.deleteArchives(plugin);
        mapper.deleteDefinition(plugin);
    }
}
