package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;

/** What a record's page says of its way, its rights and its past, and what is begun from it. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class RecordPageTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts").given(RecordPageTest::prepare);

    private static final String CLAIMS = "records/custom/claim";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Firms firms = new Firms(platform);

    static void prepare() {
        apply(
                object("entity", "custom.claim", "label", "Claim", "plural", "Claims", "owned", true),
                object(
                        "entity",
                        "custom.claim",
                        "field",
                        "state",
                        "type",
                        "choice",
                        "label",
                        "State",
                        "values",
                        array(
                                option("draft", "Draft"),
                                option("waiting", "Waiting"),
                                option("approved", "Approved"),
                                option("refused", "Refused"),
                                option("paid", "Paid"))),
                object("entity", "custom.claim", "field", "total", "type", "decimal", "label", "Total"));
        platform.users()
                .role("clerk", grant("custom.claim", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .role("boss", grant("custom.claim", Verb.READ));
        signable("boss", "boss");
        Object step = object("name", "boss", "by", object("users", array("boss")), "deadline", object("days", 3));
        apply(
                transition("submit", "Submit", "approved", "draft", "refused")
                        .<ObjectNode>set("needs", array("total"))
                        .set("approval", object("waiting", "waiting", "rejected", "refused", "steps", array(step))),
                transition("pay", "Pay", "paid", "approved"),
                transition("unpay", "Take back", "approved", "paid"));
    }

    private static void apply(Object... model) {
        Answer plan = platform.admin()
                .post("platform/plans", object("model", array(model)))
                .expect(201);
        platform.admin()
                .send("POST", "platform/plans/" + plan.text("id") + "/apply", "{}", "application/json")
                .expect(200);
    }

    private static ObjectNode transition(String name, String label, String to, String... from) {
        return object(
                "entity",
                "custom.claim",
                "rule",
                name,
                "kind",
                "transition",
                "label",
                label,
                "by",
                object("fields", array("owner")),
                "moves",
                object("field", "state", "from", array((Object[]) from), "to", to));
    }

    private static Object option(String name, String label) {
        return object("name", name, "label", label);
    }

    private static void signable(String name, String role) {
        platform.users().add(name, role);
        Desktop.mayEnter(platform, name);
    }

    private static Locator state(Page page, String name) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("State"))
                .getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator approval(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Approval"));
    }

    /** Asks for approval; one may say something with it. */
    private static void submit(Page page) {
        state(page, "Waiting").click();
        press(page, "Submit");
    }

    private static void press(Page page, String button) {
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void menu(Desktop desktop, String item) {
        desktop.button("More actions").click();
        Firms.item(desktop.page(), item).click();
    }

    @Test
    @Tag("PLUS-28")
    void aRecordGoesItsWayAsFarAsOthersAgree() {
        String clerk = "clerk" + COUNT.incrementAndGet();
        signable(clerk, "clerk");
        TestClient client = platform.client().signIn(clerk, Desktop.PASSWORD);
        Answer claim = client.post(CLAIMS, object("name", "Train to " + clerk)).expect(201);
        String path = "/custom/claim/" + claim.id();
        try (Desktop asking = Desktop.of(platform).signIn(clerk);
                Desktop deciding = Desktop.of(platform).signIn("boss")) {
            Page page = asking.open(path).page();
            assertThat(state(page, "Draft")).hasAttribute("aria-current", "step");
            state(page, "Paid").hover();
            assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText("Pay leads here, from Approved.");
            state(page, "Waiting").hover();
            assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText("Submit needs Total to be filled in.");
            submit(page);
            assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("Total: ");
            page.keyboard().press("Escape");
            asking.expectRefusal(422);

            client.patch(CLAIMS + "/" + claim.id(), claim.etag(), object("total", 210))
                    .expect(200);
            assertThat(page.getByText("210", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            submit(page);
            assertThat(state(page, "Waiting")).hasAttribute("aria-current", "step");
            assertThat(approval(page)).containsText("Waits for approval");
            assertThat(approval(page)).containsText("boss");
            asking.expectAccessible("path and approval");

            Page other = deciding.open(path).page();
            assertThat(approval(other)).containsText("Waits for your decision");
            deciding.button("Reject").click();
            dialog(other).getByLabel(Pattern.compile("Reason")).fill("No receipt");
            press(other, "Reject");
            assertThat(state(other, "Refused")).hasAttribute("aria-current", "step");
            assertThat(state(page, "Refused")).hasAttribute("aria-current", "step");
            assertThat(approval(page)).containsText("No receipt");

            submit(page);
            assertThat(approval(page)).containsText("Waits for approval");
            assertThat(approval(other)).containsText("Waits for your decision");
            deciding.button("Approve").click();
            press(other, "Approve");
            assertThat(state(page, "Approved")).hasAttribute("aria-current", "step");
            assertThat(approval(page)).isHidden();

            state(page, "Paid").click();
            assertThat(state(page, "Paid")).hasAttribute("aria-current", "step");
            asking.undo().click();
            assertThat(state(page, "Approved")).hasAttribute("aria-current", "step");
        }
    }

    @Test
    @Tag("PLUS-28")
    void onAPhoneThePathIsTheStateAloneAndOpensAsAMenu() {
        String clerk = "clerk" + COUNT.incrementAndGet();
        signable(clerk, "clerk");
        Answer claim = platform.client()
                .signIn(clerk, Desktop.PASSWORD)
                .post(CLAIMS, object("name", "Phone " + clerk, "total", 5))
                .expect(201);
        try (Desktop desktop =
                Desktop.of(platform, 390, 844, "en", ColorScheme.DARK).signIn(clerk)) {
            Page page = desktop.open("/custom/claim/" + claim.id()).page();
            desktop.button("State: Draft").click();
            assertThat(page.getByRole(AriaRole.MENUITEM)
                            .filter(new Locator.FilterOptions().setHasText("Pay leads here, from Approved.")))
                    .isVisible();
            desktop.expectAccessible("path on a phone").expectNoSidewaysScroll("path on a phone");
            page.getByRole(AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText("Waiting"))
                    .click();
            press(page, "Submit");
            assertThat(desktop.button("State: Waiting")).isVisible();
        }
    }

    @Test
    @Tag("CUS-17")
    void anOwnerSharesARecordAndTakesThatBack() {
        String id = firms.company("Shared");
        String colleague = "Colleague" + COUNT.incrementAndGet();
        platform.users().add(colleague, "boss");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            menu(desktop, "Share…");
            assertThat(dialog(page).getByText("Not shared with anybody yet.")).isVisible();
            dialog(page).getByLabel("What they may do").selectOption("May change it");
            dialog(page).getByLabel("Find a person").first().fill(colleague);
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText(colleague))
                    .click();
            Locator list = dialog(page).getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Shared with"));
            assertThat(list).containsText(colleague);
            assertThat(list.getByRole(AriaRole.COMBOBOX)).hasValue("edit");
            desktop.expectAccessible("shares");
            assertThat(shares(id)).isEqualTo(1);
            desktop.button("No longer share with " + colleague).click();
            assertThat(list).isHidden();
            desktop.undo().click();
            assertThat(list).containsText(colleague);
            assertThat(shares(id)).isEqualTo(1);
        }
    }

    private static int shares(String id) {
        return platform.admin()
                .get(Firms.ACCOUNTS + "/" + id + "/shares")
                .expect(200)
                .json()
                .path("shares")
                .size();
    }

    @Test
    @Tag("PLUS-87")
    void rightsAreExplainedInSentences() {
        String id = firms.company("Rights");
        String other = "Nobody" + COUNT.incrementAndGet();
        platform.users().add(other, "boss");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            menu(desktop, "Why may I (not)…?");
            assertThat(dialog(page).getByText("You may see this record")).isVisible();
            assertThat(dialog(page).getByText("reaches it").first()).isVisible();
            assertThat(dialog(page).getByText("Worked out, not written").first())
                    .isVisible();
            assertThat(dialog(page).getByLabel("Whose rights")).isHidden();
            dialog(page).getByLabel("Find a field").fill("Short name");
            assertThat(dialog(page).getByText(Pattern.compile("^Seen by: "))).hasCount(1);
            desktop.expectAccessible("rights");
        }
        Answer user = platform.admin()
                .get("records/system/user/" + platform.users().id("user " + firms.person()))
                .expect(200);
        platform.admin()
                .patch("records/system/user/" + user.id(), user.etag(), object("administrator", true))
                .expect(200);
        try (Desktop desktop = Desktop.of(platform).signIn(firms.person())) {
            Page page = desktop.open("/contacts/account/" + id).page();
            menu(desktop, "Why may I (not)…?");
            dialog(page).getByLabel("Whose rights").first().fill(other);
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText(other))
                    .click();
            assertThat(dialog(page).getByText(other + " may not see this record"))
                    .isVisible();
            assertThat(dialog(page).getByText("No right to see it").first()).isVisible();
        }
    }

    @Test
    void twoStatesAreComparedAndAFieldIsGivenBack() {
        String id = firms.company("Past", "short_name", "before");
        Answer now = platform.admin().get(Firms.ACCOUNTS + "/" + id).expect(200);
        platform.admin()
                .patch(Firms.ACCOUNTS + "/" + id, now.etag(), object("short_name", "after", "legal_form", "GmbH"))
                .expect(200);
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            desktop.tab("History").click();
            desktop.button("Compare states").click();
            assertThat(dialog(page)
                            .getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("Short name")))
                    .containsText("before");
            desktop.expectAccessible("comparison");
            dialog(page).getByLabel("Short name").check();
            press(page, "Restore 1 field");
            assertThat(page.getByText("1 field is as it was")).isVisible();
            Answer back = platform.admin().get(Firms.ACCOUNTS + "/" + id).expect(200);
            assertThat(back.text("short_name")).isEqualTo("before");
            assertThat(back.text("legal_form")).isEqualTo("GmbH");
            desktop.undo().click();
            assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Details"))
                            .getByText("after"))
                    .isVisible();
        }
    }

    @Test
    void whatIsBegunFromARecordBelongsToIt() {
        String id = firms.company("Begin");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            desktop.button("New").click();
            page.getByRole(AriaRole.MENUITEM)
                    .filter(new Locator.FilterOptions().setHasText("Contact person"))
                    .first()
                    .click();
            assertThat(dialog(page).getByLabel(Pattern.compile("^Account")).first())
                    .hasValue(firms.word() + " Begin");
        }
    }

    @Test
    @Tag("CUS-08")
    void relatedRecordsAreSortedAndSearched() {
        String id = firms.company("People");
        for (String name : new String[] {"Bauer", "Ackermann", "Żak"}) {
            platform.admin()
                    .post(
                            "records/contacts/contact",
                            object(
                                    "last_name",
                                    name,
                                    "job_title",
                                    "Buyer " + name,
                                    "phone",
                                    "+49 89 1234",
                                    "account",
                                    id))
                    .expect(201);
        }
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            desktop.tab("Contact persons").click();
            Locator rows = page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.ROW);
            assertThat(rows).hasCount(4);
            assertThat(rows.nth(1)).containsText("+49 89 1234");
            desktop.button("Function").click();
            assertThat(rows.nth(1)).containsText("Buyer Ackermann");
            desktop.button("Function").click();
            assertThat(rows.nth(1)).containsText("Buyer Żak");
            desktop.expectAccessible("related records");
            page.getByLabel("Search: Contact persons").fill("bauer");
            assertThat(rows).hasCount(2);
            assertThat(rows.nth(1)).containsText("Buyer Bauer");
        }
    }
}
