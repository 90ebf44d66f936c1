package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** What people set for themselves and are told of, and what administrators keep for all. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class AdministrationTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts", "hello");

    private static final String ACCOUNTS = "records/contacts/account";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static String person() {
        return "person" + COUNT.incrementAndGet();
    }

    private static Answer company(String name) {
        return platform.admin()
                .post(ACCOUNTS, object("kind", "legal_person", "name", name))
                .expect(201);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Page page, String label, String option) {
        page.getByLabel(Pattern.compile("^" + label + "( \\*)?$")).first().click();
        Firms.option(page, option).click();
    }

    private static Locator say(Page page, String text) {
        return page.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    @Test
    @Tag("SYS-03")
    void whatSomebodySetsForThemselvesHoldsOnTheirOtherDevicesToo() {
        String person = person();
        try (Desktop desktop = Desktop.of(platform).signInAs(person, Firms.ROLE)) {
            Page page = desktop.open("/settings?part=work").page();
            choose(page, "Theme", "Dark");
            choose(page, "Density", "Compact");
            choose(page, "Start page", "Accounts");
            page.getByLabel(Pattern.compile("^Page size")).fill("0");
            desktop.button("Save").click();
            assertThat(page.getByText("A page has 1 to", new Page.GetByTextOptions().setExact(false)))
                    .isVisible();
            desktop.expectRefusal(422);
            page.getByLabel(Pattern.compile("^Page size")).fill("30");
            desktop.button("Save").click();
            assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
            assertThat(page.locator("html")).hasAttribute("data-density", "compact");

            desktop.open("/settings");
            choose(page, "Language", "Deutsch");
            choose(page, "Time zone", "America/New York");
            assertThat(page.getByText("1.234.567,50")).isVisible();
            assertThat(page.getByText("10:30")).isVisible();
            desktop.button("Save").click();
            assertThat(heading(page, "Meine Einstellungen")).isVisible();
        }
        try (Desktop other = Desktop.of(platform).signIn(person)) {
            Page page = other.page();
            assertThat(heading(page, "Konten")).isVisible();
            assertThat(page).hasURL(Pattern.compile("/contacts/account"));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
            assertThat(page.locator("html")).hasAttribute("data-density", "compact");
        }
    }

    @Test
    void aPasswordIsChangedATokenIsShownOnceAndAnotherSessionIsEnded() {
        String person = person();
        try (Desktop desktop = Desktop.of(platform).signInAs(person, Firms.ROLE)) {
            TestClient other = platform.client().signIn(person, Desktop.PASSWORD);
            Page page = desktop.open("/settings?part=sessions").page();
            assertThat(page.getByText("this one")).isVisible();
            desktop.button("Sign out everywhere else").click();
            assertThat(desktop.button("Sign out there")).hasCount(0);
            other.get("session").expect(401);

            desktop.open("/settings?part=tokens");
            page.getByLabel("What it is for").fill("Mobile app");
            desktop.button("Make token").click();
            String secret = page.getByRole(AriaRole.STATUS).locator("code").textContent();
            assertThat(platform.client().withToken(secret).get("session").status())
                    .isEqualTo(200);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke Mobile app"))
                    .click();
            assertThat(page.getByText("revoked", new Page.GetByTextOptions().setExact(false))
                            .first())
                    .isVisible();
            assertThat(platform.client().withToken(secret).get("session").status())
                    .isEqualTo(401);

            desktop.open("/settings?part=password");
            page.getByLabel("Present password").fill(Desktop.PASSWORD);
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill("hyacinths in march 27");
            page.getByLabel("New password once more").fill("hyacinths in may 27");
            desktop.button("Change password").click();
            assertThat(page.getByText("This is not the same as above")).isVisible();
            page.getByLabel("New password once more").fill("hyacinths in march 27");
            desktop.button("Change password").click();
            assertThat(say(page, "Your password is changed")).isVisible();
            platform.client().signIn(person, "hyacinths in march 27");
        }
    }

    @Test
    @Tag("PLUS-16")
    void thePaletteFindsRecordsPagesAndActionsAndTheKeysAreListedWhereTheyHold() {
        String name = "Palette " + COUNT.incrementAndGet() + " Häusler";
        company(name);
        try (Desktop desktop = Desktop.of(platform).signInAs(person(), Firms.ROLE)) {
            Page page = desktop.page();
            assertThat(heading(page, "Waits for you")).isVisible();
            // the index reads what was written a moment later
            page.waitForCondition(() -> platform.admin()
                    .get("search?q=" + name.substring(0, name.lastIndexOf(' ')).replace(' ', '+'))
                    .expect(200)
                    .json()
                    .toString()
                    .contains(name));
            // a record
            palette(desktop, name.replace("ä", "a"), name);
            assertThat(heading(page, name)).isVisible();
            // an action of the record
            palette(desktop, "Edit", "Edit");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            page.keyboard().press("?");
            Locator keys = page.getByRole(AriaRole.DIALOG);
            assertThat(keys).containsText("On this record");
            assertThat(keys).not().containsText("In this list");
            page.keyboard().press("Escape");
            // a page
            palette(desktop, "Contact per", "Contact persons");
            assertThat(heading(page, "Contact persons")).isVisible();
            page.keyboard().press("?");
            assertThat(keys).containsText("In this list");
            for (String key :
                    new String[] {"Ctrl K", "Ctrl J", "Ctrl P", "Ctrl Enter", "c", "x", "F2", "/", "g h", "g s"}) {
                assertThat(keys.locator("kbd").getByText(key, new Locator.GetByTextOptions().setExact(true)))
                        .isVisible();
            }
            page.keyboard().press("Escape");
            assertThat(keys).isHidden();
            // something new, of a kind that is not looked at
            palette(desktop, "New: Acc", "New: Accounts");
            assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Short name")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            // settings, and two keys one after the other
            palette(desktop, "Access tok", "My settings: Access tokens");
            assertThat(page.getByLabel("What it is for")).isVisible();
            page.keyboard().press("g");
            page.keyboard().press("h");
            assertThat(heading(page, "Waits for you")).isVisible();
        }
    }

    private static void palette(Desktop desktop, String words, String option) {
        desktop.palette(words)
                .filter(new Locator.FilterOptions()
                        .setHas(desktop.page().getByText(option, new Page.GetByTextOptions().setExact(true))))
                .first()
                .click();
    }

    @Test
    void noticesComeWhileOneWorksAndLeadToWhatTheyAreAbout() {
        String person = person();
        String name = "Told of " + COUNT.incrementAndGet();
        Answer company = company(name);
        try (Desktop desktop = Desktop.of(platform).signInAs(person, Firms.ROLE)) {
            Page page = desktop.page();
            assertThat(heading(page, "Waits for you")).isVisible();
            platform.admin()
                    .post(
                            "records/system/comment",
                            object(
                                    "about",
                                    object("entity", "contacts.account", "id", company.id()),
                                    "text",
                                    "Look at this",
                                    "mentions",
                                    array(platform.users().id("user " + person))))
                    .expect(201);
            assertThat(page.getByLabel("1 not seen")).isVisible();
            page.keyboard().press("g");
            page.keyboard().press("n");
            Locator drawer = page.getByRole(AriaRole.DIALOG);
            assertThat(drawer).containsText("Mentioned");
            desktop.expectAccessible("notices");
            drawer.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Look at this"))
                    .click();
            // what somebody wrote is read where they wrote it
            assertThat(heading(page, name)).isVisible();
            assertThat(page.getByLabel("1 not seen")).isHidden();
        }
    }

    @Test
    void settingsOfAllAreFoundRefusedAtTheirFieldAndGivenBack() {
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system").page();
            page.getByLabel("Search the administration").fill("for a team");
            page.locator("#content")
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Settings"))
                    .click();
            page.getByLabel("Search settings").fill("organis");
            page.getByLabel("Organisation").fill("Novák Stavby");
            desktop.button("Save").click();
            assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText("Novák Stavby");
            page.getByLabel("Search settings").fill("slow");
            page.getByLabel("What a slow list takes, in ms").fill("70000");
            desktop.button("Save").click();
            assertThat(page.getByText("A number from 0 to 60,000")).isVisible();
            desktop.expectRefusal(422);
            desktop.button("Discard").click();
            page.getByLabel("Search settings").fill("organis");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reset: Organisation"))
                    .click();
            desktop.button("Save").click();
            assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("Novák Stavby");
        }
    }

    @Test
    @Tag("SYS-05")
    void theColourOfAnInstallationFillsItsButtonsAlsoWhereSomebodySignsIn() {
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system/settings").page();
            page.getByLabel("Search settings").fill("colour");
            page.getByLabel("Colour", new Page.GetByLabelOptions().setExact(true))
                    .fill("#b3261e");
            desktop.button("Save").click();
            assertThat(page.locator("html")).hasCSS("--accent", "#b3261e");
            try (Desktop stranger = Desktop.of(platform)) {
                stranger.open("/");
                assertThat(stranger.button("Sign in")).hasCSS("background-color", "rgb(179, 38, 30)");
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reset: Colour"))
                    .click();
            desktop.button("Save").click();
            assertThat(page.locator("html")).hasCSS("--accent", "#5b5bd6");
        }
    }

    @Test
    void aPluginIsSwitchedOffAndOnByAPlanThatSaysWhatItDoes() {
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system/plugins").page();
            Locator menu = page.getByRole(AriaRole.NAVIGATION);
            assertThat(menu.getByText("Greetings")).isVisible();
            desktop.button("Disable Hello").click();
            Locator plan = page.getByRole(AriaRole.DIALOG);
            assertThat(plan).containsText("Enabled → Disabled");
            assertThat(plan).containsText("hello.greeting");
            plan.getByText("Apply the plan").click();
            assertThat(desktop.button("Enable Hello")).isVisible();
            assertThat(menu.getByText("Greetings")).isHidden();
            // an address of its that somebody kept says so, and where one can go on
            desktop.open("/hello/greeting");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("its app is switched off");
            desktop.open("/system/plugins").expectRefusal(404).expectComplaints("Problem: ");
            desktop.button("Enable Hello").click();
            assertThat(plan).containsText("Disabled → Enabled");
            plan.getByText("Apply the plan").click();
            assertThat(desktop.button("Disable Hello")).isVisible();
            assertThat(menu.getByText("Greetings")).isVisible();
        }
    }

    @Test
    void anOwnFieldIsMadeByAFormAndAPlanAndStandsInTheFormsOfItsEntity() {
        String label = "Colour " + COUNT.incrementAndGet();
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system/fields?entity=contacts.account").page();
            desktop.button("New field").first().click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel(Pattern.compile("^Label")).first().fill(label);
            choose(page, "Type", "Choice");
            desktop.button("Show the plan").click();
            assertThat(form.getByRole(AriaRole.ALERT)).containsText("values to choose from");
            desktop.expectRefusal(422);
            form.getByLabel("Value 1", new Locator.GetByLabelOptions().setExact(true))
                    .fill("Sea blue");
            form.getByLabel("Value 2", new Locator.GetByLabelOptions().setExact(true))
                    .fill("Red");
            form.getByLabel("Deutsch: Label").fill("Farbe");
            desktop.button("Show the plan").click();
            Locator plan = page.getByRole(AriaRole.DIALOG).last();
            assertThat(plan).containsText("Add the column");
            plan.getByText("Apply the plan").click();
            assertThat(page.getByText("The plan was applied")).isVisible();
            assertThat(page.locator("#content")).containsText(label);
            desktop.open("/contacts/account?make=true");
            choose(page, label, "Sea blue");
        }
    }

    @Test
    void aUserGetsAPasswordThatIsShownOnceAndIsDeactivatedAndBackAgain() {
        String person = person();
        platform.users().add(person, Firms.ROLE);
        String id = platform.users().id("user " + person);
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system/user/" + id).page();
            desktop.button("More actions").click();
            Firms.item(page, "Give a one-time password").click();
            String password = page.getByRole(AriaRole.DIALOG).locator("code").textContent();
            assertThat(platform.client()
                            .signIn(person, password)
                            .get("session")
                            .json()
                            .path("must_change_password")
                            .asBoolean())
                    .isTrue();
            page.keyboard().press("Escape");
            desktop.button("More actions").click();
            Firms.item(page, "Deactivate").click();
            desktop.undo().click();
            desktop.button("More actions").click();
            assertThat(Firms.item(page, "Deactivate")).isVisible();
        }
    }

    @Test
    void whatWasDeletedIsBroughtBackAndTheLogSaysWhoDidWhat() {
        String name = "Thrown away " + COUNT.incrementAndGet();
        Answer company = company(name);
        platform.admin().delete(ACCOUNTS + "/" + company.id(), company.etag()).expect(204);
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator(person())) {
            Page page = desktop.open("/system/trash?entity=contacts.account").page();
            desktop.button("Bring back " + name).click();
            assertThat(desktop.button("Bring back " + name)).isHidden();
            desktop.open("/system/audit?entity=contacts.account");
            Locator lines = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))));
            assertThat(lines.first()).containsText("brought it back");
            assertThat(lines.filter(new Locator.FilterOptions().setHasText("created it")))
                    .containsText("Legal person");
            lines.first().getByRole(AriaRole.LINK).click();
            assertThat(heading(page, name)).isVisible();
        }
    }
}
