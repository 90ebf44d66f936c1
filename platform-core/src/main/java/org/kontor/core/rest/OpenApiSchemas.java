package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Action;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Setting;
import org.kontor.api.Verb;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.system.SettingLevel.Kind;
import org.kontor.core.system.SystemPermission;

/** The schemas of an OpenAPI document: what is read of records, what is written to them, and what actions ask for. */
final class OpenApiSchemas {
    private final Services services;
    private final Sight sight;
    private final Locale locale;
    private final ObjectNode schemas;

    OpenApiSchemas(ObjectNode schemas, Services services, Sight sight, Locale locale) {
        this.schemas = schemas;
        this.services = services;
        this.sight = sight;
        this.locale = locale;
    }

    void refer(ObjectNode place, String schema) {
        place.removeAll();
        place.put("$ref", OpenApi.SCHEMAS + schema);
    }

    void entity(EntityMeta entity) {
        record(entity, "", Verb.READ);
        record(entity, ".create", Verb.CREATE);
        record(entity, ".update", Verb.UPDATE);
        if (!entity.isPart()) {
            page(entity);
            changes(entity);
        }
    }

    /** What is read of a record, or written to it. Schemas go by their names: labels of several may be the same. */
    private void record(EntityMeta entity, String suffix, Verb verb) {
        ObjectNode schema = schemas.putObject(entity.name() + suffix).put("type", "object");
        schema.put("description", services.texts().label(entity.declared(), locale));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = services.json().createArrayNode();
        boolean reading = verb == Verb.READ;
        if (reading) {
            properties
                    .putObject("id")
                    .put("type", "string")
                    .put("format", "uuid")
                    .put("readOnly", true);
            properties
                    .putObject("version")
                    .put("type", "integer")
                    .put("format", "int64")
                    .put("readOnly", true);
        }
        for (FieldMeta field : entity.fields()) {
            boolean open = reading ? sight.shows(field) : sight.may(field, verb) && field.isWritable();
            if (open && !field.name().equals("id")) {
                properties.set(field.name(), property(field, reading ? "" : suffix));
                if (verb == Verb.CREATE && field.field().isRequired()) {
                    required.add(field.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (!reading) {
            schema.put("additionalProperties", false);
        }
    }

    private ObjectNode property(FieldMeta field, String suffix) {
        ObjectNode property = field.kind().schema(field);
        if (field.isParts()) {
            property = services.json().createObjectNode().put("type", "array").put("maxItems", Field.MOST_PARTS);
            property.putObject("items")
                    .put("$ref", OpenApi.SCHEMAS + field.field().targets().getFirst() + suffix);
        }
        property.put("title", services.texts().label(field.field(), field.owner(), locale));
        ObjectNode described = property;
        services.texts()
                .help(field.field(), field.owner(), locale)
                .ifPresent(help -> described.put("description", help));
        if (field.isEncrypted()) {
            property.put("x-encrypted", true);
        }
        field.field().masked().ifPresent(last -> described.putObject("x-masked").put("last", last));
        if (!field.isWritable()) {
            property.put("readOnly", true);
        }
        return property;
    }

    private void page(EntityMeta entity) {
        ObjectNode page = schemas.putObject(entity.name() + ".page").put("type", "object");
        ObjectNode properties = page.putObject("properties");
        ObjectNode records = properties.putObject("records").put("type", "array");
        refer(records.putObject("items"), entity.name().toString());
        properties.putObject("next").putArray("type").add("string").add("null");
        ObjectNode count = properties.putObject("count").put("type", "object").putObject("properties");
        count.putObject("value").put("type", "integer");
        count.putObject("exact").put("type", "boolean");
        properties
                .putObject("partial")
                .put("type", "boolean")
                .put("description", "With words: whether more records may be found by them than are told of here");
    }

    private void changes(EntityMeta entity) {
        ObjectNode changes = schemas.putObject(entity.name() + ".changes").put("type", "object");
        ObjectNode properties = changes.putObject("properties");
        ObjectNode records = properties.putObject("records").put("type", "array");
        refer(records.putObject("items"), entity.name().toString());
        ObjectNode gone = properties.putObject("gone").put("type", "array");
        gone.putObject("items").put("type", "string").put("format", "uuid");
        properties.putObject("next").put("type", "string");
        properties.putObject("more").put("type", "boolean");
        properties.putObject("afresh").put("type", "boolean");
    }

    /** What may be set at a level, by plugin; of the system and of teams only what whoever asks may set there. */
    void settings(String name, Kind kind) {
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        ObjectNode plugins = schema.putObject("properties");
        boolean mayChange = kind == Kind.USER || sight.may(SystemPermission.MANAGE_SETTINGS.id());
        for (Contribution contribution : services.contributions()) {
            List<Setting<?>> settings = contribution.settings().stream()
                    .filter(setting -> mayChange && kind.takes(setting))
                    .toList();
            if (!settings.isEmpty()) {
                ObjectNode plugin = plugins.putObject(contribution.pluginId()).put("type", "object");
                ObjectNode properties = plugin.putObject("properties");
                settings.forEach(setting -> properties.set(setting.field().name(), setting(setting)));
                plugin.put("additionalProperties", false);
            }
        }
        schema.put("additionalProperties", false);
    }

    private ObjectNode setting(Setting<?> setting) {
        Field<?> field = setting.field();
        FieldMeta meta = services.outside(field);
        ObjectNode property = services.json().createObjectNode();
        property.put("title", services.texts().label(field, field.shape().plugin(), locale));
        services.texts()
                .help(field, field.shape().plugin(), locale)
                .ifPresent(help -> property.put("description", help));
        ArrayNode ways = property.putArray("oneOf");
        ways.add(meta.kind().schema(meta));
        ways.addObject().put("type", "null");
        if (setting.isSecret()) {
            property.put("writeOnly", true);
        }
        return property;
    }

    /** What an action asks for. */
    ObjectNode input(Action action) {
        ObjectNode input = services.json().createObjectNode().put("type", "object");
        ObjectNode properties = input.putObject("properties");
        for (Field<?> field : action.input()) {
            FieldMeta meta = services.outside(field);
            ObjectNode property = meta.kind().schema(meta);
            property.put("title", services.texts().label(field, field.shape().plugin(), locale));
            properties.set(field.name(), property);
            if (field.isRequired()) {
                input.withArray("required").add(field.name());
            }
        }
        return input.put("additionalProperties", false);
    }

    /** What an action answers: with values, those that it declares. */
    ObjectNode answer(Action action) {
        ObjectNode answer = services.json().createObjectNode().put("type", "object");
        ObjectNode properties = answer.putObject("properties");
        ArrayNode kinds = properties.putObject("result").put("type", "string").putArray("enum");
        if (action.task().isPresent()) {
            kinds.add("task");
            ref(properties.putObject("task"));
            recordOf(action, properties);
            return answer;
        }
        kinds.add("none").add("show").add("values").add("say").add("file").add("query");
        ref(properties.putObject("show"));
        properties.putObject("say").put("type", "string");
        file(properties.putObject("file"));
        properties.putObject("entity").put("type", "string").put("description", "Which records page holds");
        properties
                .putObject("page")
                .put("type", "object")
                .put("description", "What a query found, as a list of records");
        recordOf(action, properties);
        ObjectNode values = properties.putObject("values").put("type", "object");
        ObjectNode outputs = values.putObject("properties");
        for (Field<?> field : action.output()) {
            FieldMeta meta = services.outside(field);
            ObjectNode property = meta.kind().schema(meta);
            property.put("title", services.texts().label(field, field.shape().plugin(), locale));
            outputs.set(field.name(), property);
            if (field.isRequired()) {
                values.withArray("required").add(field.name());
            }
        }
        values.put("additionalProperties", false);
        return answer;
    }

    /** The record that it ran on, as it is afterwards. */
    private void recordOf(Action action, ObjectNode properties) {
        action.entity().ifPresent(entity -> refer(properties.putObject("record"), entity.toString()));
    }

    private static void file(ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("name").put("type", "string");
        properties.putObject("type").put("type", "string");
        properties.putObject("size").put("type", "integer").put("format", "int64");
    }

    private static void ref(ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        properties.putObject("entity").put("type", "string");
        properties.putObject("id").put("type", "string").put("format", "uuid");
    }

    /** Fields of conditions refer to it; what may stand in it depends on the entity that is asked. */
    void condition() {
        schemas.putObject("Condition")
                .put("type", "object")
                .put(
                        "description",
                        "Comparisons by field, such as {\"city\": {\"is\": \"Praha\"}}, joined by and, or, not and some");
    }

    void problem() {
        ObjectNode problem = schemas.putObject("problem").put("type", "object");
        problem.put("description", "Why a request was refused (RFC 9457)");
        ObjectNode properties = problem.putObject("properties");
        for (String text : List.of("type", "title", "code", "detail", "id")) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .putObject("properties");
        error.putObject("field").put("type", "string");
        error.putObject("reason").put("type", "string");
    }
}
