package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Address;
import org.kontor.contacts.api.BankAccount;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactAttribute;
import org.kontor.contacts.api.Organization;
import org.kontor.contacts.api.PersonGroup;

class TranslationTest {
    private static final List<Entity> ENTITIES = List.of(
            Account.entity(),
            Address.entity(),
            BankAccount.entity(),
            Contact.entity(),
            ContactAttribute.entity(),
            Organization.entity(),
            PersonGroup.entity());

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "pl", "de", "zh"})
    void everyFieldAndEveryChoiceHasAName(String language) throws IOException {
        Properties words = words(language);
        List<String> missing = new ArrayList<>();
        for (Entity entity : ENTITIES) {
            need(words, entity.name().toString(), missing);
            need(words, entity.name() + ".plural", missing);
            for (Field<?> field : entity.fields()) {
                need(words, field.toString(), missing);
                field.list()
                        .ifPresent(list ->
                                list.choices().forEach(choice -> need(words, list + "." + choice.name(), missing)));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void allLanguagesHaveTheSameWords() throws IOException {
        for (String language : List.of("cs", "pl", "de", "zh")) {
            assertThat(words(language).stringPropertyNames())
                    .as(language)
                    .isEqualTo(words("en").stringPropertyNames());
        }
    }

    private static void need(Properties words, String key, List<String> missing) {
        if (words.getProperty(key, "").isBlank()) {
            missing.add(key);
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream file = ContactsPlugin.class.getResourceAsStream("/i18n/" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return words;
    }
}
