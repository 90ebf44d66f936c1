package org.kontor.core.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * The records of one entity.
     *
     * @throws Refusal NOT_FOUND
     */
    public Kept of(Set<String> active, String plugin, String entity) {
        return Optional.ofNullable(Definitions.read(database).get(plugin))
                .filter(definition -> !active.contains(plugin))
                .flatMap(definition -> definition.entity(entity))
                .map(found -> new Kept(tables, found.table()))
                .orElseThrow(() -> unknown(plugin, entity));
    }

    /** The records of an entity that is not there, page by page. */
    public static final class Kept {
        private final PlainTable tables;
        private final String table;

        private Kept(PlainTable tables, String table) {
            this.tables = tables;
            this.table = table;
        }

        /** @param after the id of the last one of the page before; null for the first page */
        public Page page(@Nullable UUID after, int limit) {
            List<Map<String, @Nullable String>> rows = tables.read(table, after, limit + 1);
            if (rows.size() <= limit) {
                return new Page(rows, null);
            }
            List<Map<String, @Nullable String>> page = rows.subList(0, limit);
            return new Page(
                    page, UUID.fromString(Objects.requireNonNull(page.getLast().get("id"))));
        }
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
