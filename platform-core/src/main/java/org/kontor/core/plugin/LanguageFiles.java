package org.kontor.core.plugin;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One plugin's {@code i18n/<language>.properties}, in UTF-8.
 *
 * @param texts by language and key
 * @param unreadable why files could not be read as they are, by file
 */
public record LanguageFiles(Map<String, Map<String, String>> texts, Map<String, String> unreadable) {
    /** The languages that the kernel speaks, and its own files are written in. */
    static final List<String> KERNEL = List.of("en", "cs", "pl", "de", "zh");

    static final LanguageFiles NONE = new LanguageFiles(Map.of(), Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(LanguageFiles.class);

    /** Languages that are written in several ways, beside the two-letter codes. */
    private static final List<String> VARIANTS =
            List.of("zh-Hans", "zh-Hant", "zh-TW", "pt-BR", "pt-PT", "sr-Latn", "de-AT", "de-CH", "en-GB", "en-US");

    /** A plugin's own. */
    static LanguageFiles of(String pluginId, ClassLoader loader) {
        List<String> languages = Stream.concat(Stream.of(Locale.getISOLanguages()), VARIANTS.stream())
                .toList();
        return read(pluginId, loader, languages);
    }

    static String name(String language) {
        return "i18n/" + language + ".properties";
    }

    /** The kernel's: where its classes lie beside a plugin's, as in a plugin's own tests, the plugin's are none of it. */
    static LanguageFiles kernel() {
        LanguageFiles all = read(ContributionCheck.SYSTEM, LanguageFiles.class.getClassLoader(), KERNEL);
        Map<String, Map<String, String>> own = new TreeMap<>();
        all.texts().forEach((language, texts) -> {
            Map<String, String> kept = new TreeMap<>(texts);
            kept.keySet()
                    .removeIf(key ->
                            !key.equals(ContributionCheck.SYSTEM) && !key.startsWith(ContributionCheck.SYSTEM + "."));
            own.put(language, kept);
        });
        return new LanguageFiles(own, all.unreadable());
    }

    private static LanguageFiles read(String pluginId, ClassLoader loader, Collection<String> languages) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        Map<String, String> unreadable = new TreeMap<>();
        for (String language : languages) {
            String name = name(language);
            loader.resources(name).forEach(file -> {
                Map<String, String> known = texts.computeIfAbsent(language, first -> new HashMap<>());
                String reason = read(file, known);
                if (reason != null) {
                    LOG.warn("{} of the plugin {} cannot be read: {}", name, pluginId, reason);
                    unreadable.put(name, reason);
                }
            });
        }
        return new LanguageFiles(texts, unreadable);
    }

    /** Adds a file's texts; answers what is wrong with it, if something is. What can be read of it is used. */
    private static @Nullable String read(URL file, Map<String, String> texts) {
        Properties properties = new Properties();
        String reason = null;
        try {
            byte[] bytes = ResourceFile.read(file);
            if (!isUtf8(bytes)) {
                reason = "it is not in UTF-8";
            }
            properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException broken) {
            reason = String.valueOf(broken.getMessage());
        }
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return reason;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /** A text: for {@code de-AT} in {@code de-AT}, then in {@code de}. */
    Optional<String> find(String key, Locale locale) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(locale.toLanguageTag(), locale.getLanguage() + "-" + locale.getScript(), locale.getLanguage())
                .flatMap(language -> Stream.ofNullable(texts.get(language)))
                .flatMap(language -> Stream.ofNullable(language.get(key)))
                .findFirst();
    }

    /** All texts whose keys begin with that, English where the language lacks one. */
    Map<String, String> all(String prefix, Locale locale) {
        Map<String, String> all = new TreeMap<>();
        for (String language : List.of("en", locale.getLanguage(), locale.toLanguageTag())) {
            texts.getOrDefault(language, Map.of()).forEach((key, text) -> {
                if (key.startsWith(prefix)) {
                    all.put(key, text);
                }
            });
        }
        return all;
    }
}
