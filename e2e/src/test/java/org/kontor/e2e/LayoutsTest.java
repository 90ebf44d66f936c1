package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;

/** Lists as boards, calendars, charts and trees. */
@OnEachDatabase
class LayoutsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with("contacts").given(LayoutsTest::dealsMeetingsAndExpenses);

    private static final String DEALS = "records/custom/deal";
    private static final String MEETINGS = "records/custom/meeting";
    private static final String EXPENSES = "records/custom/expense";
    private static final String ACCOUNTS = "records/contacts/account";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static void dealsMeetingsAndExpenses() {
        Answer plan = platform.admin()
                .post(
                        "platform/plans",
                        object(
                                "model",
                                array(
                                        entity("deal", "Deal"),
                                        choice("deal", "stage", "new", "proposal", "won"),
                                        field("deal", "amount", "money"),
                                        field("deal", "close_on", "date"),
                                        object(
                                                "entity",
                                                "custom.deal",
                                                "rule",
                                                "won_has_amount",
                                                "kind",
                                                "required",
                                                "when",
                                                object("stage", object("is", "won")),
                                                "fields",
                                                array("amount")),
                                        entity("meeting", "Meeting"),
                                        field("meeting", "held", "span"),
                                        entity("expense", "Expense"),
                                        choice("expense", "state", "draft", "submitted", "approved"),
                                        field("expense", "total", "decimal"),
                                        transition("submit", "draft", "submitted"),
                                        transition("approve", "submitted", "approved"))))
                .expect(201);
        platform.admin()
                .send("POST", "platform/plans/" + plan.text("id") + "/apply", "{}", "application/json")
                .expect(200);
        Verb[] all = {Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE};
        platform.users()
                .role("seller", grant("custom.deal", all), grant("custom.meeting", all))
                .role("looker", grant("custom.deal", Verb.READ));
    }

    private static JsonNode entity(String name, String label) {
        return object("entity", "custom." + name, "label", label, "plural", label + "s");
    }

    private static JsonNode field(String entity, String name, String type) {
        return object(
                "entity", "custom." + entity, "field", name, "type", type, "label", name.replace('_', ' ') + " of it");
    }

    private static JsonNode choice(String entity, String name, String... values) {
        List<JsonNode> options = new ArrayList<>();
        for (String value : values) {
            options.add(object("name", value, "label", value.substring(0, 1).toUpperCase() + value.substring(1)));
        }
        return object(
                "entity",
                "custom." + entity,
                "field",
                name,
                "type",
                "choice",
                "label",
                name + " of it",
                "values",
                array(options.toArray()));
    }

    private static JsonNode transition(String name, String from, String to) {
        return object(
                "entity",
                "custom.expense",
                "rule",
                name,
                "kind",
                "transition",
                "label",
                name.substring(0, 1).toUpperCase() + name.substring(1),
                "moves",
                object("field", "state", "from", array(from), "to", to));
    }

    private static Desktop seller() {
        return Desktop.of(platform).signInAs("person" + COUNT.incrementAndGet(), "seller");
    }

    private static Answer deal(String name, String stage, int amount) {
        return platform.admin()
                .post(
                        DEALS,
                        object(
                                "name",
                                name,
                                "stage",
                                stage,
                                "amount",
                                amount == 0
                                        ? null
                                        : object("amount", String.valueOf(amount), "currency", "EUR")))
                .expect(201);
    }

    private static String stage(String id) {
        return platform.admin().get(DEALS + "/" + id).expect(200).text("stage");
    }

    private static Locator lane(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator card(Page page, String name) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator undo(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"));
    }

    @Test
    @Tag("PLUS-07")
    void aCardIsDraggedToAnotherColumnAndTakenBack() {
        String word = "Drag" + COUNT.incrementAndGet();
        String id = deal(word + " one", "new", 1000).id();
        deal(word + " two", "new", 500);
        try (Desktop desktop = seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + startsWith(word)).page();
            assertThat(lane(page, "New").getByRole(AriaRole.LISTITEM)).hasCount(2);
            assertThat(lane(page, "New")).containsText("€1.5K");
            assertThat(page.getByText("2 records")).isVisible();
            card(page, word + " one").dragTo(lane(page, "Proposal"));
            assertThat(lane(page, "Proposal").getByText(word + " one")).isVisible();
            assertThat(page.getByText(word + " one → Proposal")).isVisible();
            assertThat(lane(page, "Proposal")).containsText("€1K");
            assertThat(stage(id)).isEqualTo("proposal");
            undo(page).click();
            assertThat(lane(page, "New").getByText(word + " one")).isVisible();
            assertThat(lane(page, "New")).containsText("€1.5K");
            assertThat(stage(id)).isEqualTo("new");
        }
    }

    /** An address as the client writes it: values in JSON. */
    private static String startsWith(String word) {
        return "[{%22field%22:%22name%22,%22operator%22:%22startsWith%22,%22value%22:%22" + word + "%22}]";
    }

    @Test
    @Tag("PLUS-07")
    void aCardIsMovedByKeysAlone() {
        String word = "Keys" + COUNT.incrementAndGet();
        String id = deal(word + " one", "new", 1).id();
        deal(word + " two", "proposal", 1);
        try (Desktop desktop = seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + startsWith(word)).page();
            desktop.button(word + " one").focus();
            page.keyboard().press("ArrowRight");
            assertThat(desktop.button(word + " two")).isFocused();
            page.keyboard().press("ArrowLeft");
            assertThat(desktop.button(word + " one")).isFocused();
            page.keyboard().press("m");
            Locator proposal =
                    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Proposal"));
            assertThat(proposal).isVisible();
            page.keyboard().press("ArrowDown");
            assertThat(proposal).isFocused();
            page.keyboard().press("Enter");
            assertThat(lane(page, "Proposal").getByText(word + " one")).isVisible();
            assertThat(page.getByText(word + " one → Proposal")).isVisible();
            assertThat(stage(id)).isEqualTo("proposal");
        }
    }

    @Test
    @Tag("PLUS-07")
    void whatIsRefusedGoesBackAndSaysWhy() {
        String word = "Back" + COUNT.incrementAndGet();
        String id = deal(word, "new", 0).id();
        try (Desktop desktop = seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + startsWith(word)).page();
            card(page, word).dragTo(lane(page, "Won"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("amount");
            assertThat(lane(page, "New").getByText(word)).isVisible();
            assertThat(stage(id)).isEqualTo("new");
            desktop.expectRefusal(422);
        }
    }

    @Test
    @Tag("PLUS-07")
    void whoMayNotWriteMovesNothing() {
        String word = "Look" + COUNT.incrementAndGet();
        deal(word, "new", 1);
        try (Desktop desktop = Desktop.of(platform).signInAs("person" + COUNT.incrementAndGet(), "looker")) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + startsWith(word)).page();
            assertThat(lane(page, "New").getByText(word)).isVisible();
            assertThat(page.getByLabel("Move " + word + " to…")).hasCount(0);
            assertThat(page.getByLabel("Add to New")).hasCount(0);
            card(page, word).dragTo(lane(page, "Proposal"));
            assertThat(lane(page, "New").getByText(word)).isVisible();
        }
    }

    @Test
    @Tag("PLUS-07")
    void whereAWorkflowHoldsTheFieldADropIsItsTransition() {
        String word = "Flow" + COUNT.incrementAndGet();
        String id = platform.admin()
                .post(EXPENSES, object("name", word, "total", "12"))
                .expect(201)
                .id();
        String person = "person" + COUNT.incrementAndGet();
        platform.users().role("clerk" + person, new String[] {"custom.run.custom.expense.submit"}, grant("custom.expense", Verb.READ, Verb.UPDATE));
        try (Desktop desktop = Desktop.of(platform).signInAs(person, "clerk" + person)) {
            Page page = desktop.open("/custom/expense?layout=board&filters=" + startsWith(word)).page();
            desktop.button("Move " + word + " to…").click();
            assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Approved")))
                    .isDisabled();
            assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Submitted")))
                    .isEnabled();
            page.keyboard().press("Escape");
            card(page, word).dragTo(lane(page, "Approved"));
            assertThat(lane(page, "Draft").getByText(word)).isVisible();
            card(page, word).dragTo(lane(page, "Submitted"));
            assertThat(page.getByText(word + " → Submitted")).isVisible();
            assertThat(lane(page, "Submitted").getByText(word)).isVisible();
            assertThat(undo(page)).hasCount(0);
            assertThat(platform.admin().get(EXPENSES + "/" + id).text("state")).isEqualTo("submitted");
        }
    }

    @Test
    @Tag("PLUS-07")
    void aRecordIsMadeWhereItBelongsAndColleaguesSeeIt() {
        String word = "Quick" + COUNT.incrementAndGet();
        try (Desktop desktop = seller();
                Desktop colleague = seller()) {
            String address = "/custom/deal?layout=board&filters=" + startsWith(word);
            Page other = colleague.open(address).page();
            assertThat(other.getByText("Nothing matches")).isVisible();
            deal(word + " zero", "won", 1);
            assertThat(lane(other, "Won").getByText(word + " zero")).isVisible();
            Page page = desktop.open(address).page();
            desktop.button("Add to Proposal").click();
            page.getByPlaceholder("Name").fill(word + " made");
            page.keyboard().press("Enter");
            assertThat(lane(page, "Proposal").getByText(word + " made")).isVisible();
            assertThat(lane(other, "Proposal").getByText(word + " made")).isVisible();
            // what needs more is asked for in the form, with what is there already
            desktop.button("Add to Won").click();
            page.getByPlaceholder("Name").last().fill(word + " more");
            page.keyboard().press("Enter");
            Locator form = page.getByRole(AriaRole.DIALOG);
            assertThat(form.getByLabel(Pattern.compile("^Name"))).hasValue(word + " more");
            form.getByLabel(Pattern.compile("^amount of it")).first().fill("7");
            page.keyboard().press("Control+Enter");
            assertThat(lane(page, "Won").getByText(word + " more")).isVisible();
            desktop.expectRefusal(422);
        }
    }

    @Test
    @Tag("PLUS-07")
    void aColumnOfManyIsLoadedAsItIsScrolled() {
        String word = "Many" + COUNT.incrementAndGet();
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            lines.add(object("method", "create", "values", object("name", word + " " + i, "stage", "new")));
        }
        lines.forEach(line -> platform.admin().post(DEALS, line.path("values")).expect(201));
        try (Desktop desktop = seller()) {
            Page page = desktop.open("/custom/deal?layout=board&sort=[%22-created_at%22]&filters=" + startsWith(word))
                    .page();
            Locator cards = lane(page, "New").getByRole(AriaRole.LISTITEM);
            assertThat(cards).hasCount(30);
            assertThat(lane(page, "New")).containsText("90");
            cards.last().scrollIntoViewIfNeeded();
            assertThat(cards).hasCount(60);
        }
    }

    @Test
    @Tag("PLUS-11")
    void aMonthShowsDaysAndADragWritesTheDay() {
        String word = "Close" + COUNT.incrementAndGet();
        String id = platform.admin()
                .post(DEALS, object("name", word, "close_on", "2027-03-10"))
                .expect(201)
                .id();
        try (Desktop desktop = seller()) {
            Page page = desktop.page();
            List<String> asked = new ArrayList<>();
            page.onRequest((Request request) -> {
                if (request.url().endsWith("/custom/deal/query")) {
                    asked.add(request.postData());
                }
            });
            desktop.open("/custom/deal?layout=calendar&mode=month&by=close_on&date=2027-03-01&filters="
                    + startsWith(word));
            Locator entry = page.getByTitle(word);
            assertThat(entry).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("March 2027")))
                    .isVisible();
            assertThat(asked)
                    .isNotEmpty()
                    .allMatch(body -> body.contains("\"atLeast\":\"2027-02-28\"")
                            && body.contains("\"lessThan\":\"2027-04-04\""));
            entry.dragTo(page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("18.*March|March 18|2027-03-18"))));
            assertThat(page.getByText(word + ": Mar 18, 2027")).isVisible();
            assertThat(platform.admin().get(DEALS + "/" + id).text("close_on")).isEqualTo("2027-03-18");
            undo(page).click();
            assertThat(undo(page)).isHidden();
            desktop.button("Agenda").click();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Wednesday, March 10")))
                    .containsText(word);
            assertThat(platform.admin().get(DEALS + "/" + id).text("close_on")).isEqualTo("2027-03-10");
        }
    }

    @Test
    @Tag("PLUS-11")
    void aWeekShowsHoursAndOneIsLengthenedAndOneMade() {
        String word = "Meet" + COUNT.incrementAndGet();
        String id = platform.admin()
                .post(
                        MEETINGS,
                        object(
                                "name",
                                word,
                                "held",
                                object("from", "2027-03-10T09:00:00Z", "to", "2027-03-10T10:00:00Z")))
                .expect(201)
                .id();
        try (Desktop desktop = seller()) {
            Page page = desktop.open("/custom/meeting?layout=calendar&mode=week&date=2027-03-10&filters="
                            + startsWith(word))
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
                            .get(MEETINGS + "/" + id)
                            .json()
                            .path("held")
                            .path("to")
                            .asText())
                    .isEqualTo("2027-03-10T10:30:00Z");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("2027-03-11 13:00:00")))
                    .click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel(Pattern.compile("^Name")).fill(word + " made");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByTitle(word + " made")).isVisible();
            JsonNode held = platform.admin()
                    .post(MEETINGS + "/query", object("where", object("name", object("is", word + " made"))))
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
        String word = "Chart" + COUNT.incrementAndGet();
        deal(word + " one", "new", 100);
        deal(word + " two", "new", 200);
        deal(word + " three", "won", 50);
        String person = "person" + COUNT.incrementAndGet();
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
            assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sum: amount of it by stage of it"))
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
        String word = "Tree" + COUNT.incrementAndGet();
        String top = company(word + " holding", null, 10);
        String middle = company(word + " daughter", top, 20);
        company(word + " granddaughter", middle, 30);
        try (Desktop desktop = Desktop.of(platform)
                .signInAs("person" + COUNT.incrementAndGet(), "contacts.administrator")) {
            Page page = desktop.open("/contacts/account?layout=tree&measure=sum:employees").page();
            Locator row = desktop.row(word + " holding");
            assertThat(row).containsText("60");
            assertThat(row).hasAttribute("aria-expanded", "false");
            row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show what is below " + word + " holding"))
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
        String word = "Sight" + COUNT.incrementAndGet();
        String hidden = company(word + " holding", null, 100);
        company(word + " daughter", hidden, 10);
        String person = "person" + COUNT.incrementAndGet();
        platform.users()
                .role(
                        "small " + person,
                        grant("contacts.account", Verb.READ)
                                .set(
                                        "condition",
                                        object(
                                                "entity",
                                                "contacts.account",
                                                "where",
                                                object("employees", object("lessThan", 50)))));
        try (Desktop desktop = Desktop.of(platform).signInAs(person, "small " + person)) {
            desktop.open("/contacts/account?layout=tree");
            assertThat(desktop.row(word + " daughter")).hasAttribute("aria-level", "1");
            assertThat(desktop.row(word + " holding")).hasCount(0);
        }
    }

    private static String company(String name, String parent, int employees) {
        return platform.admin()
                .post(
                        ACCOUNTS,
                        object("kind", "legal_person", "name", name, "parent_account", parent, "employees", employees))
                .expect(201)
                .id();
    }
}
