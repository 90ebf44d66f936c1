package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.testing.Json;
import org.kontor.testing.PlatformExtension;

/** Somebody at the web client. Whatever the browser complains of, its policy included, fails the test at the end. */
final class Desktop implements AutoCloseable {
    static final String PASSWORD = "tulips in november 26";

    private final PlatformExtension platform;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    private Desktop(PlatformExtension platform, int width, int height, String language, ColorScheme colours) {
        this.platform = platform;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale(language)
                        .setColorScheme(colours)
                        // what fades in is paler for a moment than it is
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setTimezoneId("Europe/Prague"));
        this.page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add(error));
        page.setDefaultTimeout(20_000);
    }

    static Desktop of(PlatformExtension platform) {
        return new Desktop(platform, 1440, 900, "en", ColorScheme.LIGHT);
    }

    static Desktop of(PlatformExtension platform, int width, int height, String language, ColorScheme colours) {
        return new Desktop(platform, width, height, language, colours);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    /** Gives a user that there is the password by which tests sign in. */
    static void mayEnter(PlatformExtension platform, String name) {
        platform.kernel()
                .accounts()
                .setPassword(UUID.fromString(platform.users().id("user " + name)), name, PASSWORD, false);
    }

    /** Makes somebody who may sign in, with a role that plugins bring. */
    Desktop signInAs(String name, String role) {
        platform.users().add(name, role);
        mayEnter(platform, name);
        return signIn(name);
    }

    /** Makes somebody who administers. */
    Desktop signInAsAdministrator(String name) {
        platform.users().add(name, Json.object("administrator", true));
        mayEnter(platform, name);
        return signIn(name);
    }

    /** Signs in beside the page, which takes no time of its own; how it is done by the form is what {@link ClientTest} is about. */
    Desktop signIn(String name) {
        APIResponse answer = context.request()
                .post(
                        address("/api/v1/session"),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(Json.object("user", name, "password", PASSWORD)
                                        .toString()));
        assertThat(answer).isOK();
        // the client asks for no session of which it does not know; a sign-out takes away all that a page has stored,
        // but not its name
        context.addInitScript("if (window === window.top && window.name !== 'signed in') {"
                + " window.name = 'signed in'; localStorage.setItem('kontor.session', 'yes'); }");
        return hasGoneNowhere() ? this : open("/");
    }

    private boolean hasGoneNowhere() {
        return page.url().equals("about:blank");
    }

    private String address(String path) {
        return "http://localhost:" + platform.kernel().port() + path;
    }

    Desktop open(String path) {
        page.navigate(address(path));
        return this;
    }

    /** The page that is open; whoever has gone nowhere yet is at home. */
    Page page() {
        if (hasGoneNowhere()) {
            open("/");
            assertThat(page.locator("#content")).isVisible();
        }
        return page;
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What takes back the last thing that was done. */
    Locator undo() {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"));
    }

    /** What is offered for these words, in English, by the palette. */
    Locator palette(String words) {
        // nobody hears keys before the frame is there
        assertThat(page().locator("#content")).isVisible();
        page().keyboard().press("Control+k");
        page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search and go"))
                .fill(words);
        return page().getByRole(AriaRole.OPTION);
    }

    Locator tab(String name) {
        return page().getByRole(
                        AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The line of a list in which that stands. */
    Locator row(String text) {
        return page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Refusals that a test brought about by itself are in the console, whatever the client makes of them. */
    Desktop expectRefusal(int status) {
        complaints.removeIf(text -> text.contains("status of " + status));
        return this;
    }

    /** What a test has a plugin do wrong is in the console, however well the client bears it. */
    Desktop expectComplaints(String... words) {
        complaints.removeIf(text -> Stream.of(words).anyMatch(text::contains));
        return this;
    }

    /** What stands here now can be worked with by everybody, in dark and in light; a phone may be narrower, too. */
    Desktop expectForEverybody(String where) {
        lit(ColorScheme.DARK).expectAccessible(where + ", dark");
        lit(ColorScheme.LIGHT).expectAccessible(where).expectNoSidewaysScroll(where);
        ViewportSize screen = page.viewportSize();
        if (screen.width < 400) {
            page.setViewportSize(320, screen.height);
            // what floats finds another place
            page.waitForCondition(() -> excess() <= 0);
            expectAccessible(where + ", at 320");
            page.setViewportSize(screen.width, screen.height);
        }
        return this;
    }

    private Desktop lit(ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        String scheme = colours.name().toLowerCase(Locale.ROOT);
        assertThat(page.locator("html[data-mantine-color-scheme=" + scheme + "]"))
                .isAttached();
        return this;
    }

    /** Whether people who see, hear or click otherwise can work here: WCAG 2.2, levels A and AA. */
    Desktop expectAccessible(String where) {
        // the other mode opens a page for each answer, for frames of other origins, of which there are none
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml() + " "
                                        + rule.getNodes().getFirst().getFailureSummary()))
                .as(where)
                .isEmpty();
        return this;
    }

    /** Nothing is to be had by scrolling sideways only. */
    Desktop expectNoSidewaysScroll(String where) {
        assertThat(excess()).as(where).isLessThanOrEqualTo(0);
        return this;
    }

    /** Pixels by which the page is wider than the screen. */
    private int excess() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complains of").isEmpty();
    }
}
