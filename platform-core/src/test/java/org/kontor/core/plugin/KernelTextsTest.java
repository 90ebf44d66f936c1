package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.core.meta.MessageText;
import org.kontor.core.system.NoModules;
import org.kontor.core.system.NoTemplates;
import org.kontor.core.system.SystemPlugin;

/** What the kernel says, in each of its languages. */
class KernelTextsTest {
    private static final Map<String, Set<String>> MESSAGES = SpokenKeys.ofKernel();
    private static final LabelKeys LABELS = LabelKeys.of(SystemPlugin.contribution(
            () -> {
                throw new IllegalStateException("nothing is written here");
            },
            InstantSource.system(),
            new NoTemplates(),
            NoModules.of(),
            () -> {
                throw new IllegalStateException("nothing is written here");
            },
            user -> true));
    private static final LanguageFiles FILES = LanguageFiles.kernel();

    private static Map<String, String> texts(String language) {
        return FILES.texts().getOrDefault(language, Map.of());
    }

    @Test
    void theMessagesOfTheKernelAreFoundInItsClasses() {
        assertThat(MESSAGES).hasSizeGreaterThan(200).containsKeys("system.stale", "system.required");
        assertThat(MESSAGES.values()).allSatisfy(said -> assertThat(said).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "pl", "de", "zh"})
    void everyMessageAndEveryLabelIsSaidAndNothingElse(String language) {
        Set<String> wanted = new TreeSet<>(MESSAGES.keySet());
        wanted.addAll(LABELS.needed());
        Set<String> known = new TreeSet<>(wanted);
        known.addAll(LABELS.known());
        texts("en").keySet().stream()
                .filter(key -> key.startsWith("system.every."))
                .forEach(known::add);

        assertThat(texts(language).keySet()).containsAll(wanted);
        assertThat(known).containsAll(texts(language).keySet());
        assertThat(texts(language).keySet()).isEqualTo(texts("en").keySet());
        assertThat(texts(language)).allSatisfy((key, text) -> assertThat(text).isNotBlank());
    }

    @Test
    void theEnglishFileSaysWhatTheCodeSays() {
        Map<String, String> said = new TreeMap<>();
        MESSAGES.forEach((key, english) -> said.put(key, english.iterator().next()));

        assertThat(texts("en")).containsAllEntriesOf(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cs", "pl", "de", "zh"})
    void aMessageSpeaksOfTheSameThingsInEveryLanguage(String language) {
        MESSAGES.forEach((key, english) -> {
            String text = texts(language).getOrDefault(key, "");
            assertThat(MessageText.fault(text)).as(key).isEmpty();
            assertThat(MessageText.arguments(text))
                    .as(key)
                    .isEqualTo(MessageText.arguments(english.iterator().next()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "pl", "de", "zh"})
    void whatIsCountedHasEveryFormThatTheLanguageHas(String language) {
        Set<String> forms = PluralRules.forLocale(new ULocale(language)).getKeywords();
        List<String> short_ = new ArrayList<>();
        MESSAGES.keySet()
                .forEach(key -> plurals(texts(language).getOrDefault(key, "")).forEach(given -> {
                    if (!given.containsAll(forms)) {
                        short_.add(key + " has " + given + " of " + forms);
                    }
                }));

        assertThat(short_).isEmpty();
        assertThat(plurals(texts(language).getOrDefault("system.needed", ""))).isNotEmpty();
    }

    /** The forms of each plural in a pattern. */
    private static List<Set<String>> plurals(String text) {
        MessagePattern pattern = new MessagePattern(text);
        List<Set<String>> plurals = new ArrayList<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            boolean begins = part.getType() == MessagePattern.Part.Type.ARG_START;
            if (begins && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                Set<String> forms = new HashSet<>();
                for (int k = i; k < pattern.getLimitPartIndex(i); k++) {
                    if (pattern.getPartType(k) == MessagePattern.Part.Type.ARG_SELECTOR) {
                        forms.add(pattern.getSubstring(pattern.getPart(k)));
                    }
                }
                plurals.add(forms);
            }
        }
        return plurals;
    }

    @Test
    void czechAndPolishCountAsTheyDo() {
        PluginTexts texts = PluginTexts.kernel();
        Message limited = Message.of("system.login_limited", "…");

        assertThat(texts.text(limited.with("seconds", 1L), Locale.of("cs"))).endsWith("za 1 sekundu.");
        assertThat(texts.text(limited.with("seconds", 3L), Locale.of("cs"))).endsWith("za 3 sekundy.");
        assertThat(texts.text(limited.with("seconds", 5L), Locale.of("cs"))).endsWith("za 5 sekund.");
        assertThat(texts.text(limited.with("seconds", 1L), Locale.of("pl"))).endsWith("za 1 sekundę.");
        assertThat(texts.text(limited.with("seconds", 22L), Locale.of("pl"))).endsWith("za 22 sekundy.");
        assertThat(texts.text(limited.with("seconds", 25L), Locale.of("pl"))).endsWith("za 25 sekund.");
    }

    @Test
    void whereNoPlatformIsAskedNamesStayNames() {
        Message message = Message.of("system.may_not_create", "You may not create {entity}")
                .with("entity", EntityName.of("contacts", "account"));

        assertThat(PluginTexts.kernel().text(message, Locale.GERMAN))
                .isEqualTo("Sie dürfen keine Datensätze vom Typ contacts.account anlegen");
    }
}
