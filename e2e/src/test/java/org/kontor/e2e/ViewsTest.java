package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Lists as somebody wants them: kept, filtered, grouped, looked through, changed by the piece and on paper. */
@OnEachDatabase
class ViewsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final String ACCOUNTS = "records/contacts/account";
    private static final String ROLE = "contacts.administrator";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String word = "Word" + COUNT.incrementAndGet();
    private final String person = "views" + COUNT.get();

    private String company(String name, Object... more) {
        var body = object("kind", "legal_person", "name", word + " " + name, "roles", array("customer"));
        body.setAll(object(more));
        return platform.admin().post(ACCOUNTS, body).expect(201).id();
    }

    private Desktop desktop() {
        return Desktop.of(platform).signInAs(person, ROLE);
    }

    /** The list of this test's companies. */
    private Desktop open(Desktop desktop, String more) {
        return desktop.open("/contacts/account?filters=" + json("[{'field':'name','operator':'startsWith','value':'"
                + word + "'}]") + more);
    }

    private static String json(String text) {
        return text.replace("'", "%22");
    }

    private TestClient client() {
        return platform.client().signIn(person, Desktop.PASSWORD);
    }

    private static Locator option(Page page, String name) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator item(Page page, String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What somebody chose for themselves is on the server a moment after it is seen. */
    private static void sent(Page page, String method, Runnable does) {
        page.waitForResponse(
                answer -> answer.url().contains("/views") && answer.request().method().equals(method) && answer.ok(),
                does);
    }

    private JsonNode kept(String name) {
        for (JsonNode each : client().get(ACCOUNTS + "/views").expect(200).json().path("views")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return object();
    }

    @Test
    @Tag("PLUS-08")
    @Tag("CUS-19")
    void aListIsKeptChangedNamedSharedMadeTheStartAndTakenBack() {
        company("One", "country", "CZ");
        company("Two", "country", "PL");
        platform.users().add(person + "friend", ROLE);
        try (Desktop desktop = desktop()) {
            Page page = open(desktop, "&sort=" + json("['-name']")).page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            desktop.button("Save as a new view").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Mine " + word);
            page.keyboard().press("Enter");
            assertThat(desktop.tab("Mine " + word)).hasAttribute("aria-selected", "true");
            assertThat(desktop.button("Reset")).isHidden();
            assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("Two");
            assertThat(kept("Mine " + word).path("sort").asText()).isEqualTo("-name");

            desktop.button("Filter").click();
            page.getByLabel("Find a field").fill("Country");
            page.keyboard().press("Enter");
            page.getByLabel("Value").fill("CZ");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            desktop.button("Save view").click();
            assertThat(page.getByText("View Mine " + word + " saved")).isVisible();
            assertThat(desktop.button("Reset")).isHidden();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            assertThat(kept("Mine " + word).path("condition").toString()).contains("country");

            Locator menu = desktop.button("View Mine " + word);
            menu.click();
            item(page, "Rename…").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Czech " + word);
            page.keyboard().press("Enter");
            assertThat(desktop.tab("Czech " + word)).isVisible();

            desktop.button("View Czech " + word).click();
            item(page, "Share…").click();
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Share with a person"))
                    .fill(person + "friend");
            option(page, person + "friend").click();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(person + "friend")))
                    .isVisible();
            assertThat(page.getByLabel("Share with everybody")).isHidden();
            page.keyboard().press("Escape");

            desktop.button("View Czech " + word).click();
            sent(page, "PUT", () -> item(page, "Open the list with this view").click());
            desktop.open("/contacts/account");
            assertThat(desktop.tab("Czech " + word)).hasAttribute("aria-selected", "true");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);

            desktop.button("View Czech " + word).click();
            item(page, "Delete view").click();
            assertThat(desktop.tab("Czech " + word)).isHidden();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(desktop.tab("Czech " + word)).isVisible();
        }
    }

    @Test
    @Tag("SRC-02")
    @Tag("CUS-19")
    void conditionsAreBuiltWithAndOrNoneAndRelatedRecordsAndStandInTheAddress() {
        company("Czech", "country", "CZ");
        company("Polish", "country", "PL");
        String german = company("German", "country", "DE");
        company("British", "country", "GB", "parent_account", german);
        platform.admin()
                .post("records/contacts/contact", object("first_name", "Ada", "last_name", word, "account", german))
                .expect(201);
        try (Desktop desktop = desktop()) {
            Page page = open(desktop, "").page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(5);
            desktop.button("Filter").click();
            item(page, "Conditions with and/or…").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("4 records");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Group").setExact(true)).click();
            Locator group = dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Any of"));
            choose(page, group.getByLabel("Field"), "Country", "Country");
            group.getByLabel("Value").fill("CZ");
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("1 record");
            group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Condition").setExact(true)).click();
            choose(page, group.getByLabel("Field").nth(1), "Parent company ›", "Parent company ›");
            choose(page, group.getByLabel("Field").nth(1), "Country", "Parent company › Country");
            group.getByLabel("Value").nth(1).fill("DE");
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("2 records");
            group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Related records")).click();
            item(page, "Contact persons").click();
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("3 records");
            desktop.expectAccessible("builder");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply")).click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            assertThat(desktop.row(word + " Polish")).isHidden();
            assertThat(page.getByText("Parent company › Country")).isVisible();

            page.reload();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Any of:"))).click();
            group.getByText("None of").first().click();
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("1 record");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply")).click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            assertThat(desktop.row(word + " Polish")).isVisible();
        }
    }

    private static void choose(Page page, Locator field, String typed, String option) {
        field.click();
        field.fill(typed);
        option(page, option).click();
    }

    @Test
    @Tag("PLUS-08")
    void linesStandInGroupsWithTheirCountsAndSumsAndOpenByKeys() {
        company("A", "country", "CZ", "employees", 10);
        company("B", "country", "CZ", "employees", 20);
        company("C", "country", "PL", "employees", 5);
        company("D");
        try (Desktop desktop = desktop()) {
            Page page = open(desktop, "&columns=" + json("['name','employees']")).page();
            desktop.button("Group").click();
            page.getByLabel("Find a field").fill("Country");
            page.keyboard().press("Enter");
            Locator lines = page.getByRole(AriaRole.ROW);
            assertThat(lines).hasCount(4);
            assertThat(lines.nth(1)).containsText("30");
            assertThat(page.getByText("Country: none")).isVisible();
            page.getByRole(AriaRole.TREEGRID).focus();
            page.keyboard().press("Enter");
            assertThat(lines).hasCount(6);
            assertThat(lines.nth(1)).hasAttribute("aria-expanded", "true");
            desktop.expectAccessible("groups");
            page.getByRole(AriaRole.TREEGRID).focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(lines).hasCount(4);
            desktop.button("Without groups").click();
            assertThat(page.getByRole(AriaRole.GRID)).isVisible();
            assertThat(lines).hasCount(5);
        }
    }

    @Test
    void aRecordIsLookedAtBesideTheListAndItsNeighboursFollow() {
        company("A");
        String middle = company("B");
        company("C");
        try (Desktop desktop = desktop()) {
            Page page = open(desktop, "&sort=" + json("['name']")).page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("Space");
            Locator preview = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Preview"));
            assertThat(preview.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(word + " A"))).isVisible();
            page.keyboard().press("ArrowDown");
            assertThat(preview.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(word + " B"))).isVisible();
            desktop.expectAccessible("preview");
            page.keyboard().press("Escape");
            assertThat(preview).isHidden();

            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(middle));
            assertThat(page.getByText("2 of 3")).isVisible();
            page.keyboard().press("]");
            assertThat(page.getByText("3 of 3")).isVisible();
            page.reload();
            assertThat(page.getByText("3 of 3")).isVisible();
            page.keyboard().press("[");
            assertThat(page.getByText("2 of 3")).isVisible();
            page.goBack();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
        }
    }

    @Test
    @Tag("PLUS-09")
    void cellsAreCopiedAndPastedWithWhatIsRefusedNamedAndTakenBackAtOnce() {
        company("A", "employees", 11, "short_name", "first");
        String second = company("B", "employees", 22);
        try (Desktop desktop = desktop()) {
            desktop.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = open(
                            desktop,
                            "&sort=" + json("['name']") + "&columns="
                                    + json("['name','short_name','employees','vat_id_valid']"))
                    .page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Shift+ArrowRight");
            page.keyboard().press("Control+c");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("first\t11");
            page.keyboard().press("Escape");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Control+v");
            assertThat(page.getByText("2 cells in 1 record will change.")).isVisible();
            desktop.button("Change 2 cells").press("Enter");
            assertThat(page.getByText("2 cells changed")).isVisible();
            Answer changed = platform.admin().get(ACCOUNTS + "/" + second).expect(200);
            assertThat(changed.text("short_name")).isEqualTo("first");
            assertThat(changed.json().path("employees").asInt()).isEqualTo(11);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(desktop.row(word + " B")).containsText("22");
            assertThat(platform.admin().get(ACCOUNTS + "/" + second).json().path("employees").asInt())
                    .isEqualTo(22);

            page.evaluate("navigator.clipboard.writeText('"
                    + "x".repeat(80) + "\\t33\\tYes\\nshort\\t44 kg\\tYes')");
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Control+v");
            assertThat(page.getByText("3 cells in 2 records will change.")).isVisible();
            assertThat(page.getByText("VAT id valid: cannot be changed here")).hasCount(2);
            assertThat(page.getByText("“44 kg” does not fit this field")).isVisible();
            desktop.expectAccessible("paste");
            desktop.button("Change 3 cells").click();
            assertThat(page.getByText("1 cell was refused").first()).isVisible();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Short name")))
                    .containsText("60");
            page.keyboard().press("Escape");
            assertThat(desktop.row(word + " A")).containsText("33");
            assertThat(desktop.row(word + " B")).containsText("short");
        }
    }

    @Test
    void columnsAreMovedSizedAndPinnedByKeysAndAreSoTheNextTime() {
        company("A", "employees", 11);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account?view=customers").page();
            Locator heads = page.getByRole(AriaRole.COLUMNHEADER);
            assertThat(heads.nth(2)).containsText("Type");
            heads.nth(2).getByRole(AriaRole.BUTTON).first().focus();
            page.keyboard().press("Alt+ArrowRight");
            assertThat(heads.nth(3)).containsText("Type");
            heads.nth(3).getByRole(AriaRole.BUTTON).first().focus();
            page.keyboard().press("Alt+Shift+ArrowRight");
            desktop.button("Column Type").click();
            sent(page, "PUT", () -> item(page, "Pin up to here").click());
            JsonNode own = client().get(ACCOUNTS + "/views").json().at("/columns/customers");
            assertThat(own.path("shown_columns").asText()).startsWith("name,industry,account_type");
            assertThat(own.path("widths").asText()).matches(",,\\d+");
            desktop.open("/contacts/account?view=customers");
            assertThat(heads.nth(3)).containsText("Type");
            sent(page, "DELETE", () -> desktop.button("Reset").click());
            assertThat(heads.nth(2)).containsText("Type");
            assertThat(client().get(ACCOUNTS + "/views").json().path("columns")).isEmpty();
        }
    }

    @Test
    @Tag("PRT-02")
    void aListIsPrintedWithTheColumnsThatItShowsAndAllOfItsRecords() {
        for (int count = 0; count < 130; count++) {
            company("Firm %03d".formatted(count), "employees", count);
        }
        try (Desktop desktop = desktop()) {
            Page page = open(desktop, "&sort=" + json("['name']") + "&columns=" + json("['name','employees']"))
                    .page();
            page.evaluate("window.print = () => { window.isPrinted = true; }");
            assertThat(desktop.row(word + " Firm 000")).isVisible();
            desktop.button("Print this list").click();
            page.waitForFunction("window.isPrinted === true");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Accounts")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(131);
            assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasText(new String[] {"Name", "Employees"});
            assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(word + " Firm 129")))
                    .isVisible();
            assertThat(desktop.button("Print this list")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.evaluate("window.dispatchEvent(new Event('afterprint'))");
            assertThat(page.getByRole(AriaRole.GRID)).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "390, 844, LIGHT", "320, 640, DARK"})
    void groupsPreviewsAndConditionsAreForEverybody(int width, int height, ColorScheme colours) {
        company("A", "country", "CZ");
        try (Desktop desktop = Desktop.of(platform, width, height, "en", colours)) {
            desktop.signInAs(person + width, ROLE);
            Page page = open(desktop, "&group=country").page();
            page.getByRole(AriaRole.TREEGRID).focus();
            page.keyboard().press("Enter");
            assertThat(desktop.row(word + " A")).isVisible();
            desktop.expectAccessible("groups").expectNoSidewaysScroll("groups");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Space");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(word + " A")))
                    .isVisible();
            desktop.expectAccessible("preview").expectNoSidewaysScroll("preview");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(word + " A")))
                    .isHidden();
            desktop.button("View All Accounts").or(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^View ")))).first().click();
            assertThat(item(page, "Save as a new view")).isVisible();
            desktop.expectAccessible("menu of a view");
            page.keyboard().press("Escape");
            desktop.button("Filter").click();
            item(page, "Conditions with and/or…").click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.STATUS)).hasText("1 record");
            desktop.expectAccessible("conditions").expectNoSidewaysScroll("conditions");
        }
    }
}
