package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** While the search has no index, whatever finds by words says that there may be more. */
@OnOneDatabase(TestDatabase.H2)
class PartialTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts").withoutSearchIndex();

    private static final String SAID = "There may be more";

    private final Firms firms = new Firms(platform);

    @Test
    @Tag("SRC-02")
    void everyWayToLookSaysThatThereMayBeMore() {
        firms.company("Unready");
        try (Desktop desktop = firms.desktop()) {
            Page page = desktop.page();
            for (String layout : new String[] {"table", "board", "tree", "calendar&by=created_at&mode=agenda"}) {
                desktop.open("/contacts/account?q=" + firms.word() + "&layout=" + layout);
                assertThat(page.getByText(SAID)).isVisible();
                assertThat(page.locator("#content")).containsText("Unready");
            }
            desktop.expectAccessible("a list of which there may be more");
            // what finds nothing says so too
            desktop.open("/contacts/account?q=zzzzzz");
            assertThat(page.getByText(SAID)).isVisible();
            page.getByLabel("Search this list").fill("");
            assertThat(page.getByText(SAID)).isHidden();
            desktop.palette("zzzzzz");
            assertThat(page.getByRole(AriaRole.DIALOG).getByText(SAID)).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("c");
            Locator form = page.getByRole(AriaRole.DIALOG);
            form.getByLabel("Parent company").first().fill("zzzzzz");
            assertThat(page.getByRole(AriaRole.LISTBOX).getByText(SAID)).isVisible();
        }
    }
}
