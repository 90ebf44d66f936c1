package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.PlatformExtension;

/** The same work on large screens, small ones and tablets, and in all languages. What is shown is of no database's making. */
class ScreensTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final AtomicInteger COUNT = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1440, 1024, 834})
    @Tag("GEN-09")
    void recordsAreMadeFoundEditedAndPrintedOnDesktopsAndTablets(int width) {
        String name = "Screen " + width + " s.r.o.";
        try (Desktop desktop = Desktop.of(platform, width, width == 834 ? 1112 : 900, "en", ColorScheme.LIGHT)
                .signInAs("screen" + width, Firms.ROLE)) {
            Page page = desktop.open("/contacts/account").page();
            desktop.expectNoSidewaysScroll("list");
            desktop.button("New Account").click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel(Pattern.compile("^Kind")).first().click();
            Firms.option(page, "Legal person").click();
            form.getByLabel(Pattern.compile("^Name")).first().fill(name);
            desktop.expectNoSidewaysScroll("form");
            form.getByText("Save", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                    .isVisible();
            desktop.expectNoSidewaysScroll("record");

            desktop.button("Edit").click();
            form.getByLabel("Short name").fill("Edited " + width);
            form.getByText("Save", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(form).isHidden();
            assertThat(page.getByText("Edited " + width).first()).isVisible();

            desktop.open("/contacts/account");
            page.getByLabel("Search this list").fill("Screen " + width);
            assertThat(desktop.row(name)).isVisible();
            desktop.expectNoSidewaysScroll("found");
            // the browser's own dialog has no part in it
            page.evaluate("window.printed = 0; window.print = () => { window.printed++; }");
            desktop.button("Print this list").first().click();
            page.waitForFunction("window.printed === 1");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            en; Sign in; Accounts; Contact persons; Administration; My settings; €1,234,567.50; Dec 31, 2026; Search and go
            cs; Přihlásit se; Firmy; Kontaktní osoby; Správa; Moje nastavení; 1 234 567,50 €; 31. 12. 2026; Hledat a přejít
            pl; Zaloguj się; Kontrahenci; Osoby kontaktowe; Administracja; Moje ustawienia; 1 234 567,50 €; 31 gru 2026; Szukaj i przejdź
            de; Anmelden; Konten; Ansprechpartner; Verwaltung; Meine Einstellungen; 1.234.567,50 €; 31. Dez. 2026; Suchen und springen
            zh; 登录; 客户; 联系人; 管理; 我的设置; €1,234,567.50; 2026年12月31日; 搜索与跳转
            """, delimiter = ';')
    @Tag("PLUS-72")
    void theWholeClientSpeaksTheLanguageAndWritesNumbersAndDatesAsItDoes(
            String language,
            String enter,
            String accounts,
            String persons,
            String administration,
            String settings,
            String money,
            String day,
            String search) {
        String word = "Language" + COUNT.incrementAndGet();
        String id = platform.admin()
                .post(
                        Firms.ACCOUNTS,
                        object(
                                "kind",
                                "legal_person",
                                "name",
                                word + " Häusler",
                                "annual_revenue",
                                object("amount", "1234567.50", "currency", "EUR"),
                                "founded_on",
                                "2026-12-31"))
                .expect(201)
                .id();
        platform.admin()
                .post(Firms.ACCOUNTS, object("kind", "legal_person", "name", word + " Čížek"))
                .expect(201);
        platform.admin()
                .post(Firms.ACCOUNTS, object("kind", "legal_person", "name", word + " Dvořák"))
                .expect(201);
        String person = "speaks" + language;
        platform.users().add(person, object("administrator", true));
        Desktop.mayEnter(platform, person);
        try (Desktop desktop = Desktop.of(platform, 1440, 900, language, ColorScheme.LIGHT)) {
            Page page = desktop.open("/").page();
            page.locator("input[name=username]").fill(person);
            page.locator("input[name=password]").fill(Desktop.PASSWORD);
            desktop.button(enter).click();
            Locator menu = page.getByRole(AriaRole.NAVIGATION);
            assertThat(menu).containsText(accounts);
            assertThat(menu).containsText(persons);
            assertThat(menu).containsText(administration);
            assertThat(page.locator("html")).hasAttribute("lang", language);
            desktop.open("/contacts/account/" + id);
            assertThat(page.locator("#content")).containsText(Pattern.compile(spaces(money)));
            assertThat(page.locator("#content")).containsText(Pattern.compile(spaces(day)));
            desktop.open("/contacts/account?sort=%5B%22name%22%5D&q=" + word);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(accounts)))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(word)))
                    .containsText(new String[] {"Čížek", "Dvořák", "Häusler"});
            desktop.open("/settings");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(settings)))
                    .isVisible();
            desktop.open("/system");
            assertThat(page.locator("h1")).hasText(administration);
            page.keyboard().press("Control+k");
            assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(search)))
                    .isVisible();
        }
    }

    /** Blanks of numbers are of several widths; what else is written as it stands. */
    private static String spaces(String text) {
        return text.replace("$", "\\$").replace(".", "\\.").replace(" ", "\\s");
    }
}
