package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
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
    /** Known to no platform any more, while it is being deleted for good. */
    static final Choice PURGED = Choice.of("purged");

    /** Nothing. */
    public static final CustomModel NONE = new CustomModel(List.of(), List.of(), List.of());

    /** One thing that they added. */
    public sealed interface OwnPart permits OwnEntity, OwnField, OwnRule {
        /** What no other is called. */
        String path();

        /** Whether it is hidden, with all that it holds kept. */
        boolean retired();
    }

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
            boolean retired)
            implements OwnPart {
        public OwnEntity {
            words = Map.copyOf(words);
        }

        /** One of which nothing is said yet. */
        static OwnEntity blank(String name) {
            return new OwnEntity(name, "", "", Map.of(), "", false, false);
        }

        /** With the plugin's id. */
        public EntityName entity() {
            return EntityName.of(PLUGIN, name);
        }

        @Override
        public String path() {
            return entity().toString();
        }
    }

    /**
     * A field.
     *
     * @param name as records have it, so with {@code x_} where the entity is another's
     * @param words by language; {@code label} and {@code help}
     * @param masked how many characters a mask ends with; none where it is not masked
     * @param maxLength 0 for the type's own
     * @param values a choice's first ones
     * @param former what it was called until it was renamed last; empty where it never was
     * @param list which list the values of a choice are kept in; empty for the one that its name stands for
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
            boolean encrypted,
            OptionalInt masked,
            int maxLength,
            List<EntityName> targets,
            List<Value> values,
            String former,
            String list,
            boolean retired)
            implements OwnPart {
        public OwnField {
            words = Map.copyOf(words);
            targets = List.copyOf(targets);
            values = List.copyOf(values);
        }

        /** What the records of an own entity are called by. */
        static OwnField title(EntityName entity) {
            return new OwnField(
                    entity,
                    ModelChange.TITLE,
                    FieldType.TEXT,
                    "Name",
                    Map.of(
                            "cs", Map.of("label", "Název"),
                            "de", Map.of("label", "Name"),
                            "pl", Map.of("label", "Nazwa"),
                            "zh", Map.of("label", "名称")),
                    "",
                    true,
                    false,
                    true,
                    false,
                    false,
                    OptionalInt.empty(),
                    0,
                    List.of(),
                    List.of(),
                    "",
                    "",
                    false);
        }

        /** One of which nothing is said yet. */
        static OwnField blank(EntityName entity, String name) {
            return new OwnField(
                    entity,
                    name,
                    FieldType.TEXT,
                    "",
                    Map.of(),
                    "",
                    false,
                    false,
                    false,
                    false,
                    false,
                    OptionalInt.empty(),
                    0,
                    List.of(),
                    List.of(),
                    "",
                    "",
                    false);
        }

        /** The same under another name, with the list that it has. */
        OwnField renamed(String to) {
            return named(to, name, CustomPlugin.listName(this));
        }

        /** The same, whose former name is nobody's any more. */
        OwnField settled() {
            return named(name, "", list);
        }

        /** The same with a list of its own, where the one that its name stands for is another's by now. */
        OwnField freeList(CustomModel model) {
            String wanted = CustomPlugin.listName(this);
            return model.fields().stream().anyMatch(field -> field.list().equals(wanted))
                    ? named(name, former, CustomPlugin.anotherList(this, model))
                    : this;
        }

        /** The same by another name, with a former one and a list. */
        OwnField named(String to, String was, String kept) {
            return new OwnField(
                    entity,
                    to,
                    type,
                    label,
                    words,
                    help,
                    required,
                    unique,
                    searchable,
                    sensitive,
                    encrypted,
                    masked,
                    maxLength,
                    targets,
                    values,
                    was,
                    kept,
                    retired);
        }

        @Override
        public String path() {
            return entity + "." + name;
        }

        /** The path that it had until it was renamed last. */
        Optional<String> formerPath() {
            return former.isEmpty() ? Optional.empty() : Optional.of(entity + "." + former);
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
    public record OwnRule(EntityName entity, String name, String kind, JsonNode content, boolean retired)
            implements OwnPart {
        @Override
        public String path() {
            return entity + " " + name;
        }
    }

    public CustomModel {
        entities = List.copyOf(entities);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }

    /** What is written down; nothing in a database that no platform has been built on. */
    public static CustomModel read(Database database) {
        return read(database, state -> !state.equals(PURGED.name()));
    }

    private static CustomModel read(Database database, Predicate<String> isMeant) {
        return database.read(transaction -> {
            CustomMapper mapper = transaction.mapper(CustomMapper.class);
            if (mapper.tables() < CustomMapper.TABLES) {
                return NONE;
            }
            return new CustomModel(
                    mapper.entities().stream()
                            .filter(row -> isMeant.test(row.state()))
                            .map(ModelText::entity)
                            .toList(),
                    mapper.fields().stream()
                            .filter(row -> isMeant.test(ModelText.state(row)))
                            .map(ModelText::field)
                            .toList(),
                    mapper.rules().stream()
                            .filter(row -> isMeant.test(row.state()))
                            .map(ModelText::rule)
                            .toList());
        });
    }

    /** All of it. */
    public Stream<OwnPart> parts() {
        return Stream.of(entities, fields, rules).flatMap(List::stream);
    }

    /** What of it is deleted together with a plugin's data, and what is left without what it speaks of; a sentence each. */
    public List<Message> goneWith(String plugin) {
        Stream<Message> gone = parts().filter(part -> belongsTo(part, plugin))
                .map(part -> Message.of("system.model_gone_with", "{part} is deleted with it")
                        .with("part", part.path()));
        Stream<Message> pointing = fields.stream()
                .filter(field -> !belongsTo(field, plugin))
                .filter(field -> field.targets().stream()
                        .anyMatch(target -> target.plugin().equals(plugin)))
                .map(field -> Message.of(
                                "system.model_points",
                                "{field} points to records that are deleted; it is of no use until you retire it, or the"
                                        + " plugin comes back")
                        .with("field", field.path()));
        return Stream.concat(gone, pointing).toList();
    }

    /** Fields and rules of a plugin's entities, and what counts their records. */
    static boolean belongsTo(OwnPart part, String plugin) {
        return switch (part) {
            case OwnEntity entity -> false;
            case OwnField field -> field.entity().plugin().equals(plugin);
            case OwnRule rule ->
                rule.entity().plugin().equals(plugin)
                        || rule.content().at("/through/entity").asText().startsWith(plugin + ".");
        };
    }

    Optional<OwnEntity> entity(String path) {
        return find(entities, path);
    }

    Optional<OwnField> field(String path) {
        return find(fields, path);
    }

    Optional<OwnRule> rule(String path) {
        return find(rules, path);
    }

    private static <P extends OwnPart> Optional<P> find(List<P> parts, String path) {
        return parts.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    /** These and others. */
    CustomModel withAll(List<OwnPart> parts) {
        CustomModel all = this;
        for (OwnPart part : parts) {
            all = switch (part) {
                case OwnEntity entity -> all.with(entity);
                case OwnField field -> all.with(field);
                case OwnRule rule -> all.with(rule);
            };
        }
        return all;
    }

    /** All but one, and what goes with it. */
    CustomModel without(OwnPart gone) {
        return new CustomModel(
                entities.stream().filter(each -> !goesWith(each, gone)).toList(),
                fields.stream().filter(each -> !goesWith(each, gone)).toList(),
                rules.stream().filter(each -> !goesWith(each, gone)).toList());
    }

    private static boolean goesWith(OwnPart part, OwnPart gone) {
        return part.equals(gone)
                || gone instanceof OwnEntity entity
                        && switch (part) {
                            case OwnEntity other -> false;
                            case OwnField field -> field.entity().equals(entity.entity());
                            case OwnRule rule -> rule.entity().equals(entity.entity());
                        };
    }

    /** What is being deleted for good and is not gone yet. */
    public static CustomModel leaving(Database database) {
        return read(database, state -> state.equals(PURGED.name()));
    }

    CustomModel with(OwnEntity entity) {
        return new CustomModel(with(entities, entity), fields, rules);
    }

    CustomModel with(OwnField field) {
        return new CustomModel(entities, with(fields, field), rules);
    }

    /** One field in the place of another. */
    CustomModel with(OwnField field, OwnField instead) {
        return new CustomModel(
                entities,
                fields.stream().map(each -> each.equals(instead) ? field : each).toList(),
                rules);
    }

    CustomModel with(OwnRule rule) {
        return new CustomModel(entities, fields, with(rules, rule));
    }

    private static <P extends OwnPart> List<P> with(List<P> parts, P part) {
        List<P> all = new ArrayList<>(parts);
        find(parts, part.path()).ifPresentOrElse(before -> all.set(parts.indexOf(before), part), () -> all.add(part));
        return all;
    }
}
