package org.kontor.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kontor.testing.InstalledChromium;

/** A browser that has just been started, with nothing in its cache, and somebody signed in who looks at one page. */
final class Visit implements AutoCloseable {
    private static final String OBSERVER = resource("observe.js");
    private static final String BARE = resource("bare.js");
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Browser browser;
    private final String server;
    private final Page page;

    private Visit(Browser browser, String server, Page page) {
        this.browser = browser;
        this.server = server;
        this.page = page;
    }

    /**
     * Starts a browser and signs in.
     *
     * @param server its address, without a slash at the end
     * @param awaited CSS selector of what is waited for when a page is opened
     */
    static Visit begin(Playwright playwright, String server, String user, String password, String awaited) {
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(InstalledChromium.path())
                        .setArgs(InstalledChromium.ARGUMENTS));
        // the pages of the baseline are those of a server that allows no scripts in them
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en")
                .setBypassCSP(true));
        context.addInitScript(OBSERVER);
        context.addInitScript(BARE);
        Page page = context.newPage();
        page.setDefaultTimeout(TIMEOUT_MILLIS);
        page.navigate(server + "/health/live");
        page.evaluate("""
                async ([user, password]) => {
                  const answer = await fetch('/api/v1/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user, password }) });
                  if (!answer.ok) throw new Error('signing in: ' + answer.status);
                  // by which the client knows without asking that somebody is
                  localStorage.setItem('kontor.session', 'yes');
                }""", List.of(user, password));
        page.addInitScript("bench.awaited(" + quoted(awaited) + ")");
        return new Visit(browser, server, page);
    }

    /** Opens a page; how many milliseconds from there until it was shown. */
    double open(String path) {
        page.navigate(server + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        return number(page.evaluate("() => bench.shown"));
    }

    Page page() {
        return page;
    }

    /** What the page itself says of the largest of its paints, in milliseconds. */
    double largestPaint() {
        settle();
        return number(page.evaluate("() => bench.seen().lcp"));
    }

    /** How far what was shown moved by itself, as the web has it. */
    double shift() {
        return number(page.evaluate("() => bench.seen().cls"));
    }

    /** What a page does in the second after it was shown belongs to it: no request of it, and then two frames. */
    void settle() {
        page.waitForLoadState(LoadState.LOAD);
        page.evaluate(
                "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 1000))");
    }

    /** Scrolls the list by so many pixels in each of so many frames. */
    Frames scroll(int pixels, int frames) {
        // in the order in which the record has them
        List<?> done = (List<?>) page.evaluate(
                "async ([pixels, frames]) => { const it = await bench.scroll(pixels, frames);"
                        + " return [it.times, it.elements, it.waits]; }",
                List.of(pixels, frames));
        return new Frames(times((List<?>) done.get(0)), number(done.get(1)), number(done.get(2)));
    }

    /**
     * How the frames of scrolling went.
     *
     * @param elements how many there were in the page at most
     * @param waits in how many frames the list had no more to show yet
     */
    record Frames(Times times, double elements, double waits) {}

    /** How long requests took whose address contains that. */
    Times requests(String part) {
        return times((List<?>) page.evaluate("(part) => bench.requests(part)", part));
    }

    /** Milliseconds that an expression in the page promises. */
    double timed(String expression) {
        return number(page.evaluate(expression));
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Times times(List<?> values) {
        Times times = new Times();
        values.forEach(value -> times.addMillis(number(value)));
        return times;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String resource(String name) {
        try (InputStream file = Visit.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
