package org.kontor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kontor.testing.Json.object;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.e2e.charted.ChartedPlugin;
import org.kontor.testing.OnOneDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;

/** Charts and views that a plugin declares, without a line of code for the browser but for its own layout. */
@OnOneDatabase(TestDatabase.H2)
class PluginChartsTest {
    static {
        // the browser stays for all tests, and is nothing that a class leaves behind
        Chromium.browser();
    }

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(ChartedPlugin.class);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String word = "word" + COUNT.incrementAndGet() + "x";

    private String shop() {
        String shop = platform.admin()
                .post("records/charted/shop", object("name", word))
                .expect(201)
                .id();
        sale(shop, "lamp", "retail", "100", "EUR", "2026-09-03");
        sale(shop, "desk", "trade", "400", "EUR", "2026-11-10");
        sale(shop, "chair", "trade", "200", "EUR", "2026-11-20");
        sale(shop, "<b>bench</b>", "trade", "9000", "CZK", "2026-11-21");
        return shop;
    }

    private void sale(String shop, String goods, String kind, String amount, String currency, String day) {
        platform.admin()
                .post(
                        "records/charted/sale",
                        object(
                                "goods",
                                word + " " + goods,
                                "shop",
                                shop,
                                "kind",
                                kind,
                                "amount",
                                object("amount", amount, "currency", currency),
                                "sold_on",
                                day))
                .expect(201);
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator line(Locator panel, String text) {
        return panel.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void aPanelDrawsNumbersOfRecordsThatPointHereAndLeadsToThem() {
        String shop = shop();
        String other = shop();
        try (Desktop desktop = Desktop.of(platform).signInAs("person-" + word, "charted.seller")) {
            Page page = desktop.open("/charted/shop/" + shop).page();
            assertThat(panel(page, "Sales here")).containsText("4");
            Locator months = panel(page, "By month");
            assertThat(months.locator("svg").first()).isVisible();
            // a month without any is one too
            assertThat(line(months, "Oct")).containsText("0");
            assertThat(line(months, "Nov")).containsText("3");

            Locator kinds = panel(page, "Sums by kind");
            // what is of different currencies is never one number
            assertThat(line(kinds, "Trade")).containsText("€600");
            assertThat(line(kinds, "Trade")).containsText("CZK");
            assertThat(kinds).not().containsText("9,600");
            desktop.tab("Course").click();
            assertThat(line(page.getByRole(AriaRole.TABPANEL), "Nov")).containsText("€300");

            months.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Nov")))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/charted/sale"));
            assertThat(desktop.row(word + " desk")).isVisible();
            assertThat(desktop.row(word + " <b>bench</b>")).isVisible();
            assertThat(desktop.row(word + " lamp")).hasCount(0);
            assertThat(page.getByRole(AriaRole.STATUS).getByText("3 records")).isVisible();

            desktop.open("/charted/shop/" + other);
            panel(page, "Sales here").getByRole(AriaRole.LINK).click();
            assertThat(page.getByRole(AriaRole.STATUS).getByText("4 records")).isVisible();
        }
    }

    @Test
    void itFollowsWhatOthersChangeAndIsNotThereForWhoMayNotReadIt() {
        String shop = shop();
        try (Desktop desktop = Desktop.of(platform).signInAs("person-" + word, "charted.seller")) {
            Page page = desktop.open("/charted/shop/" + shop).page();
            assertThat(line(panel(page, "By month"), "Nov")).containsText("3");
            sale(shop, "shelf", "trade", "50", "EUR", "2026-11-25");
            assertThat(line(panel(page, "By month"), "Nov")).containsText("4");
        }
        try (Desktop desktop = Desktop.of(platform).signInAs("visitor-" + word, "charted.visitor")) {
            Page page = desktop.open("/charted/shop/" + shop).page();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(word)))
                    .isVisible();
            assertThat(panel(page, "By month")).hasCount(0);
            assertThat(panel(page, "Sums by kind")).hasCount(0);
        }
    }

    @Test
    void aViewOpensInTheLayoutThatThePluginDraws() {
        shop();
        try (Desktop desktop = Desktop.of(platform).signInAs("person-" + word, "charted.seller")) {
            Page page = desktop.open("/charted/sale?view=wall&q=" + word).page();
            assertThat(page.getByRole(AriaRole.ARTICLE)).hasText(new String[] {word + " lamp"});
            assertThat(page.getByText("goods by kind of sum:amount")).isVisible();
            assertThat(page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Wall").setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            desktop.tab("As a pie").click();
            assertThat(page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Pie").setExact(true)))
                    .hasAttribute("aria-pressed", "true");
            assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Sum: Amount by Kind")))
                    .isVisible();
            desktop.tab("On the wall").click();
            assertThat(page.getByText("goods by kind of sum:amount")).isVisible();
        }
    }

    @Test
    void chartsAreForEverybodyOnLargeScreensAndSmallOnes() {
        String shop = shop();
        for (int width : new int[] {1440, 390}) {
            try (Desktop desktop = Desktop.of(platform, width, 900, "en", ColorScheme.LIGHT)
                    .signInAs("person" + COUNT.incrementAndGet() + "-" + word, "charted.seller")) {
                Page page = desktop.open("/charted/shop/" + shop).page();
                assertThat(panel(page, "Sums by kind").locator("svg").first()).isVisible();
                desktop.expectForEverybody("a record with charts");
            }
        }
    }
}
