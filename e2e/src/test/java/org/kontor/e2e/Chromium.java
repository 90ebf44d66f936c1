package org.kontor.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the tests, one for all of them: that of {@code KONTOR_CHROMIUM}, else the machine's own. Nothing is
 * downloaded.
 */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(path()).setArgs(ARGUMENTS));

    static {
        // a machine that builds has other work too; what does not come fails all the same
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private Chromium() {}

    static Browser browser() {
        return BROWSER;
    }

    private static Path path() {
        return Optional.ofNullable(System.getenv("KONTOR_CHROMIUM"))
                .map(Path::of)
                .or(Chromium::installed)
                .orElseThrow(
                        () -> new IllegalStateException("The tests of the web client need Chromium. Install it (apt"
                                + " install chromium), or name one in KONTOR_CHROMIUM."));
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
