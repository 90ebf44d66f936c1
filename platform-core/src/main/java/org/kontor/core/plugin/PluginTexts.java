package org.kontor.core.plugin;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Role;
import org.kontor.core.meta.CatalogBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins say to people, in their languages: {@code i18n/<language>.properties} in each plugin's jar, in UTF-8. A
 * key is looked up in the files of the plugin whose id it begins with: for {@code de-AT} in {@code de-AT}, then in
 * {@code de}; what is not there is said as the code says it, in English.
 */
public final class PluginTexts {
    private static final Logger LOG = LoggerFactory.getLogger(PluginTexts.class);

    /** Languages that are written in several ways, beside the two-letter codes. */
    private static Stream<String> variants() {
        return Stream.of(
                "zh-Hans", "zh-Hant", "zh-TW", "pt-BR", "pt-PT", "sr-Latn", "de-AT", "de-CH", "en-GB", "en-US");
    }

    /** Texts by plugin, language and key. */
    private final Map<String, Map<String, Map<String, String>>> texts;

    private PluginTexts(Map<String, Map<String, Map<String, String>>> texts) {
        this.texts = texts;
    }

    /** Reads the files of plugins, the kernel's own among them. */
    public static PluginTexts of(Collection<LoadedPlugin> plugins) {
        Map<String, Map<String, Map<String, String>>> texts = new HashMap<>();
        plugins.forEach(plugin -> texts.put(plugin.id(), languages(plugin)));
        return new PluginTexts(texts);
    }

    private static Map<String, Map<String, String>> languages(LoadedPlugin plugin) {
        Map<String, Map<String, String>> languages = new HashMap<>();
        Stream.concat(Stream.of(Locale.getISOLanguages()), variants())
                .forEach(language -> plugin.loader()
                        .resources("i18n/" + language + ".properties")
                        .forEach(file -> languages
                                .computeIfAbsent(language, first -> new HashMap<>())
                                .putAll(read(file, plugin.id()))));
        return languages;
    }

    private static Map<String, String> read(URL file, String pluginId) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(ResourceFile.read(file), StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException broken) {
            LOG.warn("{} of the plugin {} cannot be read", file, pluginId, broken);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** A message in a language. */
    public String text(Message message, Locale locale) {
        String pattern = find(message.key(), locale).orElse(message.english());
        return MessageText.format(pattern, message.arguments(), locale);
    }

    /** What one record of an entity is called: {@code contacts.account}. */
    public String label(Entity entity, Locale locale) {
        return find(entity.name().toString(), locale).orElse(entity.label());
    }

    /** What several are called: {@code contacts.account.plural}. */
    public String plural(Entity entity, Locale locale) {
        return find(entity.name() + ".plural", locale).orElse(entity.plural());
    }

    /**
     * What people read beside a field: {@code contacts.account.city}, in the files of the plugin that declared it.
     *
     * @param declaredBy the plugin that declared the field, which may be another than the entity's
     */
    public String label(Field<?> field, String declaredBy, Locale locale) {
        return find(declaredBy, field.toString(), locale)
                .or(field::label)
                .orElseGet(() -> CatalogBuilder.readable(
                        bare(field.name(), declaredBy, field.shape().plugin())));
    }

    /** A sentence that helps to fill a field: {@code contacts.account.city.help}. */
    public Optional<String> help(Field<?> field, String declaredBy, Locale locale) {
        return find(declaredBy, field + ".help", locale).or(field::help);
    }

    /** What a choice is called: {@code contacts.industry.trade}. */
    public String label(ChoiceList list, Choice choice, Locale locale) {
        return find(list.plugin(), list + "." + choice, locale).orElseGet(() -> CatalogBuilder.readable(choice.name()));
    }

    /** What stands on an action's button: {@code inventory.order.receive}. */
    public String label(Action action, Locale locale) {
        return find(action.name().plugin(), action.name().toString(), locale)
                .or(action::label)
                .orElseGet(() -> CatalogBuilder.readable(action.name().name()));
    }

    /** What administrators read for a permission: {@code contacts.export_private}. */
    public String label(Permission permission, Locale locale) {
        return find(permission.id(), locale).orElse(permission.label());
    }

    /** What administrators read for a role: {@code contacts.role.clerk}. */
    public String label(Role role, Locale locale) {
        return find(role.plugin() + ".role." + role.name(), locale).orElse(role.label());
    }

    /** What a plugin is called: its bare id as key. */
    public String title(LoadedPlugin plugin, Locale locale) {
        return find(plugin.id(), plugin.id(), locale)
                .orElse(plugin.contribution().title());
    }

    /** A text by its key, which begins with the plugin's id. */
    public Optional<String> find(String key, Locale locale) {
        int point = key.indexOf('.');
        return point < 0 ? Optional.empty() : find(key.substring(0, point), key, locale);
    }

    private Optional<String> find(String pluginId, String key, Locale locale) {
        Map<String, Map<String, String>> languages = texts.getOrDefault(pluginId, Map.of());
        if (languages.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(locale.toLanguageTag(), locale.getLanguage() + "-" + locale.getScript(), locale.getLanguage())
                .flatMap(language -> Stream.ofNullable(text(languages.get(language), key)))
                .findFirst();
    }

    private static @Nullable String text(@Nullable Map<String, String> texts, String key) {
        return texts == null ? null : texts.get(key);
    }

    /** A foreign field's name without the prefix that tells whose it is. */
    private static String bare(String name, String declaredBy, String plugin) {
        String prefix = declaredBy + "_";
        return !declaredBy.equals(plugin) && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
