package org.kontor.core.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Database;
import org.kontor.core.schema.PlainTable;
import org.kontor.core.schema.TableCounts;
import org.kontor.core.schema.TableCounts.Count;

/** Data of plugins that are not there: disabled, removed, broken, or without their files. */
public final class KeptData {
    private final Database database;
    private final TableCounts counts;
    private final PlainTable tables;

    /** A plugin that has left data behind. */
    public record Plugin(String id, List<Entity> entities) {
        public Plugin {
            entities = List.copyOf(entities);
        }
    }

    /** Records of an entity that is not there. */
    public record Entity(String name, String label, Count rows) {}

    /**
     * Some records.
     *
     * @param records each by column, all values as texts
     * @param next the id after which the next page begins; null for the last one
     */
    public record Page(
            List<Map<String, @Nullable String>> records,
            @Nullable UUID next) {}

    public KeptData(Database database) {
        this.database = database;
        this.counts = new TableCounts(database);
        this.tables = new PlainTable(database);
    }

    /**
     * All of them.
     *
     * @param active plugins that are there
     */
    public List<Plugin> all(Set<String> active) {
        List<Plugin> plugins = new ArrayList<>();
        Definitions.read(database).forEach((id, definition) -> {
            if (!active.contains(id)) {
                plugins.add(new Plugin(
                        id,
                        definition.entities().stream()
                                .map(entity -> new Entity(entity.name(), entity.plural(), counts.of(entity.table())))
                                .toList()));
            }
        });
        return plugins;
    }

    /**
     * Records of one.
     *
     * @throws Refusal NOT_FOUND
     */
    public Page page(Set<String> active, String plugin, String entity, @Nullable UUID after, int limit) {
        Definitions.Definition definition = Definitions.read(database).get(plugin);
        if (definition == null || active.contains(plugin)) {
            throw unknown(plugin, entity);
        }
        String table = definition
                .entity(entity)
                .orElseThrow(() -> unknown(plugin, entity))
                .table();
        List<Map<String, @Nullable String>> rows = tables.read(table, after, limit + 1);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<Map<String, @Nullable String>> page = rows.subList(0, limit);
        String last = page.getLast().get("id");
        return new Page(page, last == null ? null : UUID.fromString(last));
    }

    private static Refusal unknown(String plugin, String entity) {
        return Refusal.of(
                Refusal.Code.NOT_FOUND,
                Message.of(
                                "system.kept_unknown",
                                "Nothing is kept of {entity}; plugins that are there are read as records")
                        .with("entity", plugin + "." + entity));
    }
}
