package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Lists as boards. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class BoardTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts").given(BoardTest::prepare);

    private static final Deals DEALS = new Deals(platform);

    static void prepare() {
        DEALS.model();
    }

    @Test
    @Tag("PLUS-07")
    void aCardIsDraggedToAnotherColumnAndTakenBack() {
        String word = "Drag" + Deals.COUNT.incrementAndGet();
        String id = DEALS.deal(word + " one", "new", 1000).id();
        DEALS.deal(word + " two", "new", 500);
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + Deals.startsWith(word))
                    .page();
            assertThat(Deals.lane(page, "New").getByRole(AriaRole.LISTITEM)).hasCount(2);
            assertThat(Deals.lane(page, "New")).containsText("€1.5K");
            assertThat(page.getByText("2 records")).isVisible();
            Deals.card(page, word + " one").dragTo(Deals.lane(page, "Proposal"));
            assertThat(Deals.lane(page, "Proposal").getByText(word + " one")).isVisible();
            assertThat(page.getByText(word + " one → Proposal")).isVisible();
            assertThat(Deals.lane(page, "Proposal")).containsText("€1K");
            assertThat(DEALS.stage(id)).isEqualTo("proposal");
            desktop.undo().click();
            assertThat(Deals.lane(page, "New").getByText(word + " one")).isVisible();
            assertThat(Deals.lane(page, "New")).containsText("€1.5K");
            assertThat(DEALS.stage(id)).isEqualTo("new");
        }
    }

    @Test
    @Tag("PLUS-07")
    void aCardIsMovedByKeysAlone() {
        String word = "Keys" + Deals.COUNT.incrementAndGet();
        String id = DEALS.deal(word + " one", "new", 1).id();
        DEALS.deal(word + " two", "proposal", 1);
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + Deals.startsWith(word))
                    .page();
            desktop.button(word + " one").focus();
            page.keyboard().press("ArrowRight");
            assertThat(desktop.button(word + " two")).isFocused();
            page.keyboard().press("ArrowLeft");
            assertThat(desktop.button(word + " one")).isFocused();
            page.keyboard().press("m");
            Locator proposal = page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Proposal"));
            assertThat(proposal).isFocused();
            page.keyboard().press("Enter");
            assertThat(Deals.lane(page, "Proposal").getByText(word + " one")).isVisible();
            assertThat(page.getByText(word + " one → Proposal")).isVisible();
            assertThat(DEALS.stage(id)).isEqualTo("proposal");
        }
    }

    @Test
    @Tag("PLUS-07")
    void whatIsRefusedGoesBackAndSaysWhy() {
        String word = "Back" + Deals.COUNT.incrementAndGet();
        String id = DEALS.deal(word, "new", 0).id();
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + Deals.startsWith(word))
                    .page();
            Deals.card(page, word).dragTo(Deals.lane(page, "Won"));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("amount");
            assertThat(Deals.lane(page, "New").getByText(word)).isVisible();
            assertThat(DEALS.stage(id)).isEqualTo("new");
            desktop.expectRefusal(422);
        }
    }

    @Test
    @Tag("PLUS-07")
    void whoMayNotWriteMovesNothing() {
        String word = "Look" + Deals.COUNT.incrementAndGet();
        DEALS.deal(word, "new", 1);
        try (Desktop desktop = Desktop.of(platform).signInAs("person" + Deals.COUNT.incrementAndGet(), "looker")) {
            Page page = desktop.open("/custom/deal?layout=board&filters=" + Deals.startsWith(word))
                    .page();
            assertThat(Deals.lane(page, "New").getByText(word)).isVisible();
            assertThat(page.getByLabel("Move " + word + " to…")).hasCount(0);
            assertThat(page.getByLabel("Add to New")).hasCount(0);
            Deals.card(page, word).dragTo(Deals.lane(page, "Proposal"));
            assertThat(Deals.lane(page, "New").getByText(word)).isVisible();
        }
    }

    @Test
    @Tag("PLUS-07")
    void whereAWorkflowHoldsTheFieldADropIsItsTransition() {
        String word = "Flow" + Deals.COUNT.incrementAndGet();
        String id = platform.admin()
                .post(Deals.EXPENSES, object("name", word, "total", "12"))
                .expect(201)
                .id();
        String person = "person" + Deals.COUNT.incrementAndGet();
        platform.users()
                .role(
                        "clerk" + person,
                        new String[] {"custom.run.custom.expense.submit"},
                        grant("custom.expense", Verb.READ, Verb.UPDATE));
        try (Desktop desktop = Desktop.of(platform).signInAs(person, "clerk" + person)) {
            Page page = desktop.open("/custom/expense?layout=board&filters=" + Deals.startsWith(word))
                    .page();
            desktop.button("Move " + word + " to…").click();
            assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Approved")))
                    .isDisabled();
            assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Submitted")))
                    .isEnabled();
            page.keyboard().press("Escape");
            Deals.card(page, word).dragTo(Deals.lane(page, "Approved"));
            assertThat(Deals.lane(page, "Draft").getByText(word)).isVisible();
            Deals.card(page, word).dragTo(Deals.lane(page, "Submitted"));
            assertThat(page.getByText(word + " → Submitted")).isVisible();
            assertThat(Deals.lane(page, "Submitted").getByText(word)).isVisible();
            assertThat(desktop.undo()).hasCount(0);
            assertThat(platform.admin().get(Deals.EXPENSES + "/" + id).text("state"))
                    .isEqualTo("submitted");
        }
    }

    @Test
    @Tag("PLUS-07")
    void aRecordIsMadeWhereItBelongsAndColleaguesSeeIt() {
        String word = "Quick" + Deals.COUNT.incrementAndGet();
        try (Desktop desktop = DEALS.seller();
                Desktop colleague = DEALS.seller()) {
            String address = "/custom/deal?layout=board&filters=" + Deals.startsWith(word);
            Page other = colleague.open(address).page();
            assertThat(other.getByText("Nothing matches")).isVisible();
            DEALS.deal(word + " zero", "won", 1);
            assertThat(Deals.lane(other, "Won").getByText(word + " zero")).isVisible();
            Page page = desktop.open(address).page();
            desktop.button("Add to Proposal").click();
            page.getByPlaceholder("Name").fill(word + " made");
            page.keyboard().press("Enter");
            assertThat(Deals.lane(page, "Proposal").getByText(word + " made")).isVisible();
            assertThat(Deals.lane(other, "Proposal").getByText(word + " made")).isVisible();
            // what needs more is asked for in the form, with what is there already
            desktop.button("Add to Won").click();
            page.getByPlaceholder("Name").last().fill(word + " more");
            page.keyboard().press("Enter");
            Locator form = page.getByRole(AriaRole.DIALOG);
            assertThat(form.getByLabel(Pattern.compile("^Name"))).hasValue(word + " more");
            form.getByLabel(Pattern.compile("^amount of it")).first().fill("7");
            page.keyboard().press("Control+Enter");
            assertThat(Deals.lane(page, "Won").getByText(word + " more")).isVisible();
            desktop.expectRefusal(422);
        }
    }

    @Test
    @Tag("PLUS-07")
    void aColumnOfManyIsLoadedAsItIsScrolled() {
        String word = "Many" + Deals.COUNT.incrementAndGet();
        List<ObjectNode> lines = IntStream.range(0, 90)
                .mapToObj(i -> object("name", word + " " + i, "stage", "new"))
                .toList();
        platform.admin().ndjson(Deals.DEALS + "/bulk?atomic=true", lines).expect(200);
        try (Desktop desktop = DEALS.seller()) {
            Page page = desktop.open(
                            "/custom/deal?layout=board&sort=[%22-created_at%22]&filters=" + Deals.startsWith(word))
                    .page();
            Locator cards = Deals.lane(page, "New").getByRole(AriaRole.LISTITEM);
            assertThat(cards).hasCount(30);
            assertThat(Deals.lane(page, "New")).containsText("90");
            cards.last().scrollIntoViewIfNeeded();
            assertThat(cards).hasCount(60);
        }
    }
}
