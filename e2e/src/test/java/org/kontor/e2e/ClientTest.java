package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** A working day at the web client: signing in, lists, records, comments, what colleagues change meanwhile. */
@OnOneDatabase(TestDatabase.H2)
class ClientTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts").given(ClientTest::companies);

    private static final String ACCOUNTS = "records/contacts/account";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static void companies() {
        for (String name :
                new String[] {"Häusler GmbH", "Novák Stavby s.r.o.", "行健贸易有限公司", "<img src=x onerror=alert(1)>"}) {
            company(name);
        }
    }

    private static Answer company(String name) {
        return platform.admin()
                .post(ACCOUNTS, object("kind", "legal_person", "name", name, "roles", array("customer")))
                .expect(201);
    }

    private static Desktop desktop() {
        return Desktop.of(platform).signInAs("person" + COUNT.incrementAndGet(), Firms.ROLE);
    }

    @Test
    void aRecordIsMadeChangedTalkedAboutAndItsPastIsSeen() {
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account").page();
            assertThat(desktop.row("Häusler GmbH")).isVisible();
            page.keyboard().press("c");
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel(Pattern.compile("^Kind")).first().click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Legal person"))
                    .click();
            form.getByLabel(Pattern.compile("^Name")).first().fill("Zenit Aero a.s.");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Zenit Aero a.s.")))
                    .isVisible();

            page.getByText(Pattern.compile("Show \\d+ empty fields")).click();
            desktop.button("Edit Short name").click();
            page.keyboard().type("Zenit");
            page.keyboard().press("Enter");
            assertThat(page.getByText("Short name changed")).isVisible();

            page.getByLabel("Write a comment…").fill("Call <b>back</b> & ask");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByText("Call <b>back</b> & ask")).isVisible();

            desktop.tab("History").click();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("changed it")))
                    .containsText("Zenit");
        }
    }

    @Test
    @Tag("PLUS-09")
    void aCellIsEditedByKeysAndTakenBack() {
        String name = "Cell " + COUNT.incrementAndGet();
        String id = company(name).id();
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account?q=" + name.replace(' ', '+'))
                    .page();
            assertThat(desktop.row(name)).isVisible();
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("ArrowRight");
            for (int column = 1; column < 9 && !"phone".equals(current(page)); column++) {
                page.keyboard().press("ArrowRight");
            }
            page.keyboard().press("F2");
            page.keyboard().type("+420601234567");
            page.keyboard().press("Enter");
            assertThat(page.getByText(Pattern.compile("changed$"))).isVisible();
            desktop.undo().click();
            assertThat(desktop.row(name)).not().containsText("601234567");
            assertThat(platform.admin()
                            .get(ACCOUNTS + "/" + id)
                            .json()
                            .path("version")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    private static String current(Page page) {
        return String.valueOf(
                page.evaluate(
                        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.dataset.field"));
    }

    @Test
    void whatAColleagueChangesIsSeenWithoutAsking() {
        String name = "Live " + COUNT.incrementAndGet();
        Answer company = company(name);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account/" + company.id()).page();
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(name).setExact(true)))
                    .isVisible();
            platform.admin()
                    .patch(ACCOUNTS + "/" + company.id(), company.etag(), object("name", name + " renamed"))
                    .expect(200);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name + " renamed")))
                    .isVisible();
        }
    }

    @Test
    void twoWhoChangeOneRecordLoseNothingOfEither() {
        String name = "Both " + COUNT.incrementAndGet();
        Answer company = company(name);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account/" + company.id()).page();
            desktop.button("Edit").click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Short name").fill("mine");
            platform.admin()
                    .patch(
                            ACCOUNTS + "/" + company.id(),
                            company.etag(),
                            object("short_name", "theirs", "legal_form", "GmbH"))
                    .expect(200);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(form.getByText("These fields were changed by both of you"))
                    .isVisible();
            assertThat(form.getByText("theirs", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(form.getByLabel("Short name")).hasValue("mine");
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            assertThat(form).isHidden();
            Answer saved = platform.admin().get(ACCOUNTS + "/" + company.id()).expect(200);
            assertThat(saved.text("short_name")).isEqualTo("mine");
            assertThat(saved.text("legal_form")).isEqualTo("GmbH");
            desktop.expectRefusal(412);
        }
    }

    @Test
    void aSessionThatEndsTakesNothingThatWasTyped() {
        String name = "Session " + COUNT.incrementAndGet();
        String person = "person" + COUNT.incrementAndGet();
        Answer company = company(name);
        try (Desktop desktop = Desktop.of(platform).signInAs(person, Firms.ROLE)) {
            Page page = desktop.open("/contacts/account/" + company.id()).page();
            page.getByLabel("Write a comment…").fill("half a thought");
            page.context().clearCookies();
            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in again")))
                    .isVisible();
            page.getByLabel("Password").first().fill(Desktop.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in again")))
                    .isHidden();
            assertThat(page.getByLabel("Write a comment…")).hasValue("half a thought");
            page.getByLabel("Write a comment…").press("Control+Enter");
            assertThat(page.getByRole(AriaRole.LISTITEM)
                            .filter(new Locator.FilterOptions().setHasText("half a thought")))
                    .isVisible();
            desktop.expectRefusal(401);
        }
    }

    @Test
    @Tag("SRC-01")
    void aRecordIsFoundFromAnywhereHoweverItIsWritten() {
        try (Desktop desktop = desktop()) {
            Page page = desktop.page();
            for (String[] words : new String[][] {{"hausler", "Häusler GmbH"}, {"xingjian", "行健贸易有限公司"}}) {
                desktop.palette(words[0])
                        .filter(new Locator.FilterOptions().setHasText(words[1]))
                        .click();
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words[1])))
                        .isVisible();
            }
        }
    }

    @Test
    void anEarlierStateIsBroughtBack() {
        String name = "Earlier " + COUNT.incrementAndGet();
        Answer company = company(name);
        platform.admin()
                .patch(ACCOUNTS + "/" + company.id(), company.etag(), object("short_name", "a slip"))
                .expect(200);
        try (Desktop desktop = desktop()) {
            desktop.open("/contacts/account/" + company.id());
            desktop.tab("History").click();
            desktop.button("Back to this").click();
            assertThat(desktop.page().getByText("The earlier state is back")).isVisible();
            assertThat(platform.admin()
                            .get(ACCOUNTS + "/" + company.id())
                            .json()
                            .path("short_name")
                            .isNull())
                    .isTrue();
        }
    }

    @Test
    void aKeptViewIsAListOfItsOwnAndIsTakenOutAsItIsShown() throws IOException {
        String word = "Kept" + COUNT.incrementAndGet();
        company(word + " one");
        company(word + " two");
        String person = "person" + COUNT.incrementAndGet();
        try (Desktop desktop = Desktop.of(platform).signInAs(person, Firms.ROLE)) {
            platform.client()
                    .signIn(person, Desktop.PASSWORD)
                    .post(
                            "records/system/saved_query",
                            object(
                                    "name",
                                    "Those of " + word,
                                    "entity",
                                    "contacts.account",
                                    "condition",
                                    object(
                                            "entity",
                                            "contacts.account",
                                            "where",
                                            object("name", object("startsWith", word))),
                                    "sort",
                                    "-name",
                                    "shown_columns",
                                    "name,grade"))
                    .expect(201);
            Page page = desktop.open("/contacts/account").page();
            desktop.tab("Those of " + word).click();
            assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasCount(3);
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText(word + " two");
            desktop.button("More").click();
            Download file = page.waitForDownload(() -> page.getByRole(AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText("Export this list"))
                    .click());
            assertThat(Files.readAllLines(file.path())).hasSize(2).allMatch(line -> line.contains(word));
        }
    }

    @Test
    @Tag("PLUS-10")
    void allThatAListShowsAreChangedAtOnceAndTakenBack() {
        String word = "Mass" + COUNT.incrementAndGet();
        String first = company(word + " one").id();
        company(word + " two");
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account?q=" + word).page();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            page.getByLabel("Select all that are loaded").check();
            desktop.button("Change a field").click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Field").first().fill("Short name");
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Short name"))
                    .click();
            form.getByLabel("New value: Short name").fill("changed");
            assertThat(form.getByText("2 records match, you may write 2 of them."))
                    .isVisible();
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change 2 records"))
                    .click();
            desktop.undo().click();
            // it is done behind the scenes
            page.waitForCondition(() -> platform.admin()
                    .get(ACCOUNTS + "/" + first)
                    .json()
                    .path("short_name")
                    .isNull());
            desktop.open("/contacts/account/" + first);
            desktop.tab("History").click();
            assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Short name")))
                    .hasCount(2);
        }
    }

    @Test
    void hostileTextIsText() {
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/contacts/account").page();
            desktop.row("<img src=x").getByRole(AriaRole.GRIDCELL).nth(1).click();
            assertThat(page.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName("<img src=x onerror=alert(1)>")))
                    .isVisible();
        }
    }
}
