package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Lists as somebody works in them: looked through, changed by the piece, on paper, and on every screen. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class ListWorkTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    @Test
    void aRecordIsLookedAtBesideTheListAndItsNeighboursFollow() {
        firms.company("A");
        String middle = firms.company("B");
        firms.company("C");
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "&sort=" + Firms.json("['name']")).page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("Space");
            Locator preview = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Preview"));
            assertThat(preview.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(firms.word() + " A")))
                    .isVisible();
            page.keyboard().press("ArrowDown");
            assertThat(preview.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(firms.word() + " B")))
                    .isVisible();
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
    void whatIsTickedStaysSoWhileColumnsAreSizedAndPinned() {
        firms.company("A", "employees", 11);
        firms.company("B", "employees", 22);
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(
                            desktop,
                            "&sort=" + Firms.json("['name']") + "&columns=" + Firms.json("['name','employees']"))
                    .page();
            Locator tick = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(firms.word() + " B"));
            tick.check();
            Locator head = page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Employees"));
            Number before = (Number) head.evaluate("head => head.offsetWidth");
            head.getByRole(AriaRole.BUTTON).first().focus();
            Firms.sent(page, "PUT", () -> page.keyboard().press("Alt+Shift+ArrowRight"));
            assertThat(((Number) head.evaluate("head => head.offsetWidth")).intValue())
                    .isEqualTo(before.intValue() + 16);
            assertThat(tick).isChecked();
            desktop.button("Column Employees").click();
            Firms.sent(page, "PUT", () -> Firms.item(page, "Pin up to here").click());
            assertThat(tick).isChecked();
        }
    }

    @Test
    @Tag("PLUS-09")
    void cellsAreCopiedAndPastedWithWhatIsRefusedNamedAndTakenBackAtOnce() {
        firms.company("A", "employees", 11, "short_name", "first");
        String second = firms.company("B", "employees", 22);
        try (Desktop desktop = firms.desktop()) {
            desktop.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = firms.open(
                            desktop,
                            "&sort=" + Firms.json("['name']") + "&columns="
                                    + Firms.json("['name','short_name','employees','vat_id_valid']"))
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
            Answer changed = platform.admin().get(Firms.ACCOUNTS + "/" + second).expect(200);
            assertThat(changed.text("short_name")).isEqualTo("first");
            assertThat(changed.json().path("employees").asInt()).isEqualTo(11);
            desktop.undo().click();
            assertThat(desktop.row(firms.word() + " B")).containsText("22");
            assertThat(platform.admin()
                            .get(Firms.ACCOUNTS + "/" + second)
                            .json()
                            .path("employees")
                            .asInt())
                    .isEqualTo(22);

            page.evaluate("navigator.clipboard.writeText('" + "x".repeat(80) + "\\t33\\tYes\\nshort\\t44 kg\\tYes')");
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Control+v");
            assertThat(page.getByText("3 cells in 2 records will change.")).isVisible();
            assertThat(page.getByText("VAT ID valid: cannot be changed here")).hasCount(2);
            assertThat(page.getByText("“44 kg” does not fit this field")).isVisible();
            desktop.expectAccessible("paste");
            desktop.button("Change 3 cells").click();
            assertThat(page.getByText("1 cell was refused").first()).isVisible();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Short name")))
                    .containsText("60");
            page.keyboard().press("Escape");
            assertThat(desktop.row(firms.word() + " A")).containsText("33");
            assertThat(desktop.row(firms.word() + " B")).containsText("short");
        }
    }

    @Test
    @Tag("PRT-02")
    void aListIsPrintedWithTheColumnsThatItShowsAndAllOfItsRecords() {
        List<ObjectNode> lines = IntStream.range(0, 130)
                .mapToObj(count -> firms.values("Firm %03d".formatted(count), "employees", count))
                .toList();
        platform.admin().ndjson(Firms.ACCOUNTS + "/bulk?atomic=true", lines).expect(200);
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(
                            desktop,
                            "&sort=" + Firms.json("['name']") + "&columns=" + Firms.json("['name','employees']"))
                    .page();
            page.evaluate("window.print = () => { window.isPrinted = true; }");
            assertThat(desktop.row(firms.word() + " Firm 000")).isVisible();
            desktop.button("Print this list").click();
            page.waitForFunction("window.isPrinted === true");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Accounts")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(131);
            assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasText(new String[] {"Name", "Employees"});
            assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(firms.word() + " Firm 129")))
                    .isVisible();
            assertThat(desktop.button("Print this list")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.evaluate("window.dispatchEvent(new Event('afterprint'))");
            assertThat(page.getByRole(AriaRole.GRID)).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "390, 844"})
    void groupsPreviewsAndConditionsAreForEverybody(int width, int height) {
        firms.company("A", "country", "CZ");
        try (Desktop desktop = Desktop.of(platform, width, height, "en", ColorScheme.LIGHT)) {
            desktop.signInAs(firms.person() + width, Firms.ROLE);
            Page page = firms.open(desktop, "&group=country").page();
            page.getByRole(AriaRole.TREEGRID).focus();
            page.keyboard().press("Enter");
            assertThat(desktop.row(firms.word() + " A")).isVisible();
            desktop.expectForEverybody("groups");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Space");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(firms.word() + " A")))
                    .isVisible();
            desktop.expectForEverybody("preview");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(firms.word() + " A")))
                    .isHidden();
            desktop.button("View All Accounts")
                    .or(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^View "))))
                    .first()
                    .click();
            assertThat(Firms.item(page, "Save as a new view")).isVisible();
            desktop.expectForEverybody("menu of a view");
            page.keyboard().press("Escape");
            desktop.button("Filter").click();
            Firms.item(page, "Conditions with and/or…").click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.STATUS))
                    .hasText("1 record");
            desktop.expectForEverybody("conditions");
        }
    }
}
