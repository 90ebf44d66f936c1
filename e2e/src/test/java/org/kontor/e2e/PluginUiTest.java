package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.e2e.gone.GonePlugin;
import org.kontor.e2e.hanging.HangingPlugin;
import org.kontor.e2e.parts.PartsPlugin;
import org.kontor.e2e.unknown.UnknownPlugin;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Plugins' own parts in the browser: those that work, beside some that throw, hang, or are not to be had. */
@OnOneDatabase(TestDatabase.H2)
class PluginUiTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(PartsPlugin.class)
            .plugin(HangingPlugin.class)
            .plugin(UnknownPlugin.class)
            .plugin(GonePlugin.class);

    private static final String THINGS = "records/parts/thing";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    /** What browsers say of the parts that do not work, on each page that has them. */
    private static final String[] BROKEN = {
        "no score of", "some-library", "dynamically imported module", "status of 404", "did not come in time"
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static Desktop desktop() {
        return Desktop.of(platform).signInAs("person" + COUNT.incrementAndGet(), "parts.worker");
    }

    private static Answer thing(String title, Integer stars) {
        return platform.admin()
                .post(THINGS, object("caption", title, "stars", stars))
                .expect(201);
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aPartThatFailsIsASmallBoxAndEverythingBesideItWorks() {
        Answer thing = thing("Anvil " + COUNT.incrementAndGet(), 3);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id()).page();
            assertThat(panel(page, "Good panel")).containsText(thing.text("caption") + " is what this is about");
            panel(page, "Good panel").getByRole(AriaRole.BUTTON).click();
            assertThat(panel(page, "Good panel")).containsText("Pressed 1 times");
            assertThat(panel(page, "Without React")).containsText("Plain " + thing.text("caption"));
            assertThat(panel(page, "On top")).containsText(thing.text("caption") + " above all");
            assertThat(panel(page, "Some facts")).containsText("★★★");

            assertThat(panel(page, "Throwing panel")).containsText("Throwing panel could not be shown");
            assertThat(panel(page, "Throwing panel")).containsText("parts · no score of " + thing.text("caption"));
            assertThat(panel(page, "Gone panel")).containsText("Gone panel could not be shown");
            assertThat(panel(page, "Unknown panel")).containsText("Unknown panel could not be shown");
            assertThat(panel(page, "Hanging panel")).containsText("Hanging panel could not be shown");
            assertThat(panel(page, "Hanging panel")).containsText("It did not come in time");

            page.evaluate("window.isMended = true");
            panel(page, "Throwing panel").getByRole(AriaRole.BUTTON).click();
            assertThat(panel(page, "Throwing panel")).containsText("Mended");
            desktop.tab("History").click();
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("created it");
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void whatFailsAgainAndAgainRests() {
        Answer thing = thing("Bell " + COUNT.incrementAndGet(), null);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id()).page();
            Locator failing = panel(page, "Throwing panel");
            for (int again = 0; again < 2; again++) {
                assertThat(failing).containsText("could not be shown");
                failing.getByRole(AriaRole.BUTTON).click();
            }
            assertThat(failing).containsText("failed several times and is left out");
            assertThat(panel(page, "Good panel")).containsText("is what this is about");
            assertThat(platform.admin().get("platform/health").expect(200).body())
                    .contains("panels throwing", "no score of");
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void aPluginShowsListsInItsOwnWayAndOneCanKeepThatAsAView() {
        String kept = "Ember " + COUNT.incrementAndGet();
        thing(kept, 2);
        thing("Flint " + COUNT.incrementAndGet(), 1);
        try (Desktop desktop = desktop()) {
            Page page =
                    desktop.open("/parts/thing?q=" + kept.replace(" ", "%20")).page();
            Locator ways = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Ways to look"));
            assertThat(ways.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Map")))
                    .hasCount(0);
            ways.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Wall"))
                    .click();
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasText(new String[] {kept});
            assertThat(page.getByRole(AriaRole.STATUS).getByText("1 record")).isVisible();
            desktop.button("By nothing").click();
            assertThat(page.getByText("By stars")).isVisible();
            assertThat(page).hasURL(Pattern.compile("layout=parts.wall.*by=stars"));

            desktop.button("Put one up").click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByLabel("Caption")).hasValue("From the wall");
            page.keyboard().press("Escape");

            desktop.button("Save as a new view").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("My wall " + kept);
            page.keyboard().press("Enter");
            assertThat(desktop.tab("My wall " + kept)).hasAttribute("aria-selected", "true");
            assertThat(page).not().hasURL(Pattern.compile("layout="));
            page.reload();
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasText(new String[] {kept});
            assertThat(page.getByText("By stars")).isVisible();
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void aPluginAsksForValuesInTheClientsOwnForm() {
        try (Desktop desktop = desktop()) {
            Page page = desktop.page();
            assertThat(desktop.palette("Say another")).containsText(new String[] {"Say another name"});
            page.keyboard().press("Enter");
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call it so"))
                    .click();
            assertThat(form).containsText("This is needed");
            form.getByLabel("Other name").fill(HOSTILE);
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call it so"))
                    .click();
            assertThat(page.getByText(HOSTILE + " from 2026-12-01")).isVisible();
            assertThat(page.locator("img[src=x]")).hasCount(0);
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void panelsWithoutCodeAreDrawnFromWhatIsDeclared() {
        Answer thing = thing("Crate " + COUNT.incrementAndGet(), null);
        platform.admin()
                .post(THINGS, object("caption", HOSTILE, "stars", 2, "belongs_with", thing.id()))
                .expect(201);
        Answer note = platform.admin()
                .post(
                        THINGS,
                        object(
                                "caption",
                                "Note " + COUNT.incrementAndGet(),
                                "about",
                                object("entity", "parts.thing", "id", thing.id())))
                .expect(201);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id()).page();
            Locator about = panel(page, "About");
            assertThat(about.locator("strong")).hasText("this");
            assertThat(about.getByRole(AriaRole.LINK)).hasAttribute("href", "https://example.com/x");
            assertThat(about.getByRole(AriaRole.LINK)).hasCount(1);
            assertThat(about).containsText("<b>one</b>");
            assertThat(panel(page, "Rated things")).hasCount(0);
            desktop.tab("Belong here").click();
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(HOSTILE));
            assertThat(row).containsText("★★");
            // by a reference to records of any kind
            desktop.tab("Told of it").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(note.text("caption"))))
                    .isVisible();
            assertThat(page.frameLocator("iframe").locator("p")).hasText(thing.text("caption") + " is cut off");
            assertThat(page.locator("iframe")).hasCSS("height", "61px");
            assertThat(page.locator("img[src=x]")).hasCount(0);
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void aPageOfAPluginIsInTheMenuAndWorksWithRecords() {
        thing("Drum " + COUNT.incrementAndGet(), 1);
        try (Desktop desktop = desktop()) {
            Page page = desktop.page();
            assertThat(panel(page, "Things today")).containsText("7");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Board of things"))
                    .click();
            assertThat(heading(page, "Board of things")).isVisible();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Secret page")))
                    .hasCount(0);
            String title = "Made " + COUNT.incrementAndGet();
            page.getByLabel("Title of the next").fill(title);
            desktop.button("Make it").click();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("All things")))
                    .containsText(title);
            page.getByLabel("Title of the next").fill("");
            desktop.button("Make it").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("aption");
            desktop.expectAccessible("a plugin's page").expectNoSidewaysScroll("a plugin's page");
            desktop.open("/p/parts/board/deep/er?of=2");
            assertThat(page.getByText("deep/er 2")).isVisible();
            desktop.open("/p/parts/secret");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            desktop.expectRefusal(422);
        }
    }

    @Test
    void commandsAreOfferedWhereTheyWereDeclared() {
        String title = "Easel " + COUNT.incrementAndGet();
        Answer thing = thing(title, null);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id()).page();
            desktop.button("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Praise"))
                    .click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Praise"))
                    .click();
            assertThat(page.getByText(title + " was praised")).isVisible();
            assertThat(page.getByLabel("5 stars").first()).isVisible();
            desktop.button("More actions").click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Stumble"))
                    .click();
            assertThat(page.getByText("Stumble did not work")).isVisible();

            desktop.open("/parts/thing?q=" + title.replace(' ', '+'));
            desktop.row(title).getByRole(AriaRole.CHECKBOX).check();
            desktop.button("Count them").click();
            assertThat(page.getByText("1 chosen")).isVisible();
            assertThat(desktop.palette("Wave")).containsText(new String[] {"Wave to everybody"});
            page.keyboard().press("Enter");
            assertThat(page.getByText(Pattern.compile("waves$"))).isVisible();
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void commandsRunByTheirKeysWhereTheyAreOffered() {
        String title = "Fiddle " + COUNT.incrementAndGet();
        Answer thing = thing(title, null);
        try (Desktop desktop = desktop()) {
            Page page =
                    desktop.open("/parts/thing?q=" + title.replace(' ', '+')).page();
            assertThat(desktop.row(title)).isVisible();
            // what apps offer is there a moment after the page
            page.keyboard().press("?");
            assertThat(panel(page, "Of apps")).containsText("Count them");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            press(page, "c");
            assertThat(page.getByText("All that match")).isVisible();
            desktop.row(title).getByRole(AriaRole.CHECKBOX).check();
            assertThat(desktop.button("Count them")).isVisible();
            press(page, "c");
            assertThat(page.getByText("1 chosen")).isVisible();
            press(page, "w");
            assertThat(page.getByText(Pattern.compile("waves$"))).isVisible();

            desktop.open("/parts/thing/" + thing.id());
            assertThat(panel(page, "Good panel")).isVisible();
            page.keyboard().press("?");
            assertThat(panel(page, "Of apps")).containsText("Praise");
            assertThat(panel(page, "Of apps")).not().containsText("Count them");
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            press(page, "p");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Praise it?");
            desktop.expectComplaints(BROKEN);
        }
    }

    private static void press(Page page, String key) {
        page.keyboard().press("p");
        page.keyboard().press(key);
    }

    @Test
    void aFieldIsShownAndTakenInAsItsPluginDoes() {
        String title = "Flute " + COUNT.incrementAndGet();
        Answer thing = thing(title, 4);
        try (Desktop desktop = desktop()) {
            Page page =
                    desktop.open("/parts/thing?q=" + title.replace(' ', '+')).page();
            assertThat(desktop.row(title).getByLabel("4 stars")).isVisible();
            desktop.open("/parts/thing/" + thing.id());
            desktop.button("Edit").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("One star more for Stars: 4")
                    .click();
            page.keyboard().press("Control+Enter");
            assertThat(page.getByLabel("5 stars").first()).isVisible();
            desktop.expectComplaints(BROKEN);
        }
    }

    @Test
    void inSafeModeNothingOfPluginsOwnIsThere() {
        Answer thing = thing("Gong " + COUNT.incrementAndGet(), 2);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id() + "?safe=1").page();
            assertThat(heading(page, thing.text("caption"))).isVisible();
            assertThat(page.getByText("Safe mode: plugins’ own parts are left out."))
                    .isVisible();
            assertThat(panel(page, "Good panel")).hasCount(0);
            assertThat(panel(page, "About")).hasCount(0);
            assertThat(page.getByLabel("2 stars")).hasCount(0);
            desktop.expectAccessible("safe mode");
            desktop.button("Leave safe mode").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Board of things")))
                    .isVisible();
        }
    }

    @Test
    void everyPartIsForEverybodyOnLargeScreensAndSmallOnes() {
        Answer thing = thing("Harp " + COUNT.incrementAndGet(), 5);
        for (int width : new int[] {1440, 390}) {
            try (Desktop desktop = Desktop.of(platform, width, 800, "en", ColorScheme.LIGHT)
                    .signInAs("person" + COUNT.incrementAndGet(), "parts.worker")) {
                Page page = desktop.open("/parts/thing/" + thing.id()).page();
                assertThat(panel(page, "Throwing panel")).containsText("could not be shown");
                assertThat(panel(page, "Good panel")).containsText("Pressed");
                desktop.expectForEverybody("a record with panels");
                // what looks for faults of pages asks for styles, also of a frame that may ask for nothing
                desktop.expectComplaints("frame.css", "preload assets").expectComplaints(BROKEN);
            }
        }
    }

    @Test
    void appsThatChangeWhileSomebodyWorksAreTakenByAReload() {
        Answer thing = thing("Iron " + COUNT.incrementAndGet(), 5);
        try (Desktop desktop = desktop()) {
            Page page = desktop.open("/parts/thing/" + thing.id()).page();
            assertThat(panel(page, "Good panel")).containsText("Pressed");
            platform.replacePlugin("parts");
            assertThat(page.getByText("Apps have changed.")).isVisible();
            desktop.button("Reload").click();
            assertThat(panel(page, "Good panel")).containsText("Pressed 0 times");
            assertThat(page.getByText("Apps have changed.")).isHidden();
            desktop.expectComplaints(BROKEN);
        }
    }
}
