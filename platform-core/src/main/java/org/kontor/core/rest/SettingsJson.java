package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.Setting;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.system.SettingLevel;
import org.kontor.core.system.SettingLevel.Kind;
import org.kontor.core.system.SettingRules;
import org.kontor.core.system.SystemSettings.Found;

/** Settings as somebody may see them. Secrets are never among them, and what is sensitive only where it is set. */
final class SettingsJson {
    private final Services services;

    SettingsJson(Services services) {
        this.services = services;
    }

    /** All that somebody may set, with what holds for them. */
    ObjectNode all(EntityJson describing, Actor actor, Locale locale) {
        List<SettingLevel> levels = services.settings().levels(actor);
        boolean manages = SettingRules.mayChange(actor, SettingLevel.SYSTEM);
        ObjectNode json = services.json().createObjectNode();
        ArrayNode plugins = json.putArray("plugins");
        for (Contribution contribution : services.contributions()) {
            List<Setting<?>> seen = contribution.settings().stream()
                    .filter(setting -> manages || setting.isPerUser())
                    .toList();
            if (!seen.isEmpty()) {
                ObjectNode plugin = plugins.addObject().put("plugin", contribution.pluginId());
                plugin.put(
                        "title",
                        services.texts().find(contribution.pluginId(), locale).orElse(contribution.title()));
                ArrayNode settings = plugin.putArray("settings");
                seen.forEach(
                        setting -> settings.add(one(describing.outside(setting.field()), setting, levels, manages)));
            }
        }
        return json;
    }

    private ObjectNode one(ObjectNode json, Setting<?> setting, List<SettingLevel> levels, boolean manages) {
        ArrayNode kinds = json.putArray("levels");
        Stream.of(Kind.SYSTEM, Kind.TEAM, Kind.USER)
                .filter(kind -> kind.takes(setting))
                .filter(kind -> manages || kind == Kind.USER)
                .forEach(kind -> kinds.add(kind.text()));
        json.put("secret", setting.isSecret()).put("sensitive", setting.field().isSensitive());
        if (setting.isSecret() || setting.field().isSensitive()) {
            return json;
        }
        setting.otherwise().ifPresent(value -> json.set("otherwise", value(setting, value)));
        Optional<? extends Found<?>> found = services.settings().find(setting, levels);
        found.ifPresent(each -> json.set("value", value(setting, each.value())));
        json.put(
                "from",
                found.map(each -> each.at().map(level -> level.kind().text()).orElse("otherwise"))
                        .orElse("nothing"));
        ObjectNode set = json.putObject("set");
        for (SettingLevel level : levels) {
            if (level.kind() != Kind.TEAM && (manages || level.kind() == Kind.USER)) {
                services.settings()
                        .find(setting, List.of(level))
                        .filter(each -> each.at().isPresent())
                        .ifPresent(each -> set.set(level.kind().text(), value(setting, each.value())));
            }
        }
        return json;
    }

    /** A value as JSON. */
    JsonNode value(Setting<?> setting, Object value) {
        FieldMeta meta = services.outside(setting.field());
        TokenBuffer buffer = new TokenBuffer(services.json(), false);
        try (JsonGenerator json = buffer) {
            meta.kind().write(json, value);
            return services.json().readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
