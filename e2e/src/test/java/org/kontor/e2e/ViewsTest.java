package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Lists as somebody wants them: kept, filtered, grouped, with columns of their own. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class ViewsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    private JsonNode kept(String name) {
        for (JsonNode each :
                firms.client().get(Firms.ACCOUNTS + "/views").expect(200).json().path("views")) {
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
        firms.company("One", "short_name", "first");
        firms.company("Two", "short_name", "second");
        platform.users().add(firms.person() + "friend", Firms.ROLE);
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "&sort=" + Firms.json("['-name']")).page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            desktop.button("Save as a new view").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Mine " + firms.word());
            page.keyboard().press("Enter");
            assertThat(desktop.tab("Mine " + firms.word())).hasAttribute("aria-selected", "true");
            assertThat(desktop.button("Reset")).isHidden();
            assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("Two");
            assertThat(kept("Mine " + firms.word()).path("sort").asText()).isEqualTo("-name");

            desktop.button("Filter").click();
            page.getByLabel("Find a field").fill("Short name");
            page.keyboard().press("Enter");
            page.getByLabel("Value").fill("first");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            desktop.button("Save view").click();
            assertThat(page.getByText("View Mine " + firms.word() + " saved")).isVisible();
            assertThat(desktop.button("Reset")).isHidden();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            assertThat(kept("Mine " + firms.word()).path("condition").toString())
                    .contains("short_name");

            Locator menu = desktop.button("View Mine " + firms.word());
            menu.click();
            Firms.item(page, "Rename…").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Czech " + firms.word());
            page.keyboard().press("Enter");
            assertThat(desktop.tab("Czech " + firms.word())).isVisible();

            desktop.button("View Czech " + firms.word()).click();
            Firms.item(page, "Share…").click();
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Share with a person"))
                    .fill(firms.person() + "friend");
            Firms.option(page, firms.person() + "friend").click();
            assertThat(page.getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText(firms.person() + "friend")))
                    .isVisible();
            assertThat(page.getByLabel("Share with everybody")).isHidden();
            page.keyboard().press("Escape");

            desktop.button("View Czech " + firms.word()).click();
            Firms.sent(
                    page,
                    "PUT",
                    () -> Firms.item(page, "Open the list with this view").click());
            desktop.open("/contacts/account");
            assertThat(desktop.tab("Czech " + firms.word())).hasAttribute("aria-selected", "true");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);

            desktop.button("View Czech " + firms.word()).click();
            Firms.item(page, "Delete view").click();
            assertThat(desktop.tab("Czech " + firms.word())).isHidden();
            desktop.undo().click();
            assertThat(desktop.tab("Czech " + firms.word())).isVisible();
        }
    }

    @Test
    void aChoiceACountryAndADayAreChosenInTheChipOfAFilter() {
        firms.company("Czech", "country", "CZ", "industry", "retail", "founded_on", "2020-05-04");
        firms.company("Polish", "country", "PL", "industry", "energy", "founded_on", "2020-05-05");
        try (Desktop desktop = firms.desktop()) {
            for (String[] asked : new String[][] {{"Country", "Czechia"}, {"Industry", "Retail"}}) {
                Page page = begun(desktop, asked[0]);
                page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Value"))
                        .fill(asked[1]);
                Firms.option(page, asked[1]).click();
                // the list of values stays for a second one, and goes when one goes on
                page.keyboard().press("Tab");
                desktop.button("Done").click();
                assertThat(desktop.button(asked[0] + " is one of " + asked[1])).isVisible();
                assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
                assertThat(desktop.row(firms.word() + " Czech")).isVisible();
            }
            Page page = begun(desktop, "Founded on");
            page.getByLabel("Value").fill("May 4, 2020");
            page.keyboard().press("Enter");
            assertThat(desktop.row(firms.word() + " Polish")).isHidden();
            desktop.button("Founded on is May 4, 2020").click();
            // the calendar is open with it
            desktop.button("5 May 2020").click();
            assertThat(desktop.row(firms.word() + " Polish")).isVisible();
            // a press beside it closes it
            assertThat(desktop.button("Done")).isVisible();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Accounts"))
                    .click();
            assertThat(desktop.button("Done")).isHidden();
        }
    }

    /** A filter that asks for a field, of which nothing is said yet. */
    private Page begun(Desktop desktop, String field) {
        Page page = firms.open(desktop, "").page();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        desktop.button("Filter").click();
        page.getByLabel("Find a field").fill(field);
        page.keyboard().press("Enter");
        return page;
    }

    @Test
    @Tag("SRC-02")
    @Tag("CUS-19")
    void conditionsAreBuiltWithAndOrNoneAndRelatedRecordsAndStandInTheAddress() {
        firms.company("Czech", "country", "CZ");
        firms.company("Polish", "country", "PL");
        String german = firms.company("German", "country", "DE");
        firms.company("British", "country", "GB", "parent_account", german);
        platform.admin()
                .post(
                        "records/contacts/contact",
                        object("first_name", "Ada", "last_name", firms.word(), "account", german))
                .expect(201);
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "").page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(5);
            desktop.button("Filter").click();
            Firms.item(page, "Conditions with and/or…").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("4 records");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Group").setExact(true))
                    .click();
            Locator group = dialog.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Any of"));
            choose(page, group.getByLabel("Field"), "Country", "Country");
            valued(page, group.getByLabel("Value"), "Czechia");
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("1 record");
            group.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Condition").setExact(true))
                    .click();
            choose(page, group.getByLabel("Field").nth(1), "Parent company ›", "Parent company ›");
            choose(page, group.getByLabel("Field").nth(1), "Country", "Parent company › Country");
            valued(page, group.getByLabel("Value").nth(1), "Germany");
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("2 records");
            group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Related records"))
                    .click();
            Firms.item(page, "Contact persons").click();
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("3 records");
            desktop.expectAccessible("builder");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply"))
                    .click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            assertThat(desktop.row(firms.word() + " Polish")).isHidden();
            assertThat(page.getByText("Parent company › Country")).isVisible();

            page.reload();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Any of:")))
                    .click();
            group.getByText("None of").first().click();
            assertThat(dialog.getByRole(AriaRole.STATUS)).hasText("1 record");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply"))
                    .click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
            assertThat(desktop.row(firms.word() + " Polish")).isVisible();
        }
    }

    private static void valued(Page page, Locator field, String name) {
        field.fill(name);
        Firms.option(page, name).click();
        page.keyboard().press("Tab");
    }

    private static void choose(Page page, Locator field, String typed, String option) {
        field.click();
        field.fill(typed);
        Firms.option(page, option).click();
    }

    @Test
    @Tag("PLUS-08")
    void linesStandInGroupsWithTheirCountsAndSumsAndOpenByKeys() {
        firms.company("A", "country", "CZ", "employees", 10);
        firms.company("B", "country", "CZ", "employees", 20);
        firms.company("C", "country", "PL", "employees", 5);
        firms.company("D");
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "&columns=" + Firms.json("['name','employees']"))
                    .page();
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
    void columnsAreMovedSizedAndPinnedByKeysAndAreSoTheNextTime() {
        firms.company("A", "employees", 11);
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account?view=customers").page();
            Locator heads = page.getByRole(AriaRole.COLUMNHEADER);
            assertThat(heads.nth(2)).containsText("Type");
            heads.nth(2).getByRole(AriaRole.BUTTON).first().focus();
            page.keyboard().press("Alt+ArrowRight");
            assertThat(heads.nth(3)).containsText("Type");
            heads.nth(3).getByRole(AriaRole.BUTTON).first().focus();
            page.keyboard().press("Alt+Shift+ArrowRight");
            desktop.button("Column Type").click();
            Firms.sent(page, "PUT", () -> Firms.item(page, "Pin up to here").click());
            JsonNode own = firms.client().get(Firms.ACCOUNTS + "/views").json().at("/columns/customers");
            assertThat(own.path("shown_columns").asText()).startsWith("name,industry,account_type");
            assertThat(own.path("widths").asText()).matches(",,\\d+");
            desktop.open("/contacts/account?view=customers");
            assertThat(heads.nth(3)).containsText("Type");
            Firms.sent(page, "DELETE", () -> desktop.button("Reset").click());
            assertThat(heads.nth(2)).containsText("Type");
            assertThat(firms.client().get(Firms.ACCOUNTS + "/views").json().path("columns"))
                    .isEmpty();
        }
    }
}
