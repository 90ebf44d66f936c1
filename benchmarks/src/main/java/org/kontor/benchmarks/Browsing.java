package org.kontor.benchmarks;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The web client with a great many records, in a real Chromium: how soon what is asked for is shown, and how smoothly lists scroll.
 * The baseline is a bare page of the same server in the same run, that asks for the same records and puts them into a plain table.
 */
final class Browsing {
    private static final int FRAMES = 600;
    private static final String LIST = "/contacts/contact";
    private static final String ROW = "[role=row] [role=gridcell][data-field]";
    private static final String CARD = "[data-card]";
    private static final String BARE_ROW = "#rows tr";
    private static final List<String> WORDS = List.of(
            "Novák", "Svobodová", "Kowalski", "Müller", "Häusler", "Wiśniewska", "Šimek", "Groß", "Žižka", "张伟");

    private final Path folder;
    private final int rows;
    private final int rounds;

    /** @param rounds how often each page is opened anew */
    Browsing(Path folder, int rows, int rounds) {
        this.folder = folder;
        this.rows = rows;
        this.rounds = rounds;
    }

    void run() throws Exception {
        Path plugins = Path.of(System.getProperty("kontor.program", "distribution/target/kontor"), "plugins")
                .toAbsolutePath();
        try (Postgres postgres = Postgres.start(folder);
                Server server = Server.start(folder, plugins, postgres.settings())) {
            Worker.of(server, "contacts.administrator");
            new CopiedBook(rows).fill(folder, server, postgres);
            measure(server.url(""), Worker.NAME, Server.PASSWORD, rounds);
            System.out.println("resident memory of the server: " + server.residentMegabytes() + " MB");
        }
    }

