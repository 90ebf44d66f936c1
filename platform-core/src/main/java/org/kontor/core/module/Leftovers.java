package org.kontor.core.module;

import org.kontor.api.Records;

/** What tables of the kernel know of a plugin that is no record. */
public final class Leftovers {
    private Leftovers() {}

    /** Forgets all of it: its trash, its numbers, its shares, its files, what hangs on its records, and what its tables meant. */
    public static void forget(Records kernel, String plugin) {
        ModuleMapper mapper = kernel.mapper(ModuleMapper.class);
        String prefix = plugin + ".";
        mapper.deleteTrash(prefix, prefix.length());
        mapper.deleteCounters(prefix, prefix.length());
        mapper.deleteShares(prefix, prefix.length());
        mapper.deleteFavourites(prefix, prefix.length());
        mapper.deleteRecent(prefix, prefix.length());
        mapper.deleteViewChoices(prefix, prefix.length());
        mapper.deleteMentions(prefix, prefix.length());
        mapper.deleteTold(prefix, prefix.length());
        mapper.deleteComments(prefix, prefix.length());
        mapper.deleteAttachments(prefix, prefix.length());
        mapper.deleteRenames(prefix, prefix.length());
        mapper.deleteUpgrades(plugin);
        mapper.deleteJars(plugin);
        mapper.deleteArchives(plugin);
        mapper.deleteDefinition(plugin);
    }
}
