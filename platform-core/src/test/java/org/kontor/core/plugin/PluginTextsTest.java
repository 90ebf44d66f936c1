package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Action;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Plugin;
import org.kontor.core.meta.MessageText;

class PluginTextsTest {
    private static final EntityName ACCOUNT = EntityName.of("contacts", "account");
    private static final Entity ACCOUNTS = Entity.of(ACCOUNT, "Account", "Accounts");
    private static final ChoiceList INDUSTRY = ChoiceList.editable("contacts", "industry", Choice.of("real_estate"));
    private static final Locale CZECH = Locale.of("cs");

    @TempDir
    Path temp;

    private PluginTexts texts() {
        Path contacts = new Sources()
                .plugin(
                        "c.C",
                        "Contribution.of(\"contacts\", \"Contacts\").entities(Entity.of(EntityName.of(\"contacts\", \"account\"),"
                                + " \"Account\", \"Accounts\"))")
                .file("i18n/de.properties", """
                        contacts=Kontakte
                        contacts.iban_wrong={iban} ist keine gültige IBAN
                        contacts.found={count, plural, one {# Treffer} other {# Treffer gefunden}}
                        contacts.account=Firma
                        contacts.account.plural=Firmen
                        contacts.account.city=Ort
                        contacts.account.city.help=Ohne Postleitzahl
                        contacts.industry.real_estate=Immobilien
                        contacts.account.merge=Zusammenführen
                        """)
                .file("i18n/de-AT.properties", "contacts.account.city=Ortschaft")
                .file("i18n/zh-Hant.properties", "contacts.account=公司")
                .folder(temp.resolve("contacts"));
        Path shop = new Sources()
                .plugin("s.S", "Contribution.of(\"shop\", \"Shop\")")
                .file("i18n/de.properties", "contacts.account.shop_points=Punkte\ncontacts.account=Gekapert")
                .folder(temp.resolve("shop"));
        PluginLoader loader = new PluginLoader(Plugin.class.getClassLoader(), Sources::context, CallWatch.idle());
        return PluginTexts.of(loader.load(
                        List.of(PluginFiles.of("contacts", List.of(contacts)), PluginFiles.of("shop", List.of(shop))),
                        List.of())
                .plugins());
    }

    @Test
    void aMessageIsSaidInTheReadersLanguageAndElseInEnglish() {
        Message message =
                Message.of("contacts.iban_wrong", "{iban} is not a valid IBAN").with("iban", "DE12");

        assertThat(texts().text(message, Locale.GERMAN)).isEqualTo("DE12 ist keine gültige IBAN");
        assertThat(texts().text(message, Locale.GERMANY)).isEqualTo("DE12 ist keine gültige IBAN");
        assertThat(texts().text(message, CZECH)).isEqualTo("DE12 is not a valid IBAN");
        assertThat(texts().text(Message.of("nobody.said", "So"), Locale.GERMAN)).isEqualTo("So");
    }

    @Test
    void countsAndNumbersFollowTheLanguage() {
        Message found = Message.of("contacts.found", "{count, plural, one {# hit} other {# hits}}")
                .with("count", 1234);

        assertThat(texts().text(found, Locale.GERMAN)).isEqualTo("1.234 Treffer gefunden");
        assertThat(texts().text(found, Locale.ENGLISH)).isEqualTo("1,234 hits");
        assertThat(texts().text(found.with("count", 1), Locale.ENGLISH)).isEqualTo("1 hit");
    }

    @Test
    void argumentsOfAnyTypeAreSaid() {
        Message message = Message.of("contacts.any", "{when, date, ::yyyyMMdd} {what} {missing}")
                .with("when", Instant.parse("2026-11-22T12:00:00Z"))
                .with("what", Choice.of("open"));

        assertThat(texts().text(message, Locale.GERMAN)).isEqualTo("22.11.2026 open {missing}");
    }

