package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** The first page as people arrange it, share it and look at it. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
@Tag("PLUS-69")
class DashboardsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final String DASHBOARDS = "records/system/dashboard";

    private final Firms firms = new Firms(platform);

    private static ObjectNode widget(String kind, int across, int down, Object... more) {
        ObjectNode widget = object("kind", kind, "across", across, "down", down, "width", 4, "height", 3);
        widget.setAll(object(more));
        return widget;
    }

    private Object ourFirms() {
        return object("entity", "contacts.account", "where", object("name", object("startsWith", firms.word())));
    }

    private JsonNode home() {
        JsonNode told = firms.client().get("dashboards").expect(200).json();
        for (JsonNode each : told.path("dashboards")) {
            if (each.path("id").equals(told.path("home"))) {
                return each;
            }
        }
        return object();
    }

    private static JsonNode find(JsonNode dashboard, String part, String value) {
        for (JsonNode each : dashboard.path("widgets")) {
            if (each.path(part).asText().equals(value)) {
                return each;
            }
        }
        return object();
    }

    private static Locator card(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private static Locator in(Locator card, AriaRole role, String name) {
        return card.getByRole(role, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    @Tag("SYS-03")
    void theHomeIsArrangedByKeysKeptAsOnesOwnAndTakenBack() {
        firms.company("One");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            assertThat(card(page, "New accounts")).isVisible();
            desktop.button("Arrange").click();
            Locator grip = desktop.button("Move My accounts");
            grip.focus();
            page.keyboard().press("Shift+ArrowDown");
            page.keyboard().press("ArrowLeft");
            assertThat(page.getByText("Column 9, row 1; 3 wide, 3 high")).isAttached();
            assertThat(grip).isFocused();
            desktop.button("Move Waits for you").focus();
            page.keyboard().press("Delete");
            assertThat(card(page, "Waits for you")).hasCount(0);
            desktop.undo().click();
            assertThat(card(page, "Waits for you")).isVisible();
            assertThat(home().isEmpty()).isTrue();

            desktop.button("Add widget").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Headline").fill("Our firms");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Filter").setExact(true))
                    .click();
            page.getByLabel("Find a field").fill("Name");
            page.getByRole(
                            AriaRole.MENUITEM,
                            new Page.GetByRoleOptions().setName("Name").setExact(true))
                    .click();
            page.getByLabel("Value").fill(firms.word());
            page.keyboard().press("Enter");
            // the preview counts what is there
            assertThat(dialog.locator("[inert]")).containsText("1");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Add").setExact(true))
                    .click();
            desktop.button("Save").click();
            assertThat(desktop.button("Arrange")).isVisible();

            assertThat(card(page, "Our firms")).containsText("1");
            JsonNode kept = home();
            assertThat(kept.path("own").asBoolean()).isTrue();
            assertThat(find(kept, "element", "contacts.my_accounts")
                            .path("height")
                            .asInt())
                    .isEqualTo(3);
            assertThat(find(kept, "headline", "Our firms").path("condition").toString())
                    .contains(firms.word());
            page.reload();
            assertThat(card(page, "Our firms")).containsText("1");

            desktop.button("Dashboard My home").click();
            Firms.item(page, "Reset to the default").click();
            assertThat(page.getByText("You have the default home again")).isVisible();
            assertThat(card(page, "Our firms")).hasCount(0);
            assertThat(card(page, "New accounts")).isVisible();
            desktop.undo().click();
            assertThat(card(page, "Our firms")).isVisible();
        }
    }

    @Test
    void widgetsAreDraggedAndPulledLargerByTheMouse() {
        try (Desktop desktop = firms.desktop()) {
            firms.client()
                    .post(
                            DASHBOARDS,
                            object(
                                    "name",
                                    "Dragged",
                                    "opens",
                                    true,
                                    "widgets",
                                    array(
                                            widget("note", 0, 0, "headline", "Left", "note", "**bold** words"),
                                            widget("note", 4, 0, "headline", "Right", "note", "more"))))
                    .expect(201);
            Page page = desktop.open("/").page();
            assertThat(card(page, "Left")).containsText("bold words");
            desktop.button("Arrange").click();
            drag(page, desktop.button("Move Left"), 360, 220);
            drag(page, desktop.button("Resize Right"), 200, 70);
            desktop.button("Save").click();
            assertThat(desktop.button("Arrange")).isVisible();
            JsonNode left = find(home(), "headline", "Left");
            JsonNode right = find(home(), "headline", "Right");
            assertThat(left.path("across").asInt()).isEqualTo(4);
            assertThat(left.path("down").asInt()).isPositive();
            assertThat(right.path("down").asInt()).isZero();
            assertThat(right.path("width").asInt()).isEqualTo(6);
            assertThat(right.path("height").asInt()).isEqualTo(4);
            // by Escape nothing was dragged
            desktop.button("Arrange").click();
            BoundingBox at = desktop.button("Move Left").boundingBox();
            page.mouse().move(at.x + 5, at.y + 5);
            page.mouse().down();
            page.mouse().move(at.x - 300, at.y + 5);
            page.keyboard().press("Escape");
            page.mouse().up();
            desktop.button("Save").click();
            assertThat(desktop.button("Arrange")).isVisible();
            assertThat(find(home(), "headline", "Left").path("across").asInt()).isEqualTo(4);
        }
    }

    private static void drag(Page page, Locator grip, int right, int down) {
        BoundingBox at = grip.boundingBox();
        double x = at.x + at.width / 2;
        double y = at.y + at.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + right / 2.0, y + down / 2.0);
        page.mouse().move(x + right, y + down);
        page.mouse().up();
    }

    @Test
    void whatAWidgetShowsLeadsToTheSameRecordsAndGoesOnWithTheirChanges() {
        firms.company("One", "country", "CZ");
        firms.company("Two", "country", "CZ");
        firms.company("Three", "country", "PL");
        try (Desktop desktop = firms.desktop()) {
            firms.client()
                    .post(
                            DASHBOARDS,
                            object(
                                    "name",
                                    "Live",
                                    "opens",
                                    true,
                                    "widgets",
                                    array(
                                            of("figure", 0, "headline", "How many"),
                                            of("chart", 3, "headline", "Where", "by", "country"),
                                            of(
                                                    "list",
                                                    6,
                                                    "headline",
                                                    "Which",
                                                    "shown_columns",
                                                    "name,country",
                                                    "lines",
                                                    2),
                                            of("stages", 9, "headline", "How far", "by", "lifecycle_stage"),
                                            of("agenda", 12, "headline", "Made", "starts", "created_at"))))
                    .expect(201);
            Page page = desktop.open("/").page();
            assertThat(card(page, "How many")).containsText("3");
            assertThat(card(page, "Which").getByRole(AriaRole.ROW)).hasCount(3);
            assertThat(in(card(page, "Where"), AriaRole.LINK, "Czechia")).containsText("2");
            assertThat(card(page, "Made")).containsText(firms.word() + " Two");
            firms.company("Four", "country", "CZ");
            assertThat(card(page, "How many"))
                    .containsText("4", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            in(card(page, "Where"), AriaRole.LINK, "Czechia").click();
            assertThat(desktop.row(firms.word())).hasCount(3);
            page.goBack();
            in(card(page, "Which"), AriaRole.LINK, "Show all").click();
            assertThat(desktop.row(firms.word())).hasCount(4);
            page.goBack();
            card(page, "Which").getByRole(AriaRole.LINK).nth(1).click();
            assertThat(page.getByLabel("Write a comment…")).isVisible();
        }
    }

    @Test
    void theWordsOfAViewHoldInItsListsAndWhatCannotBeCountedSaysSo() {
        firms.company("Steel");
        firms.company("Paper");
        try (Desktop desktop = firms.desktop()) {
            String view = firms.client()
                    .post(
                            "records/system/saved_query",
                            object("name", "Steel", "entity", "contacts.account", "words", firms.word() + " Steel"))
                    .expect(201)
                    .id();
            firms.client()
                    .post(
                            DASHBOARDS,
                            object(
                                    "name",
                                    "Words",
                                    "opens",
                                    true,
                                    "widgets",
                                    array(
                                            of("list", 0, "headline", "Which", "view", view),
                                            of("figure", 3, "headline", "How many", "view", view),
                                            of("chart", 6, "headline", "Where", "by", "country", "view", view),
                                            of(
                                                    "stages",
                                                    9,
                                                    "headline",
                                                    "How far",
                                                    "by",
                                                    "lifecycle_stage",
                                                    "view",
                                                    view),
                                            of(
                                                    "agenda",
                                                    12,
                                                    "headline",
                                                    "Made",
                                                    "starts",
                                                    "created_at",
                                                    "view",
                                                    view))))
                    .expect(201);
            Page page = desktop.open("/").page();
            assertThat(card(page, "Which")).containsText("Steel");
            assertThat(card(page, "Which")).not().containsText("Paper");
            assertThat(card(page, "Made")).containsText("Steel");
            assertThat(card(page, "Made")).not().containsText("Paper");
            for (String counted : new String[] {"How many", "Where", "How far"}) {
                assertThat(card(page, counted)).containsText("This view looks for words");
            }
            in(card(page, "Which"), AriaRole.LINK, "Show all").click();
            assertThat(desktop.row(firms.word())).hasCount(1);
        }
    }

    private ObjectNode of(String kind, int down, Object... more) {
        ObjectNode widget = widget(kind, 0, down, "entity", "contacts.account", "condition", ourFirms());
        widget.setAll(object(more));
        return widget;
    }

    @Test
    @Tag("S-33")
    void whoeverMaySharesAHomeWithARoleAndItSaysQuietlyWhatItsReaderDoesNotSee() {
        firms.company("Hidden");
        String role = "reader" + firms.word().toLowerCase(Locale.ROOT);
        platform.users().role(role, grant("contacts.contact", Verb.READ));
        String reader = firms.person() + "reader";
        platform.users().add(firms.person() + "keeper", Firms.ROLE, "system.view_keeper");
        platform.users().add(reader, role);
        for (String name : new String[] {firms.person() + "keeper", reader}) {
            Desktop.mayEnter(platform, name);
        }
        try (Desktop keeper = Desktop.of(platform).signIn(firms.person() + "keeper")) {
            Page page = keeper.page();
            platform.client()
                    .signIn(firms.person() + "keeper", Desktop.PASSWORD)
                    .post(
                            DASHBOARDS,
                            object(
                                    "name",
                                    "For " + role,
                                    "widgets",
                                    array(
                                            of("figure", 0, "headline", "Secret firms"),
                                            widget("note", 4, 0, "headline", "Welcome", "note", "Hello all"))))
                    .expect(201);
            page.reload();
            keeper.tab("For " + role).click();
            assertThat(card(page, "Secret firms")).containsText("1");
            keeper.button("Dashboard For " + role).click();
            Firms.item(page, "Share…").click();
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Share with roles"))
                    .fill(role);
            Firms.option(page, role).click();
            page.getByLabel("It is their home").check();
            // it is kept when it can be changed again
            assertThat(page.getByLabel("It is their home")).isEnabled();
            assertThat(page.getByLabel("It is their home")).isChecked();
        }
        try (Desktop desktop = Desktop.of(platform).signIn(reader)) {
            Page page = desktop.page();
            assertThat(card(page, "Welcome")).containsText("Hello all");
            assertThat(card(page, "Not for you")).containsText("You may not see this");
            assertThat(page.getByText("Secret firms")).hasCount(0);
            desktop.expectAccessible("a dashboard of a role");
            // what they may not see does not come along
            desktop.button("Arrange a copy").click();
            assertThat(card(page, "Welcome")).isVisible();
            assertThat(card(page, "Not for you")).hasCount(0);
        }
    }

    @Test
    @Tag("PLUS-73")
    void onAPhoneWidgetsStandInOneColumnAndTheMenuMovesThem() {
        try (Desktop desktop =
                Desktop.of(platform, 390, 844, "en", ColorScheme.LIGHT).signInAs(firms.person(), Firms.ROLE)) {
            firms.client()
                    .post(
                            DASHBOARDS,
                            object(
                                    "name",
                                    "Small",
                                    "opens",
                                    true,
                                    "widgets",
                                    array(
                                            widget("note", 0, 0, "headline", "First", "note", "1"),
                                            widget("note", 0, 3, "headline", "Second", "note", "2"))))
                    .expect(201);
            Page page = desktop.open("/").page();
            assertThat(card(page, "First")).isVisible();
            assertThat(card(page, "First").boundingBox().width).isGreaterThan(330);
            desktop.button("Arrange").click();
            desktop.button("Widget Second").click();
            Firms.item(page, "Move up").click();
            desktop.expectAccessible("arranging on a phone").expectNoSidewaysScroll("arranging on a phone");
            desktop.button("Save").click();
            assertThat(desktop.button("Arrange")).isVisible();
            assertThat(card(page, "Second").boundingBox().y)
                    .isLessThan(card(page, "First").boundingBox().y);
            assertThat(find(home(), "headline", "Second").path("down").asInt()).isZero();
        }
    }
}