    /** All figures of a server that runs. */
    static void measure(String server, String user, String password, int rounds) {
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Door door = awaited -> Visit.begin(playwright, server, user, password, awaited);
            // the server's compilers have their time before anything counts
            for (int i = 0; i < 3; i++) {
                try (Visit visit = door.enter(ROW)) {
                    visit.open(LIST);
                }
            }
            opening(door, rounds);
            scrolling(door);
            jumping(door);
            records(door);
            palette(door);
        }
    }

    /** Starts a browser, with what is waited for in the pages that are opened. */
    private interface Door {
        Visit enter(String awaited);
    }

    private static void opening(Door door, int rounds) {
        String id;
        try (Visit visit = door.enter(ROW)) {
            visit.open(LIST);
            visit.page().locator(ROW).first().click();
            visit.page().waitForURL(address -> address.matches(".*/contact/[0-9a-f-]{36}.*"));
            id = visit.page().url().replaceAll(".*/", "");
        }
        System.out.printf("opened in a browser just started, %d rounds, in milliseconds:%n", rounds);
        Opened bare = new Opened("a bare page with a plain table of 100", "/health/ready?limit=100", BARE_ROW);
        List<Opened> pages = List.of(
                new Opened("a list, its first rows", LIST, ROW),
                new Opened(
                        "a list, filtered and sorted",
                        LIST
                                + "?sort=[%22last_name%22,%22first_name%22]&filters=[{%22field%22:%22department%22,%22operator%22:%22is%22,%22value%22:%22sales%22}]",
                        ROW),
                new Opened("a record", LIST + "/" + id, "[aria-label='Files'], [class*=files]"),
                new Opened("the home", "/", "main h1, #content h1"),
                new Opened("a board", LIST + "?layout=board&by=grade", CARD),
                new Opened(
                        "a calendar's month",
                        LIST + "?layout=calendar&by=birthday&mode=month&date=1979-11-18",
                        "[class*=MonthView] [data-event-id], [class*=monthViewEvent], [class*=ScheduleEvent]"));
        for (int round = 0; round < rounds; round++) {
            bare.look(door);
            pages.forEach(page -> page.look(door));
        }
        bare.print(bare);
        pages.forEach(page -> page.print(bare));
    }

    /** A page that is opened anew again and again. */
    private static final class Opened {
        private final String what;
        private final String path;
        private final String awaited;
        private final Times shown = new Times();
        private final Times paint = new Times();
        private double shift;

        Opened(String what, String path, String awaited) {
            this.what = what;
            this.path = path;
            this.awaited = awaited;
        }

        void look(Door door) {
            try (Visit visit = door.enter(awaited)) {
                shown.addMillis(visit.open(path));
                paint.addMillis(visit.largestPaint());
                shift = Math.max(shift, visit.shift());
            }
        }

        void print(Opened bare) {
            System.out.printf(
                    Locale.ROOT,
                    "  %s: p50 %.0f, most %.0f, ratio %.1f; largest paint p50 %.0f, most %.0f; shift at most %.4f%n",
                    what,
                    shown.percent(50),
                    shown.most(),
                    shown.percent(50) / bare.shown.percent(50),
                    paint.percent(50),
                    paint.most(),
                    shift);
        }
    }

    private static void scrolling(Door door) {
        System.out.printf("scrolled for %d frames, milliseconds a frame:%n", FRAMES);
        for (int pixels : new int[] {60, 300}) {
            try (Visit visit = door.enter(BARE_ROW)) {
                visit.open("/health/ready?limit=1000");
                visit.settle();
                print("a plain table of 1,000", pixels, visit.scroll(pixels, FRAMES));
            }
            try (Visit visit = door.enter(ROW)) {
                visit.open(LIST);
                visit.settle();
                print("the list", pixels, visit.scroll(pixels, FRAMES));
                Times asked = visit.requests("/query");
                System.out.printf(
                        Locale.ROOT,
                        "    %d requests for 100 rows: p50 %.0f, p95 %.0f ms%n",
                        asked.count(),
                        asked.percent(50),
                        asked.percent(95));
            }
        }
    }

    private static void print(String what, int pixels, Visit.Frames frames) {
        System.out.printf(
                Locale.ROOT,
                "  %s, %d pixels a frame: p50 %.1f, p95 %.1f, most %.0f; %.0f elements; %.0f frames at the end of what is there%n",
                what,
                pixels,
                frames.times().percent(50),
                frames.times().percent(95),
                frames.times().most(),
                frames.elements(),
                frames.waits());
    }

    /** To the end of what is loaded, over and over: lists go on from where they are, by a hundred. */
    private static void jumping(Door door) {
        Times times = new Times();
        try (Visit visit = door.enter(ROW)) {
            visit.open(LIST);
            visit.settle();
            for (int i = 0; i < 50; i++) {
                times.addMillis(visit.timed("""
                        () => {
                          const box = bench.box();
                          const high = box.scrollHeight;
                          return bench.took(() => (box.scrollTop = high), () => box.scrollHeight > high);
                        }"""));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "to the end of what is loaded, %d times, until it goes on: p50 %.0f, p95 %.0f ms%n",
                times.count(),
                times.percent(50),
                times.percent(95));
    }

    private static void records(Door door) {
        Times bare = new Times();
        try (Visit visit = door.enter(BARE_ROW)) {
            for (int i = 0; i < 15; i++) {
                visit.open("/health/ready?limit=100");
                visit.page()
                        .evaluate(
                                "() => bench.from('click', () => document.querySelector('h1').textContent !== 'Records')");
                visit.page().locator(BARE_ROW).nth(i).click();
                bare.addMillis(visit.timed("() => bench.timed"));
            }
        }
        Times there = new Times();
        Times back = new Times();
        try (Visit visit = door.enter(ROW)) {
            visit.open(LIST);
            visit.settle();
            Page page = visit.page();
            for (int i = 0; i < 15; i++) {
                Locator cell =
                        page.locator("[role=row] [role=gridcell][data-first]").nth(i);
                page.waitForResponse(answer -> answer.url().endsWith("/desk"), cell::hover);
                page.evaluate(
                        "() => bench.from('click', () => /[0-9a-f-]{36}$/.test(location.pathname) && document.querySelector('[role=grid]') === null && document.querySelector('#content h1') !== null)");
                cell.click();
                there.addMillis(visit.timed("() => bench.timed"));
                visit.settle();
                back.addMillis(visit.timed("() => bench.took(() => history.back(), () => document.querySelector(\""
                        + ROW + "\") !== null)"));
                visit.settle();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "from a list to a record, %d times: p50 %.0f, p95 %.0f ms; a bare page that asks when it is clicked %.0f, %.0f, ratio %.1f;"
                        + " and back: p50 %.0f, p95 %.0f ms%n",
                there.count(),
                there.percent(50),
                there.percent(95),
                bare.percent(50),
                bare.percent(95),
                there.percent(50) / bare.percent(50),
                back.percent(50),
                back.percent(95));
    }

    private static void palette(Door door) {
        Times times = new Times();
        Times asked;
        try (Visit visit = door.enter(ROW)) {
            visit.open(LIST);
            visit.settle();
            Page page = visit.page();
            for (String word : WORDS) {
                page.keyboard().press("Control+k");
                Locator box = page.locator("[role=combobox]");
                box.waitFor();
                page.keyboard().type(word.substring(0, word.length() - 1), new Keyboard.TypeOptions().setDelay(80));
                page.evaluate(
                        "(word) => bench.from('input', () => [...document.querySelectorAll('[role=option]')].some((each) => each.textContent.includes(word)))",
                        word);
                page.keyboard().insertText(word.substring(word.length() - 1));
                times.addMillis(visit.timed("() => bench.timed"));
                page.keyboard().press("Escape");
                box.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            }
            asked = visit.requests("/search");
        }
        System.out.printf(
                Locale.ROOT,
                "from a key in the palette to what is found, %d words: p50 %.0f, most %.0f ms, of which it waits 120 for a further key;"
                        + " the server's answer p50 %.0f, p95 %.0f ms%n",
                times.count(),
                times.percent(50),
                times.most(),
                asked.percent(50),
                asked.percent(95));
    }
}
