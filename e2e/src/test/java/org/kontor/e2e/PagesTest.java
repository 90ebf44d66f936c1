package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
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

    @Tag("PLUS-73")
    @ParameterizedTest
    @CsvSource({"1440, 900", "390, 844"})
    void everyPageIsForEverybody(int width, int height) {
        Answer company = platform.admin()
                .post("records/contacts/account", object("kind", "legal_person", "name", "Häusler GmbH"))
                .expect(201);
        try (Desktop desktop = Desktop.of(platform, width, height, "en", ColorScheme.LIGHT)) {
            desktop.open("/");
            assertThat(desktop.page().getByLabel("User name")).isVisible();
            desktop.expectForEverybody("signing in");
            desktop.signInAs("person" + width, "contacts.administrator");
            Page page = desktop.page();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Waits for you")))
                    .isVisible();
            desktop.expectForEverybody("home");
            desktop.button("Arrange").click();
            assertThat(desktop.button("Move Waits for you")).isVisible();
            desktop.expectForEverybody("arranging");
            desktop.button("Add widget").click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Headline")).isVisible();
            desktop.expectForEverybody("a new widget");
            page.keyboard().press("Escape");
            desktop.button("Cancel").click();
            desktop.open("/contacts/account");
            assertThat(desktop.row("Häusler GmbH").first()).isVisible();
            desktop.expectForEverybody("list");
            layouts(desktop, page);
            desktop.open("/contacts/account?make=true");
            assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Short name")).isVisible();
            desktop.expectForEverybody("form");
            desktop.open("/contacts/account/" + company.id());
            assertThat(page.getByLabel("Write a comment…")).isVisible();
            desktop.expectForEverybody("record");
            record(desktop, page);
            page.keyboard().press("Control+k");
            assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search and go")))
                    .isVisible();
            desktop.expectForEverybody("palette");
            page.keyboard().press("Escape");
            for (String part : new String[] {"profile", "work", "notices", "password", "sessions", "tokens"}) {
                desktop.open("/settings?part=" + part);
                assertThat(page.getByRole(AriaRole.TABPANEL)
                                .getByRole(AriaRole.HEADING)
                                .first())
                        .isVisible();
                desktop.expectForEverybody("settings: " + part);
            }
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Everywhere");
            desktop.expectForEverybody("keys");
        }
    }

    @Tag("PLUS-73")
    @ParameterizedTest
    @CsvSource({"1440, 900", "390, 844"})
    void everyPageOfAdministratorsIsForEverybody(int width, int height) {
        Answer company = platform.admin()
                .post("records/contacts/account", object("kind", "legal_person", "name", "Gone s.r.o."))
                .expect(201);
        platform.admin()
                .delete("records/contacts/account/" + company.id(), company.etag())
                .expect(204);
        String plan = platform.admin()
                .post("platform/plans", object("changes", array(object("plugin", "contacts", "to", "disabled"))))
                .expect(201)
                .text("id");
        try (Desktop desktop =
                Desktop.of(platform, width, height, "en", ColorScheme.LIGHT).signInAsAdministrator("keeper" + width)) {
            Page page = desktop.page();
            look(desktop, "/", page.getByText("First steps"));
            look(desktop, "/system", page.getByText("Departments and groups of people"));
            look(desktop, "/system/settings", page.getByLabel("Organisation"));
            look(desktop, "/system/plugins", page.getByText("Contacts", new Page.GetByTextOptions().setExact(true)));
            look(desktop, "/system/plan/" + plan, page.getByText("Apply the plan"));
            look(desktop, "/system/fields", page.getByText("No own fields yet"));
            desktop.button("New field").first().click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByText("Found by search"))
                    .isVisible();
            desktop.expectForEverybody("own field");
            look(
                    desktop,
                    "/system/trash?entity=contacts.account",
                    desktop.button("Bring back Gone s.r.o.").first());
            look(desktop, "/system/audit", page.getByRole(AriaRole.LISTITEM).first());
            for (String list :
                    new String[] {"user", "team", "role", "task", "plan", "custom_rule", "slow_list", "choice_value"}) {
                look(desktop, "/system/" + list, page.getByRole(AriaRole.TAB).first());
            }
        }
    }

    private static void look(Desktop desktop, String path, Locator there) {
        desktop.open(path);
        assertThat(there).isVisible();
        desktop.expectForEverybody(path);
    }

    /** What is opened from a record's page. */
    private static void record(Desktop desktop, Page page) {
        desktop.button("Format the text").click();
        assertThat(desktop.button("Bold")).isVisible();
        desktop.expectForEverybody("editor");
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
            desktop.expectForEverybody(item);
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        }
        page.getByLabel("Files")
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("note.txt", "text/plain", "Zenit".getBytes(UTF_8)));
        desktop.button("note.txt").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Zenit")).isVisible();
        desktop.expectForEverybody("viewer");
        page.keyboard().press("Escape");
        desktop.tab("Contact persons").click();
        assertThat(page.getByLabel("Search: Contact persons")).isVisible();
        desktop.expectForEverybody("related");
        desktop.tab("History").click();
        desktop.button("Compare states").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        desktop.expectForEverybody("comparison");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        desktop.tab("Time line").click();
    }

    private static void layouts(Desktop desktop, Page page) {
        desktop.open("/contacts/account?layout=board");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Häusler GmbH"))
                        .first())
                .isVisible();
        desktop.expectForEverybody("board");
        for (String mode : new String[] {"day", "week", "month", "agenda"}) {
            desktop.open("/contacts/account?layout=calendar&by=created_at&mode=" + mode);
            // what stands side by side on a small screen is too narrow for words
            assertThat((mode.equals("agenda") ? page.getByText("Häusler GmbH") : page.getByTitle("Häusler GmbH"))
                            .first())
                    .isVisible();
            desktop.expectForEverybody("calendar: " + mode);
        }
        // whose sheet begins and ends with days of its neighbours, at work and not
        desktop.open("/contacts/account?layout=calendar&by=created_at&mode=month&date=2026-12-01");
        assertThat(page.locator("[data-outside]").first()).isVisible();
        desktop.expectForEverybody("calendar: days of other months");
        for (String mode : new String[] {"bar", "line", "pie", "number"}) {
            desktop.open("/contacts/account?layout=chart&by=" + (mode.equals("line") ? "created_at" : "kind") + "&mode="
                    + mode);
            assertThat(
                            mode.equals("number")
                                    ? page.getByText("Number of Accounts").last()
                                    : page.locator("svg path").last())
                    .isAttached();
            desktop.expectForEverybody("chart: " + mode);
        }
        desktop.open("/contacts/account?layout=tree");
        assertThat(desktop.row("Häusler GmbH").first()).isVisible();
        desktop.expectForEverybody("tree");
    }
}
