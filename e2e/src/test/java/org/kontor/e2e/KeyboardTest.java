package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** A day without a mouse: nothing here is clicked, focused or filled in but by keys. */
@OnOneDatabase(TestDatabase.H2)
class KeyboardTest {
    private static final int MOST_STEPS = 60;

    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with("contacts");

    private final Firms firms = new Firms(platform);

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Goes on by Tab until that has the focus, as somebody does who sees where it is. */
    private static void tabTo(Page page, Locator wanted) {
        assertThat(wanted).isVisible();
        for (int i = 0; i < MOST_STEPS; i++) {
            if (isAt(wanted)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(wanted + " is not reached by Tab");
    }

    /** Goes down a menu to one of its items. */
    private static void downTo(Page page, Locator item) {
        assertThat(item).isVisible();
        for (int i = 0; i < MOST_STEPS && !isAt(item); i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(item).isFocused();
    }

    private static boolean isAt(Locator wanted) {
        return (Boolean) wanted.evaluate("each => each === document.activeElement");
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    @Test
    void aDayGoesByKeysAlone() {
        String there = firms.company("Before noon");
        platform.users().add(firms.person(), Firms.ROLE);
        Desktop.mayEnter(platform, firms.person());
        try (Desktop desktop = Desktop.of(platform)) {
            Page page = desktop.open("/").page();
            signIn(page);
            toTheList(page);
            String made = makeAndChange(desktop, page);
            write(page);
            lookAround(desktop, page, there);
            askAndTakeBack(desktop, page);
            move(page, made);
            leave(page);
        }
    }

    private void signIn(Page page) {
        tabTo(page, page.getByLabel("User name"));
        page.keyboard().type(firms.person());
        tabTo(page, page.getByLabel("Password").first());
        page.keyboard().type(Desktop.PASSWORD);
        press(page, "Enter");
        assertThat(page.locator("#content")).isVisible();
    }

    private static void toTheList(Page page) {
        press(page, "Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search and go")))
                .isFocused();
        page.keyboard().type("Accounts");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("Accounts");
        press(page, "Enter");
        assertThat(heading(page, "Accounts")).isVisible();
    }

    private String makeAndChange(Desktop desktop, Page page) {
        press(page, "c");
        Locator form = page.getByRole(AriaRole.DIALOG);
        tabTo(page, form.getByLabel(Pattern.compile("^Kind")).first());
        press(page, "Enter");
        page.keyboard().type("Legal");
        press(page, "ArrowDown", "Enter");
        tabTo(page, form.getByLabel(Pattern.compile("^Name")).first());
        page.keyboard().type(firms.word() + " By keys");
        press(page, "Control+Enter");
        assertThat(heading(page, "By keys")).isVisible();
        press(page, "e");
        tabTo(page, form.getByLabel("Short name"));
        page.keyboard().type("Keys");
        press(page, "Control+Enter");
        assertThat(form).isHidden();
        assertThat(page.getByText("Keys", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        return page.url().replaceAll(".*/", "");
    }

    private static void write(Page page) {
        tabTo(page, page.getByLabel("Write a comment…"));
        page.keyboard().type("Not one click so far");
        press(page, "Control+Enter");
        assertThat(page.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("Not one click so far")))
                .isVisible();
    }

    /** To the list by the menu, to a record, its neighbour and back. */
    private void lookAround(Desktop desktop, Page page, String there) {
        press(page, "Escape", "g", "1");
        assertThat(heading(page, "Accounts")).isVisible();
        press(page, "/");
        page.keyboard().type(firms.word());
        assertThat(desktop.row("Before noon")).isVisible();
        tabTo(page, page.getByRole(AriaRole.GRID));
        press(page, "Space");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY).last()).containsText(firms.word());
        press(page, "Escape", "Enter");
        page.waitForURL(Pattern.compile(".*/contacts/account/[0-9a-f-]{36}"));
        String first = page.url();
        press(page, first.endsWith(there) ? "]" : "[");
        page.waitForCondition(() -> !page.url().equals(first));
    }

    /** What is asked stands in a chip, which is changed and taken out. */
    private void askAndTakeBack(Desktop desktop, Page page) {
        press(page, "g", "1");
        assertThat(heading(page, "Accounts")).isVisible();
        tabTo(page, desktop.button("Filter"));
        press(page, "Enter");
        assertThat(page.getByLabel("Find a field")).isFocused();
        page.keyboard().type("Short name");
        press(page, "Enter");
        Locator value = page.getByRole(AriaRole.DIALOG).getByLabel("Value");
        tabTo(page, value);
        page.keyboard().type("Keys");
        press(page, "Enter");
        assertThat(desktop.row("By keys")).isVisible();
        assertThat(desktop.row("Before noon")).isHidden();
        tabTo(page, page.getByLabel("Remove the filter Short name"));
        press(page, "Enter");
        assertThat(desktop.row("Before noon")).isVisible();
    }

    /** From one column of a board to another. */
    private void move(Page page, String id) {
        page.navigate(page.url().replaceAll("/contacts/.*", "") + "/contacts/account?layout=board&by=lifecycle_stage&q="
                + firms.word());
        tabTo(
                page,
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(firms.word() + " By keys")
                                .setExact(true)));
        press(page, "m");
        downTo(page, Firms.item(page, "Active customer"));
        press(page, "Enter");
        page.waitForCondition(() -> platform.admin()
                .get(Firms.ACCOUNTS + "/" + id)
                .json()
                .path("lifecycle_stage")
                .asText()
                .equals("customer"));
    }

    private void leave(Page page) {
        press(page, "g", "s");
        assertThat(page.getByRole(AriaRole.TAB).first()).isVisible();
        tabTo(page, page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(firms.person())));
        press(page, "Enter");
        downTo(page, Firms.item(page, "Sign out"));
        press(page, "Enter");
        assertThat(page.getByLabel("User name")).isVisible();
    }
}
