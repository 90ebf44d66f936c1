package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.Rule;
import org.kontor.core.config.NearestName;
import org.kontor.core.meta.MessageText;

/**
 * Looks through a plugin's languages for what people would stumble over. It is remarked on, and keeps no plugin out: each
 * such text is said in English, or as it stands.
 */
final class LanguageCheck {
    private static final int SHOWN = 5;
    private static final String ENGLISH = "en";

    private final Contribution contribution;
    private final LabelKeys labels;
    /** By key, what the code says in English, as far as it is known. */
    private final Map<String, String> english = new HashMap<>();

    private final Set<String> roots = new HashSet<>();
    private final Set<String> editable;
    private final Set<String> names = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private LanguageCheck(Contribution contribution, LanguageFiles languages) {
        this.contribution = contribution;
        this.labels = LabelKeys.of(contribution);
        english.putAll(languages.texts().getOrDefault(ENGLISH, Map.of()));
        contribution.rules().stream()
                .flatMap(rules -> rules.rules().stream())
                .filter(Rule.Must.class::isInstance)
                .map(rule -> ((Rule.Must) rule).message())
                .forEach(message -> english.put(message.key(), message.english()));
        this.editable = contribution.entities().stream()
                .flatMap(entity -> entity.fields().stream())
                .flatMap(field -> ((Field<?>) field).list().stream())
                .filter(ChoiceList::editable)
                .map(ChoiceList::toString)
                .collect(Collectors.toSet());
        labels.known().stream()
                .map(LanguageCheck::root)
                .filter(root -> root.contains("."))
                .forEach(roots::add);
        roots.stream().map(LanguageCheck::bare).forEach(names::add);
    }

    /** What is to be remarked on. */
    static List<Violation> check(String pluginId, Contribution contribution, LanguageFiles languages) {
        LanguageCheck check = new LanguageCheck(contribution, languages);
        Place place = Place.of(pluginId, check.found);
        languages.unreadable().forEach((file, reason) -> place.in(file).refuse(reason, "save it in UTF-8"));
        languages.texts().forEach((language, texts) -> check.language(language, texts, place));
        return List.copyOf(check.found);
    }

    private void language(String language, Map<String, String> texts, Place contributed) {
        Place place = contributed.in(LanguageFiles.name(language));
        new TreeMap<>(texts).forEach((key, text) -> text(key, text, place));
        // what a variant lacks is looked up in its language
        if (!language.equals(ENGLISH) && !language.contains("-")) {
            missing(texts, place);
        }
    }

    private void text(String key, String text, Place file) {
        if (labels.known().contains(key) || isOfEditableList(key)) {
            return;
        }
        Place place = file.in(key);
        if (!key.startsWith(contribution.pluginId() + ".")) {
            place.refuse("it is nothing of this plugin", "begin it with " + contribution.pluginId() + ".");
            return;
        }
        if (isLabelOfNothing(key)) {
            place.refuse(
                    "nothing of this name is declared",
                    NearestName.to(key, labels.known())
                            .map(known -> "did you mean " + known + "?")
                            .orElse("remove it, or give the message a key that begins with no entity's name"));
            return;
        }
        String fault = MessageText.fault(text).orElse(null);
        if (fault != null) {
            place.refuse("the pattern cannot be read: " + fault, "mend it; a brace that is meant is written '{'");
            return;
        }
        Set<String> unknown = new TreeSet<>(MessageText.arguments(text));
        if (english.containsKey(key)) {
            unknown.removeAll(MessageText.arguments(english.get(key)));
            if (!unknown.isEmpty()) {
                place.refuse(
                        "it speaks of " + String.join(", ", unknown) + ", which the English pattern does not know",
                        "use the arguments of: " + english.get(key));
            }
        }
    }

    /** What the plugin's code in the browser says is known to that alone. */
    private boolean isOfModule(String key) {
        return key.startsWith(contribution.pluginId() + PluginTexts.UI);
    }

    private boolean isLabelOfNothing(String key) {
        String root = root(key);
        return !isOfModule(key) && isNearLabel(key, root);
    }

    private boolean isNearLabel(String key, String root) {
        return (!root.equals(key) && roots.contains(root))
                || (key.indexOf('.') != key.lastIndexOf('.')
                        && !english.containsKey(key)
                        && NearestName.to(bare(root), names).isPresent());
    }

    /** Administrators add values to such a list, and a plugin may know some. */
    private boolean isOfEditableList(String key) {
        return editable.contains(root(key));
    }

    /** The plugin and the first name: {@code contacts.account} of {@code contacts.account.city}. */
    private static String root(String key) {
        int second = key.indexOf('.', key.indexOf('.') + 1);
        return second < 0 ? key : key.substring(0, second);
    }

    private static String bare(String root) {
        return root.substring(root.indexOf('.') + 1);
    }

    private void missing(Map<String, String> texts, Place place) {
        List<String> missing = Stream.concat(
                        labels.needed().stream(),
                        english.keySet().stream().filter(this::isOfModule).sorted())
                .filter(key -> texts.getOrDefault(key, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "";
            place.refuse(
                    "it lacks " + missing.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more,
                    "add them; until then they are said in English");
        }
    }
}
