package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;

/** Every page is for everybody, on large screens and small ones, light and dark. What it shows is of no database's making. */
class PagesTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "390, 844, LIGHT", "390, 844, DARK", "320, 640, LIGHT"})
    void everyPageIsForEverybody(int width, int height, ColorScheme colours) {
        Answer company = platform.admin()
                .post("records/contacts/account", object("kind", "legal_person", "name", "Häusler GmbH"))
                .expect(201);
        try (Desktop desktop = Desktop.of(platform, width, height, "en", colours)) {
            desktop.open("/");
            assertThat(desktop.page().getByLabel("User name")).isVisible();
            desktop.expectAccessible("signing in").expectNoSidewaysScroll("signing in");
            desktop.signInAs("person" + width + colours, "contacts.administrator");
            Page page = desktop.page();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waits for you")))
                    .isVisible();
            desktop.expectAccessible("home").expectNoSidewaysScroll("home");
            desktop.open("/contacts/account");
            assertThat(desktop.row("Häusler GmbH").first()).isVisible();
            desktop.expectAccessible("list").expectNoSidewaysScroll("list");
            layouts(desktop, page);
            desktop.open("/contacts/account?make=true");
            assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Short name")).isVisible();
            desktop.expectAccessible("form").expectNoSidewaysScroll("form");
            desktop.open("/contacts/account/" + company.id());
            assertThat(page.getByLabel("Write a comment…")).isVisible();
            desktop.expectAccessible("record").expectNoSidewaysScroll("record");
            record(desktop, page);
            page.keyboard().press("Control+k");
            assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search and go")))
                    .isVisible();
            desktop.expectAccessible("palette");
        }
    }

    /** What is opened from a record's page. */
    private static void record(Desktop desktop, Page page) {
        desktop.button("Format the text").click();
        assertThat(desktop.button("Bold")).isVisible();
        desktop.expectAccessible("editor").expectNoSidewaysScroll("editor");
        desktop.button("Format the text").click();
        for (String item : new String[] {"Share…", "Why may I (not)…?"}) {
            desktop.button("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                    .click();
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertThat(page.getByRole(AriaRole.DIALOG)
                            .getByText(item.startsWith("Share") ? "Not shared with anybody yet." : "Fields")
                            .first())
                    .isVisible();
            desktop.expectAccessible(item).expectNoSidewaysScroll(item);
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        }
        page.getByLabel("Files")
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("note.txt", "text/plain", "Zenit".getBytes(UTF_8)));
        desktop.button("note.txt").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Zenit")).isVisible();
        desktop.expectAccessible("viewer").expectNoSidewaysScroll("viewer");
        page.keyboard().press("Escape");
        desktop.tab("Contact persons").click();
        assertThat(page.getByLabel("Search: Contact persons")).isVisible();
        desktop.expectAccessible("related").expectNoSidewaysScroll("related");
        desktop.tab("History").click();
        desktop.button("Compare states").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        desktop.expectAccessible("comparison").expectNoSidewaysScroll("comparison");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        desktop.tab("Time line").click();
    }

    private static void layouts(Desktop desktop, Page page) {
        desktop.open("/contacts/account?layout=board");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Häusler GmbH"))
                        .first())
                .isVisible();
        desktop.expectAccessible("board").expectNoSidewaysScroll("board");
        for (String mode : new String[] {"day", "week", "month", "agenda"}) {
            desktop.open("/contacts/account?layout=calendar&by=created_at&mode=" + mode);
            // what stands side by side on a small screen is too narrow for words
            assertThat((mode.equals("agenda") ? page.getByText("Häusler GmbH") : page.getByTitle("Häusler GmbH"))
                            .first())
                    .isVisible();
            desktop.expectAccessible("calendar: " + mode).expectNoSidewaysScroll("calendar: " + mode);
        }
        for (String mode : new String[] {"bar", "line", "pie", "number"}) {
            desktop.open("/contacts/account?layout=chart&by=" + (mode.equals("line") ? "created_at" : "kind") + "&mode="
                    + mode);
            assertThat(
                            mode.equals("number")
                                    ? page.getByText("Number of Accounts").last()
                                    : page.locator("svg path").last())
                    .isAttached();
            desktop.expectAccessible("chart: " + mode).expectNoSidewaysScroll("chart: " + mode);
        }
        desktop.open("/contacts/account?layout=tree");
        assertThat(desktop.row("Häusler GmbH").first()).isVisible();
        desktop.expectAccessible("tree").expectNoSidewaysScroll("tree");
    }
}
