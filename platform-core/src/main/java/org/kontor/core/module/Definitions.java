package org.kontor.core.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What the tables of plugins mean: written down while a plugin is there, and read when it is not. */
public final class Definitions {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What is known of a plugin's tables.
     *
     * @param entities its own
     * @param fields those that it added to others' entities
     */
    public record Definition(String plugin, List<DefinedEntity> entities, List<DefinedField> fields) {
        public Definition {
            entities = List.copyOf(entities);
            fields = List.copyOf(fields);
        }

        /** The entity of that name, without the plugin's id. */
        public Optional<DefinedEntity> entity(String name) {
            return entities.stream()
                    .filter(entity -> entity.name().equals(plugin + "." + name))
                    .findFirst();
        }
    }

    /** An entity; its table has the fields' columns, and those that every table has. */
    public record DefinedEntity(String name, String label, String plural, String table, List<DefinedField> fields) {
        public DefinedEntity {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field.
     *
     * @param entity whose
     * @param table where its values are
     * @param columns none where they are links
     * @param links the table of its links; empty for all but references
     */
    public record DefinedField(
            String entity, String name, String label, String type, String table, List<String> columns, String links) {
        public DefinedField {
            columns = List.copyOf(columns);
        }
    }

    private Definitions() {}

    /** Writes down what has changed. */
    public static void keep(Database database, Catalog catalog, Clock clock) {
        Map<String, String> now = of(catalog);
        Map<String, String> before = new HashMap<>();
        database.glance(transaction ->
                        List.copyOf(transaction.mapper(ModuleMapper.class).definitions()))
                .forEach(row -> before.put(row.plugin(), row.content()));
        now.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        if (now.isEmpty()) {
            return;
        }
        database.write(transaction -> {
            ModuleMapper mapper = transaction.mapper(ModuleMapper.class);
            now.forEach((plugin, content) -> {
                if (mapper.updateDefinition(plugin, content, clock.instant()) == 0) {
                    mapper.insertDefinition(plugin, content, clock.instant());
                }
            });
            return true;
        });
    }

    /** All that are written down, by plugin. */
    public static Map<String, Definition> read(Database database) {
        Map<String, Definition> all = new TreeMap<>();
        database.glance(transaction ->
                        List.copyOf(transaction.mapper(ModuleMapper.class).definitions()))
                .forEach(row -> all.put(row.plugin(), parse(row)));
        return all;
    }

    private static Map<String, String> of(Catalog catalog) {
        Map<String, ObjectNode> all = new TreeMap<>();
        // in one order on all servers and after each start, or it would be written anew each time
        List<EntityMeta> entities = catalog.all().stream()
                .filter(entity -> !entity.isAspect())
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .toList();
        for (EntityMeta entity : entities) {
            String plugin = entity.name().plugin();
            if (!plugin.equals(AccessPolicy.KERNEL)) {
                ObjectNode own = definition(all, plugin)
                        .withArray("entities")
                        .addObject()
                        .put("name", entity.name().toString())
                        .put("label", entity.declared().label())
                        .put("plural", entity.declared().plural())
                        .put("table", entity.tableName());
                entity.declaredFields()
                        .forEach(field -> write(own.withArray("fields").addObject(), entity, field));
            }
            entity.declaredFields().stream()
                    .filter(field ->
                            !field.owner().equals(plugin) && !field.owner().equals(AccessPolicy.KERNEL))
                    .forEach(field -> write(
                            definition(all, field.owner()).withArray("fields").addObject(), entity, field));
        }
        Map<String, String> texts = new TreeMap<>();
        all.forEach((plugin, json) -> texts.put(plugin, json.toString()));
        return texts;
    }

    private static ObjectNode definition(Map<String, ObjectNode> all, String plugin) {
        return all.computeIfAbsent(plugin, any -> JsonNodeFactory.instance.objectNode());
    }

    private static void write(ObjectNode json, EntityMeta entity, FieldMeta field) {
        json.put("entity", entity.name().toString())
                .put("name", field.name())
                .put("label", field.field().label().orElseGet(() -> CatalogBuilder.readable(field.name())))
                .put("type", field.type().name().toLowerCase(Locale.ROOT))
                .put("table", entity.tableName());
        ArrayNode columns = json.putArray("columns");
        field.columns().stream().map(Column::name).forEach(columns::add);
        json.put("links", field.isReferences() ? CatalogBuilder.linkTable(entity.name(), field.field()) : "");
    }

    private static Definition parse(ModuleMapper.DefinitionRow row) {
        try {
            JsonNode json = JSON.readTree(row.content());
            List<DefinedEntity> entities = new ArrayList<>();
            for (JsonNode entity : json.path("entities")) {
                entities.add(new DefinedEntity(
                        entity.path("name").asText(),
                        entity.path("label").asText(),
                        entity.path("plural").asText(),
                        entity.path("table").asText(),
                        fields(entity.path("fields"))));
            }
            return new Definition(row.plugin(), entities, fields(json.path("fields")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the definition of the plugin " + row.plugin() + " is no JSON", e);
        }
    }

    private static List<DefinedField> fields(JsonNode json) {
        List<DefinedField> fields = new ArrayList<>();
        for (JsonNode field : json) {
            List<String> columns = new ArrayList<>();
            field.path("columns").forEach(column -> columns.add(column.asText()));
            fields.add(new DefinedField(
                    field.path("entity").asText(),
                    field.path("name").asText(),
                    field.path("label").asText(),
                    field.path("type").asText(),
                    field.path("table").asText(),
                    columns,
                    field.path("links").asText()));
        }
        return fields;
    }
}
