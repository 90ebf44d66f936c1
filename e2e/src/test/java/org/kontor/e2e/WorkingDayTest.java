package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** The day that the user's guide tells of, from the morning to the evening, in one browser. */
@OnEachDatabase
class WorkingDayTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    @Test
    void aDayInSalesGoesAsTheGuideSays() {
        String novak = firms.company("Novák Stavby s.r.o.", "country", "CZ", "phone", "+420603123456");
        firms.company("Häusler GmbH", "country", "DE");
        firms.company("Kowalski S.A.", "country", "PL");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            inTheMorning(desktop, page, novak);
            somebodyRings(desktop, page);
            whileYouTalk(desktop, page);
            somebodyNew(desktop, page);
            theListForTheAfternoon(desktop, page);
            workingThroughIt(desktop, page);
            manyAtOnce(desktop, page, novak);
            inTheEvening(desktop, page);
        }
    }

    /** A notice waits, and leads to the record that it is about. */
    private void inTheMorning(Desktop desktop, Page page, String company) {
        platform.admin()
                .post(
                        "records/system/comment",
                        object(
                                "about",
                                object("entity", "contacts.account", "id", company),
                                "text",
                                "<p>Please call them</p>",
                                "mentions",
                                array(platform.users().id("user " + firms.person()))))
                .expect(201);
        page.getByText("Please call them").first().click();
        assertThat(heading(page, "Novák Stavby")).isVisible();
        desktop.open("/");
    }

    /** Part of a name without its accents is enough. */
    private void somebodyRings(Desktop desktop, Page page) {
        page.waitForCondition(() -> firms.client()
                .get("search?q=" + firms.word() + "%20novak")
                .body()
                .contains("Stavby"));
        desktop.palette(firms.word() + " novak")
                .filter(new Locator.FilterOptions().setHasText("Novák Stavby"))
                .first()
                .click();
        assertThat(heading(page, "Novák Stavby")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("603")))
                .not()
                .hasCount(0);
    }

    /** What was said is written down, a detail is mended, a file is added. */
    private void whileYouTalk(Desktop desktop, Page page) {
        page.getByLabel("Write a comment…").fill("They want an offer by Friday");
        page.keyboard().press("Control+Enter");
        assertThat(page.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("They want an offer")))
                .isVisible();
        page.getByText(Pattern.compile("Show \\d+ empty fields")).click();
        desktop.button("Edit Short name").click();
        page.keyboard().type("Novák");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Short name changed")).isVisible();
        page.getByLabel("Files")
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("enquiry.txt", "text/plain", "Two sites".getBytes(UTF_8)));
        desktop.button("enquiry.txt").click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Two sites")).isVisible();
        page.keyboard().press("Escape");
    }

    /** A person who is made from the company belongs to it. */
    private void somebodyNew(Desktop desktop, Page page) {
        desktop.tab("Contact persons").click();
        page.getByRole(AriaRole.TABPANEL)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("New"))
                .click();
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByLabel(Pattern.compile("^Last name")).first().fill("Dvořáková");
        page.keyboard().press("Control+Enter");
        assertThat(form).isHidden();
        assertThat(page.getByRole(AriaRole.TABPANEL).getByText("Dvořáková").first())
                .isVisible();
    }

    /** What is asked stands above the list, and is kept under a name. */
    private void theListForTheAfternoon(Desktop desktop, Page page) {
        firms.open(desktop, "");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
        desktop.button("Save as a new view").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Afternoon " + firms.word());
        page.keyboard().press("Enter");
        assertThat(desktop.tab("Afternoon " + firms.word())).hasAttribute("aria-selected", "true");
        page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Name"))
                .first()
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("Häusler");
        assertThat(page.getByRole(AriaRole.ROW).nth(3)).containsText("Novák");
    }

    /** Records are looked at beside the list, and one after the other on their pages. */
    private void workingThroughIt(Desktop desktop, Page page) {
        page.getByRole(AriaRole.GRID).focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        Locator preview = page.getByRole(AriaRole.COMPLEMENTARY).last();
        assertThat(preview).containsText(firms.word());
        page.keyboard().press("Escape");
        desktop.row("Häusler").getByRole(AriaRole.GRIDCELL).nth(1).click();
        assertThat(heading(page, "Häusler")).isVisible();
        page.keyboard().press("]");
        assertThat(heading(page, "Häusler")).isHidden();
        page.keyboard().press("[");
        assertThat(heading(page, "Häusler")).isVisible();
    }

    /** All that the list shows are changed, and all of it is taken back. */
    private void manyAtOnce(Desktop desktop, Page page, String company) {
        firms.open(desktop, "");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(4);
        page.getByLabel("Select all that are loaded").check();
        desktop.button("Change a field").click();
        Locator form = page.getByRole(AriaRole.DIALOG);
        form.getByLabel("Field").first().fill("Short name");
        Firms.option(page, "Short name").click();
        form.getByLabel("New value: Short name").fill("called");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change 3 records"))
                .click();
        page.waitForCondition(() -> shortName(company).equals("called"));
        desktop.undo().click();
        page.waitForCondition(() -> shortName(company).equals("Novák"));
    }

    private String shortName(String company) {
        return firms.client()
                .get(Firms.ACCOUNTS + "/" + company)
                .json()
                .path("short_name")
                .asText();
    }

    /** Whoever signs out is out. */
    private void inTheEvening(Desktop desktop, Page page) {
        desktop.open("/");
        page.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(firms.person()))
                .click();
        Firms.item(page, "Sign out").click();
        assertThat(page.getByLabel("User name")).isVisible();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
