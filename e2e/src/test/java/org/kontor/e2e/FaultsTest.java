package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** What goes wrong while one works: each says what happened, and nothing that was typed is lost. */
@OnOneDatabase(TestDatabase.H2)
class FaultsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private static final String AWAY = "ERR_INTERNET_DISCONNECTED";

    private final Firms firms = new Firms(platform);

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.locator("#content")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Whatever a page asks is answered so, and what it asked is told. */
    private static List<String> answering(Page page, boolean isAnswer) {
        List<String> asked = new ArrayList<>();
        page.onDialog((Dialog dialog) -> {
            asked.add(dialog.type() + " " + dialog.message());
            if (isAnswer) {
                dialog.accept();
            } else {
                dialog.dismiss();
            }
        });
        return asked;
    }

    @Test
    void aNetworkThatIsAwayIsSaidAndWhatWasTypedIsSavedWhenItIsBack() {
        String id = firms.company("Net");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "typed away");
            page.context().setOffline(true);
            Firms.save(form);
            assertThat(form.getByRole(AriaRole.ALERT)).containsText("The server does not answer");
            assertThat(form.getByLabel("Short name")).hasValue("typed away");
            page.context().setOffline(false);
            Firms.save(form);
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("typed away");
            desktop.expectComplaints(AWAY);
        }
    }

    @Test
    void aStreamThatWasCutComesBackAndShowsWhatWasMissed() {
        String id = firms.company("Stream");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + id).page();
            assertThat(heading(page, firms.word() + " Stream")).isVisible();
            page.context().setOffline(true);
            assertThat(page.getByText("What you type stays here until it is back"))
                    .isVisible();
            Answer now = platform.admin().get(Firms.ACCOUNTS + "/" + id).expect(200);
            platform.admin()
                    .patch(Firms.ACCOUNTS + "/" + id, now.etag(), object("name", firms.word() + " Renamed"))
                    .expect(200);
            page.context().setOffline(false);
            assertThat(heading(page, firms.word() + " Renamed")).isVisible();
            assertThat(page.getByText("What you type stays here until it is back"))
                    .isHidden();
            desktop.expectComplaints(AWAY);
        }
    }

    @Test
    void aCellThatCouldNotBeSavedIsSentOnceMore() {
        String id = firms.company("Cell");
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "&columns=" + Firms.json("['name','short_name']"))
                    .page();
            assertThat(desktop.row("Cell")).isVisible();
            page.getByRole(AriaRole.GRID).focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("F2");
            assertThat(page.locator("[role=grid] input:focus")).isVisible();
            page.context().setOffline(true);
            page.keyboard().type("in a cell");
            page.keyboard().press("Enter");
            assertThat(page.getByText("The server does not answer")).isVisible();
            page.context().setOffline(false);
            desktop.button("Try again").click();
            assertThat(page.getByText("Short name changed")).isVisible();
            assertThat(firms.kept(id)).isEqualTo("in a cell");
            desktop.expectComplaints(AWAY);
        }
    }

    @Test
    void whatAProxyRefusesIsSaidInWordsAndCanBeSentAgain() {
        String id = firms.company("Proxy");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "patient");
            page.route(
                    "**/records/contacts/account/" + id,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(429)
                            .setHeaders(Map.of("Retry-After", "12"))
                            .setBody("<html>slow down</html>")));
            Firms.save(form);
            assertThat(form.getByRole(AriaRole.ALERT))
                    .hasText("The server is busy and did not take this. Try again in 12 seconds.");
            page.unroute("**/records/contacts/account/" + id);
            Firms.save(form);
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("patient");
            desktop.expectRefusal(429);
        }
    }

    @Test
    void aSessionThatEndsBesideAFormLosesNothingOfIt() {
        String id = firms.company("Session");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "kept over a sign-in");
            page.context().clearCookies();
            // by a key: whatever else the page asks by itself may have found out before
            page.keyboard().press("Control+Enter");
            Locator again = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Sign in again"));
            again.getByLabel("Password").first().fill(Desktop.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(again).isHidden();
            assertThat(form.getByLabel("Short name")).hasValue("kept over a sign-in");
            Firms.save(form);
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("kept over a sign-in");
            desktop.expectRefusal(401);
        }
    }

    @Test
    void whoLeavesAFormWithSomethingTypedIsAskedFirst() {
        String id = firms.company("Leave");
        try (Desktop desktop = firms.desktop()) {
            Page page = firms.open(desktop, "").page();
            desktop.row("Leave").getByRole(AriaRole.GRIDCELL).nth(1).click();
            assertThat(heading(page, firms.word() + " Leave")).isVisible();
            desktop.button("Edit").click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Short name").fill("not yet saved");
            List<String> asked = answering(page, false);
            page.evaluate("history.back()");
            page.waitForCondition(() -> asked.contains("confirm Throw away what you typed?"));
            assertThat(form.getByLabel("Short name")).hasValue("not yet saved");
            page.close(new Page.CloseOptions().setRunBeforeUnload(true));
            page.waitForCondition(() -> asked.stream().anyMatch(each -> each.startsWith("beforeunload")));
            assertThat(form.getByLabel("Short name")).hasValue("not yet saved");
            // what is saved is left without a word, and the way back is the way one came
            asked.clear();
            Firms.save(form);
            assertThat(form).isHidden();
            page.goBack();
            assertThat(desktop.row("Leave")).isVisible();
            page.goForward();
            assertThat(heading(page, firms.word() + " Leave")).isVisible();
            assertThat(asked).isEmpty();
            assertThat(firms.kept(id)).isEqualTo("not yet saved");
        }
    }

    @Test
    void anOwnFieldThatIsBegunIsNotThrownAwayByAKey() {
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator("modeller")) {
            Page page = desktop.open("/system/fields").page();
            desktop.button("New field").first().click();
            Locator form = page.getByRole(AriaRole.DIALOG);
            Locator label = form.getByLabel("Label").first();
            label.fill("Half of a na");
            List<String> asked = answering(page, false);
            page.keyboard().press("Escape");
            page.waitForCondition(() -> asked.contains("confirm Throw away what you typed?"));
            assertThat(label).hasValue("Half of a na");
        }
    }

    @Test
    void twoTabsAreOfOnePersonAndSpeakOneLanguage() {
        String id = firms.company("Tabs");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "in the first tab");
            Page second = page.context().newPage();
            second.navigate(page.url());
            second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account of "))
                    .click();
            second.getByText("Čeština").click();
            assertThat(form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Uložit")))
                    .isVisible();
            assertThat(form.locator("input[value='in the first tab']")).isVisible();
            second.keyboard().press("Control+j");
            assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");

            second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Účet")))
                    .click();
            second.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Odhlásit"))
                    .click();
            Locator again = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Přihlaste se znovu"));
            assertThat(again).isVisible();
            // whoever signs in again by the one has signed in by the other too
            second.locator("input[name=username]").fill(firms.person());
            second.locator("input[name=password]").fill(Desktop.PASSWORD);
            second.keyboard().press("Enter");
            assertThat(again).isHidden();
            form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Uložit"))
                    .click();
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("in the first tab");
            // what the first asked between the sign-in of the other and its own bore the secret of before
            desktop.expectRefusal(401).expectRefusal(403);
        }
    }

    @Test
    void whereAnAddressLeadsNowhereTheWayOnIsOffered() {
        firms.company("There");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/account/" + UUID.randomUUID()).page();
            assertThat(heading(page, "Not there")).isVisible();
            desktop.expectAccessible("a record that is not there");
            link(page, "Accounts").click();
            assertThat(desktop.row(firms.word() + " There")).isVisible();
            for (String path : List.of("/nothing/of-that", "/contacts/account/no-id", "/a/b/c/d", "/p/nothing/here")) {
                desktop.open(path);
                assertThat(heading(page, "Not there")).isVisible();
                assertThat(link(page, "Home")).isVisible();
            }
            link(page, "Home").click();
            assertThat(heading(page, "Not there")).isHidden();
            desktop.expectRefusal(404).expectRefusal(400).expectComplaints("Problem: ");
        }
    }

    @Test
    void aCopyOfWhichNotAllCouldBeKeptIsLeftBehindByNobody() {
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            desktop.button("Arrange").click();
            // whose home it is cannot be said
            page.route("**/api/v1/dashboards", route -> {
                if (route.request().method().equals("PUT")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(""));
                } else {
                    route.resume();
                }
            });
            desktop.button("Save").click();
            assertThat(page.getByText("The server is busy and did not take this."))
                    .isVisible();
            desktop.button("Cancel").click();
            assertThat(desktop.button("Arrange")).isVisible();
            page.waitForCondition(() -> firms.client()
                    .get("dashboards")
                    .expect(200)
                    .json()
                    .path("dashboards")
                    .isEmpty());
            desktop.expectRefusal(503);
        }
    }
}
