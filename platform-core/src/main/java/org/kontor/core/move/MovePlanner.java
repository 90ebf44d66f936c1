package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.move.MovePlan.Conflict;
import org.kontor.core.move.MovePlan.FieldChange;
import org.kontor.core.move.MovePlan.Missing;
import org.kontor.core.move.MovePlan.Step;

/** Compares a file with what is here. */
final class MovePlanner {
    private final Engine engine;
    private final Movable movable;
    private final Meaning meaning;
    private final Wording wording;
    private final Here here;
    private final ConfigurationFile file;
    private final MoveOptions options;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> unchanged = new TreeMap<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    MovePlanner(Engine engine, Meaning meaning, Here here, ConfigurationFile file, MoveOptions options) {
        this.engine = engine;
        this.movable = new Movable(engine.catalog());
        this.meaning = meaning;
        this.wording = new Wording(movable);
        this.here = here;
        this.file = file;
        this.options = options;
    }

    /** @param plugins the versions of those that are active here */
    MovePlan plan(Map<String, String> plugins) {
        if (!options.anyPlugins()) {
            file.plugins().forEach((plugin, version) -> plugin(plugin, version, plugins.get(plugin)));
        }
        options.only().stream()
                .filter(entity -> !file.entities().containsKey(entity))
                .filter(entity ->
                        !entity.equals(ConfigurationFile.MODEL) || file.model().isEmpty())
                .sorted()
                .forEach(entity -> conflict(
                        Texts.shown(entity),
                        null,
                        "",
                        Message.of("system.move_nothing", "the file has nothing of it")));
        for (Map.Entry<String, List<ObjectNode>> each : file.entities().entrySet()) {
            if (options.takes(each.getKey())) {
                entity(each.getKey(), each.getValue());
            }
        }
        steps.forEach(step -> references(step, step.values()));
        return new MovePlan(steps, unchanged, missing, options.deletes(), conflicts);
    }

    private void plugin(String plugin, String version, @Nullable String active) {
        if (active == null) {
            conflict(
                    Texts.shown(plugin),
                    null,
                    "",
                    Message.of("system.move_inactive", "this plugin is not active here"));
        } else if (!active.equals(version)) {
            conflict(
                    plugin,
                    null,
                    "",
                    Message.of(
                                    "system.move_version",
                                    "the file was made with version {version} of this plugin, and here it is {active}")
                            .with("version", Texts.shown(version))
                            .with("active", active));
        }
    }

    private void conflict(String entity, @Nullable JsonNode key, String field, Message reason) {
        conflicts.add(new Conflict(entity, key, field, reason));
    }

    private void entity(String name, List<ObjectNode> records) {
        EntityMeta entity = movable.find(name).filter(here::mayRead).orElse(null);
        if (entity == null) {
            conflict(
                    Texts.shown(name),
                    null,
                    "",
                    Message.of("system.move_unknown", "there is no such configuration here"));
            return;
        }
        Set<String> kept = new HashSet<>();
        records.forEach(record -> record(entity, record, kept));
        List<Missing> gone = new ArrayList<>();
        for (Here.Found record : here.all(entity)) {
            try {
                here.moved(record);
                ArrayNode key = here.key(record);
                if (!kept.contains(key.toString())) {
                    gone.add(new Missing(record, key));
                }
            } catch (Unmoved e) {
                // what does not move is in no file
                continue;
            }
        }
        gone.sort(Comparator.comparing(each -> each.key().toString()));
        missing.addAll(gone);
    }

    private void record(EntityMeta entity, ObjectNode record, Set<String> kept) {
        String name = entity.name().toString();
        ArrayNode key = JsonNodeFactory.instance.arrayNode();
        for (FieldMeta field : movable.key(entity)) {
            if (!record.has(field.name())) {
                conflict(
                        name,
                        record.size() > 3 ? null : record,
                        field.name(),
                        Message.of("system.move_unnamed_by", "it names the record and is missing"));
                return;
            }
            key.add(canonical(field, record, fault -> {}));
        }
        if (!kept.add(key.toString())) {
            conflict(name, key, "", Message.of("system.move_twice", "the file has it twice"));
            return;
        }
        named.add(name + " " + key);
        List<FieldMeta> known = here.fields(entity);
        for (Map.Entry<String, JsonNode> each : record.properties()) {
            if (known.stream().noneMatch(field -> field.name().equals(each.getKey()))) {
                conflict(
                        name,
                        key,
                        Texts.shown(each.getKey()),
                        entity.find(each.getKey())
                                .flatMap(movable::stays)
                                .orElse(Message.of(
                                        "system.move_no_such_field", "there is no such field here that moves")));
            }
        }
        List<Here.Found> found = here.named(entity, key);
        if (found.size() > 1) {
            conflict(name, key, "", Message.of("system.move_several", "several records here are named so"));
            return;
        }
        compare(entity, key, found.isEmpty() ? null : found.getFirst(), record, known);
    }

