package org.kontor.core.module;

import java.util.Collection;
import org.kontor.api.Records;

/** What tables of the kernel know of a plugin that is no record. */
public final class Leftovers {
    /** Longer than any name, so that only a whole one begins so. */
    private static final int WHOLE = 1000;

    private Leftovers() {}

    /**
     * Forgets entities and fields that are deleted for good: their trash, numbers and shares, what hangs on their records,
     * and their former names.
     *
     * @param fields with their entities' names
     */
    public static void forget(Records kernel, Collection<String> entities, Collection<String> fields) {
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        entities.forEach(entity -> forget(mapper, entity, WHOLE));
        fields.forEach(mapper::deleteCounter);
    }

    /** Forgets all of it: its trash, its numbers, its shares, its files, what hangs on its records, and what its tables meant. */
    public static void forget(Records kernel, String plugin) {
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        String prefix = plugin + ".";
        mapper.deleteCounters(prefix, prefix.length());
        forget(mapper, prefix, prefix.length());
        mapper.deleteUpgrades(plugin);
        mapper.deleteJars(plugin);
        mapper.deleteArchives(plugin);
        mapper.deleteDefinition(plugin);
    }

    /** What is known of entities whose names begin so. */
    private static void forget(ModuleMapper mapper, String prefix, int length) {
        mapper.deleteTrash(prefix, length);
        mapper.deleteShares(prefix, length);
        mapper.deleteFavourites(prefix, length);
        mapper.deleteRecent(prefix, length);
        mapper.deleteViewChoices(prefix, length);
        mapper.deleteMentions(prefix, length);
        mapper.deleteTold(prefix, length);
        mapper.deleteComments(prefix, length);
        mapper.deleteAttachments(prefix, length);
        mapper.deleteWaiting(prefix, length);
        mapper.deleteAssigned(prefix, length);
        mapper.deleteDecisions(prefix, length);
        mapper.deleteApprovals(prefix, length);
        mapper.deletePairs(prefix, length);
        mapper.deleteMergePages(prefix, length);
        mapper.deleteMerged(prefix, length);
        mapper.deleteMerges(prefix, length);
        mapper.deleteMassPages(prefix, length);
        mapper.deleteMassFailures(prefix, length);
        mapper.deleteMassChanges(prefix, length);
        mapper.deleteRenames(prefix, length);
    }
}
