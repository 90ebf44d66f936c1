package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** People talk about a record: they name each other, answer, and write anew what they wrote. */
@OnOneDatabase(TestDatabase.H2)
class CommentsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    private static Locator entry(Page page, String text) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void aColleagueIsNamedToldAndAnswersAndTheWriterMendsWhatWasWritten() {
        String company = firms.company("Talked about");
        String friend = firms.person() + "-friend";
        try (Desktop theirs = Desktop.of(platform).signInAs(friend, Firms.ROLE);
                Desktop mine = firms.desktop()) {
            Page page = mine.open("/contacts/account/" + company).page();
            Locator box = page.getByLabel("Write a comment…");
            box.fill("Who calls <b>them</b>, ");
            box.press("End");
            page.keyboard().type("@" + friend.substring(0, friend.length() - 3));
            Locator offered = page.getByRole(AriaRole.OPTION);
            assertThat(offered).hasCount(1);
            assertThat(offered).containsText(friend);
            mine.expectAccessible("people who are offered");
            page.keyboard().press("Enter");
            assertThat(box).hasValue("Who calls <b>them</b>, @" + friend + " ");
            page.keyboard().press("Control+Enter");
            assertThat(entry(page, "Who calls").getByText("@" + friend)).hasCSS("font-weight", "500");

            Page other = theirs.page();
            theirs.open("/");
            other.getByRole(AriaRole.MAIN).getByText("Who calls").click();
            assertThat(other.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName(firms.word() + " Talked about")))
                    .isVisible();
            Locator said = entry(other, "Who calls <b>them</b>");
            said.hover();
            said.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer"))
                    .click();
            other.getByLabel("Answer to").fill("I do");
            other.keyboard().press("Control+Enter");
            assertThat(entry(other, "I do")).containsText("Who calls <b>them</b>");
            assertThat(said.filter(new Locator.FilterOptions().setHasNotText("I do"))
                            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change the comment")))
                    .hasCount(0);

            assertThat(entry(page, "I do")).isVisible();
            Locator own = entry(page, "wrote").filter(new Locator.FilterOptions().setHasNotText("I do"));
            own.hover();
            own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change the comment"))
                    .click();
            Locator again = page.getByLabel("Change the comment").last();
            assertThat(again).hasValue("Who calls <b>them</b>, @" + friend);
            again.fill("Who rings them, @" + friend + "?");
            page.keyboard().press("Control+Enter");
            assertThat(entry(page, "Who rings them").filter(new Locator.FilterOptions().setHasText("(changed)")))
                    .isVisible();
            assertThat(firms.client()
                            .get("records/system/comment?filter=about==contacts.account/" + company
                                    + "&sort=created_at")
                            .json()
                            .path("records")
                            .path(0)
                            .path("mentions")
                            .size())
                    .isEqualTo(1);
        }
    }
}
