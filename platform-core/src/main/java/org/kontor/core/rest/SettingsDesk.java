package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Setting;
import org.kontor.api.Verb;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.Declared;
import org.kontor.core.system.SettingLevel;
import org.kontor.core.system.SettingRecord;
import org.kontor.core.system.SettingRules;
import org.kontor.core.system.SettingWriter;

/** What is set for the system, a team or a user: read and changed as a whole. */
final class SettingsDesk {
    private static final Message OBJECT = Message.of("system.not_an_object", "Expected an object of JSON");

    private final Desk desk;
    private final Services services;
    private final SettingRules rules;
    private final SettingsJson json;

    /** A level within one transaction. */
    private record Open(Visit visit, Records records, SettingLevel level, SettingWriter writer) {}

    SettingsDesk(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.rules =
                new SettingRules(() -> new Declared(services.catalog(), services.contributions(), services.policy()));
        this.json = new SettingsJson(services);
    }

    /** What is set there, by plugin. */
    Response read(Caller caller, SettingLevel level, @Nullable String ifNoneMatch) {
        requireRight(caller, level, Verb.READ);
        return desk.read(
                caller,
                visit -> open(caller, visit, level, open -> {
                    List<Row> rows = open.writer().rows();
                    String etag = etag(rows);
                    return Preconditions.has(ifNoneMatch, etag)
                            ? Response.notModified().header("ETag", etag).build()
                            : answer(open, rows, etag);
                }));
    }

    /** Changes what is named, all of it or nothing. */
    Response change(Caller caller, SettingLevel level, @Nullable String ifMatch, JsonNode body) {
        requireRight(caller, level, Verb.UPDATE);
        return desk.write(
                caller,
                visit -> open(caller, visit, level, open -> {
                    open.writer().lock();
                    List<Row> before = open.writer().rows();
                    Preconditions.require(ifMatch, etag(before));
                    checked(open, body).forEach((setting, value) -> write(open, before, setting, value.value()));
                    List<Row> after = open.writer().rows();
                    return answer(open, after, etag(after));
                }));
    }

    @FunctionalInterface
    private interface Work {
        Response on(Open open);
    }

    private Response open(Caller caller, Visit visit, SettingLevel level, Work work) {
        return services.data().within(visit.transaction(), caller.actor(), records -> {
            SettingWriter writer = new SettingWriter(rules, records, level, services.vault());
            if (!writer.exists()) {
                throw Desk.notFound();
            }
            return work.on(new Open(visit, records, level, writer));
        });
    }

    /** Holds a token to what it was made for. */
    void requireRight(Caller caller, Verb verb) {
        if (desk.access(caller).rights(SettingRecord.NAME, verb).isEmpty()) {
            throw forbidden();
        }
    }

    private void requireRight(Caller caller, SettingLevel level, Verb verb) {
        requireRight(caller, verb);
        if (!SettingRules.mayChange(caller.actor(), level)) {
            throw forbidden();
        }
    }

    private static Refusal forbidden() {
        return Refusal.of(
                Refusal.Code.FORBIDDEN,
                Message.of("system.settings_of_others", "What is set there, you may neither see nor change"));
    }

    private static String etag(List<Row> rows) {
        StringBuilder versions = new StringBuilder();
        rows.forEach(row -> versions.append(row.ref().id()).append(row.version()));
        return "\""
                + Tagged.hash(versions.toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32) + "\"";
    }

    private Response answer(Open open, List<Row> rows, String etag) {
        ObjectNode all = services.json().createObjectNode();
        EntityMeta meta = services.catalog().get(SettingRecord.NAME);
        for (Row row : rows) {
            rules.find(row.get(SettingRecord.PLUGIN), row.get(SettingRecord.SETTING_NAME), open.level())
                    .ifPresent(setting -> {
                        put(all, row, setting);
                        if (setting.field().isSensitive()) {
                            open.visit().notes().read(meta, row.ref().id(), List.of(meta.get("content")));
                        }
                    });
        }
        return Response.ok(all.toString().getBytes(StandardCharsets.UTF_8))
                .type("application/json")
                .header("ETag", etag)
                .build();
    }

    private void put(ObjectNode all, Row row, Setting<?> setting) {
        String plugin = setting.field().shape().plugin();
        String name = setting.field().name();
        if (setting.isSecret()) {
            row.find(SettingRecord.SECRET_AT)
                    .ifPresent(
                            at -> all.withObjectProperty(plugin).putObject(name).put("set_at", at.toString()));
        } else if (setting.field().type() == FieldType.FILE) {
            row.find(SettingRecord.FILE)
                    .ifPresent(file -> all.withObjectProperty(plugin).set(name, json.value(setting, file)));
        } else {
            row.find(SettingRecord.CONTENT)
                    .flatMap(content -> rules.read(setting, content))
                    .ifPresent(value -> all.withObjectProperty(plugin).set(name, json.value(setting, value)));
        }
    }

    /** A value that may be none. */
    private record Value(@Nullable Object value) {}

    private Map<Setting<?>, Value> checked(Open open, JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.of(Refusal.Code.INVALID, OBJECT);
        }
        Map<Setting<?>, Value> values = new LinkedHashMap<>();
        List<Refusal.FieldError> errors = new ArrayList<>();
        body.properties().forEach(plugin -> {
            if (!plugin.getValue().isObject()) {
                errors.add(new Refusal.FieldError(Parameters.shown(plugin.getKey()), OBJECT));
                return;
            }
            plugin.getValue().properties().forEach(each -> {
                String name = plugin.getKey() + "." + each.getKey();
                try {
                    Setting<?> setting = rules.find(plugin.getKey(), each.getKey(), open.level())
                            .orElseThrow(() -> Catalog.unknownField(name));
                    values.put(setting, new Value(parse(open, setting, each.getValue())));
                } catch (BadValue e) {
                    errors.add(new Refusal.FieldError(Parameters.shown(name), e.reason()));
                }
            });
        });
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return values;
    }

    private @Nullable Object parse(Open open, Setting<?> setting, JsonNode value) throws BadValue {
        return value.isNull()
                ? null
                : rules.check(
                        open.records(),
                        setting,
                        services.parser().of(open.visit().access()).value(setting.field(), value));
    }

    /** What the records refuse beyond that is told under the setting's name too. */
    private void write(Open open, List<Row> rows, Setting<?> setting, @Nullable Object value) {
        try {
            open.writer().write(rows, setting, value, services.clock().instant());
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            String name =
                    setting.field().shape().plugin() + "." + setting.field().name();
            Message reason = refusal.errors().isEmpty()
                    ? refusal.text()
                    : refusal.errors().getFirst().message();
            throw invalid(List.of(new Refusal.FieldError(name, reason)));
        }
    }

    private static Refusal invalid(List<Refusal.FieldError> errors) {
        return Refusal.of(
                Refusal.Code.INVALID, Message.of("system.fields_invalid", "Some of the values do not fit"), errors);
    }
}
