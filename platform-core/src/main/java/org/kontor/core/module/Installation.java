package org.kontor.core.module;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;

/** What is written down of plugins, for all servers on a database. */
public final class Installation {
    private Installation() {}

    /** All of it, by id; nothing in a database that no platform has been built on. */
    public static Map<String, InstalledPlugin> read(Database database) {
        return database.read(transaction -> {
            ModuleMapper mapper = transaction.mapper(ModuleMapper.class);
            Map<String, InstalledPlugin> all = new TreeMap<>();
            if (mapper.tables() > 0) {
                mapper.plugins().forEach(row -> all.put(row.plugin(), installed(row)));
            }
            return all;
        });
    }

    /**
     * Whether nobody has chosen plugins for an installation in which none is written down, not even by a first start
     * without any in its folder.
     */
    public static boolean isNew(Database database, Stamp stamp) {
        return !hasTables(database) || stamp.read(Stamp.CHOSEN) == 0;
    }

    /** From now on, what comes to lie in a folder waits for an administrator. */
    public static void chosen(Database database, Stamp stamp) {
        if (stamp.read(Stamp.CHOSEN) == 0) {
            database.write(transaction -> {
                stamp.bump(transaction, Stamp.CHOSEN);
                return true;
            });
        }
    }

    private static boolean hasTables(Database database) {
        return database.read(
                transaction -> transaction.mapper(ModuleMapper.class).tables() > 0);
    }

    private static InstalledPlugin installed(ModuleMapper.PluginRow row) {
        return new InstalledPlugin(
                row.plugin(),
                row.title(),
                Optional.ofNullable(row.pluginVersion()).orElse(""),
                Standing.find(row.state()).orElse(Standing.DISABLED),
                Optional.ofNullable(row.hash()).orElse(""),
                Optional.ofNullable(row.reason()).orElse(""));
    }

    /** Writes some of it down, in the kernel's own right. */
    public static void write(Records kernel, Collection<InstalledPlugin> plugins) {
        for (InstalledPlugin plugin : plugins) {
            Assignment[] values = values(plugin);
            Optional<Row> there = find(kernel, plugin.id());
            if (there.isEmpty()) {
                kernel.create(PluginRecord.NAME, values);
            } else if (!isLike(there.get(), plugin)) {
                kernel.update(there.get(), values);
            }
        }
    }

    /** The record of a plugin. */
    public static Optional<Row> find(Records kernel, String id) {
        List<Row> rows = kernel.list(Query.of(PluginRecord.NAME)
                        .where(PluginRecord.PLUGIN.is(id))
                        .limit(1))
                .rows();
        return rows.stream().findFirst();
    }

    private static boolean isLike(Row row, InstalledPlugin plugin) {
        return row.get(PluginRecord.TITLE).equals(plugin.title())
                && row.find(PluginRecord.PLUGIN_VERSION).orElse("").equals(plugin.version())
                && row.get(PluginRecord.STATE).equals(plugin.standing().choice())
                && row.find(PluginRecord.HASH).orElse("").equals(plugin.hash())
                && row.find(PluginRecord.REASON).orElse("").equals(plugin.reason());
    }

    private static Assignment[] values(InstalledPlugin plugin) {
        return new Assignment[] {
            PluginRecord.PLUGIN.to(plugin.id()),
            PluginRecord.TITLE.to(plugin.title().isBlank() ? plugin.id() : plugin.title()),
            PluginRecord.PLUGIN_VERSION.to(emptyAsNull(plugin.version())),
            PluginRecord.STATE.to(plugin.standing().choice()),
            PluginRecord.HASH.to(emptyAsNull(plugin.hash())),
            PluginRecord.REASON.to(emptyAsNull(plugin.reason()))
        };
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
