package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** What the server refuses and what it takes its time for, seen from a form and a list. */
@OnOneDatabase(TestDatabase.POSTGRESQL)
class RefusalsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    /** Holds what the page sends there by a method until the test lets it go. */
    private static List<Route> holding(Page page, String where, String method) {
        List<Route> held = new ArrayList<>();
        page.route(where, route -> {
            if (route.request().method().equals(method)) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    @Test
    void whatAnotherRecordHasAlreadyIsSaidAtItsFieldAndTheRestStays() {
        String name = "Trade fair " + firms.word();
        platform.admin().post("records/contacts/base", object("name", name)).expect(201);
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.open("/contacts/base?make=true").page();
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Name").first().fill(name);
            form.getByLabel("Description").first().fill("typed with care");
            Firms.save(form);
            assertThat(form.getByText("Another record has the same already").first())
                    .isVisible();
            assertThat(form.getByLabel("Description").first()).containsText("typed with care");
            form.getByLabel("Name").first().fill(name + " again");
            Firms.save(form);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name + " again")))
                    .isVisible();
            assertThat(page.getByText("typed with care").first()).isVisible();
            desktop.expectRefusal(409);
        }
    }

    @Test
    void aChangeThatDoesNotSayOfWhichVersionItIsKeepsWhatWasTyped() {
        String id = firms.company("Versionless");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "still here");
            // as by something between here and there that takes headers away
            page.route("**/records/contacts/account/" + id, route -> {
                Map<String, String> headers = new HashMap<>(route.request().allHeaders());
                headers.remove("if-match");
                route.resume(new Route.ResumeOptions().setHeaders(headers));
            });
            Firms.save(form);
            assertThat(form.getByRole(AriaRole.ALERT)).containsText("If-Match");
            assertThat(form.getByLabel("Short name")).hasValue("still here");
            page.unroute("**/records/contacts/account/" + id);
            Firms.save(form);
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("still here");
            desktop.expectRefusal(428);
        }
    }

    @Test
    void aSaveThatTakesItsTimeIsSentOnceAndShownAsUnderWay() {
        String id = firms.company("Slow");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            Locator form = Firms.begun(desktop, id, "in the end");
            List<Route> held = holding(page, "**/records/contacts/account/" + id, "PATCH");
            page.keyboard().press("Control+Enter");
            page.waitForCondition(() -> held.size() == 1);
            assertThat(form.locator("button[data-loading]")).hasCount(1);
            assertThat(form.getByLabel("Short name")).hasValue("in the end");
            // somebody impatient
            page.keyboard().press("Control+Enter");
            page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            assertThat(held).hasSize(1);
            held.getFirst().resume();
            assertThat(form).isHidden();
            assertThat(firms.kept(id)).isEqualTo("in the end");
        }
    }

    @Test
    void aListThatTakesItsTimeHoldsNobodyUp() {
        firms.company("Waited for");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            List<Route> held = holding(page, "**/records/contacts/account/query", "POST");
            firms.open(desktop, "");
            page.waitForCondition(() -> !held.isEmpty());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Accounts")))
                    .isVisible();
            // nothing is said of it before it is known
            assertThat(page.getByText(Pattern.compile("Nothing matches|nothing here yet")))
                    .isHidden();
            // what is asked for meanwhile is answered
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Contact persons"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Contact persons")))
                    .isVisible();
            page.unroute("**/records/contacts/account/query");
            page.goBack();
            assertThat(desktop.row("Waited for")).isVisible();
        }
    }
}
