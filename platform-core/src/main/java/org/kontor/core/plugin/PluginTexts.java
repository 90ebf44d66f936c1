package org.kontor.core.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Role;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.MessageText;
import org.kontor.core.meta.Words;

/**
 * What plugins say to people, in their languages: {@code i18n/<language>.properties} in each plugin's jar, in UTF-8. A
 * key is looked up in the files of the plugin whose id it begins with, then in those of plugins that add to it: for
 * {@code de-AT} in {@code de-AT}, then in {@code de}; what is not there is said as the code says it, in English. What is
 * called otherwise here comes before all of them.
 */
public final class PluginTexts {
    /** What follows the plugin's id in the keys of what its code in the browser says. */
    static final String UI = ".ui.";

    private final Map<String, LanguageFiles> texts;
    private final Above above;
    private final List<Contribution> contributions;
    private final Words words;

    /** What things are called here in place of what plugins say. */
    @FunctionalInterface
    public interface Above {
        /** Plugins alone say how things are called. */
        Above NOTHING = (key, locale) -> Optional.empty();

        /** What something is called in a language, where it was given another name. */
        Optional<String> label(String key, Locale locale);
    }

    private PluginTexts(Map<String, LanguageFiles> texts, Collection<Contribution> contributions, Above above) {
        this.texts = new TreeMap<>(texts);
        this.above = above;
        this.contributions = List.copyOf(contributions);
        this.words = new SpokenWords(this, contributions);
    }

    /** Reads the files of plugins, the kernel's own among them. */
    public static PluginTexts of(Collection<LoadedPlugin> plugins) {
        return of(plugins, Above.NOTHING);
    }

    /** The same, below other names. */
    public static PluginTexts of(Collection<LoadedPlugin> plugins, Above above) {
        return new PluginTexts(
                plugins.stream().collect(Collectors.toMap(LoadedPlugin::id, LoadedPlugin::languages)),
                plugins.stream().map(LoadedPlugin::contribution).toList(),
                above);
    }

    /** What plugins themselves say, without what things are called here. */
    public PluginTexts below() {
        return new PluginTexts(texts, contributions, Above.NOTHING);
    }

    /** The keys of everything that plugins declare and that has a label. */
    public static Set<String> labels(Collection<Contribution> contributions) {
        return contributions.stream()
                .flatMap(contribution -> LabelKeys.of(contribution).known().stream())
                .collect(Collectors.toSet());
    }

    /** What the kernel says where no platform is asked. */
    public static PluginTexts kernel() {
        return new PluginTexts(Map.of(ContributionCheck.SYSTEM, LanguageFiles.kernel()), List.of(), Above.NOTHING);
    }

    /** A message in a language. */
    public String text(Message message, Locale locale) {
        return MessageText.text(message, words, locale);
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
     * What people read beside a field: {@code contacts.account.city}, in the files of the plugin that declared it; of
     * what every record has, {@code system.every.created_at} in the kernel's.
     *
     * @param declaredBy the plugin that declared the field, which may be another than the entity's
     */
    public String label(Field<?> field, String declaredBy, Locale locale) {
        return find(declaredBy, field.toString(), locale)
                .or(field::label)
                .or(() -> find(ContributionCheck.SYSTEM, "system.every." + field.name(), locale))
                .orElseGet(() -> CatalogBuilder.readable(
                        bare(field.name(), declaredBy, field.shape().plugin())));
    }

    /** What an entity is for: {@code contacts.account.help}. */
    public Optional<String> help(Entity entity, Locale locale) {
        return find(entity.name() + ".help", locale).or(() -> Optional.ofNullable(entity.help()));
    }

    /** A sentence that helps to fill a field: {@code contacts.account.city.help}. */
    public Optional<String> help(Field<?> field, String declaredBy, Locale locale) {
        return find(declaredBy, field + ".help", locale).or(field::help);
    }

    /** What a choice is called: {@code contacts.industry.trade}. */
    public String label(ChoiceList list, Choice choice, Locale locale) {
        return find(list + "." + choice, locale).orElseGet(() -> CatalogBuilder.readable(choice.name()));
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

    /** A text by its key: of the plugin whose id it begins with, else of one that adds something to that plugin. */
    public Optional<String> find(String key, Locale locale) {
        int point = key.indexOf('.');
        return point < 0
                ? Optional.empty()
                : find(key.substring(0, point), key, locale)
                        .or(() -> texts.values().stream()
                                .flatMap(files -> files.find(key, locale).stream())
                                .findFirst());
    }

    /** What a plugin's code in the browser says: all keys that begin with its id and {@code .ui.}, English where a language lacks one. */
    public Map<String, String> own(String pluginId, Locale locale) {
        return texts.getOrDefault(pluginId, LanguageFiles.NONE).all(pluginId + UI, locale);
    }

    private Optional<String> find(String pluginId, String key, Locale locale) {
        Optional<String> other = above.label(key, locale);
        if (other.isPresent()) {
            return other;
        }
        return texts.getOrDefault(pluginId, LanguageFiles.NONE).find(key, locale);
    }

    /** A foreign field's name without the prefix that tells whose it is. */
    private static String bare(String name, String declaredBy, String plugin) {
        String prefix = declaredBy + "_";
        return !declaredBy.equals(plugin) && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