    @Test
    void whatAMessageSpeaksOfIsNamedAsTheReaderNamesIt() {
        Field<Choice> state = ACCOUNT.choice("state", INDUSTRY);
        Message message = Message.of("contacts.any", "{entity} / {field} / {state} / {other} / {why}")
                .with("entity", ACCOUNT)
                .with("field", ACCOUNT.text("city"))
                .with("state", state.to(Choice.of("real_estate")))
                .with("other", List.of(ACCOUNT, EntityName.of("shop", "order")))
                .with(
                        "why",
                        Message.of("contacts.iban_wrong", "{iban} is not a valid IBAN")
                                .with("iban", "DE12"));

        assertThat(texts().text(message, Locale.GERMAN))
                .isEqualTo("Firma / Ort / Immobilien / Firma, shop.order / DE12 ist keine gültige IBAN");
        assertThat(MessageText.english(message))
                .isEqualTo("contacts.account / contacts.account.city / real_estate / contacts.account, shop.order"
                        + " / DE12 is not a valid IBAN");
    }

    @Test
    void daysAndAmountsAreWrittenAsTheReaderWritesThem() {
        Message message = Message.of("contacts.any", "{day}; {date, date, ::yyyyMMdd}; {money}; {set}")
                .with("day", LocalDate.of(2026, Month.NOVEMBER, 28))
                .with("date", LocalDate.of(2026, Month.NOVEMBER, 28))
                .with("money", Money.of("1234.5", "EUR"))
                .with("set", ACCOUNT.date("founded").to(LocalDate.of(2026, Month.MARCH, 1)));

        assertThat(texts().text(message, Locale.GERMAN))
                .isEqualTo("28.11.2026; 28.11.2026; 1.234,50\u00a0€; 01.03.2026");
        assertThat(texts().text(message, CZECH)).startsWith("28. 11. 2026; ");
    }

    @Test
    void aBrokenPatternIsSaidAsItIs() {
        assertThat(texts().text(Message.of("contacts.broken", "{open"), Locale.GERMAN))
                .isEqualTo("{open");
    }

    @Test
    void labelsAreLookedUpByConvention() {
        PluginTexts texts = texts();
        Locale german = Locale.GERMAN;
        Field<String> city = ACCOUNT.text("city");

        assertThat(texts.label(ACCOUNTS, german)).isEqualTo("Firma");
        assertThat(texts.plural(ACCOUNTS, german)).isEqualTo("Firmen");
        assertThat(texts.label(city, "contacts", german)).isEqualTo("Ort");
        assertThat(texts.label(city, "contacts", Locale.of("de", "AT"))).isEqualTo("Ortschaft");
        assertThat(texts.label(ACCOUNTS, Locale.of("de", "AT"))).isEqualTo("Firma");
        assertThat(texts.help(city, "contacts", german)).contains("Ohne Postleitzahl");
        assertThat(texts.label(INDUSTRY, Choice.of("real_estate"), german)).isEqualTo("Immobilien");
        assertThat(texts.label(Action.on(ACCOUNT, "merge"), german)).isEqualTo("Zusammenführen");
        assertThat(texts.label(ACCOUNT.integer("shop_points"), "shop", german)).isEqualTo("Punkte");
        assertThat(texts.label(ACCOUNTS, Locale.forLanguageTag("zh-Hant"))).isEqualTo("公司");
        assertThat(texts.label(ACCOUNTS, Locale.forLanguageTag("zh-Hant-TW"))).isEqualTo("公司");
    }

    @Test
    void withoutATranslationTheDeclaredLabelSpeaksOrTheName() {
        PluginTexts texts = texts();

        assertThat(texts.label(ACCOUNTS, CZECH)).isEqualTo("Account");
        assertThat(texts.plural(ACCOUNTS, CZECH)).isEqualTo("Accounts");
        assertThat(texts.label(ACCOUNT.text("vat_id").label("VAT ID"), "contacts", CZECH))
                .isEqualTo("VAT ID");
        assertThat(texts.label(ACCOUNT.text("full_name"), "contacts", CZECH)).isEqualTo("Full name");
        assertThat(texts.label(ACCOUNT.integer("shop_points"), "shop", CZECH)).isEqualTo("Points");
        assertThat(texts.label(INDUSTRY, Choice.of("real_estate"), CZECH)).isEqualTo("Real estate");
        assertThat(texts.label(Action.on(ACCOUNT, "merge_all"), CZECH)).isEqualTo("Merge all");
        assertThat(texts.label(Action.on(ACCOUNT, "merge").label("Merge…"), CZECH))
                .isEqualTo("Merge…");
    }
}
