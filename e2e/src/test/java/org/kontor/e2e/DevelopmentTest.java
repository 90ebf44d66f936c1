package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.e2e.crafts.CraftsPlugin;
import org.kontor.testing.PlatformExtension;

/** Somebody who writes a plugin looks at its module as it lies on their machine. */
class DevelopmentTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(CraftsPlugin.class).setting("kontor.plugins-development", "true");

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What lies on that machine, by its address. */
    private final Map<String, String> files = new ConcurrentHashMap<>();

    private HttpServer machine;

    @BeforeEach
    void work() throws IOException {
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] content = files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".css") ? "text/css" : "text/javascript");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(
                    files.containsKey(path) ? 200 : 404, content.length == 0 ? -1 : content.length);
            try (exchange) {
                exchange.getResponseBody().write(content);
            }
        });
        machine.start();
        says("At work");
        files.put("/main.css", "[data-plugin='crafts'] p { text-align: center; }");
    }

    @AfterEach
    void rest() {
        machine.stop(0);
    }

    private void says(String words) {
        files.put("/code/main.js", """
                import { definePlugin } from '@kontor/ui-sdk';
                import { html } from '@kontor/ui-kit';
                export default definePlugin({ pages: { bench: () => html`<p>%s</p>` } });
                """.formatted(words));
    }

    private String module(String host) {
        return "crafts@http://" + host + ":" + machine.getAddress().getPort() + "/code/main.js";
    }

    private static Locator mark(Page page) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("module"));
    }

    @Test
    void anAdministratorSeesTheModuleUnderWorkUntilTheyStop() {
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator("author" + COUNT.incrementAndGet())) {
            Page page = desktop.open("/p/crafts/bench").page();
            assertThat(page.getByText("From the jar")).hasCSS("text-align", "right");
            assertThat(mark(page)).hasCount(0);

            desktop.open("/p/crafts/bench?devplugin=" + module("localhost"));
            assertThat(page.getByText("At work")).hasCSS("text-align", "center");
            assertThat(mark(page)).containsText("The module of crafts comes from http://localhost:");
            // what is saved is there, and what the button takes
            says("Saved");
            assertThat(page.getByText("Saved")).isVisible();
            files.put("/main.css", "[data-plugin='crafts'] p { text-align: left; }");
            desktop.button("Reload module").click();
            assertThat(page.getByText("Saved")).hasCSS("text-align", "left");

            // another page, and the same anew
            desktop.open("/");
            assertThat(mark(page)).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bench"))
                    .click();
            assertThat(page.getByText("Saved")).isVisible();
            page.reload();
            assertThat(page.getByText("Saved")).isVisible();

            desktop.button("Stop").click();
            assertThat(page.getByText("From the jar")).isVisible();
            assertThat(mark(page)).hasCount(0);
            desktop.open("/p/crafts/bench");
            assertThat(page.getByText("From the jar")).isVisible();
            assertThat(mark(page)).hasCount(0);
        }
    }

    @Test
    void whatDoesNotWorkYetIsABoxUntilItDoes() {
        files.put("/code/main.js", "import 'no-such-thing';");
        try (Desktop desktop = Desktop.of(platform).signInAsAdministrator("author" + COUNT.incrementAndGet())) {
            Page page = desktop.open("/p/crafts/bench?devplugin=" + module("127.0.0.1"))
                    .page();
            assertThat(page.getByText("Bench could not be shown")).isVisible();
            says("Mended");
            assertThat(page.getByText("Mended")).isVisible();
            desktop.expectComplaints("no-such-thing");
        }
    }

    @Test
    void nobodyElseHasItHoweverTheyAsk() {
        try (Desktop desktop = Desktop.of(platform)) {
            String name = "reader" + COUNT.incrementAndGet();
            platform.users().add(name);
            Desktop.mayEnter(platform, name);
            Page page = desktop.signIn(name)
                    .open("/p/crafts/bench?devplugin=" + module("localhost"))
                    .page();
            assertThat(page.getByText("From the jar")).isVisible();
            assertThat(mark(page)).hasCount(0);
        }
    }

    @Test
    void anAdministratorIsToldThatSomethingElseIsNotLoaded() {
        try (Desktop desktop = Desktop.of(platform, 320, 800, "en", ColorScheme.DARK)
                .signInAsAdministrator("author" + COUNT.incrementAndGet())) {
            Page page = desktop.open("/settings?devplugin=crafts@http://192.168.1.7:5173/main.js")
                    .page();
            assertThat(mark(page)).containsText("No module under work is loaded");
            desktop.expectAccessible("a page without the module that was asked for")
                    .expectNoSidewaysScroll("a page without the module that was asked for");
            desktop.button("Stop").click();
            assertThat(mark(page)).hasCount(0);
            desktop.open("/settings?devplugin=" + module("localhost"));
            assertThat(mark(page)).containsText("The module of crafts comes from");
            desktop.expectAccessible("a page with a module under work")
                    .expectNoSidewaysScroll("a page with a module under work");
        }
    }
}
