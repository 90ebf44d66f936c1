package org.kontor.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.kontor.testing.InstalledChromium;

/** The browser of the tests, one for all of them. */
final class Chromium {
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(InstalledChromium.path())
                    .setArgs(InstalledChromium.ARGUMENTS));

    static {
        // a machine that builds has other work too; what does not come fails all the same
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private Chromium() {}

    static Browser browser() {
        return BROWSER;
    }
}
