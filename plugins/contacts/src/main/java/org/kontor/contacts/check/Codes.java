package org.kontor.contacts.check;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of currencies (ISO 4217) and of languages (BCP 47). */
public final class Codes {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private Codes() {}

    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    /** Whether it is a language, with or without script and country: {@code cs}, {@code zh-Hans}. */
    public static boolean isLanguage(String tag) {
        return LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage());
    }
}
