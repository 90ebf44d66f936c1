package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Lists as calendars, charts and trees. */
@OnOneDatabase(TestDatabase.H2)
class LayoutsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts").given(LayoutsTest::prepare);

    private static final Deals DEALS = new Deals(platform);

    static void prepare() {
        DEALS.model();
    }

    @Test
    @Tag("PLUS-11")
    void aMonthShowsDaysAndADragWritesTheDay() {
        String word = "Close" + Deals.COUNT.incrementAndGet();
        String id = platform.admin()
                .post(Deals.DEALS, object("name", word, "close_on", "2027-03-10"))
                .expect(201)
                .id();
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.page();
            List<String> asked = new ArrayList<>();
            page.onRequest((Request request) -> {
                if (request.url().endsWith("/custom/deal/query")) {
                    asked.add(request.postData());
                }
            });
            desktop.open("/custom/deal?layout=calendar&mode=month&by=close_on&date=2027-03-01&filters="
                    + Deals.startsWith(word));
            Locator entry = page.getByTitle(word);
            assertThat(entry).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("March 2027")))
                    .isVisible();
            assertThat(asked)
                    .isNotEmpty()
                    .allMatch(body -> body.contains("\"atLeast\":\"2027-02-28\"")
                            && body.contains("\"lessThan\":\"2027-04-04\""));
            entry.dragTo(page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName(Pattern.compile("18.*March|March 18|2027-03-18"))));
            assertThat(page.getByText(word + ": Mar 18, 2027")).isVisible();
            assertThat(platform.admin().get(Deals.DEALS + "/" + id).text("close_on"))
                    .isEqualTo("2027-03-18");
            desktop.undo().click();
            assertThat(desktop.undo()).isHidden();
            desktop.button("Agenda").click();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Wednesday, March 10")))
                    .containsText(word);
            assertThat(platform.admin().get(Deals.DEALS + "/" + id).text("close_on"))
                    .isEqualTo("2027-03-10");
        }
    }

    @Test
    @Tag("PLUS-11")
    void aWeekShowsHoursAndOneIsLengthenedAndOneMade() {
        String word = "Meet" + Deals.COUNT.incrementAndGet();
        String id = platform.admin()
                .post(
                        Deals.MEETINGS,
                        object(
                                "name",
                                word,
                                "held",
                                object("from", "2027-03-10T09:00:00Z", "to", "2027-03-10T10:00:00Z")))
                .expect(201)
                .id();
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/meeting?layout=calendar&mode=week&date=2027-03-10&filters="
                            + Deals.startsWith(word))
                    .page();
            Locator entry = page.getByTitle(word);
            assertThat(entry).isVisible();
            // half an hour is half of what an hour takes
            var box = entry.boundingBox();
            page.mouse().move(box.x + box.width / 2, box.y + box.height - 2);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2, box.y + box.height + 10);
            page.mouse().move(box.x + box.width / 2, box.y + box.height * 1.5);
            page.mouse().up();
            assertThat(page.getByText(Pattern.compile(word + ": .*Mar 10"))).isVisible();
            assertThat(platform.admin()
                            .get(Deals.MEETINGS + "/" + id)
                            .json()
                            .path("held")
                            .path("to")
                            .asText())
                    .isEqualTo("2027-03-10T10:30:00Z");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("2027-03-11 13:00:00")))
                    .click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel(Pattern.compile("^Name")).fill(word + " made");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByTitle(word + " made")).isVisible();
            JsonNode held = platform.admin()
                    .post(Deals.MEETINGS + "/query", object("where", object("name", object("is", word + " made"))))
                    .json()
                    .path("records")
                    .path(0)
                    .path("held");
            assertThat(held.path("from").asText()).isEqualTo("2027-03-11T13:00:00Z");
            assertThat(held.path("to").asText()).isEqualTo("2027-03-11T14:00:00Z");
        }
    }

    @Test
    @Tag("PLUS-08")
    void aKeptChartIsAViewAndItsFiguresLeadToTheirRecords() {
        String word = "Chart" + Deals.COUNT.incrementAndGet();
        DEALS.deal(word + " one", "new", 100);
        DEALS.deal(word + " two", "new", 200);
        DEALS.deal(word + " three", "won", 50);
        String person = "person" + Deals.COUNT.incrementAndGet();
        try (Desktop desktop = Desktop.of(platform).signInAs(person, "seller")) {
            platform.client()
                    .signIn(person, Desktop.PASSWORD)
                    .post(
                            "records/system/saved_query",
                            object(
                                    "name",
                                    "Money of " + word,
                                    "entity",
                                    "custom.deal",
                                    "condition",
                                    object(
                                            "entity",
                                            "custom.deal",
                                            "where",
                                            object("name", object("startsWith", word))),
                                    "form",
                                    "chart",
                                    "chart",
                                    "bar",
                                    "by",
                                    "stage",
                                    "measure",
                                    "sum:amount"))
                    .expect(201);
            Page page = desktop.open("/custom/deal").page();
            desktop.tab("Money of " + word).click();
            assertThat(desktop.row("New")).containsText("€300");
            assertThat(desktop.row("Won")).containsText("€50");
            assertThat(page.getByRole(
                                    AriaRole.IMG,
                                    new Page.GetByRoleOptions().setName("Sum: amount of it by stage of it"))
                            .locator("svg"))
                    .isVisible();
            desktop.button("Pie").click();
            desktop.button("New").click();
            assertThat(page.getByRole(AriaRole.GRID)).isVisible();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
            assertThat(desktop.row(word + " three")).hasCount(0);
        }
    }

    @Test
    @Tag("PLUS-14")
    void companiesStandUnderTheirParentsWithSums() {
        String word = "Tree" + Deals.COUNT.incrementAndGet();
        String top = company(word + " holding", null, 10);
        String middle = company(word + " daughter", top, 20);
        company(word + " granddaughter", middle, 30);
        try (Desktop desktop =
                Desktop.of(platform).signInAs("person" + Deals.COUNT.incrementAndGet(), "contacts.administrator")) {
            Page page = desktop.open("/contacts/account?layout=tree&measure=sum:employees")
                    .page();
            Locator row = desktop.row(word + " holding");
            assertThat(row).containsText("60");
            assertThat(row).hasAttribute("aria-expanded", "false");
            row.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Show what is below " + word + " holding"))
                    .click();
            assertThat(desktop.row(word + " daughter")).containsText("50");
            // from here on by keys: down, open, down, and up to the parent
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            assertThat(desktop.row(word + " granddaughter")).hasAttribute("aria-level", "3");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            assertThat(desktop.row(word + " granddaughter")).hasCount(0);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(word + " daughter")))
                    .isVisible();
        }
    }

    @Test
    @Tag("PLUS-14")
    void whatIsBelowSomethingOutOfSightStandsAtTheTop() {
        String word = "Sight" + Deals.COUNT.incrementAndGet();
        String hidden = company(word + " holding", null, 100);
        company(word + " daughter", hidden, 10);
        String person = "person" + Deals.COUNT.incrementAndGet();
        platform.users()
                .role(
                        "small_" + person,
                        grant("contacts.account", Verb.READ)
                                .set(
                                        "condition",
                                        object(
                                                "entity",
                                                "contacts.account",
                                                "where",
                                                object("employees", object("lessThan", 50)))));
        try (Desktop desktop = Desktop.of(platform).signInAs(person, "small_" + person)) {
            desktop.open("/contacts/account?layout=tree");
            assertThat(desktop.row(word + " daughter")).hasAttribute("aria-level", "1");
            assertThat(desktop.row(word + " holding")).hasCount(0);
        }
    }

    private static Answer place(String name, String within) {
        return platform.admin()
                .post(Deals.PLACES, object("name", name, "within", within, "seats", 10))
                .expect(201);
    }

    @Test
    @Tag("PLUS-14")
    void whatStandsAboveItselfIsShownAtTheEndAndCountedNowhere() {
        String word = "Round" + Deals.COUNT.incrementAndGet();
        Answer hall = place(word + " hall", null);
        Answer east = place(word + " east", null);
        Answer west = place(word + " west", east.id());
        platform.admin()
                .patch(Deals.PLACES + "/" + east.id(), east.etag(), object("within", west.id()))
                .expect(200);
        place(word + " room", west.id());
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/place?layout=tree&measure=sum:seats&sort=name")
                    .page();
            assertThat(desktop.row(word + " hall")).containsText("10");
            assertThat(desktop.row("2 records stand above themselves in a circle"))
                    .isVisible();
            Locator first = desktop.row(word + " east");
            assertThat(first).hasAttribute("aria-level", "1");
            assertThat(first.getByRole(AriaRole.GRIDCELL).nth(1)).hasText("–");
            open(desktop, word + " east");
            open(desktop, word + " west");
            assertThat(desktop.row("stands above already")).hasAttribute("aria-level", "3");
            assertThat(desktop.row(word + " room")).containsText("10");
            desktop.expectAccessible("a tree with a circle");
        }
        platform.admin().delete(Deals.PLACES + "/" + hall.id(), hall.etag()).expect(204);
    }

    @Test
    void whatIsBelowAndCouldNotBeLoadedIsAskedForOnceMore() {
        String word = "Again" + Deals.COUNT.incrementAndGet();
        Answer hall = place(word + " hall", null);
        place(word + " room", hall.id());
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/place?layout=tree").page();
            assertThat(desktop.row(word + " hall")).isVisible();
            page.route(
                    "**/custom/place/query",
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(500).setBody("")));
            open(desktop, word + " hall");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server failed (500)");
            page.unroute("**/custom/place/query");
            // by keys: down to the line that says so
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(desktop.row(word + " room")).hasAttribute("aria-level", "2");
            desktop.expectRefusal(500);
        }
    }

    private static void open(Desktop desktop, String name) {
        desktop.button("Show what is below " + name).click();
    }

    private static String company(String name, String parent, int employees) {
        return platform.admin()
                .post(
                        Deals.ACCOUNTS,
                        object("kind", "legal_person", "name", name, "parent_account", parent, "employees", employees))
                .expect(201)
                .id();
    }
}
