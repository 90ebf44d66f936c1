package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.core.database.Database;
import org.kontor.core.plugin.OwnParts;

/**
 * What administrators added, as one value.
 *
 * @param entities theirs, retired ones among them
 * @param fields theirs, of their own entities and of others'
 * @param rules theirs
 */
public record CustomModel(List<OwnEntity> entities, List<OwnField> fields, List<OwnRule> rules) {
    /** The plugin that what they add belongs to. */
    public static final String PLUGIN = OwnParts.PLUGIN;

    /** What the name of a field for an entity of others begins with. */
    static final String PREFIX = "x_";

    static final Choice ACTIVE = Choice.of("active");
    static final Choice RETIRED = Choice.of("retired");

    /** Nothing. */
    public static final CustomModel NONE = new CustomModel(List.of(), List.of(), List.of());

    /**
     * An entity.
     *
     * @param name without the plugin's id
     * @param words by language; {@code label} and {@code plural}
     * @param retired whether it is hidden; its records stay
     */
    public record OwnEntity(
            String name,
            String label,
            String plural,
            Map<String, Map<String, String>> words,
            String help,
            boolean owned,
            boolean retired) {
        public OwnEntity {
            words = Map.copyOf(words);
        }

        /** With the plugin's id. */
        public EntityName entity() {
            return EntityName.of(PLUGIN, name);
        }
    }

    /**
     * A field.
     *
     * @param name as records have it, so with {@code x_} where the entity is another's
     * @param words by language; {@code label} and {@code help}
     * @param maxLength 0 for the type's own
     * @param values a choice's first ones
     * @param retired whether it is hidden; its values stay
     */
    public record OwnField(
            EntityName entity,
            String name,
            FieldType type,
            String label,
            Map<String, Map<String, String>> words,
            String help,
            boolean required,
            boolean unique,
            boolean searchable,
            boolean sensitive,
            int maxLength,
            List<EntityName> targets,
            List<Value> values,
            boolean retired) {
        public OwnField {
            words = Map.copyOf(words);
            targets = List.copyOf(targets);
            values = List.copyOf(values);
        }

        /** Whose, and its name. */
        public String path() {
            return entity + "." + name;
        }
    }

    /** A value of a choice. */
    public record Value(String name, String label) {}

    /**
     * A rule.
     *
     * @param kind as {@link RuleReader} knows it
     * @param content what it says
     * @param retired whether it holds no more
     */
    public record OwnRule(EntityName entity, String name, String kind, JsonNode content, boolean retired) {}

    public CustomModel {
        entities = List.copyOf(entities);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /** What is written down; nothing in a database that no platform has been built on. */
    public static CustomModel read(Database database) {
        return database.read(transaction -> {
            CustomMapper mapper = transaction.mapper(CustomMapper.class);
            if (mapper.tables() < CustomMapper.TABLES) {
                return NONE;
            }
            return new CustomModel(
                    mapper.entities().stream().map(ModelText::entity).toList(),
                    mapper.fields().stream().map(ModelText::field).toList(),
                    mapper.rules().stream().map(ModelText::rule).toList());
        });
    }

    /** An entity of administrators. */
    public Optional<OwnEntity> find(EntityName name) {
        return entities.stream().filter(each -> each.entity().equals(name)).findFirst();
    }

    /** A field of theirs. */
    public Optional<OwnField> find(EntityName entity, String name) {
        return fields.stream()
                .filter(each -> each.entity().equals(entity) && each.name().equals(name))
                .findFirst();
    }

    /** A rule of theirs. */
    public Optional<OwnRule> findRule(EntityName entity, String name) {
        return rules.stream()
                .filter(each -> each.entity().equals(entity) && each.name().equals(name))
                .findFirst();
    }

    CustomModel with(OwnEntity entity) {
        List<OwnEntity> all = new ArrayList<>(entities);
        all.removeIf(each -> each.name().equals(entity.name()));
        all.add(entity);
        return new CustomModel(all, fields, rules);
    }

    CustomModel with(OwnField field) {
        List<OwnField> all = new ArrayList<>(fields);
        find(field.entity(), field.name())
                .ifPresentOrElse(before -> all.set(fields.indexOf(before), field), () -> all.add(field));
        return new CustomModel(entities, all, rules);
    }

    CustomModel with(OwnRule rule) {
        List<OwnRule> all = new ArrayList<>(rules);
        findRule(rule.entity(), rule.name())
                .ifPresentOrElse(before -> all.set(rules.indexOf(before), rule), () -> all.add(rule));
        return new CustomModel(entities, fields, all);
    }
}
