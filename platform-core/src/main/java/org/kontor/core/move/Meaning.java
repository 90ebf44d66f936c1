package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Setting;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.system.ChoiceValue;
import org.kontor.core.system.Role;
import org.kontor.core.system.SettingRecord;

/** What the kernel knows of its own records beyond their fields: what a setting's content is, and what nobody declares any more. */
final class Meaning {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Catalog catalog;
    private final Set<String> lists;

    /** @param lists the names of lists that may be edited */
    Meaning(Catalog catalog, Set<String> lists) {
        this.catalog = catalog;
        this.lists = Set.copyOf(lists);
    }

    /** Why a record does not move, though others of its kind do. */
    Optional<Message> stays(EntityMeta entity, JsonNode record) {
        if (entity.name().equals(ChoiceValue.NAME)) {
            String list = record.path(ChoiceValue.LIST.name()).asText();
            return lists.contains(list)
                    ? Optional.empty()
                    : Optional.of(Message.of("system.move_no_list", "no active plugin has the list {list}")
                            .with("list", list));
        }
        if (entity.name().equals(SettingRecord.NAME)) {
            Setting<?> setting = setting(record).orElse(null);
            return setting == null
                    ? Optional.of(Message.of("system.move_undeclared", "no active plugin declares it"))
                    : stays(setting);
        }
        return Optional.empty();
    }

    /** Whether records that stay may be named by those that move: a plugin's role comes with the plugin, named the same everywhere. */
    static boolean isNamed(EntityMeta entity) {
        return entity.name().equals(Role.NAME);
    }

    /** Why a setting does not move. */
    static Optional<Message> stays(Setting<?> setting) {
        if (setting.isSecret()) {
            return Optional.of(Message.of("system.move_secret", "it is a secret: set it there"));
        }
        return setting.field().type() == FieldType.FILE
                ? Optional.of(Message.of("system.move_file", "files stay where they are: set it there"))
                : Optional.empty();
    }

    private Optional<Setting<?>> setting(JsonNode record) {
        String name = record.path(SettingRecord.SETTING_NAME.name()).asText();
        return catalog.settings(record.path(SettingRecord.PLUGIN.name()).asText()).stream()
                .filter(setting -> setting.field().name().equals(name))
                .findFirst();
    }

    /** What a value is in truth: of a setting's content, the setting's own field; else the field itself. */
    FieldMeta of(FieldMeta field, JsonNode record) throws Unmoved {
        if (!isContent(field)) {
            return field;
        }
        Setting<?> setting = setting(record)
                .orElseThrow(() -> new Unmoved(Message.of("system.move_no_setting", "there is no setting {setting}")
                        .with(
                                "setting",
                                Texts.shown(
                                        record.path(SettingRecord.PLUGIN.name()).asText() + "."
                                                + record.path(SettingRecord.SETTING_NAME.name())
                                                        .asText()))));
        Optional<Message> stays = stays(setting);
        if (stays.isPresent()) {
            throw new Unmoved(stays.get());
        }
        return catalog.outside(setting.field(), catalog.options(setting.field()));
    }

    private static boolean isContent(FieldMeta field) {
        return field.entity().equals(SettingRecord.NAME) && field.name().equals(SettingRecord.CONTENT.name());
    }

    /** The value of a field as JSON of what it is in truth. */
    JsonNode unfolded(FieldMeta field, FieldMeta meaning, JsonNode value) throws Unmoved {
        if (!isContent(field) || !value.isTextual()) {
            return value;
        }
        try {
            return json(meaning, meaning.kind().parse(value.textValue(), meaning.field()));
        } catch (BadValue e) {
            throw new Unmoved(e.reason());
        }
    }

    /** The other way round: how the record keeps it. */
    JsonNode folded(FieldMeta field, FieldMeta meaning, JsonNode value) throws Unmoved {
        if (!isContent(field) || value.isNull()) {
            return value;
        }
        try {
            Object parsed = meaning.kind().parse(value, meaning.field());
            Object checked = parsed == null ? null : meaning.kind().check(parsed, meaning);
            return checked == null
                    ? JsonNodeFactory.instance.nullNode()
                    : TextNode.valueOf(meaning.kind().written(checked));
        } catch (BadValue e) {
            throw new Unmoved(e.reason());
        }
    }

    /** A value as JSON. */
    static JsonNode json(FieldMeta meta, @Nullable Object value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try (TokenBuffer json = new TokenBuffer(JSON, false)) {
            meta.kind().write(json, value);
            return JSON.readTree(json.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