    private void compare(
            EntityMeta entity, ArrayNode key, Here.@Nullable Found found, ObjectNode record, List<FieldMeta> known) {
        String name = entity.name().toString();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        List<FieldChange> changes = new ArrayList<>();
        for (FieldMeta field : known) {
            if (!record.has(field.name())) {
                continue;
            }
            List<Message> faults = new ArrayList<>();
            JsonNode to = canonical(field, record, faults::add);
            JsonNode from = JsonNodeFactory.instance.nullNode();
            Message unread = null;
            try {
                from = found == null ? from : here.value(found, field);
            } catch (Unmoved e) {
                unread = e.reason();
            }
            boolean differs =
                    found == null || unread != null || !from.toString().equals(to.toString());
            if (differs) {
                values.set(field.name(), to);
                faults.forEach(fault -> conflict(name, key, field.name(), fault));
                if (found != null) {
                    changes.add(new FieldChange(field.name(), from, to, unread));
                }
            }
        }
        if (found != null && changes.isEmpty()) {
            unchanged.merge(name, 1, Integer::sum);
        } else {
            steps.add(new Step(entity, key, found, values, changes));
        }
    }

    /** A value of the file in the one form in which an export would write it. */
    private JsonNode canonical(FieldMeta field, ObjectNode record, Consumer<Message> fault) {
        JsonNode given = record.get(field.name());
        try {
            FieldMeta meant = given.isNull() ? field : meaning.of(field, record);
            return Here.plain(canonical(meant, given));
        } catch (Unmoved e) {
            fault.accept(e.reason());
            return given;
        }
    }

    private JsonNode canonical(FieldMeta field, JsonNode given) throws Unmoved {
        if (given.isNull()) {
            return given;
        }
        return switch (field.type()) {
            // whether what they name is there, or will be, is looked at last
            case REFERENCE -> given;
            case REFERENCES -> {
                List<JsonNode> all = new ArrayList<>();
                given.forEach(all::add);
                all.sort(Comparator.comparing(JsonNode::toString));
                yield given.isArray() ? JsonNodeFactory.instance.arrayNode().addAll(all) : given;
            }
            case PARTS -> parts(field, given);
            case CONDITION -> condition(given);
            default -> simple(field, wording.in(field, given, here::id));
        };
    }

    private JsonNode parts(FieldMeta field, JsonNode given) throws Unmoved {
        if (!given.isArray()) {
            throw new Unmoved(FieldKind.form("[{…}]"));
        }
        List<FieldMeta> known = movable.fields(movable.part(field));
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : given) {
            ObjectNode part = parts.addObject();
            for (FieldMeta inner : known) {
                part.set(
                        inner.name(),
                        canonical(inner, each.has(inner.name()) ? each.get(inner.name()) : NullNode.getInstance()));
            }
            for (Map.Entry<String, JsonNode> inner : each.properties()) {
                if (!part.has(inner.getKey())) {
                    throw new Unmoved(Message.of("system.move_no_field", "there is no field {field} that moves")
                            .with("field", Texts.shown(inner.getKey())));
                }
            }
        }
        return parts;
    }

    private JsonNode condition(JsonNode given) throws Unmoved {
        wording.checkNoIds(given);
        if (!references(given).isEmpty()) {
            return given;
        }
        try {
            Condition condition = engine.catalog().conditionJson().parseStored(given);
            return Here.tree(engine.catalog().conditionJson().storedText(condition));
        } catch (BadValue e) {
            throw new Unmoved(e.reason());
        }
    }

    private JsonNode simple(FieldMeta field, JsonNode json) throws Unmoved {
        try {
            Object parsed = field.kind().parse(json, field.field());
            Object checked = parsed == null ? null : field.kind().check(parsed, field);
            return wording.out(field, Meaning.json(field, checked), here::key);
        } catch (BadValue e) {
            throw new Unmoved(e.reason());
        }
    }

    /** The records that something in a file names. */
    static List<Wording.Named> references(JsonNode json) {
        List<Wording.Named> all = new ArrayList<>();
        if (Wording.isReference(json)) {
            all.add(Wording.Named.of(json));
        }
        json.forEach(each -> all.addAll(references(each)));
        return all;
    }

    private void references(Step step, ObjectNode values) {
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            for (Wording.Named each : references(value.getValue())) {
                boolean isThere = movable.find(each.entity())
                        .filter(entity -> !here.nameable(entity, each.key()).isEmpty())
                        .isPresent();
                if (!isThere && !named.contains(each.toString())) {
                    conflict(
                            step.entity().name().toString(),
                            step.key(),
                            value.getKey(),
                            Message.of("system.move_nowhere", "there is no {record}, neither here nor in what moves")
                                    .with("record", Texts.shown(each.toString())));
                }
            }
        }
    }
}
